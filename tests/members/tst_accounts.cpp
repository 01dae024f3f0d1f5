// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"
#include "killedchild.h"

#include "../support/accountrules.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::Account;
using session::Departure;
using session::DepartureKind;

namespace {

/// The child: carries out the steps in the folder and is killed meanwhile, or not.
int runSteps(const QString &folder, const QStringList &steps)
{
    FakeSecretStore secrets;
    FakeClock clock;
    members::SqliteDirectory directory(folder, u"sandbox"_s, secrets, clock);
    for (const QString &step : steps) {
        if (accountrules::carryOut(directory, step) != "ok"_L1)
            return 1;
    }
    return 0;
}

} // namespace

/// Who is signed in on this computer, and who has left.
class TestAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void rules_data() { accountrules::addRows(); }
    void rules();
    void resultsAreThoseOfTheMember();
    void noEntryForTwo();
    void addingAgainIsNoWrite_data();
    void addingAgainIsNoWrite();
    void freshening();
    void fresheningWithoutTheKey();
    void fresheningNobody();
    void nothingIsLeftOfWhoIsErased();
    void whoIsHereIsNotErased();
    void killed_data();
    void killed();

private:
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(folder(), u"sandbox"_s, m_secrets,
                                                          m_clock);
    }
    [[nodiscard]] QString folder() const { return m_home->filePath(u"data"_s); }
    [[nodiscard]] QString file() const { return folder() + u"/members.db"_s; }
    /// As the next start finds it.
    QString carryOut(const QString &step) { return accountrules::carryOut(*makeDirectory(), step); }
    bool startAnew(const QByteArray &content) const
    {
        return QDir(folder()).removeRecursively() && QDir().mkpath(folder())
            && writeFile(file(), content);
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
};

void TestAccounts::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    const QString memory = u"/dev/shm"_s; // where there is one, nothing waits for a disk
    m_home.emplace((QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
                   + u"/daemun-XXXXXX"_s);
    QVERIFY(m_home->isValid());
    m_secrets = FakeSecretStore();
    m_clock = FakeClock();
}

/// Each step in a start of its own: nothing is kept but what is in the file.
void TestAccounts::rules()
{
    QFETCH(const QStringList, steps);
    const QString refused = u"error %1"_s.arg(int(ErrorCode::SessionInvalid));
    for (const QString &step : steps) {
        const bool isRefused = step.startsWith(u'!');
        const QStringList before = killedchild::everything(file());
        QCOMPARE(carryOut(step.mid(isRefused ? 1 : 0)), isRefused ? refused : u"ok"_s);
        if (isRefused)
            QCOMPARE(killedchild::everything(file()), before);
    }
    const auto directory = makeDirectory();
    QTEST(accountrules::accountsOf(*directory), "accounts");
    QTEST(accountrules::departuresOf(*directory), "departures");
    QTEST(accountrules::membersOf(*directory), "members");
}

void TestAccounts::resultsAreThoseOfTheMember()
{
    const auto directory = makeDirectory();
    kakao::User user = userCalled(u"라이언"_s, 7);
    user.birthday = kakao::Birthday{.month = 2, .day = 30, .calendar = kakao::Calendar::Lunar};
    const auto made = signInTo(*directory, user);
    QVERIFY(made);
    m_clock.time = m_clock.time.addDays(1);
    QVERIFY(resultOf(directory->addAccount(7, u"a"_s)));
    QVERIFY(resultOf(directory->addAccount(8, u"b"_s)));
    const auto accounts = resultOf(makeDirectory()->accounts());
    QVERIFY(accounts);
    const Account first{
        .kakaoId = 7, .entry = u"a"_s, .freshenedAt = m_clock.time, .member = made->member};
    const Account second{
        .kakaoId = 8, .entry = u"b"_s, .isCurrent = true, .freshenedAt = m_clock.time};
    QVERIFY(*accounts == QList({first, second}));
    QCOMPARE(accounts->first().freshenedAt.timeSpec(), Qt::UTC);

    const auto departure = resultOf(directory->depart(7, DepartureKind::Disconnect));
    QVERIFY(departure);
    QVERIFY(departure->id > 0);
    const Departure expected{
        .id = departure->id, .kakaoId = 7, .entry = u"a"_s, .kind = DepartureKind::Disconnect};
    QVERIFY(*departure == expected);
    const auto departures = resultOf(makeDirectory()->departures());
    QVERIFY(departures && *departures == QList({expected}));
}

/// The second one's secrets would be written over those of the first.
void TestAccounts::noEntryForTwo()
{
    QCOMPARE(carryOut(u"add 7 a"_s), u"ok"_s);
    QCOMPARE(carryOut(u"add 8 a"_s), u"error %1"_s.arg(int(ErrorCode::DatabaseFailed)));
    QCOMPARE(accountrules::accountsOf(*makeDirectory()), u"7:a*"_s);
}

void TestAccounts::addingAgainIsNoWrite_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<bool>("isWritten");

    QTest::newRow("current") << QStringList{u"add 7 a"_s} << false;
    QTest::newRow("not current") << QStringList{u"add 7 a"_s, u"add 8 b"_s} << true;
    QTest::newRow("ended") << QStringList{u"add 7 a"_s, u"end 7 KOE322"_s} << true;
}

void TestAccounts::addingAgainIsNoWrite()
{
    QFETCH(const QStringList, before);
    for (const QString &step : before)
        QCOMPARE(carryOut(step), u"ok"_s);
    const QByteArray content = contentOf(file());
    m_clock.time = m_clock.time.addDays(1);
    QCOMPARE(carryOut(u"add 7 a"_s), u"ok"_s);
    QTEST(contentOf(file()) != content, "isWritten");
}

void TestAccounts::freshening()
{
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 7));
    QVERIFY(made && resultOf(directory->addAccount(7, u"a"_s))
            && resultOf(directory->addAccount(8, u"b"_s)));
    const QDateTime added = m_clock.time;
    m_clock.time = m_clock.time.addDays(2);
    kakao::User user = userCalled(u"춤추는 라이언"_s, 7);
    user.pictureUrl = QUrl(u"https://k.kakaocdn.net/dn/b/img_640x640.jpg"_s);
    user.email = u"ryan@example.com"_s;
    user.emailTrusted = true;
    const auto freshened = resultOf(directory->freshen(user));
    QVERIFY(freshened);

    session::Member expected = made->member; // the nickname and the last sign-in are as they were
    expected.kakaoNickname = user.nickname;
    expected.pictureUrl = user.pictureUrl;
    expected.email = user.email;
    QVERIFY(freshened->member == expected);
    QVERIFY(!freshened->isNew);
    QVERIFY(!(freshened->token == made->token));
    m_clock.time = m_clock.time.addDays(29); // the first token is too old by now
    QCOMPARE(errorOf(resultOf(directory->restore(made->token))), ErrorCode::SessionInvalid);
    const auto restored = resultOf(makeDirectory()->restore(freshened->token));
    QVERIFY(restored && *restored == expected);
    const auto accounts = resultOf(makeDirectory()->accounts());
    QVERIFY(accounts && accounts->size() == 2);
    QCOMPARE(accounts->at(0).freshenedAt, added.addDays(2));
    QCOMPARE(accounts->at(1).freshenedAt, added);
}

/// As a sign-in: the session then ends with the process.
void TestAccounts::fresheningWithoutTheKey()
{
    QVERIFY(signInTo(*makeDirectory(), userCalled(u"라이언"_s, 7)));
    m_secrets.readFails = ErrorCode::SecretStoreLocked;
    const auto directory = makeDirectory();
    const auto freshened = resultOf(directory->freshen(userCalled(u"라이언"_s, 7)));
    QVERIFY(freshened);
    QVERIFY(resultOf(directory->restore(freshened->token)));
    m_secrets.readFails.reset();
    QCOMPARE(errorOf(resultOf(makeDirectory()->restore(freshened->token))),
             ErrorCode::SessionInvalid);
}

void TestAccounts::fresheningNobody()
{
    const auto directory = makeDirectory();
    QVERIFY(resultOf(directory->addAccount(7, u"a"_s))); // of whom the directory knows nothing
    const QStringList before = killedchild::everything(file());
    m_clock.time = m_clock.time.addDays(2);
    QCOMPARE(errorOf(resultOf(directory->freshen(userCalled(u"라이언"_s, 7)))),
             ErrorCode::SessionInvalid);
    QCOMPARE(killedchild::everything(file()), before);
}

void TestAccounts::nothingIsLeftOfWhoIsErased()
{
    kakao::User user = userCalled(u"Nobody's nickname"_s, 7);
    user.email = u"somebody@example.com"_s;
    user.emailTrusted = true;
    QVERIFY(signInTo(*makeDirectory(), user));
    for (const QString &step :
         QStringList{u"in 8"_s, u"add 7 theirentry"_s, u"disconnect 7"_s, u"note"_s})
        QCOMPARE(carryOut(step), u"ok"_s);
    const QList<QByteArray> traces{"obody's nick", "nobody's nick", "somebody@", "theirentry"};
    for (const QByteArray &trace : traces)
        QVERIFY2(contentOf(file()).contains(trace), trace.constData());
    QCOMPARE(carryOut(u"complete theirentry"_s), u"ok"_s);
    for (const QByteArray &trace : traces)
        QVERIFY2(!contentOf(file()).contains(trace), trace.constData());
    QCOMPARE(accountrules::membersOf(*makeDirectory()), u"8"_s);
}

/// Whatever came between: a member with an account stays.
void TestAccounts::whoIsHereIsNotErased()
{
    for (const QString &step : QStringList{u"in 7"_s, u"add 7 a"_s, u"add 7 b"_s})
        QCOMPARE(carryOut(step), u"ok"_s);
    runSql(file(), u"UPDATE departures SET kind = 'disconnect'"_s);
    QCOMPARE(accountrules::departuresOf(*makeDirectory()), u"7:a!"_s);
    QCOMPARE(carryOut(u"note"_s), u"ok"_s);
    QCOMPARE(carryOut(u"complete a"_s), u"ok"_s);
    QCOMPARE(accountrules::departuresOf(*makeDirectory()), QString());
    QCOMPARE(accountrules::membersOf(*makeDirectory()), u"7"_s);
}

void TestAccounts::killed_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("steps");
    QTest::addColumn<QString>("killAt");

    using namespace killedchild;
    const auto addRows = [](const char *tag, const QStringList &before, const QStringList &steps) {
        // With a statement after the last that changes something.
        QTest::addRow("%s, before a statement", tag)
            << before << steps + QStringList(u"note"_s) << beforeAStatement;
        QTest::addRow("%s, after a write", tag) << before << steps << afterAWrite;
    };
    const QStringList two{u"in 7"_s, u"add 7 a"_s, u"in 8"_s, u"add 8 b"_s};
    addRows("signing out", two, {u"out 7"_s});
    addRows("disconnecting", two, {u"disconnect 8"_s});
    addRows("signing in again", two + QStringList{u"disconnect 7"_s, u"add 7 c"_s}, {u"add 7 d"_s});
    addRows("changing over", two, {u"current 7"_s});
    addRows("a disconnect is told", two + QStringList{u"disconnect 7"_s},
            {u"note"_s, u"complete a"_s});
}

/// At every statement and write in turn: it is as before or as after, for others and at the next
/// start.
void TestAccounts::killed()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, steps);
    QFETCH(const QString, killAt);
    for (const QString &step : before)
        QCOMPARE(carryOut(step), u"ok"_s);
    if (const QString reason = killedchild::whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const QByteArray original = contentOf(file());
    const QStringList old = killedchild::everything(file());
    for (const QString &step : steps)
        QCOMPARE(carryOut(step), u"ok"_s);
    const QStringList changed = killedchild::everything(file());
    int leftOld = 0;
    int leftNew = 0;
    for (int count = 1;; ++count) {
        QVERIFY(startAnew(original));
        QProcess child;
        if (!killedchild::run(child, folder(), steps, killAt, count)) {
            QCOMPARE(child.exitCode(), 0);
            QCOMPARE(killedchild::everything(file()), changed);
            break;
        }
        QCOMPARE(child.exitCode(), SIGKILL);
        const QStringList seen = killedchild::seenByAnother(folder());
        QVERIFY2(seen == old || seen == changed,
                 qPrintable(u"killed at %1: %2"_s.arg(count).arg(seen.join(u'\n'))));
        ++(seen == old ? leftOld : leftNew);
        QVERIFY(resultOf(makeDirectory()->open()));
        QCOMPARE(killedchild::everything(file()), seen);
    }
    QVERIFY2(leftOld > 2 && leftNew > 0, qPrintable(u"%1 %2"_s.arg(leftOld).arg(leftNew)));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 3 && arguments.at(1) == "--child"_L1)
        return runSteps(arguments.at(2), arguments.mid(3));
    TestAccounts test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_accounts.moc"
