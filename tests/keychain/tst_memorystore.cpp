// SPDX-License-Identifier: Apache-2.0
#include "keychain/memorystore.h"
#include "waiting.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;

class TestMemoryStore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keeping();
    void removing();
    void lengths_data();
    void lengths();
    void answeringFromTheEventLoop();
    void endingWithTheStore();
};

void TestMemoryStore::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestMemoryStore::keeping()
{
    keychain::MemoryStore store;
    QVERIFY(!store.isPersistent());
    QCOMPARE(failure(store.read(u"key"_s)), ErrorCode::SecretNotFound);

    QVERIFY(succeeds(store.write(u"key"_s, Secret("one"))));
    QVERIFY(succeeds(store.write(u"other"_s, Secret("two"))));
    QVERIFY(succeeds(store.write(u"key"_s, Secret("three"))));

    const auto key = store.read(u"key"_s);
    QVERIFY(succeeds(key));
    QCOMPARE(key->result()->reveal(), "three");
    const auto other = store.read(u"other"_s);
    QVERIFY(succeeds(other));
    QCOMPARE(other->result()->reveal(), "two");
}

void TestMemoryStore::removing()
{
    keychain::MemoryStore store;
    QVERIFY(succeeds(store.remove(u"key"_s)));
    QVERIFY(succeeds(store.write(u"key"_s, Secret("one"))));
    QVERIFY(succeeds(store.remove(u"key"_s)));
    QCOMPARE(failure(store.read(u"key"_s)), ErrorCode::SecretNotFound);
}

void TestMemoryStore::lengths_data()
{
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<std::optional<ErrorCode>>("error");

    using E = std::optional<ErrorCode>;
    QTest::newRow("empty") << qsizetype(0) << E();
    QTest::newRow("longest") << qsizetype(2400) << E();
    QTest::newRow("one more") << qsizetype(2401) << E(ErrorCode::SecretTooLong);
}

void TestMemoryStore::lengths()
{
    QFETCH(const qsizetype, length);
    QFETCH(const std::optional<ErrorCode>, error);

    keychain::MemoryStore store;
    const auto written = store.write(u"key"_s, Secret(QByteArray(length, 'x')));
    QCOMPARE(failure(written), error);
    QCOMPARE(succeeds(store.read(u"key"_s)), !error);
}

void TestMemoryStore::answeringFromTheEventLoop()
{
    keychain::MemoryStore store;
    const auto reply = store.read(u"key"_s);
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QCOMPARE(finished.count(), 0);
    QVERIFY(finished.wait());
    QCOMPARE(finished.count(), 1);
    QCOMPARE(reply->result().error().origin, kakao::ErrorOrigin::SecretStore);
}

void TestMemoryStore::endingWithTheStore()
{
    {
        keychain::MemoryStore store;
        QVERIFY(succeeds(store.write(u"key"_s, Secret("one"))));
    }
    keychain::MemoryStore store;
    QCOMPARE(failure(store.read(u"key"_s)), ErrorCode::SecretNotFound);
}

QTEST_GUILESS_MAIN(TestMemoryStore)
#include "tst_memorystore.moc"
