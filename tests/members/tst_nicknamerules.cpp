// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"
#include "members/nicknamerules.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using members::NicknameLimits;
using session::NicknameCheck;
using enum session::NicknameVerdict;

Q_DECLARE_METATYPE(members::NicknameLimits)
Q_DECLARE_METATYPE(session::NicknameCheck)

class TestNicknameRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void read_data();
    void read();
    void limits_data();
    void limits();
    void reserved_data();
    void reserved();
    void ordinary_data();
    void ordinary();
    void hostile_data();
    void hostile();
    void keys();
    void same_data();
    void same();
};

void TestNicknameRules::read_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<NicknameCheck>("check");

    const auto row = [](const char *tag, const QString &text, const NicknameCheck &check) {
        QTest::newRow(tag) << text << check;
    };
    const auto free = [&row](const char *tag, const QString &text, const QString &nickname) {
        row(tag, text, {.verdict = Free, .nickname = nickname});
    };
    const auto refused = [&row](const char *tag, const QString &text, const QString &character) {
        row(tag, text, {.verdict = NotAllowed, .character = character});
    };
    const NicknameCheck tooShort{.verdict = TooShort, .limit = 1};
    free("plain", u"라이언"_s, u"라이언"_s);
    free("spaces and width", u" 춤추는\u3000 ＲＹＡＮ "_s, u"춤추는 RYAN"_s);
    free("letters", u"ㅋㅋㅋ"_s, u"ㅋㅋㅋ"_s);
    free("emoji", u"❤️👨‍👩‍👧🇰🇷1️⃣"_s,
         u"❤️👨‍👩‍👧🇰🇷1️⃣"_s);
    free("two marks", u"z\u0323\u0335"_s, u"\u1e93\u0335"_s);
    free("Hindi", u"हिन्दी"_s, u"हिन्दी"_s);
    free("Thai", u"ที่นี่"_s, u"ที่นี่"_s);
    free("markup", u"<b>%1</b>&amp;"_s, u"<b>%1</b>&amp;"_s);
    row("empty", u""_s, tooShort);
    row("only spaces", u" \u00a0\u3000 "_s, tooShort);
    refused("control", u"라\u0007이"_s, u"\u0007"_s);
    refused("line break", u"라\n이"_s, u"\n"_s);
    refused("null", u"라"_s + QChar(0) + u"이"_s, QChar(0));
    refused("unassigned", u"a\u0378"_s, u"\u0378"_s);
    refused("private use", u"a\ue000"_s, u"\ue000"_s);
    refused("noncharacter", u"a\uffff"_s, u"\uffff"_s);
    refused("lone surrogate", u"a"_s + QChar(0xd83d) + u"b"_s, QChar(0xd83d));
    refused("zero-width space", u"a\u200bb"_s, u"\u200b"_s);
    refused("joiner in no emoji", u"가👨\u200d🍇나"_s, u"👨\u200d🍇"_s);
    refused("joiner where the class has it", u"क्\u200d"_s, u"क्\u200d"_s);
    refused("selector", u"가\ufe0f"_s, u"가\ufe0f"_s);
    refused("text selector", u"a❤\ufe0e"_s, u"❤\ufe0e"_s);
    refused("tags", u"🏴\U000E0067\U000E007F"_s, u"🏴\U000E0067\U000E007F"_s);
    refused("soft hyphen", u"a\u00adb"_s, u"\u00ad"_s);
    refused("filler", u"라\u3164"_s, u"\u3164"_s);
    refused("empty braille", u"\u2800"_s, u"\u2800"_s);
    refused("replacement", u"\ufffd"_s, u"\ufffd"_s);
    refused("circled letter, as it was typed", u"가㉠"_s, u"㉠"_s);
    refused("middle dot", u"가·나"_s, u"·"_s);
    refused("katakana middle dot", u"가・나"_s, u"・"_s);
    refused("third mark", u"az\u0300\u0301\u0302"_s, u"z\u0300\u0301\u0302"_s);
    refused("mark first", u"\u0301a"_s, u"\u0301"_s);
    refused("mark on a space", u"a \u0301"_s, u" \u0301"_s);
    refused("a mark that normalization sets free", u"a´b"_s, u"´"_s);
    refused("a tower, of which the beginning", u"a"_s + u"\u0308"_s.repeated(900),
            u"a"_s + u"\u0308"_s.repeated(15));
    row("reserved", u"관 리자"_s, {.verdict = Reserved, .nickname = u"관 리자"_s});
}

void TestNicknameRules::read()
{
    QFETCH(const QString, text);
    QTEST(members::readNickname(text), "check");
}

void TestNicknameRules::limits_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<NicknameLimits>("limits");
    QTest::addColumn<NicknameCheck>("check");

    const auto row = [](const char *tag, const QString &text, const NicknameLimits &limits,
                        const NicknameCheck &check) {
        QTest::newRow(tag) << text << limits << check;
    };
    const QString twenty = u"가"_s.repeated(20);
    const NicknameCheck tooLong{.verdict = TooLong, .limit = 20};
    row("twenty", twenty, {}, {.verdict = Free, .nickname = twenty});
    row("twenty-one", twenty + u"가"_s, {}, tooLong);
    row("characters and not code points", u"🇰🇷"_s.repeated(6), {.maximumLength = 6},
        {.verdict = Free, .nickname = u"🇰🇷"_s.repeated(6)});
    row("bytes", u"👨‍👩‍👧"_s.repeated(4), {},
        {.verdict = TooLong, .limit = 64, .isLimitInBytes = true});
    row("bytes that fit", u"👨‍👩‍👧"_s.repeated(3), {},
        {.verdict = Free, .nickname = u"👨‍👩‍👧"_s.repeated(3)});
    row("bytes, set", u"가나"_s, {.maximumBytes = 5},
        {.verdict = TooLong, .limit = 5, .isLimitInBytes = true});
    row("too short, set", u"가"_s, {.minimumLength = 2}, {.verdict = TooShort, .limit = 2});
    row("nothing, set", u" "_s, {.minimumLength = 2}, {.verdict = TooShort, .limit = 2});
    row("long enough, set", u"가나"_s, {.minimumLength = 2},
        {.verdict = Free, .nickname = u"가나"_s});
    row("too long, set", u"가나다"_s, {.maximumLength = 2}, {.verdict = TooLong, .limit = 2});
    row("what normalization makes long", u"\ufdfd\ufdfa"_s, {.maximumLength = 5},
        {.verdict = TooLong, .limit = 5});
    row("spaces do not count where they go", u" 가   "_s, {.maximumLength = 1},
        {.verdict = Free, .nickname = u"가"_s});
}

void TestNicknameRules::limits()
{
    QFETCH(const QString, text);
    QFETCH(const NicknameLimits, limits);
    QTEST(members::readNickname(text, limits), "check");
}

void TestNicknameRules::reserved_data()
{
    QTest::addColumn<QString>("text");

    for (const QString &name : {u"admin"_s,        u"Admin"_s,
                                u"ADMIN"_s,        u"аdmin"_s,
                                u"ADMІN"_s,        u"AdminIstrator"_s,
                                u"adm1n"_s,        u"Administrator"_s,
                                u"R00T"_s,         u"ｓｙｓｔｅｍ"_s,
                                u"Support Team"_s, u"Daemun"_s,
                                u"Kakao Talk"_s,   u"KAKAΟ"_s,
                                u"null"_s,         u"Everyone"_s,
                                u"관리자"_s,       u"관ㄹㅣ자"_s,
                                u"운 영 진"_s,     u"카카오톡"_s,
                                u"대문"_s,         u"고객센터"_s,
                                u"상담원"_s,       u"탈퇴한 회원"_s,
                                u"(알 수 없음)"_s, u"닉네임을 등록해주세요"_s}) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestNicknameRules::reserved()
{
    QFETCH(const QString, text);
    QCOMPARE(members::readNickname(text).verdict, Reserved);
}

void TestNicknameRules::ordinary_data()
{
    QTest::addColumn<QString>("text");

    for (const QString &name :
         {u"Ali"_s,        u"Ryan"_s,   u"Adam"_s,   u"Stef"_s, u"Kako"_s, u"Neil"_s,
          u"administer"_s, u"라이언"_s, u"어피치"_s, u"무지"_s, u"콘"_s,   u"관리"_s,
          u"운영"_s,       u"대문호"_s, u"카카"_s,   u"카오"_s, u"상담"_s, u"모두의친구"_s,
          u"회원"_s,       u"매니저"_s, u"개발자"_s}) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void TestNicknameRules::ordinary()
{
    QFETCH(const QString, text);
    QCOMPARE(members::readNickname(text).verdict, Free);
}

/// What somebody could paste, and megabytes of it.
void TestNicknameRules::hostile_data()
{
    QTest::addColumn<QString>("text");

    const QHash<QString, QString> pieces{
        {u"letters"_s, u"가"_s},
        {u"zero-width"_s, u"\u200b\u200c\u200d\ufeff"_s},
        {u"bidi overrides"_s, u"\u202eabc\u202c\u2066"_s},
        {u"marks"_s, u"\u0301\u0323\u0489"_s},
        {u"tower"_s, u"z\u0300\u0301\u0302\u0303\u0304\u0305"_s},
        {u"families"_s, u"👨‍👩‍👧"_s},
        {u"joined for ever"_s, u"👨\u200d"_s},
        {u"regional indicators"_s, u"🇰"_s},
        {u"lone high surrogates"_s, QString(QChar(0xd83d))},
        {u"lone low surrogates"_s, QString(QChar(0xde00))},
        {u"surrogates in the wrong order"_s, QString(QChar(0xde00)) + QChar(0xd83d)},
        {u"null characters"_s, QString(QChar(0))},
        {u"Arabic ligature"_s, u"\ufdfd"_s},
        {u"a ligature of eighteen"_s, u"\ufdfa"_s},
        {u"Indic clusters"_s, u"क्षि"_s},
        {u"one endless cluster"_s, u"\u0e33\u0903"_s},
        {u"conjoining letters"_s, u"\u1100\u1161\u11a8"_s},
        {u"one endless syllable"_s, u"\u1100"_s},
        {u"katakana middle dots"_s, u"・"_s},
        {u"keraias"_s, u"͵"_s},
        {u"both kinds of digits"_s, u"٠۰"_s},
        {u"spaces"_s, u" \u3000"_s},
        {u"line breaks"_s, u"a\r\n"_s},
        {u"markup"_s, u"<img src=x onerror=alert(1)>"_s},
        {u"format"_s, u"%s%n%1"_s},
    };
    for (const auto &[name, piece] : pieces.asKeyValueRange()) {
        for (const int times : {1, 7, 500, 1'000'000})
            QTest::newRow(qPrintable(u"%1 %2"_s.arg(name).arg(times))) << piece.repeated(times);
    }
}

void TestNicknameRules::hostile()
{
    QFETCH(const QString, text);
    const NicknameCheck check = members::readNickname(text);
    QCOMPARE(check.verdict == NotAllowed, !check.character.isEmpty());
    QCOMPARE(check.verdict == Free, !check.nickname.isEmpty());

    const QString cleaned = members::cleanNickname(text);
    QVERIFY(check.verdict != Free || cleaned == check.nickname);
    const auto again = members::readNickname(cleaned).verdict;
    QVERIFY(again == Free || (cleaned.isEmpty() && again == TooShort));
    QCOMPARE(members::cleanNickname(cleaned), cleaned);
    QCOMPARE(members::enforceNickname(cleaned).value_or(QString()), cleaned);

    const members::NicknameKeys keys = members::nicknameKeys(text);
    QCOMPARE(keys.nickname, text);
    QCOMPARE(members::nicknameKey(keys.key), keys.key);
}

void TestNicknameRules::keys()
{
    const members::NicknameKeys keys = members::nicknameKeys(u"Ryan ㅋ"_s);
    QCOMPARE(keys.nickname, u"Ryan ㅋ"_s);
    QCOMPARE(keys.key, u"ryan ㅋ"_s);
    QCOMPARE(keys.skeleton, members::nicknameSkeleton(u"ryanㅋ"_s));
}

void TestNicknameRules::same_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");

    const auto row = [](const char *tag, const QString &one, const QString &other, bool same) {
        QTest::newRow(tag) << one << other << same;
    };
    row("case", u"Foo"_s, u"fOO"_s, true);
    row("full width", u"foo"_s, u"ＦＯＯ"_s, true);
    row("spaces", u"춤추는 라이언"_s, u" 춤추는\u3000 라이언"_s, true);
    row("decomposed", u"한글"_s, u"\u1112\u1161\u11ab\u1100\u1173\u11af"_s, true);
    row("circled", u"㉮"_s, u"가"_s, true);
    row("a space that normalization makes", u"a\u00a8"_s, u"a \u0308"_s, true);
    row("other syllable", u"라이언"_s, u"라이온"_s, false);
    row("letters alone are no syllable", u"ㅋㅏ"_s, u"카"_s, false);
    row("letters alone", u"ㅋㅋㅋ"_s, u"ㅋㅋ"_s, false);
    row("final sigma", u"ς"_s, u"σ"_s, false); // RFC 8266 2.4: toLowerCase, not folding
    row("space or none", u"라이언"_s, u"라 이언"_s, false);
}

void TestNicknameRules::same()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QTEST(members::nicknameKey(one) == members::nicknameKey(other), "same");
    QCOMPARE(members::nicknameKey(members::nicknameKey(one)), members::nicknameKey(one));
}

QTEST_GUILESS_MAIN(TestNicknameRules)
#include "tst_nicknamerules.moc"
