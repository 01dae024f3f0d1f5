// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/birthday.h"
#include "kakao/kakao_export.h"
#include "kakao/result.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace kakao {

/// The Kakao user of an access token, as `/v2/user/me` tells it. Plain data: copy it, compare it.
///
/// Only the id is certain. Everything else is missing when there is no consent, when the user
/// has none, or when Kakao's answer holds something odd in its place.
struct User
{
    qint64 id = 0;     ///< positive, up to 19 digits; never passes through a double
    QString nickname;  ///< as Kakao has it; empty for Kakao's placeholder (`is_default_nickname`)
    QUrl pictureUrl;   ///< 640 or 480 pixels; none for the default picture
    QUrl thumbnailUrl; ///< 110 or 100 pixels; none for the default picture
    QString email;     ///< may be masked or another's: see emailTrusted
    bool emailTrusted = false;        ///< valid **and** verified, both said by Kakao
    std::optional<Birthday> birthday; ///< without its year
    std::optional<int> birthYear;     ///< four digits
    QString name;                     ///< `name`: the person's own, not the nickname
    QString gender;                   ///< `female`, `male` or empty
    QString ageRange;                 ///< as Kakao writes it: `20~29`
    QString phoneNumber;              ///< as Kakao writes it: `+82 10-0000-0000`
    QString uuid;           ///< `for_partner.uuid`: only with the friends or message permission
    QString groupUserToken; ///< `group_user_token`, as in Kakao\'s SDKs
                            ///< owner
    QString ci;             ///< identity hash of a person checked by a phone company
    QDateTime ciAuthenticatedAt;       ///< UTC
    QString legalName;                 ///< `legal_name`, as in Kakao\'s SDKs
    QString legalBirthDate;            ///< `yyyyMMdd`
    QString legalGender;               ///< `female`, `male` or empty
    std::optional<bool> isKorean;      ///< `is_korean`; nothing when it is not said
    QMap<QString, QString> properties; ///< the application's own user properties
    QDateTime connectedAt;             ///< UTC; invalid when absent
    QDateTime synchedAt;               ///< UTC; Kakao Sync only
    std::optional<bool> hasSignedUp;   ///< only when automatic linking is off in the console
    /// Consent can be asked for these (`…_needs_agreement` is true): `profile_nickname`, `email`.
    QStringList needsAgreement;

    friend bool operator==(const User &, const User &) = default;
};

/// Reads a 200 answer of `/v2/user/me` (Kakao Login REST API, "Retrieve user information").
/// The id may be a JSON number or text; without a positive 64-bit one the answer is refused
/// (InvalidAnswer). One odd value never hides the rest.
DAEMUN_KAKAO_EXPORT Result<User> parseUser(const QByteArray &json);

} // namespace kakao
