// SPDX-License-Identifier: Apache-2.0
#include "program/consolesetting.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace program {
namespace {

struct Refusal
{
    QLatin1StringView code;
    ConsoleSetting setting;
};

constexpr std::array refusals{
    Refusal{"KOE006"_L1, ConsoleSetting::RedirectUri},
    Refusal{"KOE303"_L1, ConsoleSetting::RedirectUri},
    Refusal{"KOE010"_L1, ConsoleSetting::ClientSecret},
    Refusal{"KOE101"_L1, ConsoleSetting::RestApiKey},
    Refusal{"KOE008"_L1, ConsoleSetting::RestApiKey},
    Refusal{"KOE114"_L1, ConsoleSetting::RestApiKey},
    Refusal{"KOE205"_L1, ConsoleSetting::ConsentItems},
};

} // namespace

std::optional<ConsoleSetting> refusedSetting(const QString &kakaoCode)
{
    const auto refusal = std::ranges::find_if(
        refusals, [&kakaoCode](const Refusal &each) { return each.code == kakaoCode; });
    return refusal == refusals.end() ? std::nullopt : std::optional(refusal->setting);
}

} // namespace program
