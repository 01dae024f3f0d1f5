// SPDX-License-Identifier: Apache-2.0
#include "fixture.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::NicknameVerdict;

Q_DECLARE_METATYPE(NicknameVerdict)

/// Who gets which nickname, as the directory decides it.
class TestNicknameDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_home.reset(); }

    void freeNickname();
    void question_data();
    void question();
    void nothingIsStoredWithTheQuestion();
    void chosenNickname();
    void chosenNicknameThatIsTakenToo();
    void knownMemberKeepsTheirs();
    void check_data();
    void check();
    void suggestionsAreFree_data();
    void suggestionsAreFree();
    void suggestionsInACrowd();
    void suggestionTakenByAnotherProcess();
    void rename();
    void renameIsRefused_data();
    void renameIsRefused();
    void renameNeedsTheSession();
    void oneWhoCapitalizesTheirOwn();
    void oneWhoSharesFromBeforeTheRules();
    void otherLimits();
    void hostileNicknames_data();
    void hostileNicknames();

private:
    [[nodiscard]] QString file() const { return m_home->filePath(u"members.db"_s); }
    [[nodiscard]] int count() const
    {
        return runSql(file(), u"SELECT COUNT(*) FROM members"_s).toInt();
    }
    std::unique_ptr<members::SqliteDirectory> makeDirectory()
    {
        return std::make_unique<members::SqliteDirectory>(
            m_home->path(), u"sandbox"_s, m_secrets, m_clock,
            members::SqliteDirectory::Options{.random = &m_random});
    }

    std::optional<QTemporaryDir> m_home;
    FakeSecretStore m_secrets;
    FakeClock m_clock;
    QRandomGenerator m_random{20260301};
};

void TestNicknameDirectory::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home.emplace();
    QVERIFY(m_home->isValid());
}

void TestNicknameDirectory::freeNickname()
{
    const auto made = signInTo(*makeDirectory(), userCalled(u"  라이언 "_s));
    QVERIFY(made);
    QVERIFY(made->isNew);
    QCOMPARE(made->member.nickname, u"라이언"_s);
    QCOMPARE(made->member.kakaoNickname, u"  라이언 "_s);
    QVERIFY(!made->member.isHost);
    QCOMPARE(made->member.joinedAt, m_clock.now());
    QCOMPARE(made->member.lastSignInAt, m_clock.now());
}

void TestNicknameDirectory::question_data()
{
    QTest::addColumn<QString>("kakaoNickname");
    QTest::addColumn<NicknameVerdict>("why");

    QTest::newRow("taken") << u"라이언"_s << NicknameVerdict::Taken;
    QTest::newRow("taken in other letters") << u"ＲＹＡＮ"_s << NicknameVerdict::Taken;
    QTest::newRow("looks the same") << u"라 이 언"_s << NicknameVerdict::TooAlike;
    QTest::newRow("looks the same in Cyrillic") << u"Rуаn"_s << NicknameVerdict::TooAlike;
    QTest::newRow("reserved") << u"관리자"_s << NicknameVerdict::Reserved;
    QTest::newRow("none") << u""_s << NicknameVerdict::Missing;
    QTest::newRow("nothing but what is not seen") << u"\u3164\u200b"_s << NicknameVerdict::Missing;
}

void TestNicknameDirectory::question()
{
    QFETCH(const QString, kakaoNickname);
    QFETCH(const NicknameVerdict, why);
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    QVERIFY(signInTo(*directory, userCalled(u"Ryan"_s, 2)));

    const auto question = questionTo(*directory, userCalled(kakaoNickname, 3));
    QVERIFY(question);
    QCOMPARE(question->refused.verdict, why);
    QVERIFY(question->suggestions.size() >= 5);
    QCOMPARE(count(), 2);
    for (const QString &suggestion : question->suggestions) {
        const auto check = resultOf(directory->checkNickname(suggestion, 0));
        QVERIFY(check);
        QCOMPARE(check->verdict, NicknameVerdict::Free);
        QCOMPARE(check->nickname, suggestion);
    }
}

void TestNicknameDirectory::nothingIsStoredWithTheQuestion()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    const QByteArray before = contentOf(file());
    QVERIFY(questionTo(*directory, userCalled(u"라이언"_s, 2)));
    QCOMPARE(contentOf(file()), before);
    QCOMPARE(errorOf(resultOf(directory->lookUp(2))), ErrorCode::SessionInvalid);
}

void TestNicknameDirectory::chosenNickname()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    const auto question = questionTo(*directory, userCalled(u"라이언"_s, 2));
    QVERIFY(question);
    const QString choice = question->suggestions.constFirst();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 2), choice);
    QVERIFY(made);
    QVERIFY(made->isNew);
    QCOMPARE(made->member.nickname, choice);
    QCOMPARE(made->member.kakaoNickname, u"라이언"_s);
    const auto restored = resultOf(directory->restore(made->token));
    QVERIFY(restored);
    QCOMPARE(*restored, made->member);
}

void TestNicknameDirectory::chosenNicknameThatIsTakenToo()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    QVERIFY(signInTo(*directory, userCalled(u"춘식이"_s, 2)));
    const auto question = questionTo(*directory, userCalled(u"라이언"_s, 3), u"춘식이"_s);
    QVERIFY(question);
    QCOMPARE(question->refused.verdict, NicknameVerdict::Taken);
    QCOMPARE(question->refused.nickname, u"춘식이"_s);
    QCOMPARE(question->wanted, u"라이언"_s); // suggestions stay near their own name
    QCOMPARE(count(), 2);
}

void TestNicknameDirectory::knownMemberKeepsTheirs()
{
    const auto directory = makeDirectory();
    const auto first = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(first);
    m_clock.time = m_clock.time.addDays(3);
    const auto second = signInTo(*directory, userCalled(u"어피치"_s, 1), u"춘식이"_s);
    QVERIFY(second);
    QVERIFY(!second->isNew);
    QCOMPARE(second->member.nickname, u"라이언"_s);
    QCOMPARE(second->member.kakaoNickname, u"어피치"_s);
    QCOMPARE(second->member.joinedAt, first->member.joinedAt);
    QCOMPARE(second->member.lastSignInAt, m_clock.now());
}

void TestNicknameDirectory::check_data()
{
    QTest::addColumn<QString>("nickname");
    QTest::addColumn<NicknameVerdict>("verdict");

    QTest::newRow("free") << u"무지"_s << NicknameVerdict::Free;
    QTest::newRow("taken") << u"라이언"_s << NicknameVerdict::Taken;
    QTest::newRow("taken, decomposed")
        << u"라이언"_s.normalized(QString::NormalizationForm_D) << NicknameVerdict::Taken;
    QTest::newRow("looks the same") << u"라 이언"_s << NicknameVerdict::TooAlike;
    QTest::newRow("one's own") << u"춘식이"_s << NicknameVerdict::Unchanged;
    QTest::newRow("one's own, spaced") << u"춘식 이"_s << NicknameVerdict::Free;
    QTest::newRow("empty") << u""_s << NicknameVerdict::TooShort;
    QTest::newRow("long") << u"가"_s.repeated(21) << NicknameVerdict::TooLong;
    QTest::newRow("not seen") << u"라\u200b이언"_s << NicknameVerdict::NotAllowed;
    QTest::newRow("reserved") << u"운영자"_s << NicknameVerdict::Reserved;
    QTest::newRow("a quote") << u"'; DROP TABLE members; --"_s.left(20) << NicknameVerdict::Free;
}

void TestNicknameDirectory::check()
{
    QFETCH(const QString, nickname);
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    const auto own = signInTo(*directory, userCalled(u"춘식이"_s, 2));
    QVERIFY(own);
    const auto check = resultOf(directory->checkNickname(nickname, own->member.id));
    QVERIFY(check);
    QTEST(check->verdict, "verdict");
}

void TestNicknameDirectory::suggestionsAreFree_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QRegularExpression>("form");

    const QRegularExpression near(u"라이언"_s);
    QTest::newRow("near a Korean one") << u"라이언"_s << QLocale::English << near;
    QTest::newRow("near a Latin one")
        << u"Ryan"_s << QLocale::Korean << QRegularExpression(u"Ryan"_s);
    QTest::newRow("none, Korean") << u""_s << QLocale::Korean
                                  << QRegularExpression(u"^[가-힣]+[0-9]*$"_s);
    QTest::newRow("none, English")
        << u""_s << QLocale::English << QRegularExpression(u"^[A-Za-z]+[0-9]*$"_s);
    QTest::newRow("none, another language")
        << u""_s << QLocale::French << QRegularExpression(u"^[A-Za-z]+[0-9]*$"_s);
    QTest::newRow("an Indic letter among emoji")
        << u"😀😀😀😀😀😀क😀😀😀😀😀😀"_s << QLocale::English
        << QRegularExpression(u"^[A-Za-z]*😀"_s);
    QTest::newRow("the longest") << u"가나다라마바사아자차가나다라마바사아자차"_s << QLocale::Korean
                                 << QRegularExpression(u"가나다라"_s);
}

void TestNicknameDirectory::suggestionsAreFree()
{
    QFETCH(const QString, wanted);
    QFETCH(const QLocale::Language, language);
    QFETCH(const QRegularExpression, form);
    const auto directory = makeDirectory();
    for (int round = 0; round < 50; ++round) {
        const auto suggestions = resultOf(directory->suggestNicknames(wanted, language));
        QVERIFY(suggestions);
        QVERIFY(suggestions->size() >= 5);
        for (const QString &suggestion : *suggestions) {
            QVERIFY2(suggestion.contains(form), qPrintable(suggestion));
            const auto check = resultOf(directory->checkNickname(suggestion, 0));
            QVERIFY(check && check->verdict == NicknameVerdict::Free);
        }
    }
}

void TestNicknameDirectory::suggestionsInACrowd()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    // 라이언1 to 라이언99999, and keys that look like nothing else, in one statement.
    const QVariant filled = runSql(file(), uR"(
        WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 99999)
        INSERT INTO members (id, kakao_id, nickname, nickname_key, nickname_skeleton, joined_at,
            last_sign_in_at)
        SELECT n * 8, n + 1000, '라이언' || n, '라이언' || n, 'skeleton ' || n, 0, 0 FROM numbers
        )"_s);
    QCOMPARE(filled.toString(), QString());
    QCOMPARE(count(), 100000);
    const auto question = questionTo(*directory, userCalled(u"라이언"_s, 2));
    QVERIFY(question);
    QVERIFY(question->suggestions.size() >= 5);
    const auto made =
        signInTo(*directory, userCalled(u"라이언"_s, 2), question->suggestions.constFirst());
    QVERIFY(made);
}

void TestNicknameDirectory::suggestionTakenByAnotherProcess()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    const auto question = questionTo(*directory, userCalled(u"라이언"_s, 2));
    QVERIFY(question);
    const QString choice = question->suggestions.constFirst();
    QVERIFY(signInTo(*makeDirectory(), userCalled(choice, 3)));

    const auto again = questionTo(*directory, userCalled(u"라이언"_s, 2), choice);
    QVERIFY(again);
    QCOMPARE(again->refused.verdict, NicknameVerdict::Taken);
    QCOMPARE(again->refused.nickname, choice);
    QVERIFY(again->suggestions.size() >= 5);
    QVERIFY(!again->suggestions.contains(choice));
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 2), again->suggestions.constFirst()));
}

void TestNicknameDirectory::rename()
{
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    const auto renamed = resultOf(directory->rename(made->token, u" 춘식이 "_s, QLocale::Korean));
    QVERIFY(renamed);
    const auto *member = std::get_if<session::Member>(&*renamed);
    QVERIFY(member);
    session::Member expected = made->member;
    expected.nickname = u"춘식이"_s;
    QCOMPARE(*member, expected);

    const auto next = signInTo(*directory, userCalled(u"어피치"_s, 1));
    QVERIFY(next);
    QCOMPARE(next->member.nickname, u"춘식이"_s);
    QCOMPARE(next->member.kakaoNickname, u"어피치"_s);
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 2))); // free again
}

void TestNicknameDirectory::renameIsRefused_data()
{
    QTest::addColumn<QString>("nickname");
    QTest::addColumn<NicknameVerdict>("why");

    QTest::newRow("taken") << u"춘식이"_s << NicknameVerdict::Taken;
    QTest::newRow("too alike") << u"춘 식 이"_s << NicknameVerdict::TooAlike;
    QTest::newRow("empty") << u"  "_s << NicknameVerdict::TooShort;
    QTest::newRow("reserved") << u"admin"_s << NicknameVerdict::Reserved;
}

void TestNicknameDirectory::renameIsRefused()
{
    QFETCH(const QString, nickname);
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(made && signInTo(*directory, userCalled(u"춘식이"_s, 2)));
    const auto answer = resultOf(directory->rename(made->token, nickname, QLocale::Korean));
    QVERIFY(answer);
    const auto *question = std::get_if<session::NicknameNeeded>(&*answer);
    QVERIFY(question);
    QTEST(question->refused.verdict, "why");
    QVERIFY(question->suggestions.size() >= 5);
    const auto restored = resultOf(directory->restore(made->token));
    QVERIFY(restored);
    QCOMPARE(*restored, made->member);
}

void TestNicknameDirectory::renameNeedsTheSession()
{
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"라이언"_s, 1));
    QVERIFY(made);
    kakao::Secret changed(made->token.reveal().chopped(1) + '~');
    QCOMPARE(errorOf(resultOf(directory->rename(changed, u"춘식이"_s, QLocale::Korean))),
             ErrorCode::SessionInvalid);
    m_clock.time = m_clock.time.addDays(31);
    QCOMPARE(errorOf(resultOf(directory->rename(made->token, u"춘식이"_s, QLocale::Korean))),
             ErrorCode::SessionInvalid);
    QCOMPARE(resultOf(directory->lookUp(1))->nickname, u"라이언"_s);
}

/// Both keys stay the same, and they are their own.
void TestNicknameDirectory::oneWhoCapitalizesTheirOwn()
{
    const auto directory = makeDirectory();
    const auto made = signInTo(*directory, userCalled(u"ryan"_s, 1));
    QVERIFY(made);
    for (const QString &nickname : {u"Ryan"_s, u"R yan"_s, u"ryan"_s}) {
        const auto renamed = resultOf(directory->rename(made->token, nickname, QLocale::English));
        QVERIFY(renamed);
        const auto *member = std::get_if<session::Member>(&*renamed);
        QVERIFY(member);
        QCOMPARE(member->nickname, nickname);
    }
}

/// As the migration from version 1 leaves two whose nicknames are the same by the rules.
void TestNicknameDirectory::oneWhoSharesFromBeforeTheRules()
{
    const auto directory = makeDirectory();
    QVERIFY(signInTo(*directory, userCalled(u"라이언"_s, 1)));
    const auto made = signInTo(*directory, userCalled(u"춘식이"_s, 2));
    QVERIFY(made);
    (void)runSql(
        file(),
        u"UPDATE members SET nickname = '라이언', nickname_key = '라이언' || char(31) || id, "
        "nickname_skeleton = 'x' || char(31) || id WHERE kakao_id = 2"_s);
    const auto check = resultOf(directory->checkNickname(u"라이언"_s, made->member.id));
    QVERIFY(check);
    QCOMPARE(check->verdict, NicknameVerdict::Unchanged);
    const auto renamed = resultOf(directory->rename(made->token, u"라이언"_s, QLocale::Korean));
    QVERIFY(renamed && std::holds_alternative<session::Member>(*renamed));
}

void TestNicknameDirectory::otherLimits()
{
    members::SqliteDirectory directory(
        m_home->path(), u"sandbox"_s, m_secrets, m_clock,
        {.limits = {.minimumLength = 2, .maximumLength = 6, .maximumBytes = 18}});
    QCOMPARE(resultOf(directory.checkNickname(u"가"_s, 0))->verdict, NicknameVerdict::TooShort);
    QCOMPARE(resultOf(directory.checkNickname(u"가나다라마바사"_s, 0))->verdict,
             NicknameVerdict::TooLong);
    const auto question = questionTo(directory, userCalled(u"가"_s, 1));
    QVERIFY(question);
    QCOMPARE(question->refused.verdict, NicknameVerdict::TooShort);
    QVERIFY(question->suggestions.size() >= 5);
    for (const QString &suggestion : question->suggestions)
        QVERIFY2(suggestion.size() <= 6, qPrintable(suggestion));
}

void TestNicknameDirectory::hostileNicknames_data()
{
    QTest::addColumn<QString>("nickname");
    QTest::newRow("zero-width") << u"라\u200b이\u200d언\u2060\ufeff"_s;
    QTest::newRow("bidi overrides") << u"\u202e언이라\u202c\u2066!\u2069"_s;
    QTest::newRow("a tower of marks") << u"e"_s + QString(10000, QChar(0x0301));
    QTest::newRow("families") << u"👨‍👩‍👧‍👦"_s.repeated(20);
    QTest::newRow("one megabyte") << u"라"_s.repeated(1 << 20);
    QTest::newRow("one megabyte of marks") << QString(1 << 20, QChar(0x0300));
    QTest::newRow("lone surrogates") << QString(QChar(0xd83d)) + u'x' + QChar(0xde00);
    QTest::newRow("NUL") << u"라\0이언"_s;
    QTest::newRow("markup") << u"<b>라이언</b><img>"_s;
    QTest::newRow("format characters") << u"%1%n%s%n"_s;
    QTest::newRow("SQL") << u"' OR 1=1 --"_s;
    QTest::newRow("grows by NFKC") << u"\ufdfa"_s.repeated(20);
    QTest::newRow("conjoining letters") << QString(5000, QChar(0x1100));
}

/// As a Kakao nickname and as a choice: never two owners, never a crash, and a stored nickname is
/// one that the rules take as it is.
void TestNicknameDirectory::hostileNicknames()
{
    QFETCH(const QString, nickname);
    const auto directory = makeDirectory();
    QStringList owned;
    for (qint64 id = 1; id <= 3; ++id) {
        const auto byKakao = resultOf(directory->signIn({.user = userCalled(nickname, id)}));
        QVERIFY(byKakao);
        const auto byChoice = resultOf(
            directory->signIn({.user = userCalled(u"x"_s, 100 + id), .nickname = nickname}));
        QVERIFY(byChoice);
        for (const auto *answer : {&*byKakao, &*byChoice}) {
            if (const auto *made = std::get_if<session::MemberSession>(answer))
                owned.append(made->member.nickname);
        }
    }
    QVERIFY(owned.size() <= 2); // what is kept of it as Kakao's, and it as it stands
    QCOMPARE(owned.removeDuplicates(), 0);
    for (const QString &name : owned) {
        const auto check = resultOf(directory->checkNickname(name, 0));
        QVERIFY(check);
        QCOMPARE(check->verdict, NicknameVerdict::Taken);
        QCOMPARE(check->nickname, name);
    }
}

QTEST_GUILESS_MAIN(TestNicknameDirectory)
#include "tst_nicknamedirectory.moc"
