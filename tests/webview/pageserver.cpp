// SPDX-License-Identifier: Apache-2.0
#include "pageserver.h"

#include "support/waituntil.h"

#include <algorithm>

PageServer::PageServer(QObject *parent) : QTcpServer(parent)
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            m_lastPeer = socket->peerPort();
            ++m_connections;
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(*socket); });
        }
    });
    if (!listen(QHostAddress::LocalHost))
        qFatal("page server: %s", qPrintable(errorString()));
}

void PageServer::setPage(const QByteArray &path, const QByteArray &html)
{
    set(path, {.body = "<!doctype html><meta charset=utf-8>" + html});
}

void PageServer::setRedirect(const QByteArray &path, int status, const QByteArray &location)
{
    set(path, {.status = status, .headers = "Location: " + location + "\r\n"});
}

void PageServer::clear()
{
    m_script.clear();
    m_requests.clear();
    m_connections = 0;
}

void PageServer::release()
{
    const auto hanging = std::exchange(m_hanging, {});
    for (const auto &socket : hanging) {
        if (!socket)
            continue;
        socket->write("HTTP/1.1 200 -\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\nlate");
        socket->disconnectFromHost();
    }
}

QUrl PageServer::url(const QString &path, const QString &host) const
{
    return QUrl(QStringLiteral("http://%1:%2%3").arg(host).arg(serverPort()).arg(path));
}

int PageServer::seen(const QByteArray &path) const
{
    return int(std::count_if(m_requests.cbegin(), m_requests.cend(),
                             [&path](const PageRequest &one) { return one.target == path; }));
}

bool PageServer::settle()
{
    QTcpSocket last;
    last.connectToHost(serverAddress(), serverPort());
    const bool isSettled = waitUntil([&] {
        return last.state() == QTcpSocket::ConnectedState && m_lastPeer == last.localPort();
    });
    if (isSettled)
        --m_connections;
    return isSettled;
}

void PageServer::serve(QTcpSocket &socket)
{
    const QByteArray received = socket.peek(socket.bytesAvailable());
    const auto headEnd = received.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = received.first(headEnd);
    qsizetype length = 0;
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length = line.mid(15).trimmed().toLongLong();
    }
    if (received.size() < headEnd + 4 + length)
        return; // the rest is still on its way

    socket.skip(headEnd + 4 + length);
    const QByteArray target = head.split(' ').value(1);
    m_requests.append({head.split(' ').value(0), target, head});

    const QByteArray path = target.split('?').constFirst();
    const PageAnswer answer = m_script.value(path, {.status = 404});
    if (answer.hangs) {
        m_hanging.append(&socket);
        return;
    }
    QByteArray out = "HTTP/1.1 " + QByteArray::number(answer.status) + " -\r\n" + answer.headers;
    if (!answer.headers.contains("Content-Type"))
        out += "Content-Type: text/html\r\n";
    out += "Connection: close\r\nContent-Length: " + QByteArray::number(answer.body.size());
    socket.write(out + "\r\n\r\n" + answer.body);
    socket.disconnectFromHost();
}
