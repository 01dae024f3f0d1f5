// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/testidentity.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <optional>
#include <utility>

/// Answers HTTP/1.1 on loopback from a script, as rudely as the script says, and keeps what it was
/// asked; also in the place of other hosts, whose proxy it is without TLS. Connections are kept
/// alive unless an answer's manner ends them.
class StandInServer final : public QTcpServer
{
    Q_OBJECT
public:
    enum class Manner {
        Whole,
        Hang,    ///< take the request and never answer
        Close,   ///< hang up before the first byte of an answer
        Cut,     ///< promise the whole body, send half of it and hang up
        Reset,   ///< the same, but hang up as a computer does that has forgotten the connection
        Endless, ///< send the body again and again for as long as somebody reads
        Drip,    ///< promise the whole body and send a byte of it every few milliseconds
    };
    using Header = std::pair<QByteArray, QByteArray>;
    struct Answer
    {
        int status = 200;
        QByteArray body = {};
        QByteArray contentType = "application/json;charset=UTF-8"; ///< no such header when empty
        QList<Header> headers = {};
        Manner manner = Manner::Whole;
    };
    struct Request
    {
        QByteArray method;
        QByteArray target; ///< with its query
        QList<Header> headers;
        QByteArray body;

        /// The value of the first header of that name, in any case of letters.
        [[nodiscard]] QByteArray header(const QByteArray &name) const;
    };

    /// With an identity it speaks TLS.
    explicit StandInServer(std::optional<TestIdentity> identity = {},
                           const QHostAddress &address = QHostAddress::LocalHost);

    /// For every method and query of path. Without an answer of its own a path gets a 404.
    void setAnswer(const QByteArray &path, Answer answer) { setAnswers(path, {std::move(answer)}); }
    /// One after another; the last one stays.
    void setAnswers(const QByteArray &path, QList<Answer> answers)
    {
        m_script[path] = std::move(answers);
    }
    /// From the next connection on; the new ones are TLS only if the first ones were.
    void setIdentity(TestIdentity identity) { m_identity = std::move(identity); }
    /// Whether it knows no newer TLS than 1.1, which nobody should speak any more (RFC 8996).
    void setOutdated(bool isOutdated) { m_isOutdated = isOutdated; }
    /// Says goodbye on every connection, as to a client that has been idle for too long. One is
    /// open until the client has noticed and closed its end.
    void hangUp();

    [[nodiscard]] QUrl url(const QString &path = {}) const;
    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    [[nodiscard]] qsizetype connectionsSeen() const { return m_connectionsSeen; }
    /// Connections ever made that could carry a request: with TLS, after the handshake.
    [[nodiscard]] qsizetype readyConnections() const { return m_readyConnections; }
    [[nodiscard]] qsizetype openConnections() const { return sockets().size(); }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    [[nodiscard]] QList<QTcpSocket *> sockets() const
    {
        // A QSslSocket has a socket of its own inside.
        return findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly);
    }
    void serve(QTcpSocket &socket);
    [[nodiscard]] Answer takeAnswer(const QByteArray &path);
    void answer(QTcpSocket &socket, const Request &request);

    std::optional<TestIdentity> m_identity;
    bool m_isOutdated = false;
    QHash<QByteArray, QList<Answer>> m_script; ///< none of them is empty
    QList<Request> m_requests;
    qsizetype m_connectionsSeen = 0;
    qsizetype m_readyConnections = 0;
};

/// text as a gzip file (RFC 1952), for `Content-Encoding: gzip`.
[[nodiscard]] QByteArray gzipped(const QByteArray &text);
