// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "session/account.h"
#include "session/nickname.h"

#include <QJsonObject>

namespace program {
struct ErrorText;
}

namespace cli {

/// What `--json` prints of things. No secret is ever among it.

/// Kakao ids are text: other languages keep numbers in doubles.
[[nodiscard]] QJsonObject toJson(const session::Account &account);
/// `{"error": {…}}`: its name, what happened and what to do in the words of text, and its details.
[[nodiscard]] QJsonObject toJson(const kakao::Error &error, const program::ErrorText &text);
/// `{"error": {…}}` for what is no kakao::Error.
[[nodiscard]] QJsonObject errorJson(const QString &name, const QString &message,
                                    const QString &advice);
/// Why a nickname cannot be had, and others that can: `{"wanted", "verdict", "suggestions"}`.
[[nodiscard]] QJsonObject toJson(const session::NicknameNeeded &needed);

/// `2026-01-31T12:00:00Z`, or null.
[[nodiscard]] QJsonValue toJson(const QDateTime &time);

/// The member's nickname, or the id where the directory lost the member; as plainText().
[[nodiscard]] QString nameOf(const session::Account &account);

} // namespace cli
