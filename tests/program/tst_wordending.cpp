// SPDX-License-Identifier: Apache-2.0
#include "program/foreigntext.h"
#include "program/wordending.h"

#include <QTest>

using namespace Qt::StringLiterals;

using program::WordEnding;

class TestWordEnding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hangul_data();
    void hangul();
    void number_data();
    void number();
    void latin_data();
    void latin();
    void whatIsNotRead_data();
    void whatIsNotRead();
    void nobodyCanTell_data();
    void nobodyCanTell();
};

namespace {

constexpr auto vowel = WordEnding::Vowel;
constexpr auto rieul = WordEnding::Rieul;
constexpr auto consonant = WordEnding::Consonant;

void columns()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<WordEnding>("ending");
}

void row(const QString &word, WordEnding ending)
{
    QTest::newRow(qUtf8Printable(word)) << word << ending;
}

void compare()
{
    QFETCH(QString, word);
    QTEST(program::wordEnding(word), "ending");
}

} // namespace

void TestWordEnding::hangul_data()
{
    columns();
    row(u"라이언"_s, consonant);
    row(u"무지"_s, vowel);
    row(u"어피치"_s, vowel);
    row(u"튜브"_s, vowel);
    row(u"콘"_s, consonant);
    row(u"제이지"_s, vowel);
    row(u"가"_s, vowel);
    row(u"힣"_s, consonant);
    row(u"구글"_s, rieul);
    row(u"닭"_s, consonant); // ㄺ is no ㄹ
    row(u"여덟"_s, consonant);
    row(u"값"_s, consonant);
    row(u"라이언"_s.normalized(QString::NormalizationForm_D), consonant);
    row(u"구글"_s.normalized(QString::NormalizationForm_D), rieul);
    row(u"무지"_s.normalized(QString::NormalizationForm_D), vowel);
    row(u"ㅋㅋ"_s, vowel);
    row(u"라이언ㅋㅋㅋ"_s, vowel);
    row(u"ㅎㅎ"_s, vowel);
    row(u"ㅠㅠ"_s, vowel);
    row(u"ㅏ"_s, vowel);
    row(u"ㄱ"_s, consonant);
    row(u"ㄹ"_s, rieul);
    row(u"그룹ㄴ"_s, consonant);
    row(u"가\u11a8"_s, consonant);
    row(u"a\u11af"_s, rieul);
    row(u"a\u1161"_s, vowel);
    row(u"\uffa9"_s, rieul); // half width
}

void TestWordEnding::hangul()
{
    compare();
}

void TestWordEnding::number_data()
{
    columns();
    row(u"0"_s, consonant);
    row(u"1"_s, rieul);
    row(u"2"_s, vowel);
    row(u"3"_s, consonant);
    row(u"4"_s, vowel);
    row(u"5"_s, vowel);
    row(u"6"_s, consonant);
    row(u"7"_s, rieul);
    row(u"8"_s, rieul);
    row(u"9"_s, vowel);
    row(u"10"_s, consonant);
    row(u"21"_s, rieul);
    row(u"100"_s, consonant);
    row(u"1000"_s, consonant);
    row(u"10000"_s, consonant);
    row(u"100000000"_s, consonant);
    row(u"1000000000000"_s, vowel);  // 조
    row(u"30000000000000"_s, vowel); // 삼십조
    row(u"10000000000000000"_s, consonant);
    row(u"1000000000001"_s, rieul);
    row(u"1,000,000,000,000"_s, vowel);
    row(u"1,000"_s, consonant);
    row(u"1,002"_s, vowel);
    row(u"007"_s, rieul);
    row(u"000000000000"_s, consonant); // zero by zero
    row(u"0.1000000000000"_s, consonant);
    row(u"2.5"_s, vowel);
    row(u"라이언7"_s, rieul);
    row(u"라이언2000"_s, consonant);
    row(u"NEO3"_s, consonant);
    row(u"２０"_s, consonant);
    row(u"①"_s, rieul);
    row(u"٨"_s, rieul);
    row(u"50%"_s, vowel);
}

void TestWordEnding::number()
{
    compare();
}

void TestWordEnding::latin_data()
{
    columns();
    row(u"Ryan"_s, consonant);
    row(u"Muzi"_s, vowel);
    row(u"NEO"_s, vowel);
    row(u"Con"_s, consonant);
    row(u"Frodo"_s, vowel);
    row(u"Tube"_s, vowel);
    row(u"Jay-G"_s, vowel);
    row(u"Apeach"_s, vowel);
    row(u"Paul"_s, rieul);
    row(u"Apple"_s, rieul);
    row(u"Kim"_s, consonant);
    row(u"Young"_s, consonant);
    row(u"Jane"_s, consonant);
    row(u"Chrome"_s, consonant);
    row(u"Mike"_s, vowel);
    row(u"Chloe"_s, vowel);
    row(u"me"_s, vowel);
    row(u"Peter"_s, vowel);
    row(u"James"_s, vowel);
    row(u"Max"_s, vowel);
    row(u"Sarah"_s, vowel);
    row(u"David"_s, vowel);
    row(u"Andrew"_s, vowel);
    row(u"Jack"_s, consonant);
    row(u"Mark"_s, vowel);
    row(u"Facebook"_s, consonant);
    row(u"Eric"_s, consonant);
    row(u"Marc"_s, vowel);
    row(u"Bob"_s, consonant);
    row(u"robot"_s, consonant);
    row(u"Robert"_s, vowel);
    row(u"Philip"_s, consonant);
    row(u"App"_s, consonant);
    row(u"José"_s, vowel);
    row(u"André"_s, vowel);
    row(u"Muñ"_s, consonant);
    row(u"Jose\u0301"_s, vowel);
    row(u"BTS"_s, vowel);
    row(u"SKT"_s, vowel);
    row(u"KLM"_s, consonant);
    row(u"URL"_s, rieul);
    row(u"HR"_s, rieul);
    row(u"CEO"_s, vowel);
    row(u"RYAN"_s, consonant);
    row(u"라이언A"_s, vowel);
    row(u"라이언r"_s, rieul);
    row(u"그룹N"_s, consonant);
    row(u"3D"_s, vowel);
    row(u"Ｒｙａｎ"_s, consonant);
    row(u"𝐑𝐲𝐚𝐧"_s, consonant);
    row(u"Ⓛ"_s, rieul);
}

void TestWordEnding::latin()
{
    compare();
}

void TestWordEnding::whatIsNotRead_data()
{
    columns();
    row(u"라이언!"_s, consonant);
    row(u"무지…"_s, vowel);
    row(u"무지~~"_s, vowel);
    row(u"콘 "_s, consonant);
    row(u"콘_"_s, consonant);
    row(u"“라이언”"_s, consonant);
    row(u"'무지'"_s, vowel);
    row(u"「콘」"_s, consonant);
    row(u"(콘)"_s, consonant);
    row(u"라이언(무지)"_s, consonant);
    row(u"무지 (콘) [라이언]"_s, vowel);
    row(u"무지(라이언(콘))"_s, vowel);
    row(u"무지(콘)!"_s, vowel);
    row(u"콘)"_s, consonant);
    row(u"콘(무지"_s, vowel);
    row(u"무지((((((콘)"_s, vowel);
    row(program::isolatedName(u"라이언"_s), consonant);
    row(program::isolatedName(u"무지\u2069"_s), vowel);
    row(u"콘\u200d\u200b"_s, consonant);
    row(u"무지\t\n"_s, vowel);
}

void TestWordEnding::whatIsNotRead()
{
    compare();
}

void TestWordEnding::nobodyCanTell_data()
{
    QTest::addColumn<QString>("word");
    const QStringList words{
        {},
        u" "_s,
        u"…"_s,
        u"()"_s,
        u"((((((((("_s,
        u")))))"_s,
        u"🦁"_s,
        u"무지🦁"_s,
        u"👨‍👩‍👧"_s,
        u"❤️"_s,
        u"金"_s,
        u"さくら"_s,
        u"Мария"_s,
        u"محمد"_s,
        u"\u3164"_s,
        u"ㅇㅈ"_s,
        u"ㄱㄱ"_s,
        u"park"_s,
        u"Scott"_s,
        u"soup"_s,
        u"Cat"_s,
        u"Joseph"_s,
        u"blog"_s,
        u"type"_s,
        u"PETER"_s,
        u"JACK"_s,
        u"C#"_s,
        u"R&"_s,
        u"+"_s,
        u"€"_s,
        u"ß"_s,
        u"\u1100"_s,
        u"100000000000000000000"_s,
        QString(QChar(0xd800)),
        QString(QChar(0xdc00)),
        QString(QChar(0xfffd)),
    };
    for (const QString &word : words)
        QTest::addRow("%s", qUtf8Printable(word.isEmpty() ? u"empty"_s : word)) << word;
}

void TestWordEnding::nobodyCanTell()
{
    QFETCH(QString, word);
    QCOMPARE(program::wordEnding(word), WordEnding::Unknown);
}

QTEST_APPLESS_MAIN(TestWordEnding)
#include "tst_wordending.moc"
