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
    reply->deleteLater(); // takes the request with it
}

} // namespace kakao
