// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace sandbox {

/// A secret that the sandbox has given out. Plain data.
struct IssuedSecret
{
    /// What it opens.
    enum class Kind { AuthorizationCode, AccessToken, RefreshToken, IdToken };

    Kind kind = Kind::AuthorizationCode; ///< what it is
    QByteArray text;                     ///< the secret itself
    qint64 kakaoId = 0;                  ///< whose it is
    QDateTime issuedAt;                  ///< by the sandbox's clock
};

} // namespace sandbox
