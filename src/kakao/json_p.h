// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"

#include <QDateTime>
#include <QJsonObject>

#include <optional>

/// Readers for answers that may hold anything: what is missing, of another type or not fit to be
/// used reads as nothing, so that one odd value never hides the rest.
namespace kakao::json {

/// The object at the root, or InvalidAnswer from origin.
Result<QJsonObject> parseObject(const QByteArray &json, ErrorOrigin origin);

/// As parseObject(), and nothing that two readers could read in two ways: UTF-8 alone (RFC 8725
/// 3.7), without a byte order mark, and no name twice at the root, of which QJsonDocument takes the
/// last.
Result<QJsonObject> parseStrictObject(const QByteArray &json);

/// Without a lone surrogate and without a NUL. QJsonDocument lets both through.
[[nodiscard]] bool isSound(const QString &text);

/// Empty also for text that is not sound.
[[nodiscard]] QString text(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] std::optional<bool> flag(const QJsonObject &object, QLatin1StringView key);

/// An RFC 3339 time, in UTC. Nothing for one that does not say its offset.
[[nodiscard]] QDateTime utcTime(const QJsonObject &object, QLatin1StringView key);

/// Of plain digits, as short as can be, that fit into 64 bits with a sign.
[[nodiscard]] std::optional<qint64> positiveInteger(QByteArrayView digits);

/// The positiveInteger() that the object at the root of json has under key as a number or as text.
/// json must have passed parseObject().
///
/// Read from the text itself: QJsonDocument makes the integer 9007199254740992 out of
/// `9007199254740993.0`, by way of a double, and nobody can tell afterwards.
[[nodiscard]] std::optional<qint64> rootId(QByteArrayView json, QByteArrayView key);

/// As rootId(), and never as text.
[[nodiscard]] std::optional<qint64> rootInteger(QByteArrayView json, QByteArrayView key);

} // namespace kakao::json
