// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"

#include "kakao/crypto_p.h"
#include "kakao/foreignuser_p.h"
#include "kakao/form_p.h"
#include "kakao/httpexchange_p.h"
#include "kakao/idtokenreply_p.h"
#include "kakao/json_p.h"
#include "kakao/keycache_p.h"
#include "kakao/wiretext_p.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QPointer>

#include <tuple>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

Result<Done> parseDone(const QByteArray &json)
{
    const auto answer = json::parseObject(json, ErrorOrigin::Api);
    return answer ? Result<Done>(Done()) : Result<Done>(answer.error());
}

void connectTo(QNetworkAccessManager &network, const QUrl &url)
{
    const QString host = url.host();
    if (url.scheme() == "https"_L1)
        network.connectToHostEncrypted(host, static_cast<quint16>(url.port(443)));
    else
        network.connectToHost(host, static_cast<quint16>(url.port(80)));
}

std::chrono::milliseconds steadyTime()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

} // namespace

/// What a client and its copies have in common. Their running calls look it up, but do not keep it.
struct ApiClient::Shared
{
    explicit Shared(Elapsed elapsed)
        : keys(std::make_shared<KeyCache>(elapsed ? std::move(elapsed) : &steadyTime))
    {
    }

    std::shared_ptr<KeyCache> keys; ///< with those who wait for them, too
    std::function<void(const QDateTime &)> heard;
    int running = 0;
    bool mustForget = false; ///< the connections, once nothing runs

    void forgetIfIdle(QNetworkAccessManager &network)
    {
        if (!mustForget || running > 0)
            return;
        mustForget = false;
        network.clearConnectionCache();
    }
};

ApiClient::ApiClient(QNetworkAccessManager &network, Config config, Elapsed elapsed)
    : ApiClient(network, std::move(config), std::make_shared<Shared>(std::move(elapsed)))
{
}

ApiClient::ApiClient(QNetworkAccessManager &network, Config config, std::shared_ptr<Shared> shared)
    : m_network(network), m_config(std::move(config)), m_shared(std::move(shared))
{
}

void ApiClient::connectAhead() const
{
    connectTo(m_network, m_config.kauthUrl);
    if (!isSameServer(m_config.kauthUrl, m_config.kapiUrl))
        connectTo(m_network, m_config.kapiUrl);
}

ReplyPtr<Tokens> ApiClient::exchange(const Secret &code, const Secret &codeVerifier) const
{
    return requestTokens({
        {"grant_type", "authorization_code"},
        {"client_id", m_config.clientId.toUtf8()},
        {"redirect_uri", m_config.redirectUri.toEncoded()},
        {"code", code.reveal()},
        {"code_verifier", codeVerifier.reveal()},
    });
}

ReplyPtr<Tokens> ApiClient::refresh(const Secret &refreshToken) const
{
    return requestTokens({
        {"grant_type", "refresh_token"},
        {"client_id", m_config.clientId.toUtf8()},
        {"refresh_token", refreshToken.reveal()},
    });
}

void ApiClient::fetchKeysAhead() const
{
    std::ignore = Crypto::get(); // now, and not while somebody waits
    m_shared->keys->prepare(later<KeySet>(
        ErrorOrigin::Token, [](const ApiClient &client) { return client.fetchKeys(); }));
}

ReplyPtr<IdToken> ApiClient::verifyIdToken(const Secret &token, IdTokenExpectations expected) const
{
    expected.issuer = m_config.issuer();
    expected.clientId = m_config.clientId;
    auto fetch = later<KeySet>(ErrorOrigin::Token,
                               [](const ApiClient &client) { return client.fetchKeys(); });
    return ReplyPtr<IdToken>(
        new IdTokenReply(m_shared->keys, std::move(fetch), token, std::move(expected)));
}

ReplyPtr<KeySet> ApiClient::fetchKeys() const
{
    return start<KeySet>(
        {.url = m_config.kauth(u"/.well-known/jwks.json"), .origin = ErrorOrigin::Token},
        &parseKeySet);
}

ReplyPtr<User> ApiClient::fetchUser(const Secret &accessToken) const
{
    QUrl url = m_config.kapi(u"/v2/user/me");
    url.setQuery(u"secure_resource=true"_s);
    return start<User>({.url = url, .bearer = accessToken}, &parseUser);
}

ReplyPtr<TokenInfo> ApiClient::fetchTokenInfo(const Secret &accessToken) const
{
    return start<TokenInfo>(
        {.url = m_config.kapi(u"/v1/user/access_token_info"), .bearer = accessToken},
        &parseTokenInfo);
}

ReplyPtr<User> ApiClient::fetchUserOfForeignToken(const Secret &accessToken) const
{
    if (m_config.appId <= 0) {
        const Error error{.code = ErrorCode::ConfigInvalid,
                          .detail = u"the app id, without which no token from outside is taken"_s};
        return ReplyPtr<User>(new ReadyReply<User>(error, ErrorOrigin::Api));
    }
    auto fetch = later<User>(ErrorOrigin::Api, [accessToken](const ApiClient &client) {
        return client.fetchUser(accessToken);
    });
    return ReplyPtr<User>(
        new ForeignUserReply(m_config.appId, fetchTokenInfo(accessToken), std::move(fetch)));
}

ReplyPtr<Done> ApiClient::logOut(const Secret &accessToken) const
{
    return start<Done>(
        {.url = m_config.kapi(u"/v1/user/logout"), .bearer = accessToken, .form = QByteArray()},
        &parseDone);
}

ReplyPtr<Done> ApiClient::unlink(const Secret &accessToken) const
{
    return start<Done>(
        {.url = m_config.kapi(u"/v1/user/unlink"), .bearer = accessToken, .form = QByteArray()},
        &parseDone);
}

ReplyPtr<QList<Consent>> ApiClient::fetchConsents(const Secret &accessToken) const
{
    return start<QList<Consent>>({.url = m_config.kapi(u"/v2/user/scopes"), .bearer = accessToken},
                                 &parseConsents);
}

ReplyPtr<QList<Consent>> ApiClient::revokeConsents(const Secret &accessToken,
                                                   const QStringList &scopes) const
{
    const QJsonDocument list(QJsonArray::fromStringList(scopes));
    return start<QList<Consent>>(
        {.url = m_config.kapi(u"/v2/user/revoke/scopes"),
         .bearer = accessToken,
         .form = encodeForm({{"scopes", list.toJson(QJsonDocument::Compact)}})},
        &parseConsents);
}

void ApiClient::onServerTime(std::function<void(const QDateTime &)> heard)
{
    m_shared->heard = std::move(heard);
}

void ApiClient::forgetConnections() const
{
    m_shared->mustForget = true;
    m_shared->forgetIfIdle(m_network);
}

std::shared_ptr<void> ApiClient::countRunning() const
{
    ++m_shared->running;
    const auto ended = [shared = std::weak_ptr(m_shared), &network = m_network](void *) {
        const auto forget = [shared, &network] {
            if (const auto client = shared.lock())
                client->forgetIfIdle(network);
        };
        // Later, for the network is in the middle of this call just now.
        if (const auto client = shared.lock(); client && --client->running == 0)
            QMetaObject::invokeMethod(&network, forget, Qt::QueuedConnection);
    };
    return {nullptr, ended};
}

template <typename T, typename Call>
std::function<ReplyPtr<T>()> ApiClient::later(ErrorOrigin origin, Call call) const
{
    return [network = QPointer(&m_network), config = m_config, shared = std::weak_ptr(m_shared),
            origin, call = std::move(call)] {
        auto alive = shared.lock();
        if (network && alive)
            return call(ApiClient(*network, config, std::move(alive)));
        const Error gone{.code = ErrorCode::Cancelled, .origin = origin};
        return ReplyPtr<T>(new ReadyReply<T>(gone, origin));
    };
}

template <typename T>
ReplyPtr<T> ApiClient::start(HttpCall call, Result<T> (*parse)(const QByteArray &)) const
{
    if (!isVisibleAscii(call.bearer.reveal())) {
        // Out of a damaged store it could bring headers of its own.
        const Error error{.code = ErrorCode::Rejected,
                          .origin = call.origin,
                          .detail = u"an access token of odd characters; not sent"_s};
        return ReplyPtr<T>(new ReadyReply<T>(error, call.origin));
    }
    call.deadline = m_config.deadline;
    call.serverTime = [shared = std::weak_ptr(m_shared)](const QDateTime &time) {
        const auto client = shared.lock();
        const auto heard = client ? client->heard : nullptr; // a copy: it may replace itself
        if (heard)
            heard(time);
    };
    call.running = countRunning();
    return ReplyPtr<T>(new HttpReply<T>(m_network, std::move(call), parse));
}

ReplyPtr<Tokens> ApiClient::requestTokens(QList<std::pair<QByteArray, QByteArray>> form) const
{
    if (!m_config.clientSecret.isEmpty())
        form.append({"client_secret", m_config.clientSecret.reveal()});
    return start<Tokens>({.url = m_config.kauth(u"/oauth/token"),
                          .origin = ErrorOrigin::Token,
                          .form = encodeForm(form)},
                         &parseTokens);
}

} // namespace kakao
