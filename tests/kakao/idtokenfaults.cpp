// SPDX-License-Identifier: Apache-2.0
#include "idtokenfaults.h"

namespace faults {

using Draft = IdTokenDraft;
using Fault = IdTokenFault;
using kakao::ErrorCode;

Fault inHeader(const QByteArray &tag, const QByteArray &name, const QByteArray &value,
               const QString &reason)
{
    return {tag, [=](Draft &draft) { draft.header[name] = value; }, reason};
}

Fault inClaims(const QByteArray &tag, const QByteArray &name, const QByteArray &value,
               const QString &reason, ErrorCode code)
{
    return {tag, [=](Draft &draft) { draft.claims[name] = value; }, reason, code};
}

Fault without(const QByteArray &tag, const QByteArray &name, const QString &reason)
{
    return {tag, [=](Draft &draft) { draft.claims.remove(name); }, reason};
}

Fault ofToken(const QByteArray &tag, const Draft::Change &change, const QString &reason)
{
    return {tag, [=](Draft &draft) { draft.tokenChanges += change; }, reason};
}

Fault ofClaimsText(const QByteArray &tag, const Draft::Change &change, const QString &reason)
{
    return {tag, [=](Draft &draft) { draft.claimsChanges += change; }, reason};
}

Fault ofHeaderText(const QByteArray &tag, const Draft::Change &change, const QString &reason)
{
    return {tag, [=](Draft &draft) { draft.headerChanges += change; }, reason};
}

Draft::Change prefixed(const QByteArray &prefix)
{
    return [=](const QByteArray &text) { return prefix + text; };
}

} // namespace faults

QList<IdTokenFault> idTokenFaults()
{
    return idTokenClaimFaults() + idTokenKeyFaults() + idTokenShapeFaults();
}
