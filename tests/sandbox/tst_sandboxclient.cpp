// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "sandbox/server.h"
#include "visitor.h"

#include <QNetworkAccessManager>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

using kakao::ErrorCode;
using kakao::IdTokenExpectations;
using kakao::Secret;
using namespace Qt::StringLiterals;

/// What the sandbox signs and says, to the client that was written without it.
class TestSandboxClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theIdTokenIsBelieved();
    void I13_aRefreshedOneToo();
    void I9_notInAnotherSignIn();
    void I14_aNewKeyIsFound();
    void aWrongClockIsNamed_data();
    void aWrongClockIsNamed();
    void aTokenFromOutside();

private:
    struct TokenTexts
    {
        Secret access;
        Secret refresh;
        Secret id;
    };
    [[nodiscard]] static TokenTexts texts(const QJsonObject &tokens)
    {
        const auto secret = [&tokens](QLatin1StringView name) {
            return Secret(tokens.value(name).toString().toLatin1());
        };
        return {secret("access_token"_L1), secret("refresh_token"_L1), secret("id_token"_L1)};
    }
    [[nodiscard]] TokenTexts signIn()
    {
        Visitor visitor(m_server->url());
        const Reply signedIn = visitor.signIn(app::authorizeTarget({{"nonce", "our nonce"}}));
        const QString code = signedIn.redirected(u"code"_s);
        return texts(visitor.post("/oauth/token", app::tokenFields(code)).json());
    }
    [[nodiscard]] IdTokenExpectations expected(const QByteArray &nonce = "our nonce") const
    {
        return {.nonce = Secret(nonce), .now = m_server->now()};
    }

    std::atomic<qint64> m_now;
    std::unique_ptr<sandbox::Server> m_server;
    QNetworkAccessManager m_network;
    std::unique_ptr<kakao::ApiClient> m_api;
};

void TestSandboxClient::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_now = 1'800'000'000;
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    kakao::Config config;
    config.clientId = u"sandbox"_s;
    config.redirectUri = QUrl(app::redirectUri);
    config.kauthUrl = config.kapiUrl = m_server->url();
    config.appId = 1201317;
    m_api = std::make_unique<kakao::ApiClient>(m_network, config);
}

void TestSandboxClient::theIdTokenIsBelieved()
{
    const TokenTexts tokens = signIn();
    IdTokenExpectations strict = expected();
    strict.maxAge = std::chrono::seconds(0);
    strict.accessToken = tokens.access;
    const auto token = m_api->verifyIdToken(tokens.id, strict);
    const auto user = m_api->fetchUser(tokens.access);
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(token->result()->kakaoId, user->result()->id);
    QCOMPARE(token->result()->nickname, user->result()->nickname);
    QCOMPARE(token->result()->pictureUrl, user->result()->thumbnailUrl);
    QCOMPARE(token->result()->email, user->result()->email);
    QCOMPARE(token->result()->issuedAt.toSecsSinceEpoch(), qint64(m_now));
}

void TestSandboxClient::I13_aRefreshedOneToo()
{
    const auto refreshed = m_api->refresh(signIn().refresh);
    QTRY_VERIFY(refreshed->isFinished());
    QVERIFY(refreshed->result());
    QVERIFY(!refreshed->result()->id.isEmpty());
    const auto token = m_api->verifyIdToken(refreshed->result()->id, expected({}));
    QTRY_VERIFY(token->isFinished());
    QVERIFY(token->result());
}

void TestSandboxClient::I9_notInAnotherSignIn()
{
    const auto token = m_api->verifyIdToken(signIn().id, expected("another nonce"));
    QTRY_VERIFY(token->isFinished());
    QCOMPARE(token->result().error().code, ErrorCode::IdTokenInvalid);
}

void TestSandboxClient::I14_aNewKeyIsFound()
{
    const auto first = m_api->verifyIdToken(signIn().id, expected());
    QTRY_VERIFY(first->isFinished());
    m_server->rotateKeys();
    const auto second = m_api->verifyIdToken(signIn().id, expected());
    QTRY_VERIFY(second->isFinished());
    QVERIFY(second->result());
}

void TestSandboxClient::aWrongClockIsNamed_data()
{
    QTest::addColumn<int>("ahead"); // of Kakao, in seconds
    QTest::addColumn<bool>("isNamed");
    QTest::newRow("right") << 0 << false;
    QTest::newRow("a little slow") << -60 << false;
    QTest::newRow("slow") << -61 << true;
    QTest::newRow("fast, within the token's life") << 6 * 3600 + 59 << false;
    QTest::newRow("a day fast") << 86400 << true;
}

void TestSandboxClient::aWrongClockIsNamed()
{
    QFETCH(const int, ahead);
    QFETCH(const bool, isNamed);
    IdTokenExpectations wrong = expected();
    const TokenTexts tokens = signIn();
    wrong.now = wrong.now.addSecs(ahead);
    const auto token = m_api->verifyIdToken(tokens.id, wrong);
    QTRY_VERIFY(token->isFinished());
    QCOMPARE(!token->result(), isNamed);
    if (isNamed)
        QCOMPARE(token->result().error().code, ErrorCode::ClockSuspected);
}

void TestSandboxClient::aTokenFromOutside()
{
    const Secret access = signIn().access;
    const auto info = m_api->fetchTokenInfo(access);
    const auto user = m_api->fetchUserOfForeignToken(access);
    QTRY_VERIFY(info->isFinished());
    QVERIFY(info->result());
    QCOMPARE(info->result()->life, std::chrono::hours(6));
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(user->result()->id, info->result()->kakaoId);

    kakao::Config config = m_api->config();
    config.appId = 1201318;
    const kakao::ApiClient stranger(m_network, config);
    const auto refused = stranger.fetchUserOfForeignToken(access);
    QTRY_VERIFY(refused->isFinished());
    QCOMPARE(refused->result().error().code, ErrorCode::OtherApplication);
}

QTEST_GUILESS_MAIN(TestSandboxClient)
#include "tst_sandboxclient.moc"
