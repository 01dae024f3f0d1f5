// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamecandidates.h"
#include "members/wordlists.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;
using members::NicknameCandidates;

namespace {

constexpr quint32 seed = 2026;

qsizetype graphemes(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype count = 0;
    while (finder.toNextBoundary() > 0)
        ++count;
    return count;
}

/// Every candidate of so many rounds.
QStringList candidates(const QString &wanted, int rounds, int count,
                       const members::NicknameLimits &limits = {})
{
    QRandomGenerator random(seed);
    NicknameCandidates maker(wanted, QLocale::Korean, random, limits);
    QStringList all;
    for (int round = 0; round < rounds; ++round)
        all += maker.next(count);
    return all;
}

/// One of words, as a part of a regular expression.
QString oneOf(const QStringList &words)
{
    return u"(?:"_s + words.join(u'|') + u')';
}

/// What %m, %n and %p stand for: a modifier, a noun and a place.
QRegularExpression expression(QString pattern, QLocale::Language language = QLocale::Korean)
{
    const members::WordLists &words = members::wordLists(language);
    pattern.replace(u"%m"_s, oneOf(words.modifiers));
    pattern.replace(u"%n"_s, oneOf(words.nouns));
    pattern.replace(u"%p"_s, oneOf(words.places));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

} // namespace

class TestNicknameCandidates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void languageOfTheWords_data();
    void languageOfTheWords();
    void kinds_data();
    void kinds();
    void nothingPilesUp_data();
    void nothingPilesUp();
    void limits_data();
    void limits();
    void narrowLimits();
    void noRoomAtAll();
    void neverTwice_data();
    void neverTwice();
    void neverTheWantedOne();
    void onlyTheSeedDecides();
    void crowdedNeighbourhood();
    void thirdRoundIsVaried();
    void noUnwelcomeNumber();
};

void TestNicknameCandidates::languageOfTheWords_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QLocale::Language>("words");

    const auto row = [](const char *tag, const QString &wanted, QLocale::Language language,
                        QLocale::Language words) {
        QTest::newRow(tag) << wanted << language << words;
    };
    row("Hangul", u"라이언"_s, QLocale::English, QLocale::Korean);
    row("Hangul letters alone", u"ㅋㅋㅋ"_s, QLocale::English, QLocale::Korean);
    row("Latin", u"Ryan"_s, QLocale::Korean, QLocale::English);
    row("Latin with accents", u"Élodie"_s, QLocale::Korean, QLocale::English);
    row("Latin before Hangul", u"DJ라이언"_s, QLocale::English, QLocale::Korean);
    row("Hangul before Latin", u"라이언DJ"_s, QLocale::English, QLocale::Korean);
    row("kana for a Korean", u"ライアン"_s, QLocale::Korean, QLocale::Korean);
    row("kana for a Japanese", u"ライアン"_s, QLocale::Japanese, QLocale::English);
    row("emoji for a Korean", u"😀"_s, QLocale::Korean, QLocale::Korean);
    row("emoji for an American", u"😀"_s, QLocale::English, QLocale::English);
    row("digits", u"2024"_s, QLocale::Korean, QLocale::Korean);
    row("nothing for a Korean", u""_s, QLocale::Korean, QLocale::Korean);
    row("nothing for a German", u""_s, QLocale::German, QLocale::English);
}

void TestNicknameCandidates::languageOfTheWords()
{
    QFETCH(const QString, wanted);
    QFETCH(const QLocale::Language, language);
    QFETCH(const QLocale::Language, words);

    QRandomGenerator random(seed);
    const QString first = NicknameCandidates(wanted, language, random).next(1).value(0);
    QVERIFY2(expression(u"%m.+"_s, words).match(first).hasMatch(), qPrintable(first));
}

void TestNicknameCandidates::kinds_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("round");
    QTest::addColumn<QStringList>("patterns");

    const QString korean = u"라이언"_s;
    QTest::newRow("first") << korean << 1
                           << QStringList{u"%m라이언"_s, u"라이언_%p"_s, u"라이언\\d{2}"_s};
    QTest::newRow("second") << korean << 2
                            << QStringList{u"%m라이언\\d{2,3}"_s, u"%m%n"_s, u"라이언\\d{4,6}"_s};
    QTest::newRow("third") << korean << 3
                           << QStringList{u"%m라이언\\d{3,6}"_s, u"%m%n\\d{2,6}"_s,
                                          u"라이언\\d{6,9}"_s};
    QTest::newRow("fourth is as the third")
        << korean << 4
        << QStringList{u"%m라이언\\d{3,6}"_s, u"%m%n\\d{2,6}"_s, u"라이언\\d{6,9}"_s};
    QTest::newRow("nameless") << u""_s << 1 << QStringList{u"%m%n"_s};
    QTest::newRow("nameless, second") << u""_s << 2 << QStringList{u"%m%n"_s, u"%m%n\\d{2}"_s};
    QTest::newRow("nameless, third")
        << u""_s << 3 << QStringList{u"%m%n\\d{2,4}"_s, u"%m%n\\d{4,6}"_s};
    QTest::newRow("connectors alone") << u"_ _"_s << 1 << QStringList{u"%m%n"_s};
    QTest::newRow("letters alone")
        << u"ㅋㅋㅋ"_s << 1 << QStringList{u"%mㅋㅋㅋ"_s, u"ㅋㅋㅋ_%p"_s, u"ㅋㅋㅋ\\d{2}"_s};
    QTest::newRow("spaces inside")
        << u"노란 라이언"_s << 1
        << QStringList{u"%m 노란 라이언"_s, u"노란 라이언_%p"_s, u"노란 라이언\\d{2}"_s};
}

void TestNicknameCandidates::kinds()
{
    QFETCH(const QString, wanted);
    QFETCH(const int, round);
    QFETCH(const QStringList, patterns);

    constexpr int count = 15;
    const QStringList last = candidates(wanted, round, count).sliced(qsizetype(round - 1) * count);
    QCOMPARE(last.size(), count);
    for (qsizetype i = 0; i < count; ++i) {
        const QString &pattern = patterns.at(i % patterns.size());
        QVERIFY2(expression(pattern).match(last.at(i)).hasMatch(), qPrintable(last.at(i)));
    }
}

void TestNicknameCandidates::nothingPilesUp_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QStringList>("patterns");

    const QStringList korean{u"%m라이언"_s, u"라이언_%p"_s, u"라이언\\d{2}"_s};
    QTest::newRow("number") << u"라이언27"_s << korean;
    QTest::newRow("place") << u"라이언_제주"_s << korean;
    QTest::newRow("number after a place") << u"라이언_제주27"_s << korean;
    QTest::newRow("place after a number") << u"라이언27_제주"_s << korean;
    QTest::newRow("connector") << u"라이언_"_s << korean;
    QTest::newRow("number after a connector") << u"라이언_27"_s << korean;
    QTest::newRow("modifier") << u"느긋한라이언"_s
                              << QStringList{u"%m라이언"_s, u"느긋한라이언_%p"_s,
                                             u"느긋한라이언\\d{2}"_s};
    QTest::newRow("modifier and space")
        << u"느긋한 라이언"_s
        << QStringList{u"%m라이언"_s, u"느긋한 라이언_%p"_s, u"느긋한 라이언\\d{2}"_s};
    QTest::newRow("modifier before one letter")
        << u"졸린눈"_s << QStringList{u"%m졸린눈"_s, u"졸린눈_%p"_s, u"졸린눈\\d{2}"_s};
    QTest::newRow("no place of the list")
        << u"라이언_집"_s << QStringList{u"%m라이언_집"_s, u"라이언_집_%p"_s, u"라이언_집\\d{2}"_s};
    QTest::newRow("digits alone") << u"2024"_s
                                  << QStringList{u"%m2024"_s, u"2024_%p"_s, u"2024_\\d{2}"_s};
    QTest::newRow("digits before letters")
        << u"3반라이언"_s
        << QStringList{u"%m3반라이언"_s, u"3반라이언_%p"_s, u"3반라이언_\\d{2}"_s};
    QTest::newRow("English") << u"ryan_harbor27"_s
                             << QStringList{u"%mRyan"_s, u"ryan_%p"_s, u"ryan\\d{2}"_s};
    QTest::newRow("English modifier")
        << u"CalmRyan"_s << QStringList{u"%mRyan"_s, u"CalmRyan_%p"_s, u"CalmRyan\\d{2}"_s};
    QTest::newRow("English word that begins like a modifier")
        << u"Sunnyvale"_s << QStringList{u"%mSunnyvale"_s, u"Sunnyvale_%p"_s, u"Sunnyvale\\d{2}"_s};
}

void TestNicknameCandidates::nothingPilesUp()
{
    QFETCH(const QString, wanted);
    QFETCH(const QStringList, patterns);

    const auto language =
        wanted.at(0).script() == QChar::Script_Latin ? QLocale::English : QLocale::Korean;
    const QStringList names = candidates(wanted, 1, 12);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QRegularExpression pattern = expression(patterns.at(i % 3), language);
        QVERIFY2(pattern.match(names.at(i)).hasMatch(), qPrintable(names.at(i)));
    }
}

void TestNicknameCandidates::limits_data()
{
    QTest::addColumn<QString>("wanted");

    QTest::newRow("short") << u"라이언"_s;
    QTest::newRow("nothing") << u""_s;
    QTest::newRow("one letter") << u"a"_s;
    QTest::newRow("twenty syllables") << u"가나다라마바사아자차카타파하거너더러머버"_s;
    QTest::newRow("twenty letters") << u"ABCDEFGHIJKLMNOPQRST"_s;
    QTest::newRow("twenty digits") << u"12345678901234567890"_s;
    QTest::newRow("spaces at every cut") << u"가 나 다 라 마 바 사 아 자 차"_s;
    QTest::newRow("connectors at every cut") << u"a_b-c.d_e-f.g_h-i.j_"_s;
    QTest::newRow("sixteen emoji, 64 bytes") << u"😀"_s.repeated(16);
    QTest::newRow("families") << u"👨‍👩‍👧‍👦👨‍👩‍👧‍👦"_s;
    QTest::newRow("flags") << u"🇰🇷🇺🇸🇩🇪🇯🇵🇫🇷🇮🇹🇪🇸🇬🇧"_s;
    QTest::newRow("kisses in two skins") << u"👩🏻‍❤️‍💋‍👨🏿"_s;
    QTest::newRow("marks, 64 bytes") << u"x\u0301\u0302"_s.repeated(12) + u"abcd"_s;
    QTest::newRow("mark that joins a capital alone") << u"i\u0307stanbul"_s;
    QTest::newRow("Devanagari") << u"क्षत्रियनिर्माण"_s;
}

void TestNicknameCandidates::limits()
{
    QFETCH(const QString, wanted);
    QCOMPARE_LE(wanted.toUtf8().size(), 64);

    static const QRegularExpression badEnd(u"[ _.-]_|[ _.-]$|^[ _]"_s);
    const QStringList names = candidates(wanted, 4, 64);
    QCOMPARE(names.size(), 4 * 64);
    for (const QString &name : names) {
        QVERIFY2(graphemes(name) >= 1 && graphemes(name) <= 20, qPrintable(name));
        QVERIFY2(name.toUtf8().size() <= 64, qPrintable(name));
        QVERIFY2(name.isValidUtf16(), qPrintable(name));
        QVERIFY2(!badEnd.match(name).hasMatch(), qPrintable(name));
        QCOMPARE(name.normalized(QString::NormalizationForm_C), name);
    }
    // A whole grapheme cluster of the nickname is left, or it would not be one of its own.
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, wanted);
    const QString start = wanted.first(std::max<qsizetype>(finder.toNextBoundary(), 0));
    QVERIFY(names.at(1).startsWith(start));
    QVERIFY(names.at(2).startsWith(start));
}

void TestNicknameCandidates::narrowLimits()
{
    const members::NicknameLimits narrow{
        .minimumLength = 5, .maximumLength = 7, .maximumBytes = 20};
    const QStringList names = candidates(u"라이언친구들"_s, 4, 64, narrow);
    QCOMPARE(names.size(), 4 * 64);
    for (const QString &name : names) {
        QVERIFY2(name.size() >= 5 && name.size() <= 7, qPrintable(name));
        QVERIFY2(name.toUtf8().size() <= 20, qPrintable(name));
    }
}

void TestNicknameCandidates::noRoomAtAll()
{
    const members::NicknameLimits none{.minimumLength = 1, .maximumLength = 1, .maximumBytes = 3};
    QCOMPARE(candidates(u"라이언"_s, 3, 16, none), QStringList());
    QCOMPARE(candidates(u""_s, 3, 16, none), QStringList());
}

void TestNicknameCandidates::neverTwice_data()
{
    QTest::addColumn<QString>("wanted");

    QTest::newRow("Korean") << u"라이언"_s;
    QTest::newRow("English") << u"Ryan"_s;
    QTest::newRow("nameless") << u""_s;
    QTest::newRow("twenty letters") << u"ABCDEFGHIJKLMNOPQRST"_s;
}

void TestNicknameCandidates::neverTwice()
{
    QFETCH(const QString, wanted);
    const QStringList names = candidates(wanted, 10, 64);
    QCOMPARE(names.size(), 640);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), 640);
}

void TestNicknameCandidates::neverTheWantedOne()
{
    // More than a first round has: it runs dry, and goes on as the second.
    const QStringList numbered = candidates(u"라이언27"_s, 1, 2000);
    QCOMPARE(numbered.size(), 2000);
    QVERIFY(numbered.contains(u"라이언26"_s));
    QVERIFY(!numbered.contains(u"라이언27"_s));

    const QStringList placed = candidates(u"ryan_harbor"_s, 1, 2000);
    QVERIFY(placed.contains(u"ryan_Island"_s));
    QVERIFY(!placed.contains(u"ryan_Harbor"_s)); // the same but for case
}

void TestNicknameCandidates::onlyTheSeedDecides()
{
    const auto withSeed = [](quint32 value) {
        QRandomGenerator random(value);
        return NicknameCandidates(u"라이언"_s, QLocale::Korean, random).next(64);
    };
    QCOMPARE(withSeed(1), withSeed(1));
    QCOMPARE_NE(withSeed(1), withSeed(2));
}

void TestNicknameCandidates::crowdedNeighbourhood()
{
    const QRegularExpression taken = expression(u"라이언\\d{0,5}|%m라이언|라이언_%p|%m%n"_s);
    const QStringList third = candidates(u"라이언"_s, 3, 16).sliced(32);
    QCOMPARE(third.size(), 16);
    for (const QString &name : third)
        QVERIFY2(!taken.match(name).hasMatch(), qPrintable(name));
}

void TestNicknameCandidates::thirdRoundIsVaried()
{
    const QStringList third = candidates(u"라이언"_s, 3, 64).sliced(128);
    QSet<QString> beginnings;
    QSet<QString> numbers;
    static const QRegularExpression parts(u"^(\\D+)(\\d+)$"_s);
    for (const QString &name : third) {
        const QRegularExpressionMatch match = parts.match(name);
        QVERIFY2(match.hasMatch(), qPrintable(name));
        beginnings.insert(match.captured(1));
        numbers.insert(match.captured(2));
    }
    QCOMPARE_GE(beginnings.size(), 35); // a third is the name itself
    QCOMPARE_GE(numbers.size(), 55);
}

void TestNicknameCandidates::noUnwelcomeNumber()
{
    static const QRegularExpression unwelcome(u"18|44|69|88|416|420|666|911"_s);
    for (const QString &name : candidates(u"라이언"_s, 10, 64))
        QVERIFY2(!unwelcome.match(name).hasMatch(), qPrintable(name));
}

QTEST_GUILESS_MAIN(TestNicknameCandidates)
#include "tst_nicknamecandidates.moc"
