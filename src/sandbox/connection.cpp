// SPDX-License-Identifier: Apache-2.0
#include "sandbox/connection.h"

#include <array>
#include <cerrno>
#include <chrono>

#include <openssl/err.h>

namespace sandbox {

namespace {

#ifdef _WIN32
constexpr int bothWays = SD_BOTH;
int length(size_t size)
{
    return static_cast<int>(size); // at most one answer, which is far smaller
}
#else
constexpr int bothWays = SHUT_RDWR;
size_t length(size_t size)
{
    return size;
}
#endif
#ifdef MSG_NOSIGNAL
constexpr int sendFlags = MSG_NOSIGNAL;
#else
constexpr int sendFlags = 0;
#endif

/// What recv() or send() said, with the reason in errno, where Windows has it elsewhere.
ssize_t fromSocket(ssize_t result)
{
#ifdef _WIN32
    if (result < 0) {
        const int reason = ::WSAGetLastError();
        errno = reason == WSAETIMEDOUT || reason == WSAEWOULDBLOCK ? EAGAIN : ECONNRESET;
    }
#endif
    return result;
}

/// What OpenSSL said of a read or a write, in the terms of recv() and send().
ssize_t fromOpenSsl(const SSL &tls, int result)
{
    if (result > 0)
        return result;
    switch (SSL_get_error(&tls, result)) {
    case SSL_ERROR_ZERO_RETURN:
        return 0;
    case SSL_ERROR_WANT_READ: // the time-out of the socket
    case SSL_ERROR_WANT_WRITE:
        errno = EAGAIN;
        return -1;
    default:
        errno = ECONNRESET;
        return -1;
    }
}

} // namespace

Connection::Connection(socket_t socket, SSL_CTX *tls)
    : m_socket(socket), m_tls(tls ? SSL_new(tls) : nullptr), m_isPlain(!tls)
{
}

bool Connection::open()
{
    if (m_isPlain)
        return true;
    ERR_clear_error();
    return m_tls && SSL_set_fd(m_tls.get(), int(m_socket)) == 1 && SSL_accept(m_tls.get()) == 1;
}

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
        const auto received = receiveOnce(buffer.data(), buffer.size());
        if (received < 0 && errno == EINTR)
            continue;
        m_restsSince = 0;
        m_in.assign(buffer.data(), received > 0 ? static_cast<size_t>(received) : 0);
        m_inUsed = 0;
        return received;
    }
}

ssize_t Connection::receiveOnce(char *to, size_t size)
{
    if (m_isPlain)
        return fromSocket(::recv(m_socket, to, length(size), 0));
    ERR_clear_error(); // SSL_get_error() looks at what this thread's last connection left there
    return fromOpenSsl(*m_tls, SSL_read(m_tls.get(), to, int(size)));
}

ssize_t Connection::sendOnce(const char *from, size_t size)
{
    if (m_isPlain)
        return fromSocket(::send(m_socket, from, length(size), sendFlags));
    ERR_clear_error();
    return fromOpenSsl(*m_tls, SSL_write(m_tls.get(), from, int(size)));
}

ssize_t Connection::write(const char *from, size_t size)
{
    m_out.append(from, size);
    return static_cast<ssize_t>(size);
}

bool Connection::sendAll(const char *from, size_t size)
{
    while (size > 0) {
        const auto sent = sendOnce(from, size);
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

void Connection::rest()
{
    m_restsSince = std::chrono::steady_clock::now().time_since_epoch().count();
}

void Connection::endRest()
{
    m_restsSince = 0;
    hangUp();
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
