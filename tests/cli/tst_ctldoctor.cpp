// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include "keychain/keychainstore.h"
#include "support/keyring.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// One row of a doctor's report.
QJsonObject checkOf(const QJsonObject &report, const QString &name)
{
    for (const QJsonValue &check : report[u"checks"_s].toArray()) {
        if (check[u"name"_s] == name)
            return check.toObject();
    }
    return {};
}

} // namespace

/// What the doctor looks at, and what it says of it.
class TestCtlDoctor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theDoctor();
    void theDoctorFindsNoServer();
    void theClock_data();
    void theClock();
    void theClockOfNobody();
    void theSandboxOfTheWebEngine();
    void theAgeOfTheWebEngine();
    void aDatabaseThatWasSetAside();
    void entriesThatAreNotShown();
};

void TestCtlDoctor::theDoctor()
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

void TestCtlDoctor::theDoctorFindsNoServer()
{
    Desk desk;
    desk.server().stop();
    const auto doctor = desk.start({u"doctor"_s});
    QCOMPARE(doctor->exitCode(), 4);
    QVERIFY(doctor->output().contains("bad\t127.0.0.1:"));
    QVERIFY(doctor->output().contains("good\tKeychain\t"));
}

void TestCtlDoctor::theClock_data()
{
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("text");
    const auto wrong = [](const QString &how) {
        return u"This computer's clock is 2 minutes %1. Set it right: sign-ins can fail because of "
               "it."_s.arg(how);
    };
    // An id_token is refused from a minute on, which a report must not call good.
    QTest::newRow("95 s ahead of Kakao") << -95 << 1 << wrong(u"ahead"_s);
    QTest::newRow("30 s ahead of Kakao") << -30 << 0 << u"it is right to a minute"_s;
    QTest::newRow("30 s behind Kakao") << 30 << 0 << u"it is right to a minute"_s;
    QTest::newRow("95 s behind Kakao") << 95 << 1 << wrong(u"behind"_s);
}

void TestCtlDoctor::theClock()
{
    QFETCH(const int, seconds);
    QFETCH(const int, exitCode);
    QFETCH(const QString, text);
    sandbox::Options options;
    options.clockOffset = std::chrono::seconds(seconds);
    const Desk desk(options);
    const auto doctor = desk.start({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), exitCode);
    const QJsonObject clock = checkOf(doctor->json(), u"clock"_s);
    QCOMPARE(clock[u"text"_s].toString(), text);
    QCOMPARE(clock[u"state"_s].toString(), exitCode == 0 ? u"good"_s : u"bad"_s);
}

void TestCtlDoctor::theClockOfNobody()
{
    Desk desk;
    desk.server().stop();
    const auto doctor = desk.start({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), 4); // of the servers
    const QJsonObject clock = checkOf(doctor->json(), u"clock"_s);
    QCOMPARE(clock[u"state"_s].toString(), u"warning"_s);
    QVERIFY(clock[u"text"_s].toString().startsWith(u"cannot be told"_s));
}

/// The login window tries for its namespaces. Whoever reads the kernel's settings finds some left,
/// here and where AppArmor takes the second one away, and promises what will not work.
void TestCtlDoctor::theSandboxOfTheWebEngine()
{
#if defined(Q_OS_LINUX) && defined(HAS_WEBVIEW)
    const Desk desk;
    QProcess process;
    process.setProcessEnvironment(desk.environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    const auto run = [&process](const QString &limit) {
        // Root, who sets the limit, is not let at the login window; the user inside of it uses up
        // one namespace.
        process.start(
            u"unshare"_s,
            {u"--user"_s, u"--map-root-user"_s, u"--mount-proc"_s, u"--pid"_s, u"--fork"_s, u"sh"_s,
             u"-c"_s,
             u"echo %1 > /proc/sys/user/max_user_namespaces;"
             "exec unshare --user --map-user=1000 --map-group=1000 \"$0\" doctor --json"_s.arg(
                 limit),
             QStringLiteral(DAEMUNCTL)});
        return process.waitForFinished()
            ? QJsonDocument::fromJson(process.readAllStandardOutput()).object()
            : QJsonObject();
    };
    const QJsonObject allowed = run(u"9"_s);
    if (allowed.isEmpty())
        QSKIP("no namespaces here to begin with");
    const auto sandboxOf = [](const QJsonObject &report) {
        const QJsonObject check = checkOf(report, u"webEngineSandbox"_s);
        return check[u"state"_s].toString() + u": "_s + check[u"text"_s].toString();
    };
    QCOMPARE(sandboxOf(allowed), u"good: it can work"_s);
    QCOMPARE(sandboxOf(run(u"1"_s)), u"warning: no user namespaces"_s);
#else
    QSKIP("without the login window, or not of Linux");
#endif
}

/// Debian 12 has one of 2022, which nobody calls good.
void TestCtlDoctor::theAgeOfTheWebEngine()
{
    const Desk desk;
    const auto doctor = desk.start({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), 0);
    const QJsonObject engine = checkOf(doctor->json(), u"webEngine"_s);
    static const QRegularExpression age(u"released about (\\d+) months? ago"_s);
    const auto found = age.match(engine[u"text"_s].toString());
    if (!found.hasMatch())
        QSKIP("no web engine, or one that does not say its version");
    const bool isOld = found.captured(1).toInt() >= 12;
    QCOMPARE(engine[u"state"_s].toString(), isOld ? u"warning"_s : u"good"_s);
}

void TestCtlDoctor::aDatabaseThatWasSetAside()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    QDirIterator files(desk.environment.value(u"DAEMUN_DATA_DIR"_s), {u"*.db"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    QFile database(files.next());
    QVERIFY(database.open(QIODevice::WriteOnly));
    QVERIFY(database.write(QByteArray(64 * 1024, 'x')) > 0);
    database.close();

    const auto doctor = desk.start({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), 0); // everything works again
    const QJsonObject check = checkOf(doctor->json(), u"database"_s);
    QCOMPARE(check[u"state"_s].toString(), u"warning"_s);
    const QString text = check[u"text"_s].toString();
    const QString says = u"It was damaged and has been set aside: "_s;
    QVERIFY2(text.startsWith(says), qPrintable(text));
    QVERIFY2(QFile::exists(text.sliced(says.size())), qPrintable(text));
}

/// A keychain that answers, and has not what it should have.
void TestCtlDoctor::entriesThatAreNotShown()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const QString port = QString::number(desk.server().url().port());
    keychain::KeychainStore store;
    int removed = 0;
    for (const QString &name : Keyring().items().keys()) {
        if (!name.contains(port) || name.contains(u"signing-key"_s))
            continue;
        const auto reply = store.remove(name);
        QTRY_VERIFY(reply->isFinished());
        removed += reply->result() ? 1 : 0;
    }
    QCOMPARE(removed, 1);

    const auto doctor = desk.start({u"doctor"_s, u"--json"_s});
    QCOMPARE(doctor->exitCode(), 6);
    const QJsonObject check = checkOf(doctor->json(), u"keychain"_s);
    QCOMPARE(check[u"state"_s].toString(), u"bad"_s);
    QCOMPARE(check[u"text"_s].toString(), u"sessions that it does not show: 1"_s);
}

QTEST_GUILESS_MAIN(TestCtlDoctor)
#include "tst_ctldoctor.moc"
