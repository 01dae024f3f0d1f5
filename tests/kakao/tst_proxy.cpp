// SPDX-License-Identifier: Apache-2.0
#include "kakao/apiclient.h"
#include "support/proxyserver.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

namespace {

constexpr auto host = "kauth.example"; // which the certificate of TestName::Other is for

} // namespace

/// The way through a network's proxy, as `http_proxy` and `https_proxy` name it.
class TestProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QNetworkProxyFactory::setUseSystemConfiguration(true); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanup();
    void passwords_data();
    void passwords();
    void aProxyThatRefuses_data();
    void aProxyThatRefuses();

private:
    enum class Call { Get, Post };

    static void useProxy(const QUrl &proxy)
    {
        for (const char *name : {"http_proxy", "https_proxy"})
            qputenv(name, proxy.toEncoded());
    }
    /// What a call comes to that goes to host.
    static std::optional<Error> errorOf(const QString &scheme, Call call);
};

void TestProxy::cleanup()
{
    for (const char *name : {"http_proxy", "https_proxy"})
        qunsetenv(name);
    QTRY_VERIFY(networkThreadsHaveEnded());
}

std::optional<Error> TestProxy::errorOf(const QString &scheme, Call call)
{
    QNetworkAccessManager network;
    kakao::Config config;
    config.kapiUrl = QUrl(scheme + u"://"_s + QLatin1StringView(host));
    const kakao::ApiClient api(network, config);
    const auto errorOf = [](const auto &reply) {
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return std::optional(Error{.code = ErrorCode::Cancelled, .detail = u"never"_s});
        const auto result = reply->result();
        return result ? std::nullopt : std::optional(result.error());
    };
    return call == Call::Get ? errorOf(api.fetchTokenInfo(Secret("token")))
                             : errorOf(api.logOut(Secret("token")));
}

void TestProxy::passwords_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<Call>("call");
    QTest::addColumn<QString>("somebody");
    QTest::addColumn<bool>("isLetThrough");
    for (const char *scheme : {"http", "https"}) {
        for (const auto &[name, call] :
             {std::pair("GET", Call::Get), std::pair("POST", Call::Post)}) {
            const auto row = [&](const char *tag, const QString &somebody, bool isLetThrough) {
                QTest::addRow("%s over %s, %s", name, scheme, tag)
                    << QString::fromLatin1(scheme) << call << somebody << isLetThrough;
            };
            row("nobody", {}, false);
            row("a wrong password", u"kim:wrong"_s, false);
            // Qt tells no password to the proxy of a request that may carry none itself, as ours; a
            // tunnel is another request. Kakao is never asked without one.
            row("the right one", u"kim:the-password"_s, QByteArray(scheme) == "https");
        }
    }
}

void TestProxy::passwords()
{
    QFETCH(const QString, scheme);
    QFETCH(const Call, call);
    QFETCH(const QString, somebody);
    QFETCH(const bool, isLetThrough);
    const TestIdentity identity = makeTestIdentity(TestValidity::Today, TestName::Other);
    const TrustedCertificate trust(identity.certificate);
    StandInServer kakao(scheme == "https"_L1 ? std::optional(identity) : std::nullopt);
    kakao.setAnswer("/v1/user/logout", {.body = R"({"id":7})"});
    kakao.setAnswer("/v1/user/access_token_info",
                    {.body = R"({"id":7,"expires_in":60,"app_id":1})"});
    ProxyServer proxy;
    proxy.setCredentials("kim:the-password");
    proxy.setRoute(QLatin1StringView(host), kakao.serverPort());
    useProxy(proxy.url(somebody));

    const auto error = errorOf(scheme, call);
    QVERIFY(proxy.challenges() > 0); // the way was taken
    QCOMPARE(proxy.passages(), isLetThrough ? 1 : 0);
    QCOMPARE(kakao.requests().size(), isLetThrough ? 1 : 0);
    QCOMPARE(!error, isLetThrough);
    if (error)
        QCOMPARE(error->code, ErrorCode::ProxyRefused);
}

void TestProxy::aProxyThatRefuses_data()
{
    QTest::addColumn<Call>("call");
    QTest::addColumn<QByteArray>("status"); // or empty, when it is not there
    for (const auto &[name, call] : {std::pair("GET", Call::Get), std::pair("POST", Call::Post)}) {
        for (const char *status : {"403 Forbidden", "502 Bad Gateway", ""})
            QTest::addRow("%s, %s", name, *status ? status : "nobody there")
                << call << QByteArray(status);
    }
}

void TestProxy::aProxyThatRefuses()
{
    QFETCH(const Call, call);
    QFETCH(const QByteArray, status);
    ProxyServer proxy;
    useProxy(proxy.url());
    if (status.isEmpty())
        proxy.close();
    else
        proxy.refuseAll(status);
    const auto error = errorOf(u"https"_s, call);
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::ProxyRefused);
}

QTEST_GUILESS_MAIN(TestProxy)
#include "tst_proxy.moc"
