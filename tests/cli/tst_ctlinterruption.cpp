// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include "support/keyring.h"

#include <QRegularExpression>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

/// Ctrl+C, wherever something is waited for, ends with 5 and leaves nothing half done.
class TestCtlInterruption : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void whileABrowserIsWaitedFor_data();
    void whileABrowserIsWaitedFor();
    void whileKakaoIsWaitedFor_data();
    void whileKakaoIsWaitedFor();
    void tooLate();
    void whileANicknameIsAskedFor();
    void whileASessionIsRefreshed_data();
    void whileASessionIsRefreshed();
    void whileSomebodyLeaves_data();
    void whileSomebodyLeaves();
    void nohupIsRespected();

private:
    /// Of this desk's sessions in the keyring; the signing key stays.
    [[nodiscard]] qsizetype entries(Desk &desk) const
    {
        qsizetype count = 0;
        const QString port = QString::number(desk.server().url().port());
        const auto items = m_keyring.items();
        for (auto item = items.begin(); item != items.end(); ++item)
            count += item.key().contains(port) && !item.key().contains(u"signing-key"_s);
        return count;
    }
    [[nodiscard]] bool isNobodyThere(Desk &desk) const
    {
        return desk.start({u"status"_s})->exitCode() == 3 && entries(desk) == 0;
    }

    Keyring m_keyring;
};

void TestCtlInterruption::whileABrowserIsWaitedFor_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("a polite kill") << SIGTERM;
    QTest::newRow("a closed terminal") << SIGHUP;
}

void TestCtlInterruption::whileABrowserIsWaitedFor()
{
    QFETCH(const int, signal);
    Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s, u"--json"_s});
    QVERIFY(login->hasLink());
    login->signal(signal);
    QCOMPARE(login->exitCode(), 5);
    QCOMPARE(login->json()[u"error"_s][u"code"_s].toString(), u"Cancelled"_s);
    QVERIFY(isNobodyThere(desk));
    QVERIFY(desk.visit(login->link()).isEmpty()); // nobody listens any more
}

void TestCtlInterruption::whileKakaoIsWaitedFor_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("tokens") << QByteArray("/oauth/token");
    QTest::newRow("the user") << QByteArray("/v2/user/me");
}

void TestCtlInterruption::whileKakaoIsWaitedFor()
{
    QFETCH(const QByteArray, path);
    sandbox::Options options;
    options.consentItems = {u"profile_nickname"_s}; // no OpenID Connect: Kakao has to be asked
    Desk desk(options);
    desk.server().setFault(path, {.hang = true});
    const auto login = desk.start({u"login"_s, u"--no-browser"_s}, Ctl::On::Terminal);
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTRY_COMPARE(desk.requestsTo(path), 1);
    login->press("\x03");
    QCOMPARE(login->exitCode(), 5);
    QVERIFY(isNobodyThere(desk));
}

/// By the id_token somebody is signed in already; only the confirmation is missing.
void TestCtlInterruption::tooLate()
{
    Desk desk;
    desk.server().setFault("/v2/user/me", {.hang = true});
    const auto login = desk.start({u"login"_s, u"--no-browser"_s});
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QTRY_COMPARE(desk.requestsTo("/v2/user/me"), 1);
    login->signal(SIGINT);
    QCOMPARE(login->exitCode(), 0);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 0);
    QCOMPARE(entries(desk), 1);
}

void TestCtlInterruption::whileANicknameIsAskedFor()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const auto login = desk.start({u"login"_s, u"--no-browser"_s}, Ctl::On::Terminal);
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QVERIFY(login->says("Choose a number"));
    login->press("\x03");
    QCOMPARE(login->exitCode(), 5);
    QCOMPARE(entries(desk), 1);
    const auto accounts = desk.start({u"accounts"_s});
    QCOMPARE(accounts->exitCode(), 0);
    QVERIFY(accounts->output().startsWith("*\t3141592653"));
    QCOMPARE(accounts->output().count('\n'), 1);
}

void TestCtlInterruption::whileASessionIsRefreshed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("refresh") << QStringList{u"refresh"_s} << QByteArray("/v2/user/me");
}

void TestCtlInterruption::whileASessionIsRefreshed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, path);
    Desk desk;
    QVERIFY(desk.signIn());
    const qsizetype before = desk.requestsTo(path);
    desk.server().setFault(path, {.hang = true});
    const auto ctl = desk.start(arguments);
    QTRY_COMPARE(desk.requestsTo(path), before + 1);
    ctl->signal(SIGINT);
    QCOMPARE(ctl->exitCode(), 5);
    desk.server().clearFaults();
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0); // the session is as it was
}

void TestCtlInterruption::whileSomebodyLeaves_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("words");
    QTest::newRow("logout") << QStringList{u"logout"_s} << QByteArray("/v1/user/logout")
                            << QByteArrayList{"Cancelled.", "라이언 is signed out.",
                                              "Kakao will be told with the next start."};
    QTest::newRow("logout --kakao")
        << QStringList{u"logout"_s, u"--kakao"_s} << QByteArray("/v1/user/logout")
        << QByteArrayList{"Cancelled.", "라이언 is signed out here, but not in the browser.",
                          "Kakao will be told with the next start."};
    QTest::newRow("unlink") << QStringList{u"unlink"_s, u"--yes"_s} << QByteArray("/v1/user/unlink")
                            << QByteArrayList{"Cancelled.",
                                              "라이언 is signed out here; the disconnection goes "
                                              "on by itself with the next start."};
}

/// By then it is written down: somebody has left, and what Kakao does not know yet it will be told.
void TestCtlInterruption::whileSomebodyLeaves()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArrayList, words);
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().setFault(path, {.hang = true});
    const auto ctl = desk.start(arguments + QStringList(u"--json"_s));
    QTRY_COMPARE(desk.requestsTo(path), 1);
    ctl->signal(SIGINT);
    QCOMPARE(ctl->exitCode(), 5);
    QCOMPARE(ctl->errorCode(), u"Cancelled"_s);
    QCOMPARE(ctl->json()[u"signedOut"_s], QJsonValue(true));
    QCOMPARE(ctl->json()[u"isKakaoTold"_s], QJsonValue(false));
    QCOMPARE(ctl->json()[u"account"_s][u"nickname"_s].toString(), u"라이언"_s);
    const QByteArray said = ctl->errors();
    QVERIFY2(said.endsWith("daemunctl: " + words.join("\n  ") + '\n'), said.constData());
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);

    desk.server().clearFaults();
    QVERIFY(desk.signIn("apeach@sandbox.test"));
    QCOMPARE(desk.start({u"refresh"_s})->exitCode(), 0); // and takes up what was left
    QCOMPARE(desk.requestsTo(path), 2);
    QCOMPARE(entries(desk), 1);
}

void TestCtlInterruption::nohupIsRespected()
{
    Desk desk;
    const auto before = std::signal(SIGHUP, SIG_IGN); // is inherited
    const auto login = desk.start({u"login"_s, u"--no-browser"_s});
    std::signal(SIGHUP, before);
    QVERIFY(login->hasLink());
    login->signal(SIGHUP);
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QCOMPARE(login->exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCtlInterruption)
#include "tst_ctlinterruption.moc"
