// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// What daemunctl says to a command line, and of nobody.
class TestCtlUsage : public QObject
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
    void pipedOutputIsPlain();
    void speaksKorean();
};

void TestCtlUsage::usage_data()
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

void TestCtlUsage::usage()
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
        QCOMPARE(inJson->errorCode(), u"Usage"_s);
}

void TestCtlUsage::help_data()
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

void TestCtlUsage::help()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Desk desk;
    const auto ctl = desk.start(arguments);
    QCOMPARE(ctl->exitCode(), 0);
    QVERIFY2(ctl->output().contains(said), ctl->output().constData());
    QCOMPARE(ctl->errors(), QByteArray());
}

void TestCtlUsage::nobodyIsSignedIn_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QStringList &arguments :
         {QStringList{u"token"_s}, QStringList{u"token"_s, u"--kakao"_s}, QStringList{u"refresh"_s},
          QStringList{u"logout"_s}, QStringList{u"logout"_s, u"--kakao"_s},
          QStringList{u"unlink"_s, u"--yes"_s}, QStringList{u"nickname"_s},
          QStringList{u"nickname"_s, u"Ryan"_s}, QStringList{u"switch"_s, u"Ryan"_s}})
        QTest::newRow(qPrintable(arguments.join(u' '))) << arguments;
}

void TestCtlUsage::nobodyIsSignedIn()
{
    QFETCH(const QStringList, arguments);
    const Desk desk;
    const auto ctl = desk.start(arguments);
    QCOMPARE(ctl->exitCode(), 3);
    QCOMPARE(ctl->output(), QByteArray());
    QVERIFY(ctl->errors().contains("daemunctl login"));

    const auto inJson = desk.start(arguments + QStringList(u"--json"_s));
    QCOMPARE(inJson->exitCode(), 3);
    QCOMPARE(inJson->errorCode(), u"NotSignedIn"_s);
    QCOMPARE(desk.server().requests().size(), 0);
}

void TestCtlUsage::nobodyIsNoErrorForALook()
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

void TestCtlUsage::pipedOutputIsPlain()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    for (const QString &command : {u"status"_s, u"accounts"_s, u"doctor"_s, u"nickname"_s}) {
        const auto ctl = desk.start({command});
        QCOMPARE(ctl->exitCode(), 0);
        QVERIFY(!(ctl->output() + ctl->errors()).contains('\x1b'));
    }
}

void TestCtlUsage::speaksKorean()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().stop();
    desk.environment.insert(u"LC_ALL"_s, u"ko_KR.UTF-8"_s);
    const auto refresh = desk.start({u"refresh"_s, u"--json"_s});
    QCOMPARE(refresh->exitCode(), 4);
    const QString message = refresh->json()[u"error"_s][u"message"_s].toString();
    QVERIFY2(message.contains(u"카카오"_s), qPrintable(message));
}

QTEST_GUILESS_MAIN(TestCtlUsage)
#include "tst_ctlusage.moc"
