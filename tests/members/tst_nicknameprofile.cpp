// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using members::NicknameProfile;

class TestNicknameProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void examplesOfTheRfc_data();
    void examplesOfTheRfc();
    void enforce_data();
    void enforce();
    void depart_data();
    void depart();
    void departInKeys_data();
    void departInKeys();
    void everyEnforcedFormIsStable_data() { depart_data(); }
    void everyEnforcedFormIsStable();
    void aKeyIsNeverRefused_data();
    void aKeyIsNeverRefused();
};

/// RFC 8266, section 3: the nicknames and what they are compared by.
void TestNicknameProfile::examplesOfTheRfc_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("enforced");
    QTest::addColumn<QString>("key");

    QTest::newRow("Foo") << u"Foo"_s << u"Foo"_s << u"foo"_s;
    QTest::newRow("foo") << u"foo"_s << u"foo"_s << u"foo"_s;
    QTest::newRow("Foo Bar") << u"Foo Bar"_s << u"Foo Bar"_s << u"foo bar"_s;
    QTest::newRow("foo bar") << u"foo bar"_s << u"foo bar"_s << u"foo bar"_s;
    QTest::newRow("capital sigma") << u"Σ"_s << u"Σ"_s << u"σ"_s;
    QTest::newRow("small sigma") << u"σ"_s << u"σ"_s << u"σ"_s;
    QTest::newRow("final sigma") << u"ς"_s << u"ς"_s << u"ς"_s;
    QTest::newRow("black chess king") << u"♚"_s << u"♚"_s << u"♚"_s;
    QTest::newRow("Richard IV") << u"Richard Ⅳ"_s << u"Richard IV"_s << u"richard iv"_s;
}

void TestNicknameProfile::examplesOfTheRfc()
{
    QFETCH(const QString, text);
    QFETCH(const QString, enforced);
    QFETCH(const QString, key);
    for (const auto profile : {NicknameProfile::Rfc8266, NicknameProfile::Korean}) {
        QCOMPARE(members::enforceNickname(text, profile), std::optional(enforced));
        QCOMPARE(members::nicknameKey(text, profile), key);
    }
}

void TestNicknameProfile::enforce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("enforced"); // empty: refused
    QTest::addColumn<QString>("key");

    const auto row = [](const char *tag, const QString &text, const QString &enforced,
                        const QString &key) { QTest::newRow(tag) << text << enforced << key; };
    row("empty", u""_s, u""_s, u""_s);
    row("only spaces", u" \u00a0\u3000"_s, u""_s, u""_s);
    row("spaces", u"\u2003 A \u1680\u202f B\u205f"_s, u"A B"_s, u"a b"_s);
    row("a tab is no space", u"A\tB"_s, u""_s, u"a\tb"_s);
    row("nor is a line break at the end", u"A\n"_s, u""_s, u"a\n"_s);
    row("decomposed Hangul", u"\u1112\u1161\u11ab\u1100\u1173\u11af"_s, u"한글"_s, u"한글"_s);
    row("half-width Hangul", u"\uffa1\uffc2"_s, u"가"_s, u"가"_s);
    row("full width", u"ＲＹＡＮ"_s, u"RYAN"_s, u"ryan"_s);
    row("parenthesized", u"㈜카카오"_s, u"(주)카카오"_s, u"(주)카카오"_s);
    row("a space that goes in the second round", u"¨a"_s, u"\u0308a"_s, u"\u0308a"_s);
    row("spaces that meet in the second round", u"a ¨"_s, u"a \u0308"_s, u"a \u0308"_s);
    row("a capital that comes in the first round", u"𝐀"_s, u"A"_s, u"a"_s);
    row("a final sigma that comes in the second", u"a𝚺"_s, u"aΣ"_s, u"aς"_s);
    row("dotted I", u"İ"_s, u"İ"_s, u"i\u0307"_s);
    row("sharp s is not folded", u"Straße"_s, u"Straße"_s, u"straße"_s);
    row("final sigma", u"ΟΔΟΣ"_s, u"ΟΔΟΣ"_s, u"οδος"_s);
    row("lone surrogate", u"a"_s + QChar(0xd83d), u""_s, u"a"_s + QChar(0xd83d));
    row("lone low surrogate", QChar(0xde00) + u"A"_s, u""_s, QChar(0xde00) + u"a"_s);
}

void TestNicknameProfile::enforce()
{
    QFETCH(const QString, text);
    QFETCH(const QString, key);
    for (const auto profile : {NicknameProfile::Rfc8266, NicknameProfile::Korean}) {
        QTEST(members::enforceNickname(text, profile).value_or(QString()), "enforced");
        QCOMPARE(members::nicknameKey(text, profile), key);
    }
}

/// Where Daemun leaves RFC 8266, and where it does not.
void TestNicknameProfile::depart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("strict"); // empty: refused
    QTest::addColumn<QString>("korean");

    const auto row = [](const char *tag, const QString &text, const QString &strict,
                        const QString &korean) { QTest::newRow(tag) << text << strict << korean; };
    row("laughter", u"ㅋㅋㅋ"_s, {}, u"ㅋㅋㅋ"_s);
    row("nodding", u"ㅇㅇ"_s, {}, u"ㅇㅇ"_s);
    row("behind a syllable", u"김ㅋㅋ"_s, {}, u"김ㅋㅋ"_s);
    row("letters that strictly compose", u"ㅋㅏ"_s, u"카"_s, u"ㅋㅏ"_s);
    row("between what is mapped", u" Ａ ㅋ \u3000Ｂ"_s, {}, u"A ㅋ B"_s);
    row("old letters", u"ㅿㆎ"_s, {}, u"ㅿㆎ"_s);
    row("the filler among the letters", u"\u3164"_s, {}, {});
    row("filler between", u"ㅋ\u3164ㅋ"_s, {}, {});
    row("half-width filler", u"가\uffa0"_s, {}, {});
    row("leading filler", u"\u115f"_s, {}, {});
    row("vowel filler", u"\u1160"_s, {}, {});
    row("circled letter", u"㉠"_s, {}, {});
    row("half-width letter", u"ﾻ"_s, {}, {});
    row("heart", u"❤️"_s, {}, u"❤️"_s);
    row("heart without colours", u"❤"_s, u"❤"_s, u"❤"_s);
    row("text selector", u"❤\ufe0e"_s, {}, {});
    row("family", u"👨‍👩‍👧"_s, {}, u"👨‍👩‍👧"_s);
    row("no family", u"👨‍🍇"_s, {}, {});
    row("skin tone", u"👋🏿"_s, u"👋🏿"_s, u"👋🏿"_s);
    row("flag", u"🇰🇷"_s, u"🇰🇷"_s, u"🇰🇷"_s);
    row("keycap", u"1️⃣"_s, {}, u"1️⃣"_s);
    row("full-width keycap", u"１\ufe0f\u20e3"_s, {}, u"1️⃣"_s);
    row("flag of England", u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s, {},
        u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s);
    row("flag cut short", u"🏴\U000E0067\U000E007F"_s, {}, {});
    row("squared katakana, an emoji", u"🈁"_s, u"ココ"_s, u"🈁"_s);
    row("trade mark, an emoji", u"™️"_s, {}, u"™️"_s);
    row("trade mark", u"™"_s, u"TM"_s, u"TM"_s);
    row("emoji with a mark", u"❤️\u0301"_s, {}, {});
    row("an emoji among the neighbours", u"カ😀・"_s, u"カ😀・"_s, u"カ😀・"_s);
}

void TestNicknameProfile::depart()
{
    QFETCH(const QString, text);
    QTEST(members::enforceNickname(text, NicknameProfile::Rfc8266).value_or(QString()), "strict");
    QTEST(members::enforceNickname(text).value_or(QString()), "korean");
}

void TestNicknameProfile::departInKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");

    const auto row = [](const char *tag, const QString &text, const QString &key) {
        QTest::newRow(tag) << text << key;
    };
    row("letters stand", u"Aㅋㅏ"_s, u"aㅋㅏ"_s);
    row("heart", u"❤️"_s, u"❤"_s);
    row("heart without colours", u"❤"_s, u"❤"_s);
    row("heart on fire", u"❤️‍🔥"_s, u"❤\u200d🔥"_s);
    row("family", u"👨‍👩‍👧"_s, u"👨‍👩‍👧"_s);
    row("keycap", u"1️⃣"_s, u"1\u20e3"_s);
    row("squared katakana, an emoji", u"🈁"_s, u"🈁"_s);
    row("trade mark, an emoji", u"™️"_s, u"tm"_s); // as without its selector
    row("circled M, an emoji", u"Ⓜ️"_s, u"m"_s);
    row("selector outside an emoji", u"가\ufe0f"_s, u"가\ufe0f"_s);
    row("a skin tone behind a sigma", u"aΣ🏻b"_s, u"aσ🏻b"_s);
}

void TestNicknameProfile::departInKeys()
{
    QFETCH(const QString, text);
    QFETCH(const QString, key);
    QCOMPARE(members::nicknameKey(text), key);
    QCOMPARE(members::nicknameKey(key), key);
}

void TestNicknameProfile::everyEnforcedFormIsStable()
{
    QFETCH(const QString, strict);
    QFETCH(const QString, korean);
    QCOMPARE(members::enforceNickname(strict, NicknameProfile::Rfc8266).value_or(QString()),
             strict);
    QCOMPARE(members::enforceNickname(korean).value_or(QString()), korean);
}

void TestNicknameProfile::aKeyIsNeverRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");

    QTest::newRow("control") << u"A\u0007"_s << u"a\u0007"_s;
    QTest::newRow("conjoining letter") << u"ᄏA"_s << u"ᄏa"_s;
    QTest::newRow("filler") << u"\u3164"_s << u"\u1160"_s;
    QTest::newRow("too long to work through")
        << u"A \u0301\u0323"_s.repeated(250'000) << u"A \u0301\u0323"_s.repeated(250'000);
}

void TestNicknameProfile::aKeyIsNeverRefused()
{
    QFETCH(const QString, text);
    QTEST(members::nicknameKey(text), "key");
    QCOMPARE(members::enforceNickname(text), std::nullopt);
}

QTEST_GUILESS_MAIN(TestNicknameProfile)
#include "tst_nicknameprofile.moc"
