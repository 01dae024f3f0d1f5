// SPDX-License-Identifier: Apache-2.0
// Against the gnome-keyring of tests/support/with-keyring.
#include "keychain/keychainstore.h"
#include "waiting.h"

#include <QSignalSpy>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using kakao::Done;
using kakao::ErrorCode;
using kakao::ReplyPtr;
using kakao::Secret;
using keychain::KeychainStore;

class TestKeychainStore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void roundTrip_data();
    void roundTrip();
    void refusingLongSecrets();
    void readingWhatIsNotThere();
    void overwriting();
    void removing();
    void keepingKeysApart();
    void keepingTheOrder();
    void carryingOutOneAtATime();
    void droppingAReply();
    void droppingAtAnyMoment();
    void abortingAReply();
    void endingBeforeItsReplies();

private:
    QString freshKey();

    int m_keys = 0;
};

void TestKeychainStore::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestKeychainStore::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

QString TestKeychainStore::freshKey()
{
    return u"daemun/test/%1"_s.arg(++m_keys);
}

void TestKeychainStore::roundTrip_data()
{
    QByteArray allBytes(256, Qt::Uninitialized);
    std::iota(allBytes.begin(), allBytes.end(), '\0');

    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("a token") << QByteArray("eyJhbGciOiJIUzI1NiJ9.e30.c2lnbg");
    QTest::newRow("Korean") << u"우리 집 대문 열쇠"_s.toUtf8();
    QTest::newRow("NUL bytes") << QByteArray("a\0b\0\0", 5);
    QTest::newRow("every byte") << allBytes;
    QTest::newRow("white space at the ends") << QByteArray(" \t secret \r\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the longest") << QByteArray(2400, '\xea');
}

void TestKeychainStore::roundTrip()
{
    QFETCH(const QByteArray, secret);
    const QString key = freshKey();
    {
        KeychainStore store;
        QVERIFY(store.isPersistent());
        QVERIFY(succeeds(store.write(key, Secret(secret))));
    }
    KeychainStore store;
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), secret);
}

void TestKeychainStore::refusingLongSecrets()
{
    KeychainStore store;
    const QString key = freshKey();
    QCOMPARE(failure(store.write(key, Secret(QByteArray(2401, 'x')))), ErrorCode::SecretTooLong);
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretNotFound);
}

void TestKeychainStore::readingWhatIsNotThere()
{
    KeychainStore store;
    const auto read = store.read(freshKey());
    QCOMPARE(failure(read), ErrorCode::SecretNotFound);
    QCOMPARE(read->result().error().origin, kakao::ErrorOrigin::SecretStore);
}

void TestKeychainStore::overwriting()
{
    KeychainStore store;
    const QString key = freshKey();
    QVERIFY(succeeds(store.write(key, Secret("a long first one"))));
    QVERIFY(succeeds(store.write(key, Secret("second"))));
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "second");

    QVERIFY(succeeds(store.remove(key)));
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretNotFound); // no second copy below it
}

void TestKeychainStore::removing()
{
    KeychainStore store;
    const QString key = freshKey();
    QVERIFY(succeeds(store.remove(key)));
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(succeeds(store.remove(key)));
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretNotFound);
    QVERIFY(succeeds(store.remove(key)));
}

void TestKeychainStore::keepingKeysApart()
{
    KeychainStore store;
    QStringList keys;
    for (const QString &server : {u"kauth.kakao.com"_s, u"kauth.kakao.com:8443"_s, u"sandbox"_s}) {
        for (const QString &account : {u"4012345678"_s, u"4012345679"_s, u"signing-key"_s})
            keys << session::secretKey(server, account);
    }
    for (const QString &key : std::as_const(keys))
        QVERIFY(succeeds(store.write(key, Secret(key.toUtf8()))));
    QVERIFY(succeeds(store.remove(keys.takeFirst())));
    for (const QString &key : std::as_const(keys)) {
        const auto read = store.read(key);
        QVERIFY(succeeds(read));
        QCOMPARE(read->result()->reveal(), key.toUtf8());
    }
}

void TestKeychainStore::keepingTheOrder()
{
    KeychainStore store;
    const QString key = freshKey();
    QStringList ends;
    const auto note = [this, &ends](const auto &reply, const QString &name) {
        reply->onFinished(this, [&ends, name](const auto &result) {
            ends << name + (result ? u" done"_s : u" failed"_s);
        });
    };

    const auto absent = store.read(key);
    const auto first = store.write(key, Secret("one"));
    const auto one = store.read(key);
    const auto second = store.write(key, Secret("two"));
    const auto two = store.read(key);
    const auto removed = store.remove(key);
    const auto gone = store.read(key);
    note(absent, u"absent"_s);
    note(gone, u"gone"_s);
    note(removed, u"removed"_s);
    note(two, u"two"_s);
    note(second, u"second"_s);
    note(one, u"one"_s);
    note(first, u"first"_s);

    QTRY_COMPARE(ends,
                 (QStringList{u"absent failed"_s, u"first done"_s, u"one done"_s, u"second done"_s,
                              u"two done"_s, u"removed done"_s, u"gone failed"_s}));
    QCOMPARE(one->result()->reveal(), "one");
    QCOMPARE(two->result()->reveal(), "two");
}

void TestKeychainStore::carryingOutOneAtATime()
{
    // Were a second write to begin before the first is read back, the first would fail.
    KeychainStore store;
    const QString key = freshKey();
    std::vector<ReplyPtr<Done>> writes;
    for (int i = 0; i < 30; ++i)
        writes.push_back(store.write(key, Secret(QByteArray::number(i))));
    for (const auto &written : writes)
        QVERIFY(succeeds(written));
}

void TestKeychainStore::droppingAReply()
{
    KeychainStore store;
    const QString key = freshKey();
    auto running = store.write(key, Secret("one"));
    auto waiting = store.write(key, Secret("two"));
    running.reset();
    waiting.reset();
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one"); // the keychain was at it already
}

void TestKeychainStore::droppingAtAnyMoment()
{
    KeychainStore store;
    const QString absent = freshKey();
    const QString present = freshKey();
    QVERIFY(succeeds(store.write(present, Secret("one"))));
    for (int turns = 0; turns < 40; ++turns) {
        auto dropped = store.read(absent);
        const auto next = store.read(present);
        for (int i = 0; i < turns && !dropped->isFinished(); ++i)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        dropped.reset();
        QVERIFY(succeeds(next));
        QCOMPARE(next->result()->reveal(), "one");
    }
}

void TestKeychainStore::abortingAReply()
{
    KeychainStore store;
    const QString key = freshKey();
    const auto running = store.write(key, Secret("one"));
    const auto waiting = store.write(key, Secret("two"));
    QSignalSpy runningFinished(running.get(), &kakao::PendingReply::finished);
    QSignalSpy waitingFinished(waiting.get(), &kakao::PendingReply::finished);

    running->abort();
    waiting->abort();
    waiting->abort();
    QCOMPARE(runningFinished.count() + waitingFinished.count(), 0);
    QCOMPARE(failure(running), ErrorCode::Cancelled);
    QCOMPARE(waiting->result().error().code, ErrorCode::Cancelled);

    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
    QCOMPARE(runningFinished.count(), 1);
    QCOMPARE(waitingFinished.count(), 1);
}

void TestKeychainStore::endingBeforeItsReplies()
{
    const QString key = freshKey();
    auto store = std::make_unique<KeychainStore>();
    const auto running = store->read(key);
    const auto waiting = store->write(key, Secret("one"));
    store.reset();
    QCOMPARE(failure(running), ErrorCode::Cancelled);
    QCOMPARE(failure(waiting), ErrorCode::Cancelled);

    // The job of the first goes on without them, and the next store waits for it.
    KeychainStore next;
    QCOMPARE(failure(next.read(key)), ErrorCode::SecretNotFound);
}

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
