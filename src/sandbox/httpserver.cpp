// SPDX-License-Identifier: Apache-2.0
#include "sandbox/httpserver.h"

#include <cstring>

namespace sandbox {

namespace {

constexpr size_t requestsPerConnection = 10000;
constexpr int mostWaiting = 128;
constexpr time_t idleSeconds = 60;
constexpr size_t largestBody = size_t(32) * 1024 * 1024; // of 100,000 people

/// The connection this thread serves: cpp-httplib hands its handlers no stream.
thread_local Connection *t_connection = nullptr;

QByteArray bytes(const std::string &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

Call callOf(const httplib::Request &request, bool usesTls)
{
    Call call;
    call.method = bytes(request.method);
    const QByteArray target = bytes(request.target);
    const auto question = target.indexOf('?');
    call.path = question < 0 ? target : target.first(question);
    if (question >= 0)
        call.query = Parameters::parse(target.sliced(question + 1));
    const QByteArray type = bytes(request.get_header_value("Content-Type")).toLower();
    if (type.startsWith("application/x-www-form-urlencoded"))
        call.form = Parameters::parse(bytes(request.body));
    call.authorization = bytes(request.get_header_value("Authorization"));
    call.cookies = bytes(request.get_header_value("Cookie"));
    call.acceptLanguage = bytes(request.get_header_value("Accept-Language"));
    call.usesTls = usesTls;
    call.host = bytes(request.get_header_value("Host"));
    call.fetchSite = bytes(request.get_header_value("Sec-Fetch-Site"));
    call.origin = bytes(request.get_header_value("Origin"));
    call.body = bytes(request.body);
    return call;
}

void exclusiveAddress(socket_t socket)
{
    // Not cpp-httplib's default, SO_REUSEPORT: with it a second server takes half the requests of
    // the first instead of failing.
    const int on = 1;
#ifdef _WIN32
    ::setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on),
                 sizeof on);
#else
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
}

} // namespace

HttpServer::HttpServer(Handler handler, Date date, const Identity *identity)
    : m_handler(std::move(handler)), m_date(std::move(date)), m_identity(identity)
{
    new_task_queue = [this] {
        m_threads = new ConnectionThreads([this] { endLongestRest(); });
        return m_threads;
    };
    set_tcp_nodelay(true);
    set_socket_options([this](socket_t socket) {
        m_listening = socket;
        exclusiveAddress(socket);
    });
    set_keep_alive_max_count(requestsPerConnection);
    set_keep_alive_timeout(idleSeconds);
    set_read_timeout(idleSeconds);
    set_payload_max_length(largestBody);

    const auto handle = [this](const httplib::Request &request, httplib::Response &response) {
        answer(request, response);
    };
    // Also with what cpp-httplib answers by itself, to a request it cannot read.
    set_post_routing_handler([this](const httplib::Request &, httplib::Response &response) {
        response.set_header("Date", m_date().toStdString());
    });
    // No length and no chunks: no body (RFC 9112, 6.3). cpp-httplib would wait for the end of the
    // connection.
    set_pre_routing_handler([this](const httplib::Request &request, httplib::Response &response) {
        const bool hasBody =
            request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
        if (hasBody || request.method == "GET" || request.method == "HEAD")
            return HandlerResponse::Unhandled;
        answer(request, response);
        return HandlerResponse::Handled;
    });
    Get(".*", handle);
    Post(".*", handle);
    Put(".*", handle);
    Patch(".*", handle);
    Delete(".*", handle);
    Options(".*", handle);
}

HttpServer::~HttpServer()
{
    hangUp();
}

int HttpServer::listenOn(int port)
{
    const int bound =
        port == 0 ? bind_to_any_port("127.0.0.1") : (bind_to_port("127.0.0.1", port) ? port : 0);
    if (bound <= 0)
        return 0;
    // cpp-httplib lets 5 clients wait to be accepted; one more waits a second before it asks again.
    ::listen(m_listening, mostWaiting);
    return bound;
}

void HttpServer::serve()
{
    m_thread = std::thread([this] {
        listen_after_bind();
        m_ended = true;
    });
}

void HttpServer::hangUp()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        for (Connection *connection : m_connections)
            connection->hangUp();
    }
    m_stop.notify_all();
    while (!is_running() && !m_ended) // stop() does nothing before the thread has come so far
        std::this_thread::yield();
    stop();
    m_thread.join();
}

void HttpServer::endSilence()
{
    const std::lock_guard lock(m_mutex);
    ++m_silencesEnded;
    for (Connection *connection : m_silent)
        connection->hangUp();
}

qsizetype HttpServer::openConnections() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<qsizetype>(m_connections.size());
}

void HttpServer::endLongestRest()
{
    const std::lock_guard lock(m_mutex);
    Connection *longest = nullptr;
    for (Connection *connection : m_connections) {
        if (connection->restsSince() != 0
            && (!longest || connection->restsSince() < longest->restsSince()))
            longest = connection;
    }
    if (longest)
        longest->endRest();
}

bool HttpServer::process_and_close_socket(socket_t socket)
{
    Connection connection(socket, m_identity ? m_identity->context() : nullptr);
    {
        const std::lock_guard lock(m_mutex);
        m_connections.insert(&connection);
        if (m_stopping)
            connection.hangUp();
    }
    t_connection = &connection;
    const bool isOpen = connection.open();
    size_t served = 0;
    while (served < requestsPerConnection && isOpen && serveOne(connection)) {
        ++served;
        if (m_threads->isCrowded()) // nobody rests while others wait
            break;
    }
    t_connection = nullptr;

    const std::lock_guard lock(m_mutex); // so that nobody hangs up on a number used again
    m_connections.erase(&connection);
    m_silent.erase(&connection);
    connection.hangUp();
    connection.close();
    return true;
}

template <typename Self>
bool HttpServer::process(Self &self, Connection &connection, bool &closed)
{
    const auto plain = [](httplib::Request &request) {
        request.headers.erase("Accept-Encoding"); // compressing for loopback only costs time
    };
    if constexpr (requires { self.process_request(connection, false, closed, plain); }) {
        return self.process_request(connection, false, closed, plain);
    } else { // from cpp-httplib 0.17 on
        const std::string address = "127.0.0.1";
        return self.process_request(connection, address, 0, address, 0, false, closed, plain);
    }
}

bool HttpServer::serveOne(Connection &connection)
{
    bool closed = false;
    connection.rest();
    const bool processed = process(*this, connection, closed);
    return connection.deliver() && processed && !closed;
}

void HttpServer::answer(const httplib::Request &request, httplib::Response &response)
{
    const quint64 endedBefore = silencesEnded();
    const Answer answer = m_handler(callOf(request, m_identity));
    if (answer.endsSilence)
        endSilence();
    if (answer.delay.count() > 0)
        waitFor(answer.delay);

    response.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        response.headers.emplace(name.toStdString(), value.toStdString());
    if (!answer.contentType.isEmpty()) {
        response.body.assign(answer.body.constData(), static_cast<size_t>(answer.body.size()));
        response.set_header("Content-Type", answer.contentType.toStdString());
    }
    t_connection->setDelivery(answer.delivery, answer.cutAfter);
    if (answer.delivery == Delivery::Never) {
        const std::lock_guard lock(m_mutex);
        m_silent.insert(t_connection);
        if (m_silencesEnded != endedBefore) // while the answer was on its way here
            t_connection->hangUp();
    }
}

quint64 HttpServer::silencesEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_silencesEnded;
}

void HttpServer::waitFor(std::chrono::milliseconds delay)
{
    std::unique_lock lock(m_mutex);
    m_stop.wait_for(lock, delay, [this] { return m_stopping; });
}

} // namespace sandbox
