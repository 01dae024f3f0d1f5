// SPDX-License-Identifier: Apache-2.0
#include "desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

namespace {

/// The line of the entry that begins with key.
QString valueOf(const QByteArray &entry, const QString &key)
{
    for (const QString &line : QString::fromUtf8(entry).split(u'\n')) {
        if (line.startsWith(key + u'='))
            return line.mid(key.size() + 1);
    }
    return {};
}

} // namespace

/// The entry by which a desktop starts the program.
class TestAutostart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { qunsetenv("APPIMAGE"); }
    void isOffAtFirst();
    void onAndOff();
    void theEntryIsValid_data();
    void theEntryIsValid();
    void whatOthersHaveSwitchedOff_data();
    void whatOthersHaveSwitchedOff();
    void whereNothingCanBeWritten();

private:
    [[nodiscard]] QByteArray entry() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestAutostart::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", m_folder->path().toUtf8());
    m_file = m_folder->filePath(u"autostart/daemun.desktop"_s);
}

void TestAutostart::isOffAtFirst()
{
    QVERIFY(!desktop::startsWithSystem());
    QVERIFY(desktop::setStartsWithSystem(false));
    QVERIFY(!QFile::exists(m_file));
}

void TestAutostart::onAndOff()
{
    QVERIFY(desktop::setStartsWithSystem(true));
    QVERIFY(desktop::startsWithSystem());
    QCOMPARE(valueOf(entry(), u"Exec"_s),
             u"\"%1\" --background"_s.arg(QCoreApplication::applicationFilePath()));
    QVERIFY(desktop::setStartsWithSystem(false));
    QVERIFY(!desktop::startsWithSystem());
    QVERIFY(!QFile::exists(m_file));
}

void TestAutostart::theEntryIsValid_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("exec"); // how Exec names it
    QTest::newRow("as it is installed") << QString() << QString();
    QTest::newRow("an AppImage") << u"/home/x/Daemun.AppImage"_s
                                 << u"\"/home/x/Daemun.AppImage\""_s;
    QTest::newRow("a space") << u"/home/x/my programs/d"_s << u"\"/home/x/my programs/d\""_s;
    QTest::newRow("a per cent sign") << u"/a%f/d"_s << u"\"/a%%f/d\""_s;
    QTest::newRow("a dollar sign") << u"/a$HOME/d"_s << u"\"/a\\\\$HOME/d\""_s;
    QTest::newRow("a quote") << u"/a\"b/d"_s << u"\"/a\\\\\"b/d\""_s;
    QTest::newRow("a backslash") << u"/a\\b/d"_s << u"\"/a\\\\\\\\b/d\""_s;
    QTest::newRow("Korean") << u"/홈/대문"_s << u"\"/홈/대문\""_s;
}

/// By the Desktop Entry Specification: a string's escapes come over an argument's quotes.
void TestAutostart::theEntryIsValid()
{
    QFETCH(const QString, image);
    QFETCH(const QString, exec);
    if (!image.isEmpty())
        qputenv("APPIMAGE", image.toUtf8());
    QVERIFY(desktop::setStartsWithSystem(true));
    if (!image.isEmpty())
        QCOMPARE(valueOf(entry(), u"Exec"_s), exec + u" --background"_s);
    QVERIFY(desktop::startsWithSystem());
    const QString validator = QStandardPaths::findExecutable(u"desktop-file-validate"_s);
    if (validator.isEmpty())
        QSKIP("desktop-file-validate is not here");
    QProcess validation;
    validation.setProcessChannelMode(QProcess::MergedChannels);
    validation.start(validator, {m_file});
    QVERIFY(validation.waitForFinished());
    QCOMPARE(validation.readAll(), QByteArray());
    QCOMPARE(validation.exitCode(), 0);
}

void TestAutostart::whatOthersHaveSwitchedOff_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("hidden") << QByteArray("Hidden=true\n");
    QTest::newRow("by GNOME") << QByteArray("X-GNOME-Autostart-enabled=false\n");
}

void TestAutostart::whatOthersHaveSwitchedOff()
{
    QFETCH(const QByteArray, line);
    QVERIFY(desktop::setStartsWithSystem(true));
    QByteArray text = entry();
    text.replace("X-GNOME-Autostart-enabled=true\n", line);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    QVERIFY(!desktop::startsWithSystem());
    QVERIFY(desktop::setStartsWithSystem(true));
    QVERIFY(desktop::startsWithSystem());
}

void TestAutostart::whereNothingCanBeWritten()
{
    QFile inTheWay(m_folder->filePath(u"autostart"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!desktop::setStartsWithSystem(true));
    QVERIFY(!desktop::startsWithSystem());
}

#else

class TestAutostart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elsewhere() { QSKIP("only XDG's entry can be looked at without the person's own"); }
};

#endif

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
