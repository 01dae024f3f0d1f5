// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "idtokendraft.h"

/// Spoils one thing of a draft, so that it must be refused.
struct IdTokenFault
{
    QByteArray tag; ///< begins with the id of the rule it breaks
    std::function<void(IdTokenDraft &)> spoil;
    QString reason; ///< a part of the error's detail
    kakao::ErrorCode code = kakao::ErrorCode::IdTokenInvalid;
};

[[nodiscard]] QList<IdTokenFault> idTokenFaults();

/// Of who it is from and for, of whom, and when.
[[nodiscard]] QList<IdTokenFault> idTokenClaimFaults();
/// Of how it is signed, and by which key.
[[nodiscard]] QList<IdTokenFault> idTokenKeyFaults();
/// Makes the block that is signed itself, like those that make bad ones, and makes it well.
[[nodiscard]] IdTokenDraft::Signer goodPadding();
/// Of how it is written.
[[nodiscard]] QList<IdTokenFault> idTokenShapeFaults();

namespace faults {

[[nodiscard]] IdTokenFault inHeader(const QByteArray &tag, const QByteArray &name,
                                    const QByteArray &value, const QString &reason);
[[nodiscard]] IdTokenFault inClaims(const QByteArray &tag, const QByteArray &name,
                                    const QByteArray &value, const QString &reason,
                                    kakao::ErrorCode code = kakao::ErrorCode::IdTokenInvalid);
[[nodiscard]] IdTokenFault without(const QByteArray &tag, const QByteArray &name,
                                   const QString &reason);
[[nodiscard]] IdTokenFault ofToken(const QByteArray &tag, const IdTokenDraft::Change &change,
                                   const QString &reason);
[[nodiscard]] IdTokenFault ofClaimsText(const QByteArray &tag, const IdTokenDraft::Change &change,
                                        const QString &reason);
[[nodiscard]] IdTokenFault ofHeaderText(const QByteArray &tag, const IdTokenDraft::Change &change,
                                        const QString &reason);
/// Before the text.
[[nodiscard]] IdTokenDraft::Change prefixed(const QByteArray &prefix);

inline const QString badAlg = QStringLiteral("alg is not");

} // namespace faults
