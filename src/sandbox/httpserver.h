// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/connection.h"
#include "sandbox/connectionthreads.h"
#include "sandbox/identity.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

namespace sandbox {

/// HTTP/1.1 on 127.0.0.1. cpp-httplib listens, reads requests and writes answers; the connections
/// are ours, because its own cannot be ended from outside and would hold up stop() until their
/// keep-alive time is over, and so is the TLS on them, for which it has another server. One use:
/// start, stop, gone.
class HttpServer final : private httplib::Server
{
public:
    /// Called from many threads at once.
    using Handler = std::function<Answer(const Call &)>;

    /// What the Date header says, asked when an answer goes out.
    using Date = std::function<QByteArray()>;

    /// With an identity, which must outlive this object, it is HTTPS.
    HttpServer(Handler handler, Date date, const Identity *identity);
    ~HttpServer() override;

    /// The port listened on, or 0 when it cannot be had. 0 asks for any free one. Who comes waits
    /// for serve().
    [[nodiscard]] int listenOn(int port);
    void serve();
    void hangUp();     ///< stops listening, ends every connection, waits for the threads
    void endSilence(); ///< ends the connections that got Delivery::Never

    [[nodiscard]] qsizetype openConnections() const;

private:
    bool process_and_close_socket(socket_t socket) override;
    void endLongestRest();
    bool serveOne(Connection &connection);
    /// A template, so that only the signature which this version of cpp-httplib has is looked at.
    template <typename Self>
    static bool process(Self &self, Connection &connection, bool &closed);
    void answer(const httplib::Request &request, httplib::Response &response);
    [[nodiscard]] quint64 silencesEnded() const;
    void waitFor(std::chrono::milliseconds delay);

    const Handler m_handler;
    const Date m_date;
    const Identity *const m_identity;
    socket_t m_listening = INVALID_SOCKET;
    std::thread m_thread;
    ConnectionThreads *m_threads = nullptr; ///< cpp-httplib's own; they are there when it listens
    std::atomic<bool> m_ended = false;

    mutable std::mutex m_mutex;
    std::condition_variable m_stop;
    bool m_stopping = false;
    std::set<Connection *> m_connections;
    std::set<Connection *> m_silent;
    quint64 m_silencesEnded = 0;
};

} // namespace sandbox
