// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <memory>

class QLocale;
class QWebEngineProfile;

namespace session {
struct UserAgentRequest;
}

namespace webview {

/// `ko-KR,ko;q=0.9,en;q=0.8`: Chromium's own default is English whatever the desktop speaks.
[[nodiscard]] QString acceptLanguage(const QLocale &locale);

/// A profile for one attempt: off the record, with the request filter and with everything switched
/// off that a login page has no use for. It must outlive its pages. The first one of the process
/// starts Chromium, in which pages are dark or not from then on.
[[nodiscard]] std::unique_ptr<QWebEngineProfile>
makeLoginProfile(const session::UserAgentRequest &request, bool isDark);

} // namespace webview
