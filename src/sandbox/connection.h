// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

#include <httplib.h>

namespace sandbox {

/// One client's connection. An answer is collected and sent in one piece, so that it is one packet
/// on the wire and never waits for the acknowledgement of its own head.
///
/// No function says `override`: Stream's waiting functions changed their names between versions of
/// cpp-httplib, and those of both are here.
class Connection final : public httplib::Stream
{
public:
    explicit Connection(socket_t socket) : m_socket(socket) {}

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
    /// Sends what was written. False when the connection is of no more use.
    bool deliver();
    /// From any thread: whoever reads or writes here is woken and finds the connection ended.
    void hangUp();
    void close();

private:
    ssize_t receive();
    bool sendAll(const char *from, size_t size);
    void sendPart();
    void staySilent();

    const socket_t m_socket;
    std::string m_in;
    size_t m_inUsed = 0;
    std::string m_out;
    Delivery m_delivery = Delivery::Whole;
    std::optional<qsizetype> m_cutAfter;
};

} // namespace sandbox
