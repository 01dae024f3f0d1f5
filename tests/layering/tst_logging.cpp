// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What a folder has besides `daemun.<folder>`: the benchmarks switch these on.
const QMultiMap<QString, QString> furtherCategories{{u"session"_s, u"daemun.signin"_s},
                                                    {u"desktop"_s, u"daemun.startup"_s}};

/// What one or more files of a folder say about logs.
struct Log
{
    QStringList categories; ///< `daemun.session`
    QStringList variables;  ///< `logSession`
    QStringList used;       ///< the variables of messages
    QStringList faults;
};

QString withoutComments(QString code)
{
    static const QRegularExpression comment(u"(?<!:)//[^\n]*"_s); // not the one of https://
    return code.remove(comment);
}

void readCategories(const QString &code, Log &log)
{
    static const QRegularExpression category(
        u"Q_LOGGING_CATEGORY\\(\\s*(\\w+)\\s*,\\s*\"([^\"]*)\"\\s*(?:,\\s*(\\w+)\\s*)?\\)"_s);
    auto found = category.globalMatch(code);
    while (found.hasNext()) {
        const auto match = found.next();
        log.variables << match.captured(1);
        log.categories << match.captured(2);
        if (match.captured(3) != "QtWarningMsg"_L1)
            log.faults << match.captured(2) + u" is not for warnings alone by default"_s;
    }
}

void readMessages(const QString &code, Log &log)
{
    static const QRegularExpression plain(uR"(\bq(Debug|Info|Warning|Critical|Fatal)\s*\()"_s);
    if (const auto match = plain.match(code); match.hasMatch())
        log.faults << match.captured() + u") has no category"_s;

    static const QRegularExpression message(
        uR"(\bqC(?:Debug|Info|Warning|Critical|Fatal)\s*\(\s*(\w+)[^;]*;)"_s);
    static const QRegularExpression forbidden(uR"(reveal|body|query|e_?mail|toEncoded)"_s,
                                              QRegularExpression::CaseInsensitiveOption);
    auto found = message.globalMatch(code);
    while (found.hasNext()) {
        const auto match = found.next();
        log.used << match.captured(1);
        if (const auto word = forbidden.match(match.captured()); word.hasMatch())
            log.faults << word.captured() + u" in a message"_s;
    }
}

Log readLog(const QStringList &files)
{
    Log log;
    for (const QString &file : files) {
        const QString code = withoutComments(file);
        readCategories(code, log);
        readMessages(code, log);
    }
    return log;
}

/// What is wrong with the logs of a folder whose files are these.
QStringList faultsOf(const QString &folder, const QStringList &files)
{
    Log log = readLog(files);
    const QString own = u"daemun."_s + folder;
    for (const QString &category : log.categories) {
        if (category != own && !furtherCategories.contains(folder, category))
            log.faults << category + u" is not of this folder"_s;
        if (log.categories.count(category) > 1)
            log.faults << category + u" is made twice"_s;
    }
    for (const QString &variable : log.used) {
        if (!log.variables.contains(variable))
            log.faults << variable + u" is not made in this folder"_s;
    }
    return log.faults;
}

QStringList filesOf(const QString &folder)
{
    QStringList files;
    QDirIterator entries(QStringLiteral(DAEMUN_SOURCE_DIR "/src/") + folder, {u"*.h"_s, u"*.cpp"_s},
                         QDir::Files);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (file.open(QIODevice::ReadOnly))
            files << QString::fromUtf8(file.readAll());
    }
    return files;
}

} // namespace

/// One category a module, and nothing of a person in a message.
class TestLogging : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void findsFaults_data();
    void findsFaults();
    void everyFolder_data();
    void everyFolder();
    void theBenchmarksFindTheirs();
};

void TestLogging::findsFaults_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("fault");
    const QString made = u"Q_LOGGING_CATEGORY(logSession, \"daemun.session\", QtWarningMsg)\n"_s;
    QTest::newRow("as it should be")
        << QStringList{made, u"qCWarning(logSession) << \"x\"; // no qDebug()"_s} << QString();
    QTest::newRow("another module's")
        << QStringList{u"Q_LOGGING_CATEGORY(logX, \"daemun.members\", QtWarningMsg)"_s}
        << u"daemun.members is not of this folder"_s;
    QTest::newRow("no default") << QStringList{u"Q_LOGGING_CATEGORY(log, \"daemun.session\")"_s}
                                << u"daemun.session is not for warnings alone by default"_s;
    QTest::newRow("made twice") << QStringList{made, made} << u"daemun.session is made twice"_s;
    QTest::newRow("no category") << QStringList{made, u"qWarning() << 1;"_s}
                                 << u"qWarning() has no category"_s;
    QTest::newRow("a foreign variable") << QStringList{made, u"qCDebug(logMembers) << 1;"_s}
                                        << u"logMembers is not made in this folder"_s;
    QTest::newRow("a secret") << QStringList{made, u"qCInfo(logSession)\n << token.reveal();"_s}
                              << u"reveal in a message"_s;
    QTest::newRow("a body") << QStringList{made, u"qCInfo(logSession, \"%s\", m_body.data());"_s}
                            << u"body in a message"_s;
    QTest::newRow("an address") << QStringList{made, u"qCInfo(logSession) << user.email;"_s}
                                << u"email in a message"_s;
}

void TestLogging::findsFaults()
{
    QFETCH(const QStringList, files);
    QFETCH(const QString, fault);
    QCOMPARE(faultsOf(u"session"_s, files).value(0), fault);
}

void TestLogging::everyFolder_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList folders =
        QDir(QStringLiteral(DAEMUN_SOURCE_DIR "/src")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders)
        QTest::newRow(qPrintable(folder)) << folder;
}

void TestLogging::everyFolder()
{
    QFETCH(const QString, folder);
    const QStringList files = filesOf(folder);
    QVERIFY(!files.isEmpty());
    QCOMPARE(faultsOf(folder, files), QStringList());
    const Log log = readLog(files);
    QVERIFY(log.used.isEmpty() || log.categories.contains(u"daemun."_s + folder));
}

void TestLogging::theBenchmarksFindTheirs()
{
    for (const auto &[folder, category] : furtherCategories.asKeyValueRange())
        QVERIFY(readLog(filesOf(folder)).categories.contains(category));
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
