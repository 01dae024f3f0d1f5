// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"
#include "sandbox/routes.h"

namespace sandbox {

/// The answer to a request that must not reach what steers the sandbox: whatever website is open in
/// a browser beside this one may neither steer it nor look. Three things give one away:
///
/// - Host is another name than this computer's: the website's own, made to lead here (DNS
///   rebinding), for which the browser holds us to be that website.
/// - Origin is another page's, and the request would change something.
/// - Sec-Fetch-Site says that another site's page asks.
[[nodiscard]] std::optional<Answer> strangersRefusal(const Call &call, const Route &route);

} // namespace sandbox
