// SPDX-License-Identifier: Apache-2.0
#include "visitor.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

/// kakao-sandbox as a process of its own.
class TestSandboxProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void peopleAndClock();
    void wrongPeople();
    void endedUnderLoad_data();
    void endedUnderLoad();
    void noScreenIsLinked();

private:
    /// The address it says that it listens on; empty when it does not.
    [[nodiscard]] static QUrl start(QProcess &process, const QStringList &arguments)
    {
        process.start(QStringLiteral(KAKAO_SANDBOX), QStringList{u"--port=0"_s} + arguments);
        QByteArray said;
        while (!said.contains("Ctrl+C") && process.waitForReadyRead(20000))
            said += process.readAllStandardOutput();
        const QRegularExpression address(u"listens on (\\S+)"_s);
        return QUrl(address.match(QString::fromUtf8(said)).captured(1));
    }
    [[nodiscard]] static bool write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
};

void TestSandboxProgram::peopleAndClock()
{
    const QTemporaryDir folder;
    const QString people = folder.filePath(u"people.json"_s);
    QVERIFY(write(people, R"({"people":[{"login_id":"hana","nickname":"하나"}]})"));
    QProcess process;
    const QUrl url =
        start(process, {u"--people"_s, people, u"--clock"_s, u"2026-01-01"_s, u"--lenient"_s});
    QVERIFY(url.isValid());
    Visitor visitor(url);
    const QJsonArray all = visitor.get("/sandbox/people").json().value("people"_L1).toArray();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.at(0).toObject().value("nickname"_L1).toString(), u"하나"_s);
    const QString now = visitor.get("/sandbox/clock").json().value("now"_L1).toString();
    QVERIFY2(now.startsWith(u"2026-01-01T00:"_s), qPrintable(now));
    QVERIFY(visitor.get(app::authorizeTarget({{"client_id", "any"}})).isLoginPage());
    process.terminate();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestSandboxProgram::wrongPeople()
{
    const QTemporaryDir folder;
    const QString people = folder.filePath(u"people.json"_s);
    QVERIFY(write(people, "{\"people\":[\n{\"login_id\":\"a\"},\n{\"login_id\":\"a\"}]}"));
    QProcess process;
    process.start(QStringLiteral(KAKAO_SANDBOX), {u"--people"_s, people});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 2);
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()),
             u"kakao-sandbox: --people: %1: line 3: person 2: login_id is that of a, too\n"_s.arg(
                 people));
}

void TestSandboxProgram::endedUnderLoad_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void TestSandboxProgram::endedUnderLoad()
{
#ifdef Q_OS_UNIX
    QFETCH(int, signal);
    const QTemporaryDir folder;
    const QString state = folder.filePath(u"state.json"_s);
    QProcess process;
    const QUrl url = start(process, {u"--state-file"_s, state});
    QVERIFY(url.isValid());
    std::atomic<int> answered = 0;
    std::vector<std::thread> load;
    for (int i = 0; i < 6; ++i) {
        load.emplace_back([&answered, url] {
            Visitor visitor(url);
            while (visitor.signIn(app::authorizeTarget({{"scope", "profile_nickname"}})).status
                   == 303) {
                ++answered;
                visitor.cookies.clear();
            }
        });
    }
    load.emplace_back([url] {
        Visitor visitor(url);
        while (visitor.get("/sandbox/requests?wait=30&after=9000000000000000").status == 200) {}
    });
    QTRY_VERIFY(answered > 50);
    QCOMPARE(::kill(pid_t(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished());
    for (std::thread &thread : load)
        thread.join();
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(process.readAllStandardError(), QByteArray());
    QFile file(state);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(kept.value("codes"_L1).toObject().size() >= answered);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"state.json"_s});
#else
    QSKIP("there are no such signals here");
#endif
}

void TestSandboxProgram::noScreenIsLinked()
{
    const QString ldd = QStandardPaths::findExecutable(u"ldd"_s);
    if (ldd.isEmpty())
        QSKIP("there is no ldd here");
    QProcess process;
    process.start(ldd, {QStringLiteral(KAKAO_SANDBOX)});
    QVERIFY(process.waitForFinished());
    const QByteArray libraries = process.readAllStandardOutput();
    QVERIFY2(libraries.contains("Qt6Core"), libraries.constData());
    for (const char *name : {"Widgets", "WebEngine", "Gui", "Qt6Network", "Qt6Sql", "Keychain"})
        QVERIFY2(!libraries.contains(name), libraries.constData());
}

QTEST_GUILESS_MAIN(TestSandboxProgram)
#include "tst_sandboxprogram.moc"
