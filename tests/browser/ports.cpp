// SPDX-License-Identifier: Apache-2.0
#include "ports.h"

#include "support/waituntil.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace {

constexpr auto established = "01"_L1;
constexpr auto listening = "0A"_L1;

/// The local addresses, in hexadecimal as the kernel writes them, of sockets in state at port.
QStringList localAddresses(quint16 port, QLatin1StringView state)
{
    QStringList addresses;
    for (const auto &path : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QStringList lines = QString::fromLatin1(file.readAll()).split(u'\n').sliced(1);
        for (const QString &line : lines) {
            const QStringList fields = line.simplified().split(u' ');
            const QString local = fields.value(1);
            if (fields.value(3) == state && local.section(u':', 1).toUInt(nullptr, 16) == port)
                addresses << local.section(u':', 0, 0);
        }
    }
    return addresses;
}

} // namespace

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

bool canConnect(quint16 port, const QHostAddress &address)
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    waitUntil([&] {
        return socket.state() == QTcpSocket::ConnectedState
            || socket.state() == QTcpSocket::UnconnectedState;
    });
    return socket.state() == QTcpSocket::ConnectedState;
}

QByteArray ask(quint16 port, const QByteArray &text, const QHostAddress &address)
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    socket.write(text);
    if (!waitUntil([&] { return socket.state() == QTcpSocket::UnconnectedState; }))
        return "the connection stayed open";
    return socket.readAll();
}

QByteArray getRequest(quint16 port, const QByteArray &target)
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
        + "\r\nUser-Agent: Mozilla/5.0\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\n"
          "Connection: keep-alive\r\n\r\n";
}

QStringList listeningAddresses(quint16 port)
{
    // In the byte order of the machine: 127.0.0.1 is 0100007F on a little-endian one.
    static const QHash<QString, QString> names{
        {u"0100007F"_s, u"127.0.0.1"_s},
        {u"7F000001"_s, u"127.0.0.1"_s},
        {u"00000000000000000000000001000000"_s, u"::1"_s},
        {u"00000000000000000000000000000001"_s, u"::1"_s},
    };
    QStringList addresses;
    const QStringList found = localAddresses(port, listening);
    for (const QString &address : found)
        addresses << names.value(address, address);
    addresses.sort();
    return addresses;
}

int openConnections(quint16 port)
{
    return static_cast<int>(localAddresses(port, established).size());
}
