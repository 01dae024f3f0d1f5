// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace program {

/// What in Kakao's console does not go with what is configured here.
enum class ConsoleSetting { RedirectUri, ClientSecret, RestApiKey, ConsentItems };

/// Because of which Kakao refuses the program with this code; nothing for any other code.
[[nodiscard]] std::optional<ConsoleSetting> refusedSetting(const QString &kakaoCode);

} // namespace program
