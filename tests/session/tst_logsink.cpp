// SPDX-License-Identifier: Apache-2.0
#include "session/logsink.h"

#include <QDebug>
#include <QLoggingCategory>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <thread>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using session::LogSink;

namespace {

Q_LOGGING_CATEGORY(logTest, "daemun.test", QtDebugMsg)

class FixedClock final : public session::Clock
{
public:
    [[nodiscard]] QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(1'700'000'000'123, Qt::UTC).toOffsetFromUtc(9 * 3600);
    }
};

const FixedClock fixedClock;

/// What came through to the handler below the sink.
struct Passed
{
    QtMsgType type = QtDebugMsg;
    QString category;
    QString text;
};

QList<Passed> passed;
std::atomic<int> passedCount = 0;

/// A handler that is there before the sink, as Qt's own is in the program.
class Below
{
public:
    explicit Below(QtMessageHandler handler) : m_earlier(qInstallMessageHandler(handler))
    {
        passed.clear();
        passedCount = 0;
    }
    ~Below() { qInstallMessageHandler(m_earlier); }
    Q_DISABLE_COPY_MOVE(Below)

private:
    QtMessageHandler m_earlier;
};

void note(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    passed.append({type, QString::fromUtf8(context.category), text});
}

void count(QtMsgType, const QMessageLogContext &, const QString &)
{
    ++passedCount;
}

const LogSink *sinkToRead = nullptr;

/// Reads the sink and logs, from inside the handling of a message.
void logAgain(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    note(type, context, text + u" of %1"_s.arg(sinkToRead->lines().size()));
    qCDebug(logTest) << "from within";
}

/// The process that a test starts to see it end, or to read its stderr.
int runChild(const QString &task)
{
#ifdef Q_OS_UNIX
    const rlimit none{};
    setrlimit(RLIMIT_CORE, &none); // an end by abort() leaves no file behind
#endif
    const LogSink sink(fixedClock);
    if (task == "fatal"_L1)
        qFatal("the end: code=%s", "hush");
    qCWarning(logTest) << "password=hush"; // in the format of QT_MESSAGE_PATTERN
    return 0;
}

struct Child
{
    QProcess process;
    QByteArray said;

    explicit Child(const QString &task)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_MESSAGE_PATTERN"_s, u"<%{category}|%{type}> %{message}"_s);
        environment.insert(u"QT_LOGGING_TO_CONSOLE"_s, u"1"_s);
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {u"--child="_s + task});
        if (process.waitForFinished())
            said = process.readAllStandardError();
    }
};

} // namespace

class TestLogSink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void keepsWhatWasLogged_data();
    void keepsWhatWasLogged();
    void passesOn();
    void keepsForAReportAlone();
    void keepsTheLast();
    void cutsLongLines();
    void aMessageIsOneLine();
    void putsTheEarlierHandlerBack();
    void leavesALaterHandler();
    void takesMessagesOfManyThreads();
    void goesWhileThreadsLog();
    void canBeReadFromAHandler();
    void fatalMessagesStillAbort();
    void writesInTheFormatOfQt();
};

void TestLogSink::keepsWhatWasLogged_data()
{
    QTest::addColumn<QtMsgType>("type");
    QTest::addColumn<QString>("line");
    const QString time = u"2023-11-14T22:13:20.123Z "_s;
    QTest::newRow("debug") << QtDebugMsg << time + u"debug daemun.test: at <e-mail>"_s;
    QTest::newRow("info") << QtInfoMsg << time + u"info daemun.test: at <e-mail>"_s;
    QTest::newRow("warning") << QtWarningMsg << time + u"warning daemun.test: at <e-mail>"_s;
    QTest::newRow("critical") << QtCriticalMsg << time + u"critical daemun.test: at <e-mail>"_s;
}

void TestLogSink::keepsWhatWasLogged()
{
    QFETCH(const QtMsgType, type);
    QFETCH(const QString, line);
    const Below below(note);
    const LogSink sink(fixedClock);
    switch (type) {
    case QtDebugMsg:
        qCDebug(logTest, "at ryan@kakao.com");
        break;
    case QtInfoMsg:
        qCInfo(logTest, "at ryan@kakao.com");
        break;
    case QtWarningMsg:
        qCWarning(logTest, "at ryan@kakao.com");
        break;
    default:
        qCCritical(logTest, "at ryan@kakao.com");
    }
    QCOMPARE(sink.lines(), QStringList{line});
}

void TestLogSink::passesOn()
{
    const Below below(note);
    const LogSink sink(fixedClock);
    qCWarning(logTest) << "code=hush%1" << 7;
    qWarning("plain");
    QCOMPARE(passed.size(), 2);
    QCOMPARE(passed.at(0).type, QtWarningMsg);
    QCOMPARE(passed.at(0).category, u"daemun.test"_s);
    QCOMPARE(passed.at(0).text, u"code=<secret> 7"_s);
    QCOMPARE(passed.at(1).category, u"default"_s);
}

void TestLogSink::keepsForAReportAlone()
{
    const Below below(note);
    const LogSink sink(fixedClock, LogSink::PassOn::Troubles);
    qCDebug(logTest, "one");
    qCInfo(logTest, "two");
    qCWarning(logTest, "three");
    qCCritical(logTest, "four");
    QCOMPARE(sink.lines().size(), 4);
    QCOMPARE(passed.size(), 2);
    QCOMPARE(passed.at(0).text, u"three"_s);
    QCOMPARE(passed.at(1).text, u"four"_s);
}

void TestLogSink::keepsTheLast()
{
    const Below below(count);
    const LogSink sink(fixedClock);
    for (int i = 1; i <= 1'200; ++i)
        qCDebug(logTest, "line %d", i);
    QCOMPARE(passedCount, 1'200);
    const QStringList lines = sink.lines();
    QCOMPARE(lines.size(), 500);
    QVERIFY(lines.first().endsWith(u": line 701"_s));
    QVERIFY(lines.last().endsWith(u": line 1200"_s));
}

void TestLogSink::cutsLongLines()
{
    const Below below(note);
    const LogSink sink(fixedClock);
    // The secret lies across the cut, and so does a character of two halves in the second.
    qCDebug(logTest).noquote() << QString(1'989, u'-') + u" code="_s + QString(20, u'x');
    qCDebug(logTest).noquote() << QString(1'999, u'-') + u"🔑 and more"_s;
    const QStringList lines = sink.lines();
    QVERIFY(lines.at(0).endsWith(u"- code=<secr…"_s));
    QVERIFY(lines.at(1).endsWith(u"-…"_s));
    QVERIFY(passed.at(1).text.endsWith(u"🔑 and more"_s));
}

void TestLogSink::aMessageIsOneLine()
{
    const Below below(note);
    const LogSink sink(fixedClock);
    qCDebug(logTest).noquote() << u"one\r\ntwo\u2028three"_s + QChar(0) + u"four\u001b[0m"_s;
    QVERIFY(sink.lines().constFirst().endsWith(u": one  two three four [0m"_s));
}

void TestLogSink::putsTheEarlierHandlerBack()
{
    const Below below(note);
    {
        const LogSink sink(fixedClock);
    }
    QVERIFY(qInstallMessageHandler(note) == &note);
    const LogSink another(fixedClock);
    qCDebug(logTest, "once");
    QCOMPARE(passed.size(), 1);
    QCOMPARE(another.lines().size(), 1);
}

void TestLogSink::leavesALaterHandler()
{
    static QtMessageHandler under = nullptr;
    const auto above = [](QtMsgType type, const QMessageLogContext &context, const QString &text) {
        under(type, context, u"above: "_s + text);
    };
    const Below below(note);
    {
        const LogSink sink(fixedClock);
        under = qInstallMessageHandler(above);
        qCDebug(logTest, "first");
        QCOMPARE(sink.lines().size(), 1);
    }
    qCDebug(logTest, "code=hush");
    qInstallMessageHandler(under); // as its owner does, who knows of no sink
    const LogSink another(fixedClock);
    qCDebug(logTest, "third");
    QCOMPARE(another.lines().size(), 1);
    QCOMPARE(passed.size(), 3);
    QCOMPARE(passed.at(0).text, u"above: first"_s);
    QCOMPARE(passed.at(1).text, u"above: code=<secret>"_s);
    QCOMPARE(passed.at(2).text, u"third"_s);
}

void TestLogSink::takesMessagesOfManyThreads()
{
    constexpr int threads = 8;
    constexpr int each = 500;
    const Below below(count);
    const LogSink sink(fixedClock);
    std::atomic<int> badLines = 0;
    std::vector<std::thread> workers;
    for (int t = 0; t < threads; ++t) {
        workers.emplace_back([&, t] {
            for (int i = 0; i < each; ++i) {
                qCDebug(logTest, "%d of %d: code=hush", i, t);
                if (i % 50 == 0) {
                    for (const QString &line : sink.lines())
                        badLines += !line.endsWith(u": code=<secret>"_s);
                }
            }
        });
    }
    for (std::thread &worker : workers)
        worker.join();
    QCOMPARE(passedCount, threads * each);
    QCOMPARE(sink.lines().size(), 500);
    QCOMPARE(badLines, 0);
}

/// A sink ends while another thread logs: no message is lost.
void TestLogSink::goesWhileThreadsLog()
{
    const Below below(count);
    std::atomic<bool> isOver = false;
    std::atomic<int> logged = 0;
    std::thread worker([&] {
        while (!isOver) {
            qCDebug(logTest, "busy");
            ++logged;
        }
    });
    for (int i = 0; i < 300; ++i) {
        const LogSink sink(fixedClock);
        const int before = logged;
        while (logged < before + 5)
            std::this_thread::yield();
    }
    isOver = true;
    worker.join();
    QCOMPARE(passedCount, logged);
}

void TestLogSink::canBeReadFromAHandler()
{
    const Below below(logAgain);
    const LogSink sink(fixedClock);
    sinkToRead = &sink;
    qCDebug(logTest, "outer");
    QCOMPARE(passed.size(), 1); // the inner one goes past all handlers
    QCOMPARE(passed.constFirst().text, u"outer of 1"_s);
}

void TestLogSink::fatalMessagesStillAbort()
{
    const Child child(u"fatal"_s);
    QCOMPARE(child.process.exitStatus(), QProcess::CrashExit);
    QVERIFY2(child.said.contains("<default|fatal> the end: code=<secret>"), child.said.constData());
    QVERIFY(!child.said.contains("hush"));
}

void TestLogSink::writesInTheFormatOfQt()
{
    const Child child(u"warn"_s);
    QCOMPARE(child.process.exitCode(), 0);
    QCOMPARE(child.said, "<daemun.test|warning> password=<secret>\n");
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 1 && arguments.at(1).startsWith("--child="_L1))
        return runChild(arguments.at(1).section(u'=', 1));
    TestLogSink test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_logsink.moc"
