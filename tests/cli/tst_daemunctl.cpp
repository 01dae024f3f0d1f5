// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList accountKeys{u"endedBy"_s,       u"id"_s,      u"isCurrent"_s,    u"joinedAt"_s,
                              u"kakaoNickname"_s, u"knownAt"_s, u"lastSignInAt"_s, u"nickname"_s};
const QStringList errorKeys{u"advice"_s,     u"code"_s,      u"details"_s,
                            u"httpStatus"_s, u"kakaoCode"_s, u"message"_s};
const QString ryanId = u"3141592653"_s;
const QString jaygId = u"2236067977"_s;

QString errorCode(const Ctl &ctl)
{
    return ctl.json()[u"error"_s][u"code"_s].toString();
}

} // namespace

/// Driven by a script: there is no terminal anywhere.
class TestDaemunctl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void usage_data();
    void usage();
    void help_data();
    void help();
    void nobodyIsSignedIn_data();
    void nobodyIsSignedIn();
    void nobodyIsNoErrorForALook();
    void signsIn();
    void tellsItInJson();
    void tokens();
    void everyJsonButTokensHoldsNone();
    void aTakenNicknameIsRefused();
    void aTakenNicknameIsSaidInWords();
    void aNicknameIsGiven();
    void renames();
    void aTakenNameIsNotTaken();
    void switches_data();
    void switches();
    void withoutTheNetwork_data();
    void withoutTheNetwork();
    void whatGoesWrongAtASignIn_data();
    void whatGoesWrongAtASignIn();
    void somebodyIsRefused();
    void aPortInUseIsSaid();
    void anEndedSession();
    void signsOut();
    void signsOutOfKakao();
    void aLogoutWithoutABrowser();
    void disconnects();
    void aDisconnectionThatKakaoDoesNotHear();
    void manyAtOnce();
    void theSandboxInside();
    void theDoctor();
    void theDoctorFindsNoServer();
    void pipedOutputIsPlain();
};

void TestDaemunctl::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *tag, const QStringList &arguments, const char *named) {
        QTest::newRow(tag) << arguments << QByteArray(named);
    };
    row("nothing", {}, "--help");
    row("an unknown command", {u"sing"_s}, "sing");
    row("an unknown option", {u"status"_s, u"--nonsense"_s}, "nonsense");
    row("an option of another command", {u"status"_s, u"--kakao"_s}, "kakao");
    row("too much", {u"status"_s, u"please"_s}, "please");
    row("too little", {u"switch"_s}, "switch --help");
    row("no yes", {u"unlink"_s}, "--yes");
    row("a setting that is none", {u"status"_s, u"--redirect-uri=ftp://x"_s}, "--redirect-uri");
    row("a setting before the command", {u"--kauth-url=http://kauth.example"_s, u"status"_s},
        "--kauth-url");
}

void TestDaemunctl::usage()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, named);
    const Desk desk;
    const auto ctl = desk.start(arguments);
    QCOMPARE(ctl->exitCode(), 2);
    QCOMPARE(ctl->output(), QByteArray());
    QVERIFY2(ctl->errors().startsWith("daemunctl: "), ctl->errors().constData());
    QVERIFY2(ctl->errors().contains(named), ctl->errors().constData());

    const auto inJson = desk.start(arguments + QStringList(u"--json"_s));
    QCOMPARE(inJson->exitCode(), 2);
    if (!arguments.isEmpty())
        QCOMPARE(errorCode(*inJson), u"Usage"_s);
}

void TestDaemunctl::help_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("of all") << QStringList{u"--help"_s} << QByteArray("3 not signed in");
    QTest::newRow("version") << QStringList{u"--version"_s}
                             << QByteArray("daemunctl " DAEMUN_VERSION);
    for (const QString &command :
         {u"login"_s, u"status"_s, u"token"_s, u"accounts"_s, u"switch"_s, u"refresh"_s,
          u"logout"_s, u"unlink"_s, u"nickname"_s, u"doctor"_s}) {
        QTest::newRow(qPrintable(command))
            << QStringList{command, u"--help"_s}
            << QByteArray("Usage: daemunctl " + command.toLatin1() + " [options]");
    }
}

void TestDaemunctl::help()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Desk desk;
    const auto ctl = desk.start(arguments);
    QCOMPARE(ctl->exitCode(), 0);
    QVERIFY2(ctl->output().contains(said), ctl->output().constData());
    QCOMPARE(ctl->errors(), QByteArray());
}

void TestDaemunctl::nobodyIsSignedIn_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QStringList &arguments :
         {QStringList{u"token"_s}, QStringList{u"token"_s, u"--kakao"_s}, QStringList{u"refresh"_s},
          QStringList{u"logout"_s}, QStringList{u"logout"_s, u"--kakao"_s},
          QStringList{u"unlink"_s, u"--yes"_s}, QStringList{u"nickname"_s},
          QStringList{u"nickname"_s, u"Ryan"_s}, QStringList{u"switch"_s, u"Ryan"_s}})
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
}

void TestDaemunctl::nobodyIsSignedIn()
{
    QFETCH(const QStringList, arguments);
    const Desk desk;
    const auto ctl = desk.start(arguments);
    QCOMPARE(ctl->exitCode(), 3);
    QCOMPARE(ctl->output(), QByteArray());
    QVERIFY(ctl->errors().contains("daemunctl login"));

    const auto inJson = desk.start(arguments + QStringList(u"--json"_s));
    QCOMPARE(inJson->exitCode(), 3);
    QCOMPARE(errorCode(*inJson), u"NotSignedIn"_s);
    QCOMPARE(desk.server().requests().size(), 0);
}

void TestDaemunctl::nobodyIsNoErrorForALook()
{
    const Desk desk;
    const auto accounts = desk.start({u"accounts"_s, u"--json"_s});
    QCOMPARE(accounts->exitCode(), 0);
    QCOMPARE(accounts->json()[u"accounts"_s].toArray().size(), 0);
    const auto status = desk.start({u"status"_s, u"--json"_s});
    QCOMPARE(status->exitCode(), 3);
    QCOMPARE(status->json().keys(),
             QStringList({u"account"_s, u"accounts"_s, u"server"_s, u"signedIn"_s}));
    QVERIFY(!status->json()[u"signedIn"_s].toBool(true));
    QVERIFY(status->json()[u"account"_s].isNull());
}

void TestDaemunctl::signsIn()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s});
    QVERIFY(login->hasLink());
    QVERIFY(login->link().startsWith(desk.server().url().toEncoded() + "/oauth/authorize?"));
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QCOMPARE(login->exitCode(), 0);
    QCOMPARE(login->output(), login->link() + '\n'); // and nothing else
    QVERIFY(login->errors().contains("Signed in as 라이언."));

    const auto status = desk.start({u"status"_s});
    QCOMPARE(status->exitCode(), 0);
    QVERIFY(status->output().startsWith("Signed in to 127.0.0.1:"));
    QVERIFY(status->output().contains("as 라이언.\nKakao account: 3141592653\nKnown at: "));
    const auto nickname = desk.start({u"nickname"_s});
    QCOMPARE(nickname->exitCode(), 0);
    QCOMPARE(nickname->output(), "라이언\n");
    const auto accounts = desk.start({u"accounts"_s});
    QCOMPARE(accounts->exitCode(), 0);
    QVERIFY(accounts->output().startsWith("*\t3141592653\t라이언\t20"));
    QVERIFY(accounts->output().endsWith("Z\tgood\n"));
    const auto refresh = desk.start({u"refresh"_s});
    QCOMPARE(refresh->exitCode(), 0);
    QCOMPARE(desk.requestsTo("/v2/user/me"), 2);
}

void TestDaemunctl::tellsItInJson()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QCOMPARE(login->exitCode(), 0);
    QCOMPARE(login->output().count('\n'), 2); // the address alone, then the result
    QCOMPARE(login->json().keys(), QStringList({u"account"_s, u"server"_s, u"signedIn"_s}));

    const auto keysOf = [&desk](const QStringList &arguments) {
        const auto ctl = desk.start(arguments + QStringList(u"--json"_s));
        return ctl->exitCode() == 0 ? ctl->json() : QJsonObject();
    };
    const QJsonObject status = keysOf({u"status"_s});
    QCOMPARE(status[u"account"_s].toObject().keys(), accountKeys);
    QCOMPARE(status[u"account"_s][u"id"_s].toString(), ryanId);
    QCOMPARE(status[u"account"_s][u"kakaoNickname"_s].toString(), u"라이언"_s);
    QVERIFY(status[u"account"_s][u"endedBy"_s].isNull());
    QVERIFY(status[u"account"_s][u"isCurrent"_s].toBool());
    const auto known =
        QDateTime::fromString(status[u"account"_s][u"knownAt"_s].toString(), Qt::ISODate);
    QVERIFY(std::abs(known.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QCOMPARE(status[u"accounts"_s].toInt(), 1);
    QCOMPARE(keysOf({u"accounts"_s}).keys(), QStringList({u"accounts"_s, u"server"_s}));
    QCOMPARE(keysOf({u"nickname"_s}).keys(), QStringList{u"account"_s});
    QCOMPARE(keysOf({u"switch"_s, ryanId}).keys(), QStringList{u"account"_s});
    QCOMPARE(keysOf({u"refresh"_s}).keys(), QStringList({u"account"_s, u"signedIn"_s}));
    QCOMPARE(keysOf({u"token"_s}).keys(), QStringList({u"account"_s, u"kind"_s, u"token"_s}));
    QCOMPARE(keysOf({u"doctor"_s}).keys(),
             QStringList({u"checks"_s, u"isGood"_s, u"settings"_s, u"versions"_s}));
    QCOMPARE(keysOf({u"logout"_s}).keys(),
             QStringList({u"account"_s, u"isKakaoTold"_s, u"signedOut"_s}));
}

void TestDaemunctl::tokens()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const auto session = desk.start({u"token"_s});
    QCOMPARE(session->exitCode(), 0);
    QCOMPARE(session->output().trimmed().count('.'), 2); // a JWT, and nothing else
    const auto kakaos = desk.start({u"token"_s, u"--kakao"_s});
    QCOMPARE(kakaos->exitCode(), 0);
    const auto isIssued = [&](const QByteArray &token) {
        const auto issued = desk.server().issuedSecrets();
        return std::any_of(issued.begin(), issued.end(), [&](const sandbox::IssuedSecret &secret) {
            return secret.text == token;
        });
    };
    QVERIFY(isIssued(kakaos->output().trimmed()));

    desk.server().advanceClock(std::chrono::hours(7)); // it is dead, and ours does not know it
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0);
    const auto fresh = desk.start({u"token"_s, u"--kakao"_s});
    QCOMPARE(fresh->exitCode(), 0);
    QVERIFY(isIssued(fresh->output().trimmed()));
    QVERIFY(fresh->output() != kakaos->output());
}

void TestDaemunctl::everyJsonButTokensHoldsNone()
{
    Desk desk;
    QByteArray said;
    const auto run = [&](const QStringList &arguments) {
        const auto ctl = desk.start(arguments + QStringList(u"--json"_s));
        const int code = ctl->exitCode();
        said += ctl->output() + ctl->errors();
        return code;
    };
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QCOMPARE(login->exitCode(), 0);
    said += login->output() + login->errors();
    const auto token = desk.start({u"token"_s});
    QCOMPARE(token->exitCode(), 0);
    for (const QString &command :
         {u"status"_s, u"accounts"_s, u"refresh"_s, u"doctor"_s, u"nickname"_s, u"logout"_s})
        QCOMPARE(run({command}), 0);
    QVERIFY(!said.contains(token->output().trimmed()));
    const auto issued = desk.server().issuedSecrets();
    QVERIFY(issued.size() >= 3);
    for (const sandbox::IssuedSecret &secret : issued)
        QVERIFY(!said.contains(secret.text));
}

void TestDaemunctl::aTakenNicknameIsRefused()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(errorCode(*login), u"NicknameNeeded"_s);
    const QJsonObject nickname = login->json()[u"nickname"_s].toObject();
    QCOMPARE(nickname.keys(),
             QStringList({u"refused"_s, u"suggestions"_s, u"verdict"_s, u"wanted"_s}));
    QCOMPARE(nickname[u"verdict"_s].toString(), u"Taken"_s);
    QCOMPARE(nickname[u"wanted"_s].toString(), u"라이언"_s);
    QVERIFY(nickname[u"suggestions"_s].toArray().size() >= 5);
    const auto accounts = desk.start({u"accounts"_s, u"--json"_s});
    QCOMPARE(accounts->exitCode(), 0);
    QCOMPARE(accounts->json()[u"accounts"_s].toArray().size(), 1); // nothing was stored

    const QString suggestion = nickname[u"suggestions"_s][0].toString();
    QVERIFY(desk.signIn("jayg@sandbox.test", {u"--nickname"_s, suggestion}));
    const auto mine = desk.start({u"nickname"_s});
    QCOMPARE(mine->exitCode(), 0);
    QCOMPARE(QString::fromUtf8(mine->output().trimmed()), suggestion);
}

void TestDaemunctl::aTakenNicknameIsSaidInWords()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = desk.start({u"login"_s, u"--no-browser"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(login->output(), login->link() + '\n');
    QVERIFY(login->errors().contains("“라이언” is taken\n  - "));
    QVERIFY(login->errors().contains("--nickname"));
}

/// One that is taken, too, is not asked about a second time.
void TestDaemunctl::aNicknameIsGiven()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login =
        desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s, u"--nickname"_s, u"라이언"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(errorCode(*login), u"NicknameNeeded"_s);
}

void TestDaemunctl::renames()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto renamed = desk.start({u"nickname"_s, u"문지기"_s, u"--json"_s});
    QCOMPARE(renamed->exitCode(), 0);
    QCOMPARE(renamed->json()[u"account"_s][u"nickname"_s].toString(), u"문지기"_s);
    const auto now = desk.start({u"nickname"_s});
    QCOMPARE(now->exitCode(), 0);
    QCOMPARE(now->output(), "문지기\n");
}

void TestDaemunctl::aTakenNameIsNotTaken()
{
    const Desk desk;
    QVERIFY(desk.signIn("apeach@sandbox.test"));
    QVERIFY(desk.signIn());
    const auto renamed = desk.start({u"nickname"_s, u"어피치"_s, u"--json"_s});
    QCOMPARE(renamed->exitCode(), 1);
    QCOMPARE(errorCode(*renamed), u"NicknameNeeded"_s);
    QVERIFY(renamed->json()[u"nickname"_s][u"suggestions"_s].toArray().size() >= 5);
    const auto now = desk.start({u"nickname"_s});
    QCOMPARE(now->exitCode(), 0);
    QCOMPARE(now->output(), "라이언\n");
}

void TestDaemunctl::switches_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("nickname");
    QTest::newRow("by id") << ryanId << 0 << QByteArray("라이언\n");
    QTest::newRow("by nickname") << u"라이언"_s << 0 << QByteArray("라이언\n");
    QTest::newRow("who is it already") << u"어피치"_s << 0 << QByteArray("어피치\n");
    QTest::newRow("somebody else") << jaygId << 1 << QByteArray("어피치\n");
}

void TestDaemunctl::switches()
{
    QFETCH(const QString, wanted);
    const Desk desk;
    QVERIFY(desk.signIn());
    QVERIFY(desk.signIn("apeach@sandbox.test"));
    const auto ctl = desk.start({u"switch"_s, wanted});
    QTEST(ctl->exitCode(), "exitCode");
    const auto now = desk.start({u"nickname"_s});
    QCOMPARE(now->exitCode(), 0);
    QTEST(now->output(), "nickname");
}

void TestDaemunctl::withoutTheNetwork_data()
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

void TestDaemunctl::withoutTheNetwork()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, exitCode);
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().stop();
    const auto ctl = desk.start(arguments + QStringList(u"--json"_s));
    QCOMPARE(ctl->exitCode(), exitCode);
    if (exitCode == 4 && arguments.first() != "doctor"_L1) {
        QCOMPARE(errorCode(*ctl), u"Offline"_s);
        QCOMPARE(ctl->json()[u"error"_s].toObject().keys(), errorKeys);
        QVERIFY(ctl->errors().contains("Kakao cannot be reached."));
    }
    if (arguments.first() == "logout"_L1 || arguments.first() == "unlink"_L1) {
        QVERIFY(ctl->json()[u"signedOut"_s].toBool());
        QVERIFY(!ctl->json()[u"isKakaoTold"_s].toBool(true));
    }
}

void TestDaemunctl::whatGoesWrongAtASignIn_data()
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

void TestDaemunctl::whatGoesWrongAtASignIn()
{
    QFETCH(const QByteArray, path);
    QFETCH(const sandbox::Fault, fault);
    sandbox::Options options;
    options.consentItems.removeAll(u"openid"_s); // with an id_token nobody waits for the user
    Desk desk(options);
    desk.server().setFault(path, fault);
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTEST(login->exitCode(), "exitCode");
    QTEST(errorCode(*login), "code");
    QCOMPARE(login->json()[u"error"_s].toObject().keys(), errorKeys);
    QVERIFY(!login->json()[u"error"_s][u"message"_s].toString().isEmpty());
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

void TestDaemunctl::somebodyIsRefused()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "frodo@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(errorCode(*login), u"AccessDenied"_s);
}

/// Nobody could paste the address.
void TestDaemunctl::aPortInUseIsSaid()
{
    const Desk desk;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, quint16(QUrl(desk.redirectUri()).port())));
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(errorCode(*login), u"PortInUse"_s);
}

void TestDaemunctl::anEndedSession()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().setFault("/v2/user/me", {.kapi = -401});
    desk.server().setFault("/oauth/token", {.koe = "KOE322"});
    const auto refresh = desk.start({u"refresh"_s, u"--json"_s});
    QCOMPARE(refresh->exitCode(), 3);
    QCOMPARE(errorCode(*refresh), u"SessionEnded"_s);
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

void TestDaemunctl::signsOut()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const auto logout = desk.start({u"logout"_s, u"--json"_s});
    QCOMPARE(logout->exitCode(), 0);
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QCOMPARE(desk.requestsTo("/v1/user/logout"), 1);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

/// By a browser that is a script: it is handed the address and nothing else.
void TestDaemunctl::signsOutOfKakao()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const QTemporaryDir programs;
    QFile opener(programs.filePath(u"xdg-open"_s));
    QVERIFY(opener.open(QIODevice::WriteOnly));
    opener.write("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" >\"$OPENED.new\"\n"
                 "mv \"$OPENED.new\" \"$OPENED\"\n");
    opener.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    opener.close();
    desk.environment.insert(u"PATH"_s, programs.path() + u':' + desk.environment.value(u"PATH"_s));
    desk.environment.insert(u"BROWSER"_s, u"any"_s);
    desk.environment.insert(u"OPENED"_s, programs.filePath(u"opened"_s));

    const auto logout = desk.start({u"logout"_s, u"--kakao"_s, u"--json"_s});
    QFile opened(programs.filePath(u"opened"_s));
    QTRY_VERIFY(opened.exists());
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = opened.readAll().split('\n');
    QCOMPARE(lines.value(0), "1");
    QVERIFY(lines.value(1).contains("/oauth/logout?"));
    QVERIFY(!desk.visit(lines.value(1)).isEmpty());
    QCOMPARE(logout->exitCode(), 0);
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QVERIFY(!logout->json().contains(u"error"_s));
}

void TestDaemunctl::aLogoutWithoutABrowser()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto logout = desk.start({u"logout"_s, u"--kakao"_s, u"--json"_s});
    QCOMPARE(logout->exitCode(), 1);
    QCOMPARE(errorCode(*logout), u"BrowserMissing"_s);
    QVERIFY(logout->json()[u"signedOut"_s].toBool());
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

void TestDaemunctl::disconnects()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const auto unlink = desk.start({u"unlink"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(unlink->exitCode(), 0);
    QCOMPARE(desk.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
    QVERIFY(desk.signIn("jayg@sandbox.test")); // the nickname is free again
}

void TestDaemunctl::aDisconnectionThatKakaoDoesNotHear()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().setFault("/v1/user/unlink", {.status = 503});
    const auto unlink = desk.start({u"unlink"_s, u"--yes"_s});
    QCOMPARE(unlink->exitCode(), 4);
    QVERIFY(unlink->errors().contains("the disconnection goes on by itself"));
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

/// As in a script that runs things beside each other: one of them refreshes, the others wait for
/// it.
void TestDaemunctl::manyAtOnce()
{
    sandbox::Options options;
    options.refreshTokenRenewal = options.refreshTokenLife + std::chrono::hours(1);
    Desk desk(options);
    QVERIFY(desk.signIn());
    desk.server().advanceClock(std::chrono::hours(7));
    const qsizetype before = desk.requestsTo("/oauth/token");
    std::vector<std::unique_ptr<Ctl>> all;
    for (int i = 0; i < 6; ++i)
        all.push_back(desk.start({u"refresh"_s}));
    for (const auto &one : all)
        QCOMPARE(one->exitCode(), 0);
    QCOMPARE(desk.requestsTo("/oauth/token"), before + 1);
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0);
}

/// It is another one in each process, and remembers what the one before has given out.
void TestDaemunctl::theSandboxInside()
{
    Desk desk;
    for (const QString &variable :
         {u"DAEMUN_REST_API_KEY"_s, u"DAEMUN_KAUTH_URL"_s, u"DAEMUN_KAPI_URL"_s})
        desk.environment.remove(variable);
    QVERIFY(desk.signIn());
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0);
    const auto status = desk.start({u"status"_s});
    QCOMPARE(status->exitCode(), 0);
    QVERIFY(status->output().startsWith("Signed in to sandbox as 라이언."));
    QCOMPARE(desk.start({u"logout"_s})->exitCode(), 0);
}

void TestDaemunctl::theDoctor()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.environment.insert(u"DAEMUN_CLIENT_SECRET"_s, u"hush-hush"_s);
    const auto doctor = desk.start({u"doctor"_s, u"--scopes=profile_nickname"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), 0);
    const QJsonObject json = doctor->json();
    QVERIFY(json[u"isGood"_s].toBool());
    QStringList names;
    for (const QJsonValue &check : json[u"checks"_s].toArray()) {
        QCOMPARE(check.toObject().keys(), QStringList({u"name"_s, u"state"_s, u"text"_s}));
        QVERIFY(check[u"state"_s] != u"bad"_s);
        names << check[u"name"_s].toString();
    }
    names.removeAll(u"webEngineSandbox"_s); // only where there is a web engine
    QCOMPARE(names,
             QStringList({u"database"_s, u"keychain"_s, u"kauth"_s, u"kapi"_s, u"clock"_s, u"tls"_s,
                          u"webEngine"_s}));
    QHash<QString, QJsonObject> settings;
    for (const QJsonValue &setting : json[u"settings"_s].toArray()) {
        QCOMPARE(setting.toObject().keys(),
                 QStringList({u"isSecret"_s, u"name"_s, u"source"_s, u"value"_s}));
        settings.insert(setting[u"name"_s].toString(), setting.toObject());
    }
    QCOMPARE(settings.value(u"scopes"_s)[u"source"_s].toString(), u"commandLine"_s);
    QCOMPARE(settings.value(u"kauth-url"_s)[u"source"_s].toString(), u"environment"_s);
    QCOMPARE(settings.value(u"client-secret"_s)[u"isSecret"_s].toBool(), true);
    QVERIFY(!doctor->output().contains("hush-hush"));
}

void TestDaemunctl::theDoctorFindsNoServer()
{
    Desk desk;
    desk.server().stop();
    const auto doctor = desk.start({u"doctor"_s});
    QCOMPARE(doctor->exitCode(), 4);
    QVERIFY(doctor->output().contains("bad\t127.0.0.1:"));
    QVERIFY(doctor->output().contains("good\tKeychain\t"));
}

void TestDaemunctl::pipedOutputIsPlain()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    for (const QString &command : {u"status"_s, u"accounts"_s, u"doctor"_s, u"nickname"_s}) {
        const auto ctl = desk.start({command});
        QCOMPARE(ctl->exitCode(), 0);
        QVERIFY(!(ctl->output() + ctl->errors()).contains('\x1b'));
    }
}

QTEST_GUILESS_MAIN(TestDaemunctl)
#include "tst_daemunctl.moc"
