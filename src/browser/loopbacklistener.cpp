// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbacklistener.h"

#include "browser/answerpage_p.h"
#include "browser/loopbackconnection_p.h"
#include "browser/requesthead_p.h"
#include "kakao/authorizationresponse.h"

#include <QHostAddress>
#include <QLoggingCategory>
#include <QTcpServer>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace browser {
namespace {

Q_LOGGING_CATEGORY(logBrowser, "daemun.browser", QtWarningMsg)

constexpr int backlog = 256;
constexpr auto breath = std::chrono::milliseconds(100);

/// Of our own, with a reader of request heads: cpp-httplib gives each slow client a thread out of a
/// pool, which a few of them fill, and QtHttpServer is GPL.
class Server final : public QTcpServer
{
public:
    explicit Server(std::function<void(qintptr)> accept) : m_accept(std::move(accept))
    {
        setListenBacklogSize(backlog);
        // Without a free file descriptor Qt stops accepting.
        connect(this, &QTcpServer::acceptError, this,
                [this] { QTimer::singleShot(breath, this, [this] { resumeAccepting(); }); });
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(descriptor); }

private:
    std::function<void(qintptr)> m_accept;
};

int portOf(const QUrl &url)
{
    return url.port(80);
}

/// Empty when it is none to listen on.
QList<QHostAddress> addressesOf(const QUrl &redirectUri)
{
    const QString host = redirectUri.host();
    if (redirectUri.scheme() != "http"_L1)
        return {};
    if (host == "localhost"_L1)
        return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    if (host == "127.0.0.1"_L1)
        return {QHostAddress(QHostAddress::LocalHost)};
    if (host == "::1"_L1)
        return {QHostAddress(QHostAddress::LocalHostIPv6)};
    return {};
}

kakao::Error cannotListen(const QString &detail)
{
    return {.code = kakao::ErrorCode::CannotListen,
            .origin = kakao::ErrorOrigin::UserAgent,
            .detail = detail};
}

/// Against a page of another site whose name was made to lead here (DNS rebinding).
bool isOwnHost(const QByteArray &host, const QUrl &redirectUri)
{
    const QByteArray name =
        redirectUri
            .toEncoded(QUrl::RemoveScheme | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemovePort)
            .mid(2);
    const QByteArray withPort = name + ':' + QByteArray::number(portOf(redirectUri));
    return host.compare(withPort, Qt::CaseInsensitive) == 0
        || (portOf(redirectUri) == 80 && host.compare(name, Qt::CaseInsensitive) == 0);
}

} // namespace

LoopbackListener::LoopbackListener(QUrl redirectUri, kakao::Secret state, Limits limits,
                                   QObject *parent)
    : QObject(parent), m_redirectUri(std::move(redirectUri)), m_state(std::move(state)),
      m_limits(limits)
{
}

LoopbackListener::LoopbackListener(QUrl redirectUri, kakao::Secret state, QObject *parent)
    : LoopbackListener(std::move(redirectUri), std::move(state), Limits(), parent)
{
}

LoopbackListener::~LoopbackListener() = default;

kakao::Result<kakao::Done> LoopbackListener::open()
{
    const QList<QHostAddress> addresses = addressesOf(m_redirectUri);
    if (addresses.isEmpty())
        return cannotListen(u"not http on 127.0.0.1, [::1] or localhost"_s);
    close();
    for (const QHostAddress &address : addresses) {
        if (auto listening = listen(address); !listening) {
            close();
            return listening;
        }
    }
    qCInfo(logBrowser, "listening on port %d", portOf(m_redirectUri));
    return kakao::Done();
}

kakao::Result<kakao::Done> LoopbackListener::listen(const QHostAddress &address)
{
    auto server = std::make_unique<Server>([this](qintptr descriptor) { accept(descriptor); });
    if (server->listen(address, static_cast<quint16>(portOf(m_redirectUri)))) {
        m_servers.push_back(std::move(server));
        return kakao::Done();
    }
    switch (server->serverError()) {
    case QAbstractSocket::AddressInUseError:
        return kakao::Error{.code = kakao::ErrorCode::PortInUse,
                            .origin = kakao::ErrorOrigin::UserAgent,
                            .detail = QString::number(portOf(m_redirectUri))};
    case QAbstractSocket::SocketAddressNotAvailableError:
    case QAbstractSocket::UnsupportedSocketOperationError:
        if (!m_servers.empty()) // a computer without IPv6: nobody else can have that address
            return kakao::Done();
        [[fallthrough]];
    default:
        return cannotListen(server->errorString());
    }
}

void LoopbackListener::close()
{
    if (!m_servers.empty())
        qCInfo(logBrowser, "no longer listening");
    m_servers.clear();
    for (LoopbackConnection *connection : std::exchange(m_connections, {})) {
        connection->disconnect(this);
        connection->deleteLater(); // it may be in the middle of its slot
    }
}

void LoopbackListener::accept(qintptr descriptor)
{
    auto *connection = new LoopbackConnection(
        descriptor, m_limits.patience, [this](const QByteArray &head) { return answerTo(head); },
        this);
    connect(connection, &LoopbackConnection::over, this,
            [this, connection] { onOver(connection); });
    m_connections.push_back(connection);
    if (m_connections.size() > m_limits.connections) {
        delete m_connections.front();
        m_connections.erase(m_connections.begin());
    }
}

QByteArray LoopbackListener::answerTo(const QByteArray &head)
{
    const auto request = parseRequestHead(head);
    if (!request || m_servers.empty())
        return bareAnswer("400 Bad Request");
    if (!isOwnHost(request->host, m_redirectUri))
        return bareAnswer("421 Misdirected Request");
    if (request->method != "GET")
        return bareAnswer("405 Method Not Allowed", "Allow: GET");
    const QByteArray origin = m_redirectUri.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery);
    const QUrl url = QUrl::fromEncoded(origin + request->target, QUrl::StrictMode);
    if (!kakao::isRedirect(url, m_redirectUri) || url.query() == m_redirectUri.query())
        return bareAnswer("404 Not Found");
    if (!kakao::checkAnswer(url, m_redirectUri, m_state)) {
        qCInfo(logBrowser, "a redirect that answers no request of ours");
        return pageAnswer(AnswerPage::NotTheAnswer);
    }
    m_redirect = url;
    return pageAnswer(QUrlQuery(url).hasQueryItem(u"error"_s) ? AnswerPage::Refused
                                                              : AnswerPage::GoesOn);
}

void LoopbackListener::onOver(LoopbackConnection *connection)
{
    std::erase(m_connections, connection);
    connection->deleteLater();
    if (m_redirect.isEmpty())
        return;
    close();
    Q_EMIT redirected(std::exchange(m_redirect, QUrl()));
}

} // namespace browser
