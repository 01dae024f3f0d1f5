// SPDX-License-Identifier: Apache-2.0
#include "session/storedsession.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace session {
namespace {

kakao::Secret secretAt(const QJsonObject &entry, QLatin1StringView name)
{
    return kakao::Secret(entry[name].toString().toLatin1());
}

QString text(const kakao::Secret &secret)
{
    return QString::fromLatin1(secret.reveal());
}

/// Seconds since the epoch; an invalid time is left out.
void insertTime(QJsonObject &entry, QLatin1StringView name, const QDateTime &time)
{
    if (time.isValid())
        entry.insert(name, time.toSecsSinceEpoch());
}

QDateTime timeAt(const QJsonObject &entry, QLatin1StringView name)
{
    const qint64 seconds = entry[name].toInteger();
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

} // namespace

kakao::Secret serialize(const StoredSession &stored)
{
    QJsonObject entry{
        {u"v"_s, 1},
        {u"session"_s, text(stored.sessionToken)},
        {u"access"_s, text(stored.accessToken)},
        {u"refresh"_s, text(stored.refreshToken)},
        {u"scope"_s, stored.scopes.join(u' ')},
    };
    insertTime(entry, "access_exp"_L1, stored.accessExpiresAt);
    insertTime(entry, "refresh_exp"_L1, stored.refreshExpiresAt);
    return kakao::Secret(QJsonDocument(entry).toJson(QJsonDocument::Compact));
}

kakao::Result<StoredSession> parseStoredSession(const kakao::Secret &entry)
{
    const QJsonObject object = QJsonDocument::fromJson(entry.reveal()).object();
    StoredSession stored{
        .sessionToken = secretAt(object, "session"_L1),
        .accessToken = secretAt(object, "access"_L1),
        .refreshToken = secretAt(object, "refresh"_L1),
        .accessExpiresAt = timeAt(object, "access_exp"_L1),
        .refreshExpiresAt = timeAt(object, "refresh_exp"_L1),
        .scopes = object["scope"_L1].toString().split(u' ', Qt::SkipEmptyParts),
    };
    if (object["v"_L1].toInt() != 1 || stored.sessionToken.isEmpty()) {
        return kakao::Error{.code = kakao::ErrorCode::SecretStoreFailed,
                            .origin = kakao::ErrorOrigin::SecretStore,
                            .detail = u"the entry is not a session of this program"_s};
    }
    return stored;
}

} // namespace session
