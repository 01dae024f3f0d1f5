// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"

#include <QDateTime>
#include <QTimer>

#include <chrono>

class QNetworkAccessManager;
class QNetworkReply;

namespace cli {

/// Whether a server answers at all: what it says besides its time does not matter.
struct ServerAnswer
{
    int httpStatus = 0;
    QDateTime time = {};    ///< of its `Date` header, UTC; invalid without one
    QDateTime askedAt = {}; ///< by this computer's clock, halfway to the answer
};

/// Asks for url, without a secret, a cookie or a redirect. Errors: Offline, Timeout, ProxyRefused,
/// and TlsFailed with what was wrong with the certificate in detail.
class ServerProbe final : public kakao::Reply<ServerAnswer>
{
    Q_OBJECT
public:
    /// Timeout when no answer is there after the deadline, whatever has come of one.
    ServerProbe(QNetworkAccessManager &network, const QUrl &url,
                std::chrono::milliseconds deadline);
    ~ServerProbe() override;

private:
    void useAnswer();
    void fail(kakao::ErrorCode code);
    void stop() override;

    QDateTime m_startedAt;
    QStringList m_tlsErrors;
    QTimer m_deadline;
    QNetworkReply *m_reply; ///< a child
};

} // namespace cli
