// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <functional>

namespace browser {

/// One connection that carries one request: its head is read, answered, and that was all. Whatever
/// does not send a head in time, in size or in kind is let go.
class LoopbackConnection final : public QObject
{
    Q_OBJECT
public:
    /// From the head of a request, without its last empty line, to the whole answer.
    using Answering = std::function<QByteArray(const QByteArray &head)>;

    LoopbackConnection(qintptr descriptor, std::chrono::milliseconds patience, Answering answering,
                       QObject *parent);
    ~LoopbackConnection() override;

Q_SIGNALS:
    /// Nothing more will come of it; an answer has been handed to the system.
    void over();

private:
    void read();
    void end(const QByteArray &answer = {});

    QTcpSocket m_socket;
    QTimer m_patience;
    Answering m_answering;
    QByteArray m_received;
    bool m_isOver = false;
};

} // namespace browser
