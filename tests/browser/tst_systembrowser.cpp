// SPDX-License-Identifier: Apache-2.0
#include "browser/systembrowser.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;

/// With an xdg-open that notes what it is told.
class TestSystemBrowser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void opens_data();
    void opens();
    void refuses_data();
    void refuses();
    void withoutAScreen();
    void withoutAnOpener();

private:
    QTemporaryDir m_folder;
    QByteArray m_path = qgetenv("PATH");
};

void TestSystemBrowser::initTestCase()
{
    QFile script(m_folder.filePath(u"xdg-open"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    // Into place in one step, so that half of it is never read; and what is printed is dropped.
    script.write("#!/bin/sh\necho noise; echo noise >&2\n"
                 "printf '%s\\n' \"$#\" \"$@\" > \"$0.part\" && mv \"$0.part\" \"$0.told\"\n");
    script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void TestSystemBrowser::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    qputenv("PATH", QFile::encodeName(m_folder.path()) + ':' + m_path);
    qputenv("DISPLAY", ":99");
    qunsetenv("WAYLAND_DISPLAY");
    qunsetenv("BROWSER");
    QFile::remove(m_folder.filePath(u"xdg-open.told"_s));
}

void TestSystemBrowser::opens_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("Kakao") << QByteArray("https://kauth.kakao.com/oauth/authorize?a=b&state=c");
    QTest::newRow("the sandbox") << QByteArray("http://127.0.0.1:8080/oauth/authorize?a=b");
    QTest::newRow("a shell's words")
        << QByteArray("https://x.example/?a=$(touch%20gone);b&c='d%22%60id%60");
}

void TestSystemBrowser::opens()
{
    QFETCH(const QByteArray, address);
    QVERIFY(browser::openInSystemBrowser(QUrl::fromEncoded(address)));
    QFile told(m_folder.filePath(u"xdg-open.told"_s));
    QTRY_VERIFY(told.exists());
    QVERIFY(told.open(QIODevice::ReadOnly));
    QCOMPARE(told.readAll(), "1\n" + address + '\n');
}

void TestSystemBrowser::refuses_data()
{
    QTest::addColumn<QString>("address");
    for (const char *address :
         {"file:///etc/passwd", "javascript:alert(1)", "kakaotalk://x", "--help", ""})
        QTest::newRow(*address == '\0' ? "nothing" : address) << QString::fromLatin1(address);
}

void TestSystemBrowser::refuses()
{
    QFETCH(const QString, address);
    QVERIFY(!browser::openInSystemBrowser(QUrl(address)));
}

void TestSystemBrowser::withoutAScreen()
{
    qunsetenv("DISPLAY");
    const QUrl url(u"https://kauth.kakao.com/"_s);
    QVERIFY(!browser::openInSystemBrowser(url));
    qputenv("BROWSER", "lynx"); // asked for by name
    QVERIFY(browser::openInSystemBrowser(url));
}

void TestSystemBrowser::withoutAnOpener()
{
    qputenv("PATH", QFile::encodeName(QDir(m_folder.path()).filePath(u"none"_s)));
    QVERIFY(!browser::openInSystemBrowser(QUrl(u"https://kauth.kakao.com/"_s)));
}

QTEST_GUILESS_MAIN(TestSystemBrowser)
#include "tst_systembrowser.moc"
