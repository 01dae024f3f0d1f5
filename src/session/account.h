// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/member.h"
#include "session/session_export.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace session {

/// One Kakao account that is signed in on this computer, or was until Kakao ended it. Plain data.
struct Account
{
    qint64 kakaoId = 0;
    QString entry = {}; ///< names its entry in the secret store (see secretKey()); another one for
                        ///< each sign-in
    bool isCurrent = false;
    QDateTime freshenedAt = {}; ///< UTC: when what is kept of the member was last heard from Kakao
    QString endedBy = {};       ///< not empty: Kakao ended the session, by this code (`KOE322`)
    std::optional<Member> member = {}; ///< nothing when the directory lost it

    friend bool operator==(const Account &, const Account &) = default;
};

/// The one to show: the current one, or else one whose session may be good. There must be one.
[[nodiscard]] DAEMUN_SESSION_EXPORT const Account &firstChoice(const QList<Account> &accounts);

enum class DepartureKind {
    SignOut,
    Disconnect, ///< Kakao's unlink, and our data erased when Kakao has been told
};

/// Somebody who has left here and of whom Kakao is still to be told. Plain data.
struct Departure
{
    qint64 id = 0; ///< ours; positive
    qint64 kakaoId = 0;
    QString entry = {}; ///< still there: Kakao is told with the tokens in it
    DepartureKind kind = DepartureKind::SignOut;

    friend bool operator==(const Departure &, const Departure &) = default;
};

} // namespace session
