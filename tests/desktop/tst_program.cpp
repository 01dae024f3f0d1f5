// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

/// The program itself, started as a person starts it.
class TestProgram : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysWhatItIs_data();
    void saysWhatItIs();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void hidesSecretsFromTheFirstMessageOn();
    void showsItsWindowWithoutTheWebEngine();
    void aSecondStartRaisesTheFirst();
    void speaksTheLanguageItIsTold_data();
    void speaksTheLanguageItIsTold();
    void tellsRootWhatToDo();

private:
    /// A process of the program, with a data folder of its own.
    void start(QProcess &program, const QStringList &options = {});

    std::unique_ptr<QTemporaryDir> m_data;
    QProcessEnvironment m_environment;
};

void TestProgram::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(u"QT_LOGGING_RULES"_s, u"daemun.startup=true"_s);
    m_environment.remove(u"QTWEBENGINE_DISABLE_SANDBOX"_s);
}

void TestProgram::start(QProcess &program, const QStringList &options)
{
    program.setProcessEnvironment(m_environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(DAEMUN_PROGRAM),
                  QStringList{u"--data-dir="_s + m_data->path()} + options);
    QVERIFY(program.waitForStarted());
}

/// True when text comes out of program.
static bool says(QProcess &program, const QByteArray &text)
{
    QByteArray said;
    while (!said.contains(text)) {
        if (!program.waitForReadyRead(20'000))
            return false;
        said += program.readAll();
    }
    return true;
}

void TestProgram::saysWhatItIs_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("version") << u"--version"_s << QByteArray("daemun " DAEMUN_VERSION);
    QTest::newRow("help") << u"--help"_s << QByteArray("DAEMUN_REST_API_KEY");
}

void TestProgram::saysWhatItIs()
{
    QFETCH(const QString, option);
    QFETCH(const QByteArray, said);
    QProcess program;
    start(program, {option});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAll().contains(said));
}

void TestProgram::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("an option") << u"--nonsense"_s;
    QTest::newRow("a redirect that is no web address") << u"--redirect-uri=ftp://x"_s;
}

void TestProgram::refusesWhatItDoesNotKnow()
{
    QFETCH(const QString, option);
    QProcess program;
    start(program, {option});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAll().startsWith("daemun: "));
}

/// Qt repeats the variable while the application object is made.
void TestProgram::hidesSecretsFromTheFirstMessageOn()
{
    const QString token = u"lB3xQk9_vT-7Zp2mWc8RdYh4NsFaUe6JtGi0oKqDEXAMPLE"_s;
    m_environment.insert(u"QT_STYLE_OVERRIDE"_s, token);
    QProcess program;
    start(program, {u"--version"_s});
    QVERIFY(program.waitForFinished());
    const QByteArray said = program.readAll();
    QVERIFY2(said.contains("<secret>"), said.constData());
    QVERIFY(!said.contains(token.toLatin1().toLower()) && !said.contains(token.toLatin1()));
}

void TestProgram::showsItsWindowWithoutTheWebEngine()
{
    QProcess program;
    start(program);
    QVERIFY(says(program, "first window painted after"));
    QFile maps(u"/proc/%1/maps"_s.arg(program.processId()));
    if (maps.open(QIODevice::ReadOnly))
        QVERIFY(!maps.readAll().contains("WebEngine"));
    program.kill();
    QVERIFY(program.waitForFinished());
}

void TestProgram::aSecondStartRaisesTheFirst()
{
    QProcess first;
    start(first);
    QVERIFY(says(first, "first window painted after"));
    QProcess second;
    start(second);
    QVERIFY(says(second, "already running"));
    QVERIFY(second.waitForFinished());
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
    first.kill();
    QVERIFY(first.waitForFinished());
}

void TestProgram::speaksTheLanguageItIsTold_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("isKorean");
    QTest::newRow("nothing said") << QString() << QStringList() << false;
    QTest::newRow("by the environment") << u"ko"_s << QStringList() << true;
    QTest::newRow("by the command line") << u"en"_s << QStringList{u"--language=ko"_s} << true;
}

/// Seen from what it says to root, which goes to the terminal, too.
void TestProgram::speaksTheLanguageItIsTold()
{
#ifdef Q_OS_UNIX
    QFETCH(const QString, variable);
    QFETCH(const QStringList, options);
    QFETCH(const bool, isKorean);
    if (geteuid() != 0)
        QSKIP("only root is told");
    if (!variable.isEmpty())
        m_environment.insert(u"DAEMUN_LANGUAGE"_s, variable);
    QProcess program;
    start(program, options);
    QByteArray said;
    while (!said.contains("daemun: ") || !said.endsWith('\n')) {
        QVERIFY(program.waitForReadyRead(20'000));
        said += program.readAll();
    }
    const QString text = QString::fromUtf8(said.mid(said.indexOf("daemun: ")));
    QCOMPARE(text.contains(u"as an ordinary user"_s), !isKorean);
    QCOMPARE(std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Hangul; }),
             isKorean);
    program.kill();
    QVERIFY(program.waitForFinished());
#else
    QSKIP("there is no root here");
#endif
}

void TestProgram::tellsRootWhatToDo()
{
#ifdef Q_OS_UNIX
    if (geteuid() != 0)
        QSKIP("only root is told");
    QProcess program;
    start(program);
    QVERIFY(says(program, "as an ordinary user"));
    program.kill();
    QVERIFY(program.waitForFinished());
#else
    QSKIP("there is no root here");
#endif
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
