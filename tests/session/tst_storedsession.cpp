// SPDX-License-Identifier: Apache-2.0
#include "session/secretstore.h"
#include "session/storedsession.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using session::StoredSession;

namespace {
QDateTime someTime()
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
}
} // namespace

class TestStoredSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void comesBackAsItWent();
    void fitsOnEveryPlatform();
    void notOurs_data();
    void notOurs();
    void keysNeverMeet_data();
    void keysNeverMeet();
};

void TestStoredSession::comesBackAsItWent()
{
    const StoredSession stored{.sessionToken = kakao::Secret("s"),
                               .accessToken = kakao::Secret("a"),
                               .refreshToken = kakao::Secret("r"),
                               .accessExpiresAt = someTime(),
                               .refreshExpiresAt = {},
                               .scopes = {u"openid"_s, u"account_email"_s}};
    const auto parsed = session::parseStoredSession(session::serialize(stored));
    QVERIFY(parsed);
    QCOMPARE(parsed->sessionToken, stored.sessionToken);
    QCOMPARE(parsed->accessToken, stored.accessToken);
    QCOMPARE(parsed->refreshToken, stored.refreshToken);
    QCOMPARE(parsed->accessExpiresAt, stored.accessExpiresAt);
    QVERIFY(!parsed->refreshExpiresAt.isValid());
    QCOMPARE(parsed->scopes, stored.scopes);
}

void TestStoredSession::fitsOnEveryPlatform()
{
    // Kakao's tokens have 56 characters; a session token of ours has about 300.
    const kakao::Secret token(QByteArray(512, 't'));
    const QDateTime time = someTime();
    const auto entry = session::serialize({token, token, token, time, time, {u"openid"_s}});
    QVERIFY(entry.reveal().size() < session::SecretStore::maximumLength);
}

void TestStoredSession::notOurs_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("hunter2");
    QTest::newRow("an array") << QByteArray(R"(["v",1])");
    QTest::newRow("no version") << QByteArray(R"({"session":"s"})");
    QTest::newRow("a later version") << QByteArray(R"({"v":2,"session":"s"})");
    QTest::newRow("no session token") << QByteArray(R"({"v":1,"access":"a"})");
    QTest::newRow("cut short") << QByteArray(R"({"v":1,"session":"s")");
}

void TestStoredSession::notOurs()
{
    QFETCH(const QByteArray, entry);
    const auto parsed = session::parseStoredSession(kakao::Secret(entry));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().origin, kakao::ErrorOrigin::SecretStore);
    QVERIFY(entry.isEmpty() || !parsed.error().detail.contains(QString::fromUtf8(entry)));
}

void TestStoredSession::keysNeverMeet_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("key");
    QTest::newRow("Kakao") << u"kauth.kakao.com"_s << u"7"_s << u"daemun/kauth.kakao.com/7"_s;
    QTest::newRow("with a port") << u"127.0.0.1:4610"_s << u"7"_s << u"daemun/127.0.0.1%3A4610/7"_s;
    QTest::newRow("a slash in a part") << u"a/b"_s << u"c"_s << u"daemun/a%2Fb/c"_s;
}

void TestStoredSession::keysNeverMeet()
{
    QFETCH(const QString, server);
    QFETCH(const QString, account);
    QFETCH(const QString, key);
    QCOMPARE(session::secretKey(server, account), key);
}

QTEST_GUILESS_MAIN(TestStoredSession)
#include "tst_storedsession.moc"
