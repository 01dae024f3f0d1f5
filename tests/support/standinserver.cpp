// SPDX-License-Identifier: Apache-2.0
#include "support/standinserver.h"

#include <QSslSocket>
#include <QTimer>
#include <QtEndian>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Request = StandInServer::Request;

#ifdef Q_OS_WIN
using SocketHandle = SOCKET;
#else
using SocketHandle = int;
#endif

constexpr int shutdownSending = 1; // SHUT_WR, and SD_SEND on Windows

/// A whole request taken off the front of the socket, or nothing while some of it is on its way.
std::optional<Request> takeRequest(QTcpSocket &socket)
{
    const QByteArray seen = socket.peek(socket.bytesAvailable());
    const qsizetype headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    QList<QByteArray> lines = seen.first(headEnd).split('\n');
    const QList<QByteArray> start = lines.takeFirst().split(' ');
    Request request{.method = start.value(0), .target = start.value(1), .headers = {}, .body = {}};
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qint64 length = request.header("Content-Length").toLongLong();
    if (seen.size() < headEnd + 4 + length)
        return std::nullopt;
    request.body = seen.mid(headEnd + 4, length);
    socket.skip(headEnd + 4 + length);
    return request;
}

QByteArray headOf(const StandInServer::Answer &answer)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " -\r\n";
    if (answer.manner == StandInServer::Manner::Endless)
        head += "Connection: close\r\n";
    else
        head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
    if (!answer.contentType.isEmpty())
        head += "Content-Type: " + answer.contentType + "\r\n";
    for (const auto &[name, value] : answer.headers)
        head += name + ": " + value + "\r\n";
    return head + "\r\n";
}

void sendEndlessly(QTcpSocket &socket, const QByteArray &body)
{
    constexpr qint64 ahead = 256 * 1024;
    const QByteArray block = body.repeated(ahead / body.size() + 1);
    const auto more = [&socket, block] {
        if (socket.bytesToWrite() < ahead)
            socket.write(block);
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    more();
}

void drip(QTcpSocket &socket, const QByteArray &body)
{
    auto *timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket, timer, body, sent = 0]() mutable {
        if (sent == body.size())
            return timer->stop();
        socket.write(body.sliced(sent++, 1));
    });
    timer->start(5ms);
}

void reset(QTcpSocket &socket)
{
    socket.flush();
    const linger none{1, 0}; // the kernel says no goodbye
    ::setsockopt(static_cast<SocketHandle>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&none), sizeof none);
    socket.abort();
}

/// Of a target as it is, and as a proxy is given it.
QByteArray pathOf(const QByteArray &target)
{
    return target.startsWith('/') ? target.split('?').constFirst()
                                  : QUrl::fromEncoded(target).path(QUrl::FullyEncoded).toLatin1();
}

} // namespace

QByteArray StandInServer::Request::header(const QByteArray &name) const
{
    const auto it = std::find_if(headers.begin(), headers.end(), [&name](const Header &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return it == headers.end() ? QByteArray() : it->second;
}

StandInServer::StandInServer(std::optional<TestIdentity> identity, const QHostAddress &address)
    : m_identity(std::move(identity))
{
    if (!listen(address))
        qFatal("stand-in: %s", qUtf8Printable(errorString()));
}

QUrl StandInServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m_identity ? u"https"_s : u"http"_s);
    url.setHost(serverAddress().toString());
    url.setPort(serverPort());
    url.setPath(path);
    return url;
}

void StandInServer::hangUp()
{
    const auto open = sockets();
    for (QTcpSocket *socket : open)
        ::shutdown(static_cast<int>(socket->socketDescriptor()), shutdownSending);
}

void StandInServer::incomingConnection(qintptr descriptor)
{
    ++m_connectionsSeen;
    auto *socket = new QSslSocket(this);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(*socket); });
    socket->setSocketDescriptor(descriptor);
    if (!m_identity) {
        ++m_readyConnections;
        return;
    }
    connect(socket, &QSslSocket::encrypted, this, [this] { ++m_readyConnections; });
    socket->setLocalCertificate(m_identity->certificate);
    socket->setPrivateKey(m_identity->key);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    socket->setProtocol(m_isOutdated ? QSsl::TlsV1_1 : QSsl::SecureProtocols);
    QT_WARNING_POP
    socket->startServerEncryption();
}

void StandInServer::serve(QTcpSocket &socket)
{
    while (socket.isOpen()) {
        const auto request = takeRequest(socket);
        if (!request)
            return;
        m_requests.append(*request);
        answer(socket, *request);
    }
}

StandInServer::Answer StandInServer::takeAnswer(const QByteArray &path)
{
    const auto script = m_script.find(path);
    if (script == m_script.end())
        return {.status = 404};
    return script->size() == 1 ? script->constFirst() : script->takeFirst();
}

void StandInServer::answer(QTcpSocket &socket, const Request &request)
{
    const Answer answer = takeAnswer(pathOf(request.target));
    switch (answer.manner) {
    case Manner::Whole:
        socket.write(headOf(answer) + answer.body);
        return;
    case Manner::Hang:
        return;
    case Manner::Close:
        return socket.disconnectFromHost();
    case Manner::Cut:
        socket.write(headOf(answer) + answer.body.first(answer.body.size() / 2));
        return socket.disconnectFromHost();
    case Manner::Reset:
        socket.write(headOf(answer) + answer.body.first(answer.body.size() / 2));
        return reset(socket);
    case Manner::Endless:
        socket.write(headOf(answer));
        return sendEndlessly(socket, answer.body);
    case Manner::Drip:
        socket.write(headOf(answer));
        return drip(socket, answer.body);
    }
    Q_UNREACHABLE();
}

QByteArray gzipped(const QByteArray &text)
{
    quint32 crc = 0xffffffff;
    for (const char c : text) {
        crc ^= static_cast<quint8>(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    const quint32 trailer[] = {qToLittleEndian(~crc),
                               qToLittleEndian(static_cast<quint32>(text.size()))};
    // qCompress() puts a length and a zlib head of two octets in front, and a checksum behind.
    const QByteArray packed = qCompress(text, 9);
    return QByteArray::fromHex("1f8b08000000000000ff") + packed.sliced(6, packed.size() - 10)
        + QByteArray(reinterpret_cast<const char *>(trailer), sizeof trailer);
}
