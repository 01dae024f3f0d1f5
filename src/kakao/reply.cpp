// SPDX-License-Identifier: Apache-2.0
#include "kakao/reply.h"

namespace kakao {

PendingReply::PendingReply() = default;
PendingReply::~PendingReply() = default;

void PendingReply::announce()
{
    QMetaObject::invokeMethod(this, &PendingReply::finished, Qt::QueuedConnection);
}

void DropReply::operator()(PendingReply *reply) const
{
    reply->disconnect();
    reply->abort(); // now; the object itself may be in the middle of one of its slots
    reply->deleteLater();
}

} // namespace kakao

// By itself: who needs a reply need not have the network.
#include "moc_reply.cpp" // NOLINT(bugprone-suspicious-include)
