// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/idtoken.h"
#include "support/rsatestkey.h"

#include <QJsonArray>
#include <QMap>

#include <functional>

/// An id_token before it is signed, with everything around it: in order as it is made, and open to
/// be spoilt in any way.
struct IdTokenDraft
{
    using Members = QMap<QByteArray, QByteArray>; ///< names and values as JSON text
    using Signer = std::function<QByteArray(const QByteArray &message)>;
    using Change = std::function<QByteArray(const QByteArray &text)>;

    IdTokenDraft();

    Members header;
    Members claims;
    QList<Change> headerChanges; ///< of the JSON text, in this order
    QList<Change> claimsChanges;
    Signer sign;
    QList<Change> tokenChanges; ///< of the signed token
    QJsonArray jwks;
    kakao::IdTokenExpectations expected;

    [[nodiscard]] kakao::Secret token() const;
    [[nodiscard]] kakao::KeySet keys() const;
    [[nodiscard]] kakao::Result<kakao::IdToken> verify() const
    {
        return kakao::verifyIdToken(token(), keys(), expected);
    }

    [[nodiscard]] static const RsaTestKey &issuersKey();
    [[nodiscard]] static const RsaTestKey &strangersKey();
    [[nodiscard]] static Signer signer(const RsaTestKey &key);
    [[nodiscard]] static qint64 now(); ///< in seconds, by the computer of the expectations
};
