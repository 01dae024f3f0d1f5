// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbackconnection_p.h"

#include "browser/answerpage_p.h"
#include "browser/requesthead_p.h"

#include <utility>

namespace browser {
namespace {

constexpr qsizetype longestHead = qsizetype(16) * 1024;

} // namespace

LoopbackConnection::LoopbackConnection(qintptr descriptor, std::chrono::milliseconds patience,
                                       Answering answering, QObject *parent)
    : QObject(parent), m_answering(std::move(answering))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { end(); });
    m_patience.start(patience);
    connect(&m_socket, &QTcpSocket::readyRead, this, &LoopbackConnection::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { end(); });
    m_socket.setReadBufferSize(longestHead + 1);
    if (!m_socket.setSocketDescriptor(descriptor))
        QMetaObject::invokeMethod(this, [this] { end(); }, Qt::QueuedConnection);
}

LoopbackConnection::~LoopbackConnection()
{
    m_socket.disconnect(this); // it says goodbye when the other members are gone
}

void LoopbackConnection::read()
{
    if (m_isOver)
        return;
    m_received += m_socket.read(longestHead + 1 - m_received.size());
    if (!beginsLikeRequest(m_received))
        return end(bareAnswer("400 Bad Request"));
    const qsizetype headEnd = m_received.indexOf("\r\n\r\n");
    if (headEnd >= 0)
        end(m_answering(m_received.first(headEnd)));
    else if (m_received.size() > longestHead)
        end(bareAnswer("431 Request Header Fields Too Large"));
}

void LoopbackConnection::end(const QByteArray &answer)
{
    if (std::exchange(m_isOver, true))
        return;
    m_patience.stop();
    // An answer fits into the system's buffer: nobody has to stay for a client that does not read.
    m_socket.write(answer);
    m_socket.flush();
    m_socket.disconnectFromHost();
    Q_EMIT over();
}

} // namespace browser
