// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"
#include "sandbox/opensslpointer.h"

#include <httplib.h>

#include <atomic>

#include <openssl/ssl.h>

namespace sandbox {

/// One client's connection. An answer is collected and sent in one piece, so that it is one packet
/// on the wire and never waits for the acknowledgement of its own head.
///
/// TLS ends without its farewell (close_notify): each answer says its length, so that a whole one
/// needs none, and one that is cut is to look so.
///
/// No function says `override`: Stream's waiting functions changed their names between versions of
/// cpp-httplib, and those of both are here.
class Connection final : public httplib::Stream
{
public:
    /// tls: what a TLS connection is made from; null: it is a plain one.
    Connection(socket_t socket, SSL_CTX *tls);

    // NOLINTBEGIN(modernize-use-override,modernize-use-nodiscard)
    bool is_readable() const { return true; }
    bool is_writable() const { return true; }
    bool wait_readable() const { return true; }
    bool wait_writable() const { return true; }
    time_t duration() const { return 0; }
    ssize_t read(char *to, size_t size);
    ssize_t write(const char *from, size_t size);
    void get_remote_ip_and_port(std::string &ip, int &port) const;
    void get_local_ip_and_port(std::string &ip, int &port) const;
    socket_t socket() const { return m_socket; }
    // NOLINTEND(modernize-use-override,modernize-use-nodiscard)

    void setDelivery(Delivery delivery, std::optional<qsizetype> cutAfter)
    {
        m_delivery = delivery;
        m_cutAfter = cutAfter;
    }
    /// Shakes hands, where TLS wants that. False when the client did not get through, or did not
    /// trust what it was shown.
    bool open();
    /// Sends what was written. False when the connection is of no more use.
    bool deliver();
    /// From any thread: since when the client has had its answer and asked for nothing more; 0
    /// while something is under way.
    [[nodiscard]] qint64 restsSince() const { return m_restsSince; }
    void rest();
    void endRest(); ///< hangs up; from now on it does not rest
    /// From any thread: whoever reads or writes here is woken and finds the connection ended.
    void hangUp();
    void close();

private:
    ssize_t receive();
    ssize_t receiveOnce(char *to, size_t size);
    ssize_t sendOnce(const char *from, size_t size);
    bool sendAll(const char *from, size_t size);
    void sendPart();
    void staySilent();

    const socket_t m_socket;
    const std::unique_ptr<SSL, Releaser<SSL_free>> m_tls;
    const bool m_isPlain;
    std::atomic<qint64> m_restsSince = 0; ///< by the computer's steady clock
    std::string m_in;
    size_t m_inUsed = 0;
    std::string m_out;
    Delivery m_delivery = Delivery::Whole;
    std::optional<qsizetype> m_cutAfter;
};

} // namespace sandbox
