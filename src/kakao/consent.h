// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"
#include "kakao/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace kakao {

/// One consent item of the application, and whether the Kakao user has agreed to it.
struct Consent
{
    /// What Kakao calls `type`: data of the person, or leave to act for them.
    enum class Kind { Privacy, Service, Other };

    QString scope = {};       ///< its id: `account_email`
    QString displayName = {}; ///< in the words of Kakao's console, on one line; may be empty
    Kind kind = Kind::Other;  ///< Other: a type that this version does not know
    bool isUsed = false;      ///< the application asks for it
    bool isAgreed = false;    ///< only when Kakao says so
    std::optional<bool> isRevocable = {}; ///< said of agreed ones only

    friend bool operator==(const Consent &, const Consent &) = default;
};

/// Reads a 200 answer of `/v2/user/scopes` or `/v2/user/revoke/scopes` (Kakao Login REST API,
/// "Retrieve consent details"). Without a list of scopes it is refused (InvalidAnswer). Entries
/// without a sound id are left out, as are those behind the 200th; any other odd value reads as
/// nothing. Names lose control characters and what turns the text around them (UAX #9).
DAEMUN_KAKAO_EXPORT Result<QList<Consent>> parseConsents(const QByteArray &json);

} // namespace kakao
