// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Everything that the dynamic linker loads for a file, and what that needs in turn.
QByteArray needed(const QString &file)
{
    QProcess linker;
    linker.start(u"ldd"_s, {file});
    linker.waitForFinished();
    return linker.readAllStandardOutput();
}

/// What the process has loaded by now, plugins too.
QByteArray mapped(qint64 pid)
{
    QFile maps(u"/proc/%1/maps"_s.arg(pid));
    return maps.open(QIODevice::ReadOnly) ? maps.readAll() : QByteArray();
}

} // namespace

/// No windows in a terminal, and no more than a look costs for a look.
class TestCtlLibraries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void noWindows_data();
    void noWindows();
    void aLookLoadsNoNetwork_data();
    void aLookLoadsNoNetwork();
    void aSignInHasNoWindows();
};

void TestCtlLibraries::noWindows_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("the program") << QStringLiteral(DAEMUNCTL);
    QTest::newRow("its module") << QStringLiteral(DAEMUNCTL_MODULE);
    QTest::newRow("the sandbox") << QStringLiteral(SANDBOX_PLUGIN);
}

void TestCtlLibraries::noWindows()
{
    QFETCH(const QString, file);
    const QByteArray libraries = needed(file);
    QVERIFY(libraries.contains("Qt6Core"));
    for (const char *unwanted : {"Qt6Gui", "Qt6Widgets", "Qt6WebEngine", "Qt6Qml", "Qt6Quick"})
        QVERIFY2(!libraries.contains(unwanted), unwanted);
}

void TestCtlLibraries::aLookLoadsNoNetwork_data()
{
    QTest::addColumn<QByteArray>("library");
    for (const QByteArray library :
         {"Qt6Network", "Qt6DBus", "keychain", "libssl", "libcrypto", "libsecret", "libdaemun"})
        QTest::newRow(library.constData()) << library;
}

void TestCtlLibraries::aLookLoadsNoNetwork()
{
    QFETCH(const QByteArray, library);
    const QByteArray libraries = needed(QStringLiteral(DAEMUNCTL));
    QVERIFY(libraries.contains("Qt6Sql"));
    QVERIFY2(!libraries.contains(library), libraries.constData());
    QVERIFY(library == "libssl" || library == "libcrypto" || library == "libsecret"
            || needed(QStringLiteral(DAEMUNCTL_MODULE)).contains(library));
}

void TestCtlLibraries::aSignInHasNoWindows()
{
    const Desk desk;
    const auto login = desk.start({u"login"_s, u"--no-browser"_s});
    QVERIFY(login->hasLink());
    const QByteArray libraries = mapped(login->processId());
    QVERIFY(libraries.contains("Qt6Network"));
    for (const char *unwanted : {"Qt6Gui", "Qt6Widgets", "Qt6WebEngine"})
        QVERIFY2(!libraries.contains(unwanted), unwanted);
}

QTEST_GUILESS_MAIN(TestCtlLibraries)
#include "tst_ctllibraries.moc"
