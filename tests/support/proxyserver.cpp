// SPDX-License-Identifier: Apache-2.0
#include "support/proxyserver.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace {

QByteArray answer(const QByteArray &status, const QByteArray &field = {})
{
    return "HTTP/1.1 " + status + "\r\n" + field + "Content-Length: 0\r\nConnection: close\r\n\r\n";
}

bool isTunnel(const QByteArray &head)
{
    return head.startsWith("CONNECT ");
}

/// The host of `CONNECT host:443 HTTP/1.1` and of `GET http://host/path HTTP/1.1`.
QString hostOf(const QByteArray &head)
{
    const QByteArray target = head.split(' ').value(1);
    return QUrl::fromEncoded(isTunnel(head) ? "//" + target : target).host();
}

/// What comes to one of them goes on to the other, and so does the end.
void join(QTcpSocket &from, QTcpSocket &to)
{
    const auto pass = [&from, &to] { to.write(from.readAll()); };
    QObject::connect(&from, &QTcpSocket::readyRead, &to, pass);
    QObject::connect(&from, &QTcpSocket::disconnected, &to, [&to] { to.disconnectFromHost(); });
    pass();
}

} // namespace

ProxyServer::ProxyServer()
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("proxy: %s", qUtf8Printable(errorString()));
}

QUrl ProxyServer::url(const QString &somebody) const
{
    QUrl url(u"http://127.0.0.1"_s);
    url.setPort(serverPort());
    url.setUserInfo(somebody);
    return url;
}

void ProxyServer::incomingConnection(qintptr descriptor)
{
    auto *client = new QTcpSocket(this);
    client->setSocketDescriptor(descriptor);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    connect(client, &QTcpSocket::readyRead, client, [this, client] { serve(*client); });
}

void ProxyServer::serve(QTcpSocket &client)
{
    const QByteArray seen = client.peek(client.bytesAvailable());
    const qsizetype end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    client.disconnect(SIGNAL(readyRead()));
    const QByteArray head = seen.first(end + 2);
    if (const QByteArray no = refusal(head); !no.isEmpty()) {
        client.write(no);
        return client.disconnectFromHost();
    }
    if (isTunnel(head))
        client.skip(end + 4);
    lead(client, head);
}

QByteArray ProxyServer::refusal(const QByteArray &head)
{
    if (!m_refusal.isEmpty())
        return answer(m_refusal);
    const QByteArray proof = "\r\nProxy-Authorization: Basic " + m_credentials.toBase64() + "\r\n";
    if (!m_credentials.isEmpty() && !head.contains(proof)) {
        ++m_challenges;
        return answer("407 Proxy Authentication Required",
                      "Proxy-Authenticate: Basic realm=\"the way out\"\r\n");
    }
    return m_routes.contains(hostOf(head)) ? QByteArray() : answer("502 Bad Gateway");
}

void ProxyServer::lead(QTcpSocket &client, const QByteArray &head)
{
    ++m_passages;
    auto *server = new QTcpSocket(&client);
    connect(server, &QTcpSocket::connected, server, [&client, server, isTunnel = isTunnel(head)] {
        if (isTunnel)
            client.write("HTTP/1.1 200 Connection established\r\n\r\n");
        join(client, *server);
        join(*server, client);
    });
    connect(server, &QTcpSocket::errorOccurred, &client, [&client] { client.abort(); });
    server->connectToHost(QHostAddress::LocalHost, m_routes.value(hostOf(head)));
}
