// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/secret.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace kakao {

/// One request to kauth or kapi.
struct HttpCall
{
    QUrl url;
    ErrorOrigin origin = ErrorOrigin::Api;
    std::chrono::milliseconds deadline{};
    Secret bearer = {};                  ///< for the Authorization header, if any
    std::optional<QByteArray> form = {}; ///< makes it a POST
    std::function<void(const QDateTime &)> serverTime = {}; ///< is told it, if anybody
    std::shared_ptr<void> running = {};                     ///< let go when the exchange is over
};

/// Runs one HttpCall: the only place that does, so that its rules hold for all (see ApiClient).
/// Destroying it ends the exchange in silence.
class HttpExchange final : public QObject
{
    Q_OBJECT
public:
    /// The body of a 200 answer in JSON, or why there is none.
    using Ended = std::function<void(const Result<QByteArray> &)>;

    /// ended is called at most once, from the event loop; or with Cancelled by the end of network.
    HttpExchange(QNetworkAccessManager &network, HttpCall call, Ended ended);

    /// Hangs up; ended is not called any more.
    void stop();

private:
    void send(QNetworkAccessManager &network);
    void readHead();
    void readMore();
    void readEnd();
    void giveUp();
    void end(const Result<QByteArray> &result);
    void log(const Result<QByteArray> &result) const;
    void tellServerTime() const;
    [[nodiscard]] Result<QByteArray> answer() const;
    [[nodiscard]] Error refusal() const;
    [[nodiscard]] Error transportError() const;
    [[nodiscard]] Error error(ErrorCode code, const QString &detail) const;
    [[nodiscard]] int status() const;

    HttpCall m_call;
    Ended m_ended;                      ///< empty once it is over
    QNetworkReply *m_network = nullptr; // child
    QTimer m_deadline;
    QElapsedTimer m_sinceStart;
    bool m_wasStopped = false; ///< and was given time to read
    QByteArray m_body;
    QString m_tlsErrors;
};

/// A Reply that comes from one HttpExchange: parse turns the body of its answer into a T.
template <typename T>
class HttpReply final : public Reply<T>
{
public:
    using Parser = std::function<Result<T>(const QByteArray &)>;

    HttpReply(QNetworkAccessManager &network, HttpCall call, Parser parse)
        : Reply<T>(call.origin),
          m_exchange(network, std::move(call),
                     [this, parse = std::move(parse)](const Result<QByteArray> &body) {
                         this->finish(body ? parse(*body) : Result<T>(body.error()));
                     })
    {
    }

private:
    void stop() override { m_exchange.stop(); }

    HttpExchange m_exchange;
};

} // namespace kakao
