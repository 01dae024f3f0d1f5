// SPDX-License-Identifier: Apache-2.0
#include "webview/environmentcheck.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using webview::EnvironmentFacts;
using webview::environmentProblem;

class TestEnvironmentCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void problem_data();
    void problem();
    void processIsLookedForWhereItIsNamed();
    void openGlMustBeShared();
    void namespacesMustBeThere();
    void namespacesAreTried();
    void thisComputer();
};

void TestEnvironmentCheck::problem_data()
{
    QTest::addColumn<bool>("isRoot");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");

    const auto row = [](const char *tag, bool isRoot, const char *name, const char *value,
                        const char *problem) {
        QTest::newRow(tag) << isRoot << QString::fromLatin1(name) << QString::fromLatin1(value)
                           << QString::fromLatin1(problem);
    };
    row("a person", false, "", "", "");
    row("root", true, "", "", "root");
    row("root without sandbox", true, "QTWEBENGINE_DISABLE_SANDBOX", "1", "");
    row("root, sandbox wanted", true, "QTWEBENGINE_DISABLE_SANDBOX", "0", "root");
    row("debugging port", false, "QTWEBENGINE_REMOTE_DEBUGGING", "9333", "remote debugging");
    row("debugging, set and empty", false, "QTWEBENGINE_REMOTE_DEBUGGING", "", "remote debugging");
    row("debugging flag", false, "QTWEBENGINE_CHROMIUM_FLAGS",
        "--disable-gpu --remote-debugging-port=9333", "remote debugging");
    row("debugging pipe", false, "QTWEBENGINE_CHROMIUM_FLAGS", "--remote-debugging-pipe",
        "remote debugging");
    row("another flag", false, "QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu", "");
    row("helper missing", false, "QTWEBENGINEPROCESS_PATH", "/nonexistent", "process");
}

void TestEnvironmentCheck::problem()
{
    QFETCH(const bool, isRoot);
    QFETCH(const QString, name);
    QFETCH(const QString, value);
    QFETCH(const QString, problem);
    EnvironmentFacts facts{.isRoot = isRoot};
    if (!name.isEmpty())
        facts.variables.insert(name, value);
    QCOMPARE(environmentProblem(facts), problem);
}

void TestEnvironmentCheck::processIsLookedForWhereItIsNamed()
{
    QTemporaryDir folder;
    QFile helper(folder.filePath(u"helper"_s));
    QVERIFY(helper.open(QIODevice::WriteOnly));

    EnvironmentFacts facts{.processCandidates = {u"/nonexistent"_s}};
    QCOMPARE(environmentProblem(facts), u"process"_s);
    facts.processCandidates += helper.fileName();
    QCOMPARE(environmentProblem(facts), QString());
    facts.variables.insert(u"QTWEBENGINEPROCESS_PATH"_s, folder.path()); // a folder is no program
    QCOMPARE(environmentProblem(facts), u"process"_s);
    facts.variables.insert(u"QTWEBENGINEPROCESS_PATH"_s, helper.fileName());
    QCOMPARE(environmentProblem(facts), QString());
}

void TestEnvironmentCheck::openGlMustBeShared()
{
    QCOMPARE(environmentProblem({.sharesOpenGl = false}), u"opengl"_s);
}

void TestEnvironmentCheck::namespacesMustBeThere()
{
    EnvironmentFacts facts{.hasUserNamespaces = false};
    QCOMPARE(environmentProblem(facts), u"namespaces"_s);
    facts.variables.insert(u"QTWEBENGINE_DISABLE_SANDBOX"_s, u"1"_s);
    QCOMPARE(environmentProblem(facts), QString());
}

/// Where a namespace of its own allows none inside, Chromium's sandbox would end the process.
void TestEnvironmentCheck::namespacesAreTried()
{
#ifdef Q_OS_LINUX
    const auto answer = [](const QString &before) {
        QProcess process;
        process.start(u"unshare"_s,
                      {u"--user"_s, u"--map-root-user"_s, u"--mount-proc"_s, u"--pid"_s,
                       u"--fork"_s, u"sh"_s, u"-c"_s, before + u" exec \"$0\" --namespaces"_s,
                       QCoreApplication::applicationFilePath()});
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    };
    const QByteArray allowed = answer({});
    if (allowed.isEmpty())
        QSKIP("no namespaces here to begin with");
    QCOMPARE(allowed, "yes");
    QCOMPARE(answer(u"echo 0 > /proc/sys/user/max_user_namespaces;"_s), "no");
#else
    QSKIP("of Linux");
#endif
}

void TestEnvironmentCheck::thisComputer()
{
    // The other tests run here, so that nothing may stand against it.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QCOMPARE(environmentProblem(webview::currentEnvironment()), QString());
    QCOMPARE(webview::currentEnvironment().variables.value(u"QT_QPA_PLATFORM"_s), u"offscreen"_s);
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    if (argc == 2 && QByteArray(argv[1]) == "--namespaces") { // in a process of another kind
        qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
        std::puts(webview::currentEnvironment().hasUserNamespaces ? "yes" : "no");
        return 0;
    }
    TestEnvironmentCheck test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_environmentcheck.moc"
