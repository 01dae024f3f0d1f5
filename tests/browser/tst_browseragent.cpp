// SPDX-License-Identifier: Apache-2.0
#include "browser/browseragent.h"

#include "kakao/authorizationrequest.h"
#include "kakao/authorizationresponse.h"
#include "kakao/logoutrequest.h"
#include "ports.h"
#include "sandbox/server.h"

#include "../sandbox/visitor.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using browser::BrowserAgent;
using kakao::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

QByteArray targetOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

template <typename Request>
session::UserAgentRequest agentRequest(const Request &request)
{
    session::UserAgentRequest agentRequest;
    agentRequest.authorizationUrl = request.url();
    agentRequest.redirectUri = request.redirectUri();
    return agentRequest;
}

} // namespace

/// A scripted browser on the sandbox's pages, whose last step is the redirect to the listener.
class TestBrowserAgent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void E1_loggingIn();
    void denied();
    void loggingOut();

private:
    /// The page a browser shows when it has followed the redirect; it comes back by itself.
    void comeBack(const QByteArray &location)
    {
        QUrl url = QUrl::fromEncoded(location);
        QNetworkRequest request;
        request.setRawHeader("Host", url.authority().toLatin1());
        url.setHost(u"127.0.0.1"_s); // some computers have no name of their own, as a bare chroot
        request.setUrl(url);
        QNetworkReply *reply = m_network.get(request);
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            m_page = reply->readAll();
            reply->deleteLater();
        });
    }
    [[nodiscard]] std::unique_ptr<BrowserAgent>
    makeAgent(std::function<QByteArray(Visitor &, const QUrl &)> browse)
    {
        return std::make_unique<BrowserAgent>(
            browser::BrowserOptions{.open = [this, browse](const QUrl &url) {
                ++m_opened;
                Visitor visitor(m_server->url());
                comeBack(browse(visitor, url));
                return true;
            }});
    }

    kakao::Config m_config;
    std::unique_ptr<sandbox::Server> m_server;
    QNetworkAccessManager m_network;
    QByteArray m_page;
    int m_opened = 0;
};

void TestBrowserAgent::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_page.clear();
    m_opened = 0;
    m_config.redirectUri = QUrl(u"http://127.0.0.1:%1/kakao/callback"_s.arg(freePort()));
    m_config.logoutRedirectUri = QUrl(u"http://localhost:%1/kakao/logout"_s.arg(freePort()));
    sandbox::Options options;
    options.redirectUris = {m_config.redirectUri.toString()};
    options.logoutRedirectUris = {m_config.logoutRedirectUri.toString()};
    m_server = std::make_unique<sandbox::Server>(options);
    QVERIFY(!m_server->start());
    m_config.clientId = u"sandbox"_s;
    m_config.kauthUrl = m_config.kapiUrl = m_server->url();
}

void TestBrowserAgent::E1_loggingIn()
{
    const kakao::AuthorizationRequest request(m_config);
    const auto agent = makeAgent(
        [](Visitor &visitor, const QUrl &url) { return visitor.signIn(targetOf(url)).location(); });
    const auto reply = agent->authorize(agentRequest(request));
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(kakao::Result<QUrl>(reply->result()));
    QVERIFY(kakao::parseAuthorizationResponse(*reply->result(), request));
    QCOMPARE(m_opened, 1);
    QTRY_VERIFY(m_page.contains("You can close this tab"));
}

void TestBrowserAgent::denied()
{
    const kakao::AuthorizationRequest request(m_config);
    const auto agent = makeAgent([](Visitor &visitor, const QUrl &url) {
        Reply page = visitor.get(targetOf(url));
        page = visitor.follow(visitor.submit(page, {{"person", "ryan@sandbox.test"}}));
        return visitor.submit(page, {{"decision", "cancel"}}).location();
    });
    const auto reply = agent->authorize(agentRequest(request));
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    const auto code = kakao::parseAuthorizationResponse(*reply->result(), request);
    QVERIFY(!code);
    QCOMPARE(code.error().code, ErrorCode::AccessDenied);
    QTRY_VERIFY(m_page.contains("The login was not completed"));
}

void TestBrowserAgent::loggingOut()
{
    const kakao::LogoutRequest request(m_config);
    const kakao::AuthorizationRequest before(m_config);
    const auto agent = makeAgent([&](Visitor &visitor, const QUrl &url) {
        visitor.signIn(targetOf(before.url()));
        return visitor.submit(visitor.get(targetOf(url)), {{"leave", "account"}}).location();
    });
    const auto reply = agent->authorize(agentRequest(request));
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(kakao::Result<QUrl>(reply->result()));
    QVERIFY(kakao::parseLogoutResponse(*reply->result(), request));
    QTRY_VERIFY(m_page.contains("You can close this tab"));
}

QTEST_GUILESS_MAIN(TestBrowserAgent)
#include "tst_browseragent.moc"
