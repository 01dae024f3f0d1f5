// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"
#include "support/standinserver.h"

#include <QMetaType>

/// A way in which a server, or the way to it, misbehaves.
struct FaultCase
{
    /// What is wrong: the answer, or that there is no getting to one.
    enum class Kind {
        Answer,
        Refused,
        Unresolved,
        Proxy, ///< the one on the way wants a password
        OtherName,
        UnknownAuthority,
        Expired,
        NotYetValid,
        OldProtocol
    };

    QByteArray tag;
    kakao::ErrorCode code = kakao::ErrorCode::InvalidAnswer; ///< what it comes to
    Kind kind = Kind::Answer;
    StandInServer::Answer answer = {};
    bool isWithoutEnd = false; ///< only the deadline ends it
    QByteArray path = {};      ///< where it says anything; empty: everywhere
};
Q_DECLARE_METATYPE(FaultCase)

/// All of them. elsewhere is where the redirects lead.
[[nodiscard]] QList<FaultCase> faultCases(const QUrl &elsewhere);
