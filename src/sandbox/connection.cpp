// SPDX-License-Identifier: Apache-2.0
#include "sandbox/connection.h"

#include <array>
#include <cerrno>

namespace sandbox {

namespace {

#ifdef _WIN32
constexpr int bothWays = SD_BOTH;
#else
constexpr int bothWays = SHUT_RDWR;
#endif
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

} // namespace

ssize_t Connection::read(char *to, size_t size)
{
    if (m_inUsed == m_in.size()) {
        // "100 Continue" has to be out before the body it invites can come in.
        if (!m_out.empty() && (!sendAll(m_out.data(), m_out.size())))
            return -1;
        m_out.clear();
        const ssize_t received = receive();
        if (received <= 0)
            return received;
    }
    const size_t part = std::min(size, m_in.size() - m_inUsed);
    std::copy_n(m_in.data() + m_inUsed, part, to);
    m_inUsed += part;
    return static_cast<ssize_t>(part);
}

ssize_t Connection::receive()
{
    std::array<char, 16384> buffer; // NOLINT: filled by recv
    for (;;) {
        const auto received = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (received < 0 && errno == EINTR)
            continue;
        m_in.assign(buffer.data(), received > 0 ? static_cast<size_t>(received) : 0);
        m_inUsed = 0;
        return received;
    }
}

ssize_t Connection::write(const char *from, size_t size)
{
    m_out.append(from, size);
    return static_cast<ssize_t>(size);
}

bool Connection::sendAll(const char *from, size_t size)
{
    while (size > 0) {
        const auto sent = ::send(m_socket, from, size, sendFlags);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        from += sent;
        size -= static_cast<size_t>(sent);
    }
    return true;
}

bool Connection::deliver()
{
    switch (m_delivery) {
    case Delivery::Whole: {
        const bool sent = sendAll(m_out.data(), m_out.size());
        m_out.clear();
        return sent;
    }
    case Delivery::Cut:
        sendPart();
        return false;
    case Delivery::Lost:
        return false;
    case Delivery::Never:
        staySilent();
        return false;
    }
    return false;
}

void Connection::sendPart()
{
    const size_t head = m_out.find("\r\n\r\n") + 4;
    const size_t body = m_out.size() - head;
    if (m_cutAfter)
        sendAll(m_out.data(), head + std::min(body, static_cast<size_t>(*m_cutAfter)));
    else if (body > 0)
        sendAll(m_out.data(), head + body / 2);
}

void Connection::staySilent()
{
    for (;;) { // whatever the client still sends is nobody's; a read time-out is no end
        const ssize_t received = receive();
        if (received == 0)
            return;
        if (received < 0 && errno != EAGAIN && errno != EWOULDBLOCK)
            return;
    }
}

void Connection::hangUp()
{
    ::shutdown(m_socket, bothWays);
}

void Connection::close()
{
#ifdef _WIN32
    ::closesocket(m_socket);
#else
    ::close(m_socket);
#endif
}

void Connection::get_remote_ip_and_port(std::string &ip, int &port) const
{
    ip = "127.0.0.1"; // nothing else can connect, and nobody asks for the port
    port = 0;
}

void Connection::get_local_ip_and_port(std::string &ip, int &port) const
{
    get_remote_ip_and_port(ip, port);
}

} // namespace sandbox
