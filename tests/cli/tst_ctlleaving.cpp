// SPDX-License-Identifier: Apache-2.0
#include "desk.h"
#include "program/keptpictures.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Of ryan@sandbox.test, as the application leaves it on disk: its path; empty when that failed.
QString keepPhoto(const Desk &desk)
{
    QDirIterator members(desk.environment.value(u"DAEMUN_DATA_DIR"_s), {u"members.db"_s},
                         QDir::Files, QDirIterator::Subdirectories);
    members.next();
    const QDir folder = members.fileInfo().dir();
    const program::KeptPictures pictures(folder.filePath(u"pictures"_s));
    pictures.makeFolder();
    const QUrl url = desk.server().url().resolved(QUrl(u"/pictures/ryan-640.png"_s));
    QFile photo(pictures.fileOf(url));
    return photo.open(QIODevice::WriteOnly) ? photo.fileName() : QString();
}

} // namespace

/// The ways to leave, from a script.
class TestCtlLeaving : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void signsOut();
    void signsOutOfKakao();
    void aLogoutWithoutABrowser();
    void disconnects();
    void aDisconnectionThatKakaoDoesNotHear();
    void aDisconnectionThatCannotBeAskedFor();
};

void TestCtlLeaving::signsOut()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const QString photo = keepPhoto(desk);
    QVERIFY(QFile::exists(photo));
    const auto logout = desk.start({u"logout"_s, u"--json"_s});
    QCOMPARE(logout->exitCode(), 0);
    QVERIFY(!QFile::exists(photo));
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QCOMPARE(desk.requestsTo("/v1/user/logout"), 1);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

void TestCtlLeaving::signsOutOfKakao()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const QTemporaryDir programs;
    QFile opener(programs.filePath(u"xdg-open"_s));
    QVERIFY(opener.open(QIODevice::WriteOnly));
    opener.write("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" >\"$OPENED.new\"\n"
                 "mv \"$OPENED.new\" \"$OPENED\"\n");
    opener.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    opener.close();
    desk.environment.insert(u"PATH"_s, programs.path() + u':' + desk.environment.value(u"PATH"_s));
    desk.environment.insert(u"BROWSER"_s, u"any"_s);
    desk.environment.insert(u"OPENED"_s, programs.filePath(u"opened"_s));

    const auto logout = desk.start({u"logout"_s, u"--kakao"_s, u"--json"_s});
    QFile opened(programs.filePath(u"opened"_s));
    QTRY_VERIFY(opened.exists());
    QVERIFY(opened.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = opened.readAll().split('\n');
    QCOMPARE(lines.value(0), "1");
    QVERIFY(lines.value(1).contains("/oauth/logout?"));
    QVERIFY(!desk.visit(lines.value(1)).isEmpty());
    QCOMPARE(logout->exitCode(), 0);
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QVERIFY(!logout->json().contains(u"error"_s));
}

void TestCtlLeaving::aLogoutWithoutABrowser()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto logout = desk.start({u"logout"_s, u"--kakao"_s, u"--json"_s});
    QCOMPARE(logout->exitCode(), 1);
    QCOMPARE(logout->errorCode(), u"BrowserMissing"_s);
    QVERIFY(logout->json()[u"signedOut"_s].toBool());
    QVERIFY(logout->json()[u"isKakaoTold"_s].toBool());
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

void TestCtlLeaving::disconnects()
{
    Desk desk;
    QVERIFY(desk.signIn());
    const QString photo = keepPhoto(desk);
    QVERIFY(QFile::exists(photo));
    const auto unlink = desk.start({u"unlink"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(unlink->exitCode(), 0);
    QVERIFY(!QFile::exists(photo));
    QCOMPARE(desk.requestsTo("/v1/user/unlink"), 1);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
    QVERIFY(desk.signIn("jayg@sandbox.test")); // the nickname is free again
}

void TestCtlLeaving::aDisconnectionThatKakaoDoesNotHear()
{
    Desk desk;
    QVERIFY(desk.signIn());
    desk.server().setFault("/v1/user/unlink", {.status = 503});
    const auto unlink = desk.start({u"unlink"_s, u"--yes"_s});
    QCOMPARE(unlink->exitCode(), 4);
    QVERIFY(unlink->errors().contains("the disconnection goes on by itself"));
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

/// The access token is too old for it, and Kakao refuses to refresh it.
void TestCtlLeaving::aDisconnectionThatCannotBeAskedFor()
{
    sandbox::Options options;
    options.accessTokenLife = std::chrono::seconds(30);
    Desk desk(options);
    QVERIFY(desk.signIn());
    desk.server().setFault("/oauth/token", {.koe = "KOE322"});
    const auto unlink = desk.start({u"unlink"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(unlink->exitCode(), 3);
    QVERIFY(unlink->json()[u"signedOut"_s].toBool());
    QVERIFY(!unlink->json()[u"isKakaoTold"_s].toBool());
    QVERIFY(unlink->errors().contains("not disconnected from Kakao"));
    QVERIFY(!unlink->errors().contains("goes on by itself"));
    QCOMPARE(desk.requestsTo("/v1/user/unlink"), 0);
    QCOMPARE(desk.start({u"status"_s})->exitCode(), 3);
}

QTEST_GUILESS_MAIN(TestCtlLeaving)
#include "tst_ctlleaving.moc"
