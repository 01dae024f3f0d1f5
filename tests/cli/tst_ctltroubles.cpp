// SPDX-License-Identifier: Apache-2.0
#include "desk.h"
#include "innerctl.h"
#include "program/configuration.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList errorKeys{u"advice"_s,     u"code"_s,      u"details"_s,
                            u"httpStatus"_s, u"kakaoCode"_s, u"message"_s};

} // namespace

/// What does not go well ends in the right words and the right exit code.
class TestCtlTroubles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void withoutTheNetwork_data();
    void withoutTheNetwork();
    void whatGoesWrongAtASignIn_data();
    void whatGoesWrongAtASignIn();
    void whatComesBehind_data();
    void whatComesBehind();
    void somebodyIsRefused();
    void aPortInUseIsSaid();
    void anEndedSession();
    void nobodyLogsIn();
};

void TestCtlTroubles::withoutTheNetwork_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const QStringList &arguments, int exitCode) {
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments << exitCode;
    };
    row({u"status"_s}, 0);
    row({u"accounts"_s}, 0);
    row({u"nickname"_s}, 0);
    row({u"nickname"_s, u"문지기"_s}, 0);
    row({u"token"_s}, 0);
    row({u"token"_s, u"--kakao"_s}, 0); // the one that is kept is good
    row({u"refresh"_s}, 4);
    row({u"logout"_s}, 0); // Kakao is told later
    row({u"unlink"_s, u"--yes"_s}, 4);
    row({u"doctor"_s}, 4);
}

void TestCtlTroubles::withoutTheNetwork()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().stop();
    const auto ctl = desk.start(arguments + QStringList(u"--json"_s));
    QCOMPARE(ctl->exitCode(), exitCode);
    if (exitCode == 4 && arguments.first() != "doctor"_L1) {
        QCOMPARE(ctl->errorCode(), u"Offline"_s);
        QCOMPARE(ctl->json()[u"error"_s].toObject().keys(), errorKeys);
        QVERIFY(ctl->errors().contains("Kakao cannot be reached."));
    }
    if (arguments.first() == "logout"_L1 || arguments.first() == "unlink"_L1) {
        QVERIFY(ctl->json()[u"signedOut"_s].toBool());
        QVERIFY(!ctl->json()[u"isKakaoTold"_s].toBool(true));
    }
}

void TestCtlTroubles::whatGoesWrongAtASignIn_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<sandbox::Fault>("fault");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("code");
    for (const QByteArray path : {"/oauth/token", "/v2/user/me"}) {
        const auto row = [&](const char *tag, const sandbox::Fault &fault, int exitCode,
                             const QString &code) {
            QTest::newRow((path + ": " + tag).constData()) << path << fault << exitCode << code;
        };
        row("down", {.status = 503, .body = "<html>"}, 4, u"ServerFault"_s);
        row("another's page", {.status = 200, .body = "<html>log in</html>"}, 4,
            u"CaptivePortal"_s);
        row("cut off", {.cutAfter = 7}, 4, u"InvalidAnswer"_s);
        row("no JSON", {.status = 200, .body = "{", .contentType = "application/json"}, 4,
            u"InvalidAnswer"_s);
    }
    QTest::newRow("a code that is dead")
        << QByteArray("/oauth/token") << sandbox::Fault{.koe = "KOE320"} << 1 << u"Rejected"_s;
    QTest::newRow("too many") << QByteArray("/oauth/token") << sandbox::Fault{.koe = "KOE237"} << 4
                              << u"RateLimited"_s;
    QTest::newRow("a dead token") << QByteArray("/v2/user/me") << sandbox::Fault{.kapi = -401} << 3
                                  << u"Rejected"_s;
}

void TestCtlTroubles::whatGoesWrongAtASignIn()
{
    QFETCH(const QByteArray, path);
    QFETCH(const sandbox::Fault, fault);
    sandbox::Options options;
    options.consentItems = {u"profile_nickname"_s}; // no OpenID Connect: Kakao has to be asked
    Desk desk(options);
    desk.server().setFault(path, fault);
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTEST(login->exitCode(), "exitCode");
    QTEST(login->errorCode(), "code");
    QCOMPARE(login->json()[u"error"_s].toObject().keys(), errorKeys);
    QVERIFY(!login->json()[u"error"_s][u"message"_s].toString().isEmpty());
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

void TestCtlTroubles::whatComesBehind_data()
{
    QTest::addColumn<sandbox::Fault>("fault");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("status");
    QTest::newRow("nothing") << sandbox::Fault{.times = 0} << 0 << 0;
    QTest::newRow("no answer") << sandbox::Fault{.status = 503} << 0 << 0;
    QTest::newRow("somebody else")
        << sandbox::Fault{.status = 200,
                          .body = R"({"id":2718281828,"connected_at":"2024-03-02T01:30:00Z"})",
                          .contentType = "application/json"}
        << 1 << 3;
    QTest::newRow("a dead token") << sandbox::Fault{.kapi = -401} << 3 << 3;
}

void TestCtlTroubles::whatComesBehind()
{
    QFETCH(const sandbox::Fault, fault);
    Desk desk;
    desk.server().setFault("/v2/user/me", fault);
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTEST(login->exitCode(), "exitCode");
    QVERIFY(desk.requestsTo("/v2/user/me") >= 1);
    QTEST(desk.start({u"status"_s})->exitCode(), "status");
}

void TestCtlTroubles::somebodyIsRefused()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "frodo@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(login->errorCode(), u"AccessDenied"_s);
}

void TestCtlTroubles::aPortInUseIsSaid()
{
    const Desk desk;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, quint16(QUrl(desk.redirectUri()).port())));
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(login->errorCode(), u"PortInUse"_s);
    QVERIFY(!login->output().contains("/oauth/authorize")); // an address that leads nowhere
}

void TestCtlTroubles::anEndedSession()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().setFault("/v2/user/me", {.kapi = -401});
    desk.server().setFault("/oauth/token", {.koe = "KOE322"});
    const auto refresh = desk.start({u"refresh"_s, u"--json"_s});
    QCOMPARE(refresh->exitCode(), 3);
    QCOMPARE(refresh->errorCode(), u"SessionEnded"_s);
    const auto status = desk.start({u"status"_s, u"--json"_s});
    QCOMPARE(status->exitCode(), 3);
    QVERIFY(!status->json()[u"signedIn"_s].toBool(true));
    QCOMPARE(status->json()[u"account"_s][u"endedBy"_s].toString(), u"KOE322"_s);
    QCOMPARE(desk.start({u"token"_s})->exitCode(), 3);
    QCOMPARE(desk.start({u"unlink"_s, u"--yes"_s})->exitCode(), 3);

    desk.server().clearFaults();
    QVERIFY(desk.signIn());
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0);
}

/// Who is called away does not leave a port open for ever.
void TestCtlTroubles::nobodyLogsIn()
{
    using namespace std::chrono_literals;
    const Desk desk;
    InnerCtl login(
        {u"login"_s, u"--no-browser"_s, u"--json"_s}, desk.environment,
        [](program::Configuration &configuration) { configuration.loginTimeLimit = 300ms; });
    QVERIFY(login.hasLink());
    QCOMPARE(login.exitCode(), 1);
    const QByteArray last = login.output().trimmed().split('\n').constLast();
    const QJsonObject error = QJsonDocument::fromJson(last).object()[u"error"_s].toObject();
    QCOMPARE(error[u"code"_s].toString(), u"LoginTimeout"_s);
    QCOMPARE(error.keys(), errorKeys);
    QVERIFY(login.errors().contains("The login was not finished in time."));
    QVERIFY(desk.visit(login.link()).isEmpty()); // nobody listens any more
}

QTEST_GUILESS_MAIN(TestCtlTroubles)
#include "tst_ctltroubles.moc"
