// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamerules.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestNicknameCleaning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void clean_data();
    void clean();
    void cleaningTwiceChangesNothing_data() { clean_data(); }
    void cleaningTwiceChangesNothing();
    void cut();
};

void TestNicknameCleaning::clean_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("nickname");

    const auto row = [](const char *tag, const QString &text, const QString &nickname) {
        QTest::newRow(tag) << text << nickname;
    };
    row("plain", u"라이언"_s, u"라이언"_s);
    row("case stays", u"Ryan"_s, u"Ryan"_s);
    row("letters alone", u"ㅋㅋㅋ"_s, u"ㅋㅋㅋ"_s);
    row("decomposed, as macOS pastes it", u"\u1112\u1161\u11ab"_s, u"한"_s);
    row("spaces around and between", u"  춤추는 \u3000\u00a0 라이언\t"_s, u"춤추는 라이언"_s);
    row("line break", u"춤\n라이언"_s, u"춤 라이언"_s);
    row("controls", u"라\u0000이\u0007언\u009c"_s, u"라이언"_s);
    row("bidi marks", u"\u202e라이언\u202c\u2066!\u2069"_s, u"라이언!"_s);
    row("zero-width", u"라\u200b이\u200d언\ufeff\u2060"_s, u"라이언"_s);
    row("soft hyphen", u"라\u00ad이언"_s, u"라이언"_s);
    row("Hangul fillers", u"\u3164\u115f\u1160\uffa0"_s, u""_s);
    row("empty braille", u"\u2800\u2800"_s, u""_s);
    row("private use", u"라\ue000이언"_s, u"라이언"_s);
    row("noncharacter", u"라\uffff이언"_s, u"라이언"_s);
    row("lone surrogate", u"라"_s + QChar(0xd83d) + u"이언"_s, u"라이언"_s);
    row("emoji", u"라이언😀🇰🇷"_s, u"라이언😀🇰🇷"_s);
    row("tag characters", u"🏴\U000E0067\U000E007F"_s, u"🏴"_s);
    row("a selector in an emoji", u"❤\ufe0f"_s, u"❤\ufe0f"_s);
    row("a selector elsewhere", u"가\ufe0f"_s, u"가"_s);
    row("joiners in an emoji", u"👨‍👩‍👧"_s, u"👨‍👩‍👧"_s);
    row("a joiner in no emoji", u"👨\u200d🍇"_s, u"👨🍇"_s);
    row("keycap", u"1️⃣"_s, u"1️⃣"_s);
    row("flag of England", u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s, u"🏴󠁧󠁢󠁥󠁮󠁧󠁿"_s);
    row("full width", u"ＲＹＡＮ"_s, u"RYAN"_s);
    row("circled", u"㉮㉠"_s, u"가"_s);
    row("middle dot", u"가·나·다"_s, u"가나다"_s);
    row("middle dots that need each other", u"l··l"_s, u"ll"_s);
    row("keraias that need each other", u"a͵͵͵b"_s, u"ab"_s);
    row("a mark that normalization sets free", u"a´b"_s, u"a b"_s);
    row("replacement characters", u"라\ufffd이\ufffc언"_s, u"라이언"_s);
    row("markup is only text", u"<b>라이언</b>"_s, u"<b>라이언</b>"_s);
    row("a pile of marks", u"z\u0300\u0301\u0302\u0303\u0304"_s, u"z\u0300\u0301"_s);
    row("marks without a letter", u"\u0301\u0302 \u0301a"_s, u"a"_s);
    row("empty", u""_s, u""_s);
    row("only spaces", u" \u00a0 "_s, u""_s);
    row("twenty-one", u"가나다라마바사아자차가나다라마바사아자차카"_s,
        u"가나다라마바사아자차가나다라마바사아자차"_s);
    row("a space at the cut", u"가나다라마바사아자차가나다라마바사아자 차카"_s,
        u"가나다라마바사아자차가나다라마바사아자"_s);
    row("one endless syllable", QString(5000, QChar(0x1100)), u""_s);
}

void TestNicknameCleaning::clean()
{
    QFETCH(const QString, text);
    QTEST(members::cleanNickname(text), "nickname");
}

void TestNicknameCleaning::cleaningTwiceChangesNothing()
{
    QFETCH(const QString, nickname);
    QCOMPARE(members::cleanNickname(nickname), nickname);
}

void TestNicknameCleaning::cut()
{
    const QString people = u"👩🏽"_s.repeated(30); // eight bytes each
    QCOMPARE(members::cleanNickname(people), u"👩🏽"_s.repeated(8));
    QCOMPARE(members::cleanNickname(people, {.maximumLength = 5}), u"👩🏽"_s.repeated(5));
    QCOMPARE(members::cleanNickname(people, {.maximumBytes = 1000}), u"👩🏽"_s.repeated(20));
    QCOMPARE(members::cleanNickname(people, {.maximumBytes = 31}), u"👩🏽"_s.repeated(3));
    QCOMPARE(members::cleanNickname(u"👨‍👩‍👧"_s, {.maximumBytes = 10}), u""_s);
}

QTEST_GUILESS_MAIN(TestNicknameCleaning)
#include "tst_nicknamecleaning.moc"
