// SPDX-License-Identifier: Apache-2.0
#include "browser/browseragent.h"

#include "ports.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using browser::BrowserAgent;
using browser::BrowserLogin;
using browser::BrowserOptions;
using kakao::ErrorCode;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// An attempt without a server: what a person, a port and a clock can do to it.
class TestBrowserLogin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
        m_opened.clear();
    }
    void N9_theLinkIsOpenedOnce();
    void nothingIsOpenedUnlessTold();
    void pasted_data();
    void pasted();
    void B6_pastedTwice();
    void pastedAndRedirected();
    void troubleEnds_data();
    void troubleEnds();
    void goesOnWithoutABrowser();
    void goesOnWithoutAListener();
    void theBrowserStaysClosedWhileAnotherHasThePort();
    void theTimeLimit();
    void aborting();
    void dropping();
    void theNextAttemptEndsTheOneBefore();

private:
    [[nodiscard]] session::UserAgentRequest
    request(const QString &redirectUri = u"http://127.0.0.1:%1/cb"_s) const
    {
        session::UserAgentRequest request;
        request.authorizationUrl =
            QUrl(u"https://kauth.kakao.com/oauth/authorize?client_id=k&state=the-state&nonce=n"_s);
        request.redirectUri =
            QUrl(redirectUri.contains(u'%') ? redirectUri.arg(m_port) : redirectUri);
        return request;
    }
    /// Opens a browser that somebody else looks at.
    [[nodiscard]] BrowserOptions options(bool goesOnInTrouble = true)
    {
        return {.open =
                    [this](const QUrl &url) {
                        m_opened.append(url);
                        return true;
                    },
                .goesOnInTrouble = goesOnInTrouble};
    }
    [[nodiscard]] QString answer(const QString &query = u"code=c&state=the-state"_s) const
    {
        return u"http://127.0.0.1:%1/cb?%2"_s.arg(m_port).arg(query);
    }
    [[nodiscard]] QByteArray comeBack() const
    {
        return ask(m_port, getRequest(m_port, "/cb?code=c&state=the-state"));
    }

    quint16 m_port = 0;
    QList<QUrl> m_opened;
};

void TestBrowserLogin::N9_theLinkIsOpenedOnce()
{
    BrowserLogin login(request(), options());
    login.begin();
    QCOMPARE(m_opened, QList<QUrl>{login.link()});
    QCOMPARE(login.link(), request().authorizationUrl);
    QVERIFY(login.isBrowserOpened());
    QVERIFY(!login.trouble());
    QVERIFY(canConnect(m_port));
    QSignalSpy finished(&login, &kakao::PendingReply::finished);
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 "));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(*login.result(), QUrl(answer()));
    QCOMPARE(m_opened.size(), 1);
}

/// As for `--no-browser`.
void TestBrowserLogin::nothingIsOpenedUnlessTold()
{
    BrowserLogin login(request(), {});
    login.begin();
    QVERIFY(!login.isFinished());
    QVERIFY(!login.isBrowserOpened());
    QVERIFY(!login.trouble());
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 "));
    QVERIFY(login.isFinished() && login.result());
}

void TestBrowserLogin::pasted_data()
{
    QTest::addColumn<QString>("text"); // %1 is the address
    QTest::addColumn<std::optional<ErrorCode>>("error");
    using E = std::optional<ErrorCode>;
    const QString right = u"http://%1?code=c&state=the-state"_s;
    QTest::newRow("the address") << right << E();
    QTest::newRow("blanks around it") << u" \t"_s + right + u"\n"_s << E();
    QTest::newRow("broken by a terminal") << u"http://%1?code=c&\n  state=the-\r\nstate"_s << E();
    QTest::newRow("without its scheme") << u"%1?code=c&state=the-state"_s << E();
    QTest::newRow("a fragment behind it") << right + u"#login"_s << E();
    QTest::newRow("denied") << u"http://%1?error=access_denied&state=the-state"_s << E();
    QTest::newRow("nothing") << QString() << E(ErrorCode::InvalidRedirect);
    QTest::newRow("words") << u"I am done"_s << E(ErrorCode::InvalidRedirect);
    QTest::newRow("the code alone") << u"c"_s << E(ErrorCode::InvalidRedirect);
    QTest::newRow("the link") << u"https://kauth.kakao.com/oauth/authorize?state=the-state"_s
                              << E(ErrorCode::InvalidRedirect);
    QTest::newRow("N7 a look-alike") << u"http://127.0.0.1.evil.example/cb?code=c&state=the-state"_s
                                     << E(ErrorCode::InvalidRedirect);
    QTest::newRow("N7 user info") << u"http://x@%1?code=c&state=the-state"_s
                                  << E(ErrorCode::InvalidRedirect);
    QTest::newRow("N7 another path")
        << u"http://%1/x?code=c&state=the-state"_s << E(ErrorCode::InvalidRedirect);
    QTest::newRow("N6 invalid-state")
        << u"http://%1?code=c&state=x"_s << E(ErrorCode::StateMismatch);
    QTest::newRow("N6 missing-state") << u"http://%1?code=c"_s << E(ErrorCode::StateMismatch);
    QTest::newRow("X7 duplicate state")
        << u"http://%1?code=c&state=the-state&state=the-state"_s << E(ErrorCode::InvalidRedirect);
    QTest::newRow("a megabyte") << right + QString(1 << 20, u'x') << E(ErrorCode::StateMismatch);
}

void TestBrowserLogin::pasted()
{
    QFETCH(QString, text);
    QFETCH(const std::optional<ErrorCode>, error);
    text.replace(u"%1"_s, u"127.0.0.1:%1/cb"_s.arg(m_port));
    BrowserLogin login(request(), options());
    login.begin();
    const auto accepted = login.acceptPasted(text);
    QCOMPARE(accepted ? std::nullopt : std::optional(accepted.error().code), error);
    QCOMPARE(login.isFinished(), !error);
    QCOMPARE(canConnect(m_port), error.has_value()); // goes on waiting, or is closed
    if (!error)
        QVERIFY(kakao::Result<QUrl>(login.result()));
}

void TestBrowserLogin::B6_pastedTwice()
{
    BrowserLogin login(request(), options());
    QSignalSpy finished(&login, &kakao::PendingReply::finished);
    login.begin();
    QVERIFY(login.acceptPasted(answer()));
    QVERIFY(!login.acceptPasted(answer(u"code=d&state=the-state"_s)));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(*login.result(), QUrl(answer()));
}

void TestBrowserLogin::pastedAndRedirected()
{
    BrowserLogin login(request(), options());
    QSignalSpy finished(&login, &kakao::PendingReply::finished);
    login.begin();
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 "));
    QVERIFY(!login.acceptPasted(answer(u"code=d&state=the-state"_s)));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(*login.result(), QUrl(answer()));
}

void TestBrowserLogin::troubleEnds_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<bool>("hasBrowser");
    QTest::addColumn<ErrorCode>("error");
    const QString loopback = u"http://127.0.0.1:%1/cb"_s;
    QTest::newRow("no browser") << loopback << false << false << ErrorCode::BrowserMissing;
    QTest::newRow("port in use") << loopback << true << true << ErrorCode::PortInUse;
    QTest::newRow("a web site's") << u"https://app.example/cb"_s << false << true
                                  << ErrorCode::CannotListen;
}

void TestBrowserLogin::troubleEnds()
{
    QFETCH(const QString, redirectUri);
    QFETCH(const bool, isTaken);
    QFETCH(const bool, hasBrowser);
    QFETCH(const ErrorCode, error);
    QTcpServer other;
    QVERIFY(!isTaken || other.listen(QHostAddress::LocalHost, m_port));
    BrowserOptions wanted = options(false);
    if (!hasBrowser)
        wanted.open = [](const QUrl &) { return false; };
    BrowserAgent agent(wanted);
    const auto reply = agent.authorize(request(redirectUri));
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(reply->result().error().code, error);
    QCOMPARE(reply->result().error().origin, kakao::ErrorOrigin::UserAgent);
    QVERIFY(m_opened.isEmpty());
    QCOMPARE(canConnect(m_port), isTaken);
}

void TestBrowserLogin::goesOnWithoutABrowser()
{
    BrowserOptions wanted = options();
    wanted.open = [](const QUrl &) { return false; };
    BrowserLogin login(request(), wanted);
    QSignalSpy changed(&login, &BrowserLogin::troubleChanged);
    login.begin();
    QCOMPARE(changed.count(), 1);
    QCOMPARE(login.trouble()->code, ErrorCode::BrowserMissing);
    QVERIFY(!login.isBrowserOpened());
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 ")); // of a browser that the link was pasted into
    QVERIFY(login.isFinished() && login.result());
}

void TestBrowserLogin::goesOnWithoutAListener()
{
    BrowserLogin login(request(u"https://app.example/cb"_s), options());
    login.begin();
    QCOMPARE(login.trouble()->code, ErrorCode::CannotListen);
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(login.acceptPasted(u"https://app.example/cb?code=c&state=the-state"_s));
    QVERIFY(login.isFinished() && login.result());
}

void TestBrowserLogin::theBrowserStaysClosedWhileAnotherHasThePort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, m_port));
    int connections = 0;
    connect(&other, &QTcpServer::newConnection, this, [&] { ++connections; });
    BrowserOptions wanted = options();
    wanted.portCheckInterval = 5ms;
    BrowserLogin login(request(), wanted);
    QSignalSpy changed(&login, &BrowserLogin::troubleChanged);
    login.begin();
    QCOMPARE(login.trouble()->code, ErrorCode::PortInUse);
    QCOMPARE(login.trouble()->detail, QString::number(m_port));
    QVERIFY(m_opened.isEmpty());

    other.close();
    QTRY_VERIFY(!login.trouble());
    QCOMPARE(changed.count(), 2); // however often it has looked
    QCOMPARE(m_opened.size(), 1);
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 "));
    QVERIFY(login.isFinished() && login.result());
    QCOMPARE(connections, 0);
}

void TestBrowserLogin::theTimeLimit()
{
    BrowserOptions wanted = options();
    wanted.timeLimit = 100ms;
    BrowserLogin login(request(), wanted);
    QSignalSpy finished(&login, &kakao::PendingReply::finished);
    login.begin();
    QVERIFY(login.timeLeft() > 0ms && login.timeLeft() <= 100ms);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(login.result().error().code, ErrorCode::LoginTimeout);
    QCOMPARE(login.timeLeft(), 0ms);
    QVERIFY(!canConnect(m_port));
    QVERIFY(!login.acceptPasted(answer()));
}

void TestBrowserLogin::aborting()
{
    BrowserLogin login(request(), options());
    QSignalSpy finished(&login, &kakao::PendingReply::finished);
    login.begin();
    QVERIFY(canConnect(m_port));
    login.abort();
    login.abort();
    QCOMPARE(finished.count(), 0); // never from inside a call
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(login.result().error().code, ErrorCode::Cancelled);
    QVERIFY(!canConnect(m_port));
}

void TestBrowserLogin::dropping()
{
    BrowserAgent agent(options());
    auto reply = agent.authorize(request());
    QVERIFY(canConnect(m_port));
    reply.reset();
    QVERIFY(!canConnect(m_port));
}

void TestBrowserLogin::theNextAttemptEndsTheOneBefore()
{
    QList<BrowserLogin *> begun;
    BrowserAgent agent(options(), [&](BrowserLogin &login) { begun.append(&login); });
    const auto first = agent.authorize(request());
    QSignalSpy finished(first.get(), &kakao::PendingReply::finished);
    const auto second = agent.authorize(request());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(first->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(begun,
             (QList<BrowserLogin *>{static_cast<BrowserLogin *>(first.get()),
                                    static_cast<BrowserLogin *>(second.get())}));
    QVERIFY(!begun.last()->trouble()); // it has the port
    QVERIFY(comeBack().startsWith("HTTP/1.1 200 "));
    QVERIFY(second->isFinished() && second->result());
}

QTEST_GUILESS_MAIN(TestBrowserLogin)
#include "tst_browserlogin.moc"
