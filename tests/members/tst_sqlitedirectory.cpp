// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include "members/sessiontoken.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using kakao::Secret;

namespace {

constexpr auto modeBits = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup
    | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QFile::Permissions modeOf(const QString &path)
{
    return QFileInfo(path).permissions() & modeBits;
}

const QString keyName = u"daemun/sandbox/signing-key"_s;

} // namespace

class TestSqliteDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void makesItsFilesForTheOwnerAlone();
    void anOpenFileModeIsNarrowed();
    void opensNothingBeforeItIsAsked();
    void resultsAreQueued();

    void newMember();
    void knownMember();
    void knownMemberWithoutNewsCostsNoWrite();
    void withdrawnConsent();
    void untrustedEmail();
    void birthday_data();
    void birthday();
    void largestKakaoId();

    void restoreAfterRestart();
    void restoreExpired();
    void tokenOfAnotherDatabase();
    void tokenOfAMemberWhoIsGone();

    void lookUpWithoutAKey();

private:
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(folder(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    [[nodiscard]] QString folder() const { return m_home->filePath(u"data/daemun"_s); }
    [[nodiscard]] QString file() const { return folder() + u"/members.db"_s; }
    [[nodiscard]] int memberCount() const
    {
        return runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt();
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestSqliteDirectory::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home.emplace();
    QVERIFY(m_home->isValid());
    m_secrets = FakeSecretStore();
    m_clock = FakeClock();
}

void TestSqliteDirectory::makesItsFilesForTheOwnerAlone()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s)));
    QCOMPARE(modeOf(folder()), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QCOMPARE(modeOf(file()), QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList(u"members.db"_s));
}

void TestSqliteDirectory::anOpenFileModeIsNarrowed()
{
    QVERIFY(QDir().mkpath(folder()));
    QVERIFY(writeFile(file(), ""));
    QVERIFY(QFile::setPermissions(
        file(), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
    QVERIFY(resultOf(makeDirectory()->accounts()));
    QCOMPARE(modeOf(file()), QFile::ReadOwner | QFile::WriteOwner);
}

void TestSqliteDirectory::opensNothingBeforeItIsAsked()
{
    const auto directory = makeDirectory();
    QVERIFY(!QFileInfo::exists(folder()));
    QCOMPARE(m_secrets.reads, 0);
    QVERIFY(resultOf(directory->open()));
    QVERIFY(QFileInfo::exists(file()));
    QVERIFY(!directory->setAside());
}

void TestSqliteDirectory::resultsAreQueued()
{
    const auto directory = makeDirectory();
    const auto opened = directory->open();
    const auto marked = directory->addAccount(7, u"7"_s);
    const auto stored = directory->accounts();
    const auto signedIn = directory->signIn({userCalled(u"라이언"_s)});
    QSignalSpy openedSpy(opened.get(), &kakao::PendingReply::finished);
    QSignalSpy markedSpy(marked.get(), &kakao::PendingReply::finished);
    QSignalSpy storedSpy(stored.get(), &kakao::PendingReply::finished);
    QSignalSpy signedInSpy(signedIn.get(), &kakao::PendingReply::finished);
    QCOMPARE(openedSpy.count() + markedSpy.count() + storedSpy.count() + signedInSpy.count(), 0);
    QTRY_COMPARE(signedInSpy.count(), 1);
    QTRY_COMPARE(openedSpy.count() + markedSpy.count() + storedSpy.count(), 3);
}

void TestSqliteDirectory::newMember()
{
    kakao::User user = userCalled(u" 라이언\u200b "_s);
    user.pictureUrl = QUrl(u"https://k.kakaocdn.net/dn/a/img_640x640.jpg?x=%20y"_s);
    user.thumbnailUrl = QUrl(u"https://k.kakaocdn.net/dn/a/img_110x110.jpg"_s);
    user.email = u"ryan@example.com"_s;
    user.emailTrusted = true;
    user.birthday = kakao::Birthday{.month = 11, .day = 30};

    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, user);
    QVERIFY(made);
    QVERIFY(made->isNew);
    const session::Member &member = made->member;
    QVERIFY(member.id > 0);
    QCOMPARE(member.kakaoId, user.id);
    QCOMPARE(member.nickname, u"라이언"_s);
    QCOMPARE(member.kakaoNickname, user.nickname);
    QCOMPARE(member.pictureUrl, user.pictureUrl);
    QCOMPARE(member.thumbnailUrl, user.thumbnailUrl);
    QCOMPARE(member.email, user.email);
    QVERIFY(member.birthday == user.birthday);
    QVERIFY(!member.isHost);
    QCOMPARE(member.joinedAt, m_clock.time);
    QCOMPARE(member.lastSignInAt, m_clock.time);
    QCOMPARE(member.joinedAt.timeSpec(), Qt::UTC);

    const auto restored = resultOf(directory->restore(made->token));
    QVERIFY(restored);
    QVERIFY(*restored == member);
}

void TestSqliteDirectory::knownMember()
{
    const auto directory = makeDirectory();
    const auto first = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(first);
    m_clock.time = m_clock.time.addDays(2);
    kakao::User user = userCalled(u"춤추는 라이언"_s);
    user.pictureUrl = QUrl(u"https://k.kakaocdn.net/dn/b/img_640x640.jpg"_s);
    const auto second = signInTo(*directory, user);
    QVERIFY(second);
    QVERIFY(!second->isNew);
    QVERIFY(!(second->token == first->token));

    session::Member expected = first->member;
    expected.kakaoNickname = u"춤추는 라이언"_s;
    expected.pictureUrl = user.pictureUrl;
    expected.lastSignInAt = m_clock.time;
    QVERIFY(second->member == expected);
    QCOMPARE(second->member.nickname, u"라이언"_s); // the member's own
    QCOMPARE(memberCount(), 1);
}

void TestSqliteDirectory::knownMemberWithoutNewsCostsNoWrite()
{
    const auto directory = makeDirectory();
    kakao::User user = userCalled(u"라이언"_s);
    user.birthday = kakao::Birthday{.month = 11, .day = 30};
    QVERIFY(signInTo(*directory, user));
    const QByteArray before = contentOf(file());
    m_clock.time = m_clock.time.addDays(2);
    const auto second = signInTo(*directory, user);
    QVERIFY(second);
    QCOMPARE(second->member.lastSignInAt, m_clock.time);
    QVERIFY(contentOf(file()) == before); // every commit counts itself in the file

    QVERIFY(resultOf(directory->noteSignIn(user.id, u"entry"_s)));
    QVERIFY(contentOf(file()) != before);
    const auto restored = resultOf(directory->restore(second->token));
    QVERIFY(restored);
    QVERIFY(*restored == second->member);
}

void TestSqliteDirectory::withdrawnConsent()
{
    kakao::User user = userCalled(u"라이언"_s);
    user.pictureUrl = user.thumbnailUrl = QUrl(u"https://k.kakaocdn.net/dn/a/img_640x640.jpg"_s);
    user.email = u"ryan@example.com"_s;
    user.emailTrusted = true;
    user.birthday = kakao::Birthday{.month = 1, .day = 2};
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, user));

    const auto after = signInTo(*directory, userCalled({}));
    QVERIFY(after);
    QCOMPARE(after->member.nickname, u"라이언"_s);
    QVERIFY(after->member.kakaoNickname.isEmpty());
    QVERIFY(after->member.pictureUrl.isEmpty());
    QVERIFY(after->member.thumbnailUrl.isEmpty());
    QVERIFY(after->member.email.isEmpty());
    QVERIFY(!after->member.birthday);
}

void TestSqliteDirectory::untrustedEmail()
{
    kakao::User user = userCalled(u"라이언"_s);
    user.email = u"somebody@example.com"_s;
    const auto made = signInTo(*makeDirectory(), user);
    QVERIFY(made);
    QVERIFY(made->member.email.isEmpty());
    QVERIFY(!contentOf(file()).contains("somebody"));
}

void TestSqliteDirectory::birthday_data()
{
    using kakao::Calendar;
    QTest::addColumn<int>("month");
    QTest::addColumn<int>("day");
    QTest::addColumn<bool>("isLunar");
    QTest::addColumn<bool>("isLeapMonth");
    QTest::addColumn<QString>("stored");

    QTest::newRow("solar") << 11 << 30 << false << false << u"2000-11-30 solar 0"_s;
    QTest::newRow("29 February") << 2 << 29 << false << false << u"2000-02-29 solar 0"_s;
    QTest::newRow("lunar 30 February") << 2 << 30 << true << false << u"2000-02-30 lunar 0"_s;
    QTest::newRow("lunar leap month") << 4 << 8 << true << true << u"2000-04-08 lunar 1"_s;
}

void TestSqliteDirectory::birthday()
{
    QFETCH(const int, month);
    QFETCH(const int, day);
    QFETCH(const bool, isLunar);
    QFETCH(const bool, isLeapMonth);
    kakao::User user = userCalled(u"라이언"_s);
    user.birthday =
        kakao::Birthday{.month = month,
                        .day = day,
                        .calendar = isLunar ? kakao::Calendar::Lunar : kakao::Calendar::Solar,
                        .isLeapMonth = isLeapMonth};
    const auto made = signInTo(*makeDirectory(), user);
    QVERIFY(made);
    QVERIFY(made->member.birthday == user.birthday);
    const QVariant stored = runSql(
        file(),
        u"SELECT birthday || ' ' || birthday_calendar || ' ' || birthday_leap_month FROM members"_s);
    QTEST(stored.toString(), "stored");
}

void TestSqliteDirectory::largestKakaoId()
{
    constexpr qint64 largest = std::numeric_limits<qint64>::max();
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, largest));
    QVERIFY(made);
    QCOMPARE(made->member.kakaoId, largest);
    const auto other = signInTo(*directory, userCalled(u"춘식이"_s, largest - 1));
    QVERIFY(other);
    QVERIFY(other->isNew);
}

void TestSqliteDirectory::restoreAfterRestart()
{
    const auto made = signInTo(*makeDirectory(), userCalled(u"라이언"_s));
    QVERIFY(made);
    m_clock.time = m_clock.time.addDays(29);
    const auto restored = resultOf(makeDirectory()->restore(made->token));
    QVERIFY(restored);
    QVERIFY(*restored == made->member);
    const auto content = contentOf(file());
    QVERIFY(!content.contains(made->token.reveal()));
    QVERIFY(!content.contains(m_secrets.entries.value(keyName).reveal()));
}

void TestSqliteDirectory::restoreExpired()
{
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(made);
    m_clock.time = m_clock.time.addDays(31);
    QCOMPARE(errorOf(resultOf(directory->restore(made->token))), ErrorCode::SessionInvalid);
}

/// Somebody else must never be found behind it: the key outlives a database that is set aside.
void TestSqliteDirectory::tokenOfAnotherDatabase()
{
    const auto made = signInTo(*makeDirectory(), userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    QVERIFY(QFile::remove(file()));
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"춘식이"_s, 2)));
    QCOMPARE(errorOf(resultOf(directory->restore(made->token))), ErrorCode::SessionInvalid);
}

void TestSqliteDirectory::tokenOfAMemberWhoIsGone()
{
    const auto made = signInTo(*makeDirectory(), userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    runSql(file(), u"DELETE FROM members"_s);
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"춘식이"_s, 2)));
    QCOMPARE(errorOf(resultOf(directory->restore(made->token))), ErrorCode::SessionInvalid);
}

void TestSqliteDirectory::lookUpWithoutAKey()
{
    const auto directory = makeDirectory();
    const auto signedIn = signInTo(*directory, userCalled(u"라이언"_s));
    QVERIFY(signedIn);
    m_secrets = FakeSecretStore(); // the card is drawn before the keychain is asked
    const auto found = resultOf(makeDirectory()->lookUp(signedIn->member.kakaoId));
    QVERIFY(found);
    QCOMPARE(*found, signedIn->member);
    QCOMPARE(m_secrets.reads, 0);
    QCOMPARE(errorOf(resultOf(makeDirectory()->lookUp(signedIn->member.kakaoId + 1))),
             ErrorCode::SessionInvalid);
}

QTEST_GUILESS_MAIN(TestSqliteDirectory)
#include "tst_sqlitedirectory.moc"
