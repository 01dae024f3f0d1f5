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
    qint64 kakaoId = 0; ///< whose it is
    QString entry = {}; ///< names its entry in the secret store (see secretKey()); another one for
                        ///< each sign-in
    bool isCurrent = false;     ///< the one that is shown; at most one
    QDateTime freshenedAt = {}; ///< UTC: when what is kept of the member was last heard from Kakao
    QString endedBy = {};       ///< not empty: Kakao ended the session, by this code (`KOE322`)
    std::optional<Member> member = {}; ///< nothing when the directory lost it

    friend bool operator==(const Account &, const Account &) = default;
};

/// The one to show: the current one, or else one whose session may be good. There must be one.
[[nodiscard]] DAEMUN_SESSION_EXPORT const Account &firstChoice(const QList<Account> &accounts);

/// What somebody who has left wanted.
enum class DepartureKind {
    SignOut,    ///< the tokens end, and the member stays
    Disconnect, ///< Kakao's unlink, and our data erased when Kakao has been told
};

/// Somebody who has left here and of whom Kakao is still to be told. Plain data.
struct Departure
{
    qint64 id = 0;      ///< ours; positive
    qint64 kakaoId = 0; ///< who has left
    QString entry = {}; ///< still there: Kakao is told with the tokens in it
    DepartureKind kind = DepartureKind::SignOut; ///< what Kakao is to be told

    friend bool operator==(const Departure &, const Departure &) = default;
};

} // namespace session
