// SPDX-License-Identifier: Apache-2.0
// A gnome-keyring that is locked, hangs, dies or was never there.
#include "keychain/keychainstore.h"
#include "support/keyring.h"
#include "waiting.h"

#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using kakao::Secret;
using keychain::KeychainStore;

namespace {

const auto key = u"daemun/test/1"_s;
constexpr auto shortTimeout = 500ms; // enough for a keyring that answers, on a busy machine

/// Takes the place of the dialog that asks for the keyring's password, and never ends.
class PatientPrompter final : public QDBusVirtualObject
{
public:
    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &, const QDBusConnection &) override
    {
        ++asked;
        return true;
    }
    int asked = 0;
};

} // namespace

class TestKeychainTroubles final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void noServiceFromTheStart();
    void lockedWithTheEntry();
    void lockedWithoutTheEntry();
    void lockedFromTheStart();
    void waitingForThePassword();
    void hanging();
    void hangingWithMoreInTheQueue();
    void answeringTooLate();
    void droppedWhileHanging();
    void dyingInBetween();
    void dyingWhileAsked();

private:
    Keyring m_keyring;
};

void TestKeychainTroubles::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestKeychainTroubles::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QVERIFY(m_keyring.start(Keyring::Collection::Unlocked));
}

void TestKeychainTroubles::noServiceFromTheStart()
{
    // The first function: libsecret has no connection yet.
    QVERIFY(m_keyring.kill());
    KeychainStore store;
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.write(key, Secret("one"))), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreMissing);
}

void TestKeychainTroubles::lockedWithTheEntry()
{
    KeychainStore store;
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.lock());
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.write(key, Secret("two"))), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreLocked);

    QVERIFY(m_keyring.unlock());
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::lockedWithoutTheEntry()
{
    KeychainStore store;
    QVERIFY(succeeds(store.remove(key)));
    QVERIFY(m_keyring.lock());
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.write(key, Secret("two"))), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreLocked);

    QVERIFY(m_keyring.unlock());
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretNotFound);
}

void TestKeychainTroubles::lockedFromTheStart()
{
    KeychainStore store;
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.start(Keyring::Collection::Locked));
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.write(key, Secret("two"))), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreLocked);

    QVERIFY(m_keyring.unlock());
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::waitingForThePassword()
{
    auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"prompter"_s);
    PatientPrompter prompter;
    QVERIFY(bus.registerVirtualObject(u"/org/gnome/keyring/Prompter"_s, &prompter));
    QVERIFY(bus.registerService(u"org.gnome.keyring.SystemPrompter"_s));

    KeychainStore store(shortTimeout);
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.lock());
    const auto asking = store.read(key);
    const auto waiting = store.read(key);
    QTRY_COMPARE(prompter.asked, 1);
    QCOMPARE(failure(asking), ErrorCode::SecretStoreLocked);
    QCOMPARE(failure(waiting), ErrorCode::SecretStoreLocked);
    QCOMPARE(prompter.asked, 1);

    // The dialog goes away without an answer, and the person opens the keyring elsewhere.
    QVERIFY(bus.unregisterService(u"org.gnome.keyring.SystemPrompter"_s));
    bus = QDBusConnection(QString());
    QDBusConnection::disconnectFromBus(u"prompter"_s);
    QVERIFY(m_keyring.unlock());
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::hanging()
{
    KeychainStore store(shortTimeout);
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.stop());
    QElapsedTimer elapsed;
    elapsed.start();
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreSilent);
    QVERIFY(elapsed.elapsed() >= shortTimeout.count());
    QVERIFY(elapsed.elapsed() < 5000);
    QCOMPARE(failure(store.write(key, Secret("two"))), ErrorCode::SecretStoreSilent);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreSilent);

    // What was waiting when it was given up is never carried out.
    QVERIFY(m_keyring.resume());
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::hangingWithMoreInTheQueue()
{
    KeychainStore store(3s);
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.stop());
    const auto first = store.read(key);
    const auto second = store.write(key, Secret("two"));
    const auto third = store.read(key);
    QCoreApplication::processEvents();
    QVERIFY(!first->isFinished());
    QVERIFY(m_keyring.resume());

    QVERIFY(succeeds(third));
    QCOMPARE(first->result()->reveal(), "one");
    QVERIFY(second->result());
    QCOMPARE(third->result()->reveal(), "two");
}

void TestKeychainTroubles::answeringTooLate()
{
    const auto other = u"daemun/test/2"_s;
    KeychainStore store(shortTimeout);
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(succeeds(store.write(other, Secret("other"))));
    QVERIFY(m_keyring.stop());
    const auto late = store.read(key);
    QSignalSpy lateFinished(late.get(), &kakao::PendingReply::finished);
    QCOMPARE(failure(late), ErrorCode::SecretStoreSilent);

    // The next request must not take the late answer for its own.
    const auto next = store.read(other);
    QVERIFY(m_keyring.resume());
    QVERIFY(succeeds(next));
    QCOMPARE(next->result()->reveal(), "other");
    QCOMPARE(late->result().error().code, ErrorCode::SecretStoreSilent);
    QCOMPARE(lateFinished.count(), 1);
}

void TestKeychainTroubles::droppedWhileHanging()
{
    auto store = std::make_unique<KeychainStore>(shortTimeout);
    QVERIFY(succeeds(store->write(key, Secret("one"))));
    QVERIFY(m_keyring.stop());
    auto dropped = store->read(key);
    const auto waiting = store->write(key, Secret("two"));
    QCoreApplication::processEvents(); // the job begins
    dropped.reset();
    store.reset();
    QCOMPARE(failure(waiting), ErrorCode::Cancelled);

    QVERIFY(m_keyring.resume());
    KeychainStore next;
    const auto read = next.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::dyingInBetween()
{
    KeychainStore store;
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.kill());
    QCOMPARE(failure(store.read(key)), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.write(key, Secret("two"))), ErrorCode::SecretStoreMissing);
    QCOMPARE(failure(store.remove(key)), ErrorCode::SecretStoreMissing);

    QVERIFY(m_keyring.start(Keyring::Collection::Unlocked));
    const auto read = store.read(key);
    QVERIFY(succeeds(read));
    QCOMPARE(read->result()->reveal(), "one");
}

void TestKeychainTroubles::dyingWhileAsked()
{
    KeychainStore store;
    QVERIFY(succeeds(store.write(key, Secret("one"))));
    QVERIFY(m_keyring.stop());
    const auto asked = store.read(key);
    QCoreApplication::processEvents(); // the job begins
    QVERIFY(m_keyring.kill());
    QCOMPARE(failure(asked), ErrorCode::SecretStoreMissing);

    QVERIFY(m_keyring.start(Keyring::Collection::Unlocked));
    QVERIFY(succeeds(store.read(key)));
}

QTEST_GUILESS_MAIN(TestKeychainTroubles)
#include "tst_keychaintroubles.moc"
