// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

#include <optional>

namespace sandbox {

/// The style sheet or a picture, if the path is one.
[[nodiscard]] std::optional<Answer> assetAnswer(const Call &call);

/// A file of resources/sandbox; empty when there is none.
[[nodiscard]] QByteArray resource(const QString &name);

} // namespace sandbox
