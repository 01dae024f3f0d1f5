// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/consent.h"
#include "session/account.h"
#include "session/member.h"
#include "session/nickname.h"

#include <QImage>
#include <QLocale>

namespace gallery {

/// How much there is to show.
enum class Data { Short, Long, Missing };

/// Made-up people, in the language of the look, the same every day.

/// As data is, which stays as it is in any look: from now on in this language only.
void keepSamplesIn(QLocale::Language language);

[[nodiscard]] QDateTime today();
[[nodiscard]] session::Member member(Data data);
/// Null where it is missing.
[[nodiscard]] QImage photo(Data data);
[[nodiscard]] QList<session::Account> accounts(Data data);
[[nodiscard]] QList<kakao::Consent> consents(Data data);
[[nodiscard]] session::NicknameNeeded nicknameTaken(Data data);
[[nodiscard]] QString diagnostics();

} // namespace gallery
