// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamerules.h"
#include "members/wordlists.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

/// What no suggestion may spell, neither in a word nor where two of them meet: swear words, slurs,
/// what hurts, and names that would pass for somebody in charge.
const QStringList badKorean =
    QStringLiteral(
        u"시발 씨발 씨팔 시팔 쉬발 씨바 병신 븅신 빙신 지랄 염병 좆 존나 졸라 젠장 제기랄 미친 "
        u"또라이 돌아이 바보 멍청 등신 머저리 얼간 천치 백치 저능 찐따 찌질 호구 호로 후레 개 새끼 "
        u"년 놈 쌍것 썅 씹 화냥 창녀 갈보 걸레 매춘 성매 섹 자지 보지 고추 불알 음경 음부 젖 유방 "
        u"가슴 엉덩 똥 오줌 방귀 변태 야동 포르노 강간 성폭 성추 성희롱 몰카 자위 딸 콘돔 정액 "
        u"사정 "
        u"발기 죽음 자살 시체 살인 사망 별세 장례 무덤 지옥 귀신 마약 도박 술집 소주 맥주 만취 "
        u"거지 "
        u"빈민 노예 하녀 뚱 돼지 비만 못생 추녀 늙 노인 틀딱 한남 한녀 김치 된장 맘충 급식 일베 "
        u"메갈 워마드 홍어 운지 노무 빨갱 좌빨 수꼴 쪽발 짱깨 흑형 깜둥 튀기 장애 불구 귀머 벙어 "
        u"애꾸 난쟁 곱추 문둥 정신 암걸 치매 병든 한심 불쌍 불륜 간통 난교 대가리 아가리 주둥 "
        u"관리자 운영 공식 카카오 대문 시스템")
        .split(u' ');
const QStringList badEnglish =
    QStringLiteral(
        u"ass tit cum anal anus arse shit fuck dick cock slut whore porn sex rape nigg fag homo "
        u"hell damn kill die bitch bast pussy piss crap fart boob teat dyke dago gook chink kike "
        u"paki jap negro semen penis vagina dildo orgy nude naked wank twat cunt turd tard coon "
        u"spic jizz shag spunk skank scum dead death corpse murder suicid bomb terror hitler nazi "
        u"satan devil drunk beer booze wine vodka poor ugly fat stupid idiot moron dumb loser "
        u"freak "
        u"insane slave pimp milf incest pedo molest horny boner clit scrot rectum feces urine "
        u"vomit "
        u"poop pee admin official kakao system daemun staff support")
        .split(u' ');

bool anyEndsWith(const QStringList &words, QStringView end)
{
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return word.endsWith(end, Qt::CaseInsensitive);
    });
}

bool anyStartsWith(const QStringList &words, QStringView start)
{
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return word.startsWith(start, Qt::CaseInsensitive);
    });
}

/// The bad words, cut where the words meet, that some pair of first and second spells: what every
/// pair would show, without making every pair.
QStringList acrossTheBoundary(const QStringList &bad, const QStringList &first,
                              const QStringList &second)
{
    QStringList found;
    for (const QString &word : bad) {
        for (qsizetype cut = 1; cut < word.size(); ++cut) {
            const QStringView start = QStringView(word).first(cut);
            const QStringView end = QStringView(word).sliced(cut);
            if (anyEndsWith(first, start) && anyStartsWith(second, end))
                found.append(word.first(cut) + u'|' + word.sliced(cut));
        }
    }
    return found;
}

qsizetype longest(const QStringList &words)
{
    const auto word =
        std::max_element(words.begin(), words.end(), [](const QString &one, const QString &other) {
            return one.size() < other.size();
        });
    return word->size();
}

} // namespace

class TestWordLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void sizes_data() { languages(); }
    void sizes();
    void everyWordOnce_data() { languages(); }
    void everyWordOnce();
    void spelling_data() { languages(); }
    void spelling();
    void rulesAllowEveryWord_data() { languages(); }
    void rulesAllowEveryWord();
    void noBadWord_data() { languages(); }
    void noBadWord();
    void noBadWordInAnyPairing_data() { languages(); }
    void noBadWordInAnyPairing();
    void badWordAcrossTheBoundaryIsFound();
    void everyPairingIsShortEnough_data() { languages(); }
    void everyPairingIsShortEnough();
    void otherLanguagesAreEnglish();

private:
    static void languages();
};

void TestWordLists::languages()
{
    QTest::addColumn<QLocale::Language>("language");
    QTest::addColumn<QString>("form");
    QTest::addColumn<QStringList>("bad");

    QTest::newRow("Korean") << QLocale::Korean << u"[가-힣]{1,4}"_s << badKorean;
    QTest::newRow("English") << QLocale::English << u"[A-Z][a-z]{2,8}"_s << badEnglish;
}

void TestWordLists::sizes()
{
    QFETCH(const QLocale::Language, language);
    const members::WordLists &words = members::wordLists(language);
    QCOMPARE_GE(words.modifiers.size(), 320);
    QCOMPARE_GE(words.nouns.size(), 250);
    QCOMPARE_GE(words.places.size(), 60);
    QCOMPARE_GE(words.nouns.size() + words.places.size(), 320);
}

void TestWordLists::everyWordOnce()
{
    QFETCH(const QLocale::Language, language);
    const members::WordLists &words = members::wordLists(language);
    QSet<QString> seen;
    for (const QString &word : words.modifiers + words.nouns + words.places) {
        const QString skeleton = members::nicknameKeys(word).skeleton;
        QVERIFY2(!seen.contains(skeleton), qPrintable(word));
        seen.insert(skeleton);
    }
}

void TestWordLists::spelling()
{
    QFETCH(const QLocale::Language, language);
    QFETCH(const QString, form);
    const QRegularExpression expression(QRegularExpression::anchoredPattern(form));
    const members::WordLists &words = members::wordLists(language);
    for (const QString &word : words.modifiers + words.nouns + words.places)
        QVERIFY2(expression.match(word).hasMatch(), qPrintable(word));
    for (const QString &modifier : words.modifiers)
        QVERIFY2(modifier.size() >= 2 && modifier.size() <= 8, qPrintable(modifier));
}

void TestWordLists::rulesAllowEveryWord()
{
    QFETCH(const QLocale::Language, language);
    const members::WordLists &words = members::wordLists(language);
    for (const QString &word : words.modifiers + words.nouns + words.places) {
        const session::NicknameCheck check = members::readNickname(word);
        QVERIFY2(check.verdict == session::NicknameVerdict::Free, qPrintable(word));
        QCOMPARE(check.nickname, word);
    }
}

void TestWordLists::noBadWord()
{
    QFETCH(const QLocale::Language, language);
    QFETCH(const QStringList, bad);
    const members::WordLists &words = members::wordLists(language);
    for (const QString &word : words.modifiers + words.nouns + words.places) {
        for (const QString &part : bad) {
            QVERIFY2(!word.contains(part, Qt::CaseInsensitive),
                     qPrintable(word + u" has "_s + part));
        }
    }
}

void TestWordLists::noBadWordInAnyPairing()
{
    QFETCH(const QLocale::Language, language);
    QFETCH(const QStringList, bad);
    const members::WordLists &words = members::wordLists(language);
    QCOMPARE(acrossTheBoundary(bad, words.modifiers, words.nouns + words.places), QStringList());
}

void TestWordLists::badWordAcrossTheBoundaryIsFound()
{
    QCOMPARE(acrossTheBoundary(badEnglish, {u"Calm"_s, u"Glad"_s}, {u"Otter"_s, u"Mint"_s}),
             QStringList{u"ad|min"_s});
    QCOMPARE(acrossTheBoundary(badKorean, {u"자유로운"_s}, {u"영춘화"_s, u"지빠귀"_s}),
             (QStringList{u"운|지"_s, u"운|영"_s}));
}

void TestWordLists::everyPairingIsShortEnough()
{
    QFETCH(const QLocale::Language, language);
    const members::WordLists &words = members::wordLists(language);
    const members::NicknameLimits limits;
    constexpr int digits = 3; // a pair that is taken still finds room for a number
    const qsizetype letters =
        longest(words.modifiers) + longest(words.nouns + words.places); // graphemes, too
    QCOMPARE_LE(letters + digits, limits.maximumLength);
    const int bytesPerLetter = language == QLocale::Korean ? 3 : 1;
    QCOMPARE_LE(letters * bytesPerLetter + digits, limits.maximumBytes);
}

void TestWordLists::otherLanguagesAreEnglish()
{
    QCOMPARE(&members::wordLists(QLocale::Japanese), &members::wordLists(QLocale::English));
    QCOMPARE_NE(&members::wordLists(QLocale::Korean), &members::wordLists(QLocale::English));
}

QTEST_GUILESS_MAIN(TestWordLists)
#include "tst_wordlists.moc"
