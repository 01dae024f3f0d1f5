// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QStringList accountKeys{u"endedBy"_s,       u"id"_s,      u"isCurrent"_s,    u"joinedAt"_s,
                              u"kakaoNickname"_s, u"knownAt"_s, u"lastSignInAt"_s, u"nickname"_s};
const QString ryanId = u"3141592653"_s;
const QString jaygId = u"2236067977"_s;

} // namespace

/// Driven by a script that signs people in: there is no terminal anywhere.
class TestCtlAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
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
    void signedOutByAnotherMeanwhile_data();
    void signedOutByAnotherMeanwhile();
    void manyAtOnce();
    void theSandboxInside();
};

void TestCtlAccounts::signsIn()
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

void TestCtlAccounts::tellsItInJson()
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

void TestCtlAccounts::tokens()
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

void TestCtlAccounts::everyJsonButTokensHoldsNone()
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

void TestCtlAccounts::aTakenNicknameIsRefused()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(login->errorCode(), u"NicknameNeeded"_s);
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

void TestCtlAccounts::aTakenNicknameIsSaidInWords()
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

void TestCtlAccounts::aNicknameIsGiven()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login =
        desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s, u"--nickname"_s, u"라이언"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QCOMPARE(login->exitCode(), 1);
    QCOMPARE(login->errorCode(), u"NicknameNeeded"_s);
}

void TestCtlAccounts::renames()
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

void TestCtlAccounts::aTakenNameIsNotTaken()
{
    const Desk desk;
    QVERIFY(desk.signIn("apeach@sandbox.test"));
    QVERIFY(desk.signIn());
    const auto renamed = desk.start({u"nickname"_s, u"어피치"_s, u"--json"_s});
    QCOMPARE(renamed->exitCode(), 1);
    QCOMPARE(renamed->errorCode(), u"NicknameNeeded"_s);
    QVERIFY(renamed->json()[u"nickname"_s][u"suggestions"_s].toArray().size() >= 5);
    const auto now = desk.start({u"nickname"_s});
    QCOMPARE(now->exitCode(), 0);
    QCOMPARE(now->output(), "라이언\n");
}

void TestCtlAccounts::switches_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("nickname");
    QTest::newRow("by id") << ryanId << 0 << QByteArray("라이언\n");
    QTest::newRow("by nickname") << u"라이언"_s << 0 << QByteArray("라이언\n");
    QTest::newRow("who is it already") << u"어피치"_s << 0 << QByteArray("어피치\n");
    QTest::newRow("somebody else") << jaygId << 1 << QByteArray("어피치\n");
}

void TestCtlAccounts::switches()
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

void TestCtlAccounts::signedOutByAnotherMeanwhile_data()
{
    QTest::addColumn<bool>("isBesideAnother");
    QTest::newRow("alone") << false;
    QTest::newRow("beside another") << true;
}

/// While Kakao is asked who it is: whom login signed in is what it tells, not who is left.
void TestCtlAccounts::signedOutByAnotherMeanwhile()
{
    QFETCH(const bool, isBesideAnother);
    const Desk desk;
    if (isBesideAnother)
        QVERIFY(desk.signIn("apeach@sandbox.test"));
    const qsizetype asked = desk.requestsTo("/v2/user/me");
    desk.server().setFault("/v2/user/me", {.hang = true});
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTRY_COMPARE(desk.requestsTo("/v2/user/me"), asked + 1);
    const auto accounts = [&desk] {
        const auto ctl = desk.start({u"accounts"_s, u"--json"_s});
        return ctl->exitCode() == 0 ? ctl->json()[u"accounts"_s].toArray().size() : -1;
    };
    QTRY_COMPARE(accounts(), isBesideAnother ? 2 : 1);
    QCOMPARE(desk.start({u"logout"_s})->exitCode(), 0);
    desk.server().clearFaults();
    QCOMPARE(login->exitCode(), 0);
    QCOMPARE(login->json()[u"account"_s][u"nickname"_s].toString(), u"라이언"_s);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), isBesideAnother ? 0 : 3);
}

void TestCtlAccounts::manyAtOnce()
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

void TestCtlAccounts::theSandboxInside()
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

QTEST_GUILESS_MAIN(TestCtlAccounts)
#include "tst_ctlaccounts.moc"
