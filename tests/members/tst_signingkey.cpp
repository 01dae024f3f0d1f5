// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include "members/sessiontoken.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;

namespace {

const QString keyName = u"daemun/sandbox/signing-key"_s;

} // namespace

/// The directory and the secret store that keeps its key.
class TestSigningKey : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void openMakesTheKey();
    void openGoesOnWithoutItsReply();
    void openLeavesALostKeyAlone();
    void openTellsOfTheStore_data() { storeTrouble_data(); }
    void openTellsOfTheStore();
    void signInWithoutTheStore_data() { storeTrouble_data(); }
    void signInWithoutTheStore();
    void signInWhenTheKeyCannotBeWritten();
    void restoreWithoutTheStore_data() { storeTrouble_data(); }
    void restoreWithoutTheStore();
    void restoreWithoutAKey();
    void aKeyThatIsNoKey();
    void oneKeyForTwoAtOnce();
    void abortedSignIn();
    void directoryGoneFirst();

private:
    void storeTrouble_data();
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(m_home->path(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    [[nodiscard]] int memberCount() const
    {
        return runSql(m_home->filePath(u"members.db"_s), u"SELECT COUNT(*) FROM members"_s).toInt();
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestSigningKey::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home.emplace();
    QVERIFY(m_home->isValid());
    m_secrets = FakeSecretStore();
    m_clock = FakeClock();
}

void TestSigningKey::openMakesTheKey()
{
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QCOMPARE(m_secrets.entries.keys(), QStringList(keyName));
    QCOMPARE(m_secrets.entries.value(keyName).reveal().size(), 43); // 256 bits
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s)));
    QCOMPARE(m_secrets.reads, 1);
    QCOMPARE(m_secrets.writes, 1);
}

void TestSigningKey::openGoesOnWithoutItsReply()
{
    const auto directory = makeDirectory();
    directory->open().reset();
    QTRY_VERIFY(m_secrets.entries.contains(keyName));
}

void TestSigningKey::openLeavesALostKeyAlone()
{
    QVERIFY(resultOf(makeDirectory()->addAccount(7, u"7"_s)));
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->open()));
    QCOMPARE(m_secrets.writes, 0);
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s))); // the person signs in anew
    QCOMPARE(m_secrets.writes, 1);
}

void TestSigningKey::storeTrouble_data()
{
    QTest::addColumn<ErrorCode>("trouble");

    QTest::newRow("locked") << ErrorCode::SecretStoreLocked;
    QTest::newRow("missing") << ErrorCode::SecretStoreMissing;
    QTest::newRow("silent") << ErrorCode::SecretStoreSilent;
    QTest::newRow("failed") << ErrorCode::SecretStoreFailed;
}

void TestSigningKey::openTellsOfTheStore()
{
    QFETCH(const ErrorCode, trouble);
    m_secrets.readFails = trouble;
    const auto opened = resultOf(makeDirectory()->open());
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, trouble);
    QCOMPARE(opened.error().origin, kakao::ErrorOrigin::SecretStore);
    QCOMPARE(m_secrets.writes, 0);
}

void TestSigningKey::signInWithoutTheStore()
{
    QFETCH(const ErrorCode, trouble);
    const Secret key = Secret::random();
    m_secrets.entries.insert(keyName, key);
    m_secrets.readFails = trouble;
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(made);
    QVERIFY(resultOf(directory->restore(made->token))); // in this process

    m_secrets.readFails.reset();
    QCOMPARE(m_secrets.writes, 0);
    QVERIFY(m_secrets.entries.value(keyName) == key);
    QCOMPARE(errorOf(resultOf(makeDirectory()->restore(made->token))), ErrorCode::SessionInvalid);

    const auto later = signInTo(*directory, userCalled(u"라이언"_s)); // the store is back
    QVERIFY(later);
    QVERIFY(members::verifySessionToken(later->token, m_clock.time, key));
    QVERIFY(resultOf(directory->restore(made->token)));
}

void TestSigningKey::signInWhenTheKeyCannotBeWritten()
{
    m_secrets.writeFails = ErrorCode::SecretStoreLocked;
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(made);
    QVERIFY(resultOf(directory->restore(made->token)));
    QVERIFY(m_secrets.entries.isEmpty());
}

void TestSigningKey::restoreWithoutTheStore()
{
    QFETCH(const ErrorCode, trouble);
    const auto made = signInTo(*makeDirectory(), userCalled(u"라이언"_s));
    QVERIFY(made);
    m_secrets.readFails = trouble;
    const auto directory = makeDirectory();
    QCOMPARE(errorOf(resultOf(directory->restore(made->token))), trouble);
    m_secrets.readFails.reset();
    QVERIFY(resultOf(directory->restore(made->token)));
    QCOMPARE(m_secrets.writes, 1);
}

void TestSigningKey::restoreWithoutAKey()
{
    const auto made = signInTo(*makeDirectory(), userCalled(u"라이언"_s));
    QVERIFY(made);
    m_secrets.entries.clear();
    QCOMPARE(errorOf(resultOf(makeDirectory()->restore(made->token))), ErrorCode::SessionInvalid);
    QCOMPARE(m_secrets.writes, 1);
}

void TestSigningKey::aKeyThatIsNoKey()
{
    m_secrets.entries.insert(keyName, Secret("short"));
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(made);
    QVERIFY(!members::verifySessionToken(made->token, m_clock.time, Secret("short")));
    QCOMPARE(m_secrets.writes, 0);
    QCOMPARE(errorOf(resultOf(makeDirectory()->restore(made->token))),
             ErrorCode::SecretStoreFailed);
}

void TestSigningKey::oneKeyForTwoAtOnce()
{
    const auto tokenOf = [](const session::SignInAnswer &answer) {
        return std::get<session::MemberSession>(answer).token;
    };
    m_secrets.isHeld = true;
    const auto directory = makeDirectory();
    directory->open().reset();
    const auto one = directory->signIn({userCalled(u"라이언"_s, 1)});
    const auto other = directory->signIn({userCalled(u"춘식이"_s, 2)});
    m_secrets.release();
    const auto first = resultOf(one);
    const auto second = other->isFinished() ? other->result() : resultOf(other);
    QVERIFY(first && second);
    QCOMPARE(m_secrets.reads, 1);
    QCOMPARE(m_secrets.writes, 1);
    const Secret key = m_secrets.entries.value(keyName);
    QVERIFY(members::verifySessionToken(tokenOf(*first), m_clock.time, key));
    QVERIFY(members::verifySessionToken(tokenOf(*second), m_clock.time, key));
}

void TestSigningKey::abortedSignIn()
{
    m_secrets.isHeld = true;
    const auto directory = makeDirectory();
    const auto reply = directory->signIn({userCalled(u"라이언"_s)});
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    reply->abort();
    reply->abort();
    QCOMPARE(finished.count(), 0); // never from inside a call
    m_secrets.release();
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(errorOf(reply->result()), ErrorCode::Cancelled);
    QVERIFY(resultOf(directory->accounts())->isEmpty());
    QCOMPARE(memberCount(), 0);
}

void TestSigningKey::directoryGoneFirst()
{
    m_secrets.isHeld = true;
    auto directory = makeDirectory();
    const auto opened = directory->open();
    const auto signedIn = directory->signIn({userCalled(u"라이언"_s)});
    directory.reset();
    m_secrets.release();
    QCOMPARE(errorOf(resultOf(signedIn)), ErrorCode::Cancelled);
    QCOMPARE(errorOf(opened->result()), ErrorCode::Cancelled);
    QCOMPARE(memberCount(), 0);
}

QTEST_GUILESS_MAIN(TestSigningKey)
#include "tst_signingkey.moc"
