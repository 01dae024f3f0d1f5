// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QStringList>

/// A port of loopback that nobody has at the moment.
[[nodiscard]] quint16 freePort();

/// Whether somebody answers there.
[[nodiscard]] bool canConnect(quint16 port,
                              const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));

/// Sends text over a connection of its own, and what came back when the other side hung up.
[[nodiscard]] QByteArray ask(quint16 port, const QByteArray &text,
                             const QHostAddress &address = QHostAddress(QHostAddress::LocalHost));

/// A whole GET of target as a browser sends it, to 127.0.0.1.
[[nodiscard]] QByteArray getRequest(quint16 port, const QByteArray &target);

/// The addresses on which some process listens on port, as `ss -ltn` knows them; of Linux.
[[nodiscard]] QStringList listeningAddresses(quint16 port);

/// How many connections this computer holds open at port, seen from the listener's side.
[[nodiscard]] int openConnections(quint16 port);
