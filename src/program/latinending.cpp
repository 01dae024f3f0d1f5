// SPDX-License-Identifier: Apache-2.0
#include "program/latinending_p.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace program {
namespace {

/// 엘, 알; 엠, 엔; 에이, 비, 씨 …
WordEnding letterNameEnding(QChar letter)
{
    switch (letter.unicode()) {
    case 'l':
    case 'r':
        return WordEnding::Rieul;
    case 'm':
    case 'n':
        return WordEnding::Consonant;
    default:
        return WordEnding::Vowel;
    }
}

/// Jane 제인, Chrome 크롬, Apple 애플, Mike 마이크; but me 미, Zoe 조이.
WordEnding endingInE(QStringView word, qsizetype vowels)
{
    if (vowels == 1)
        return WordEnding::Vowel;
    switch (word[word.size() - 2].unicode()) {
    case 'l':
        return WordEnding::Rieul;
    case 'm':
    case 'n':
        return WordEnding::Consonant;
    case 'p': // hope 호프, type 타입
        return WordEnding::Unknown;
    default:
        return WordEnding::Vowel;
    }
}

/// Behind a short vowel it closes the syllable (Nick 닉, Bob 밥), behind a consonant it gets a
/// syllable of its own (Mark 마크, camp 캠프), behind two vowels it depends (group 그룹, soup
/// 수프).
WordEnding endingInStop(QStringView word, qsizetype vowels)
{
    const QChar last = word.back();
    const QChar before = word[word.size() - 2];
    if (!isLatinVowel(before)) {
        if (last == u't' && before == u't') // Scott 스콧, Matt 매트
            return WordEnding::Unknown;
        const bool closes =
            before == last || (last == u'k' && before == u'c') || (last == u'b' && before == u'm');
        return closes ? WordEnding::Consonant : WordEnding::Vowel;
    }
    const bool isLong = word.size() > 2 && isLatinVowel(word[word.size() - 3]);
    if (isLong && !word.chopped(1).endsWith("oo"_L1)) // book 북, shop 숍
        return WordEnding::Unknown;
    if (last == u't' && vowels == 1) // cat 캣, kit 키트; but robot 로봇
        return WordEnding::Unknown;
    return WordEnding::Consonant;
}

WordEnding endingInConsonant(QStringView word, qsizetype vowels)
{
    const QChar before = word[word.size() - 2];
    switch (word.back().unicode()) {
    case 'l':
        return WordEnding::Rieul;
    case 'm':
    case 'n':
        return WordEnding::Consonant;
    case 'g': // Kang 강; blog 블로그, bag 백
        return before == u'n' ? WordEnding::Consonant : WordEnding::Unknown;
    case 'h': // Sarah 세라, Ruth 루스, Josh 조시; Joseph 조지프, 조셉
        return before == u'p' ? WordEnding::Unknown : WordEnding::Vowel;
    case 'q':
        return WordEnding::Unknown;
    case 'b':
    case 'c':
    case 'k':
    case 'p':
    case 't':
        return endingInStop(word, vowels);
    default: // 스, 드, 프, 브, 즈; Peter 피터
        return WordEnding::Vowel;
    }
}

WordEnding readAsWord(QStringView word, qsizetype vowels)
{
    if (word == "park"_L1) // a surname, 박, and a park, 파크
        return WordEnding::Unknown;
    if (word.back() == u'e')
        return endingInE(word, vowels);
    if (isLatinVowel(word.back()) || word.back() == u'w')
        return WordEnding::Vowel;
    return endingInConsonant(word, vowels);
}

} // namespace

bool isLatinVowel(QChar letter)
{
    return "aeiouyAEIOUY"_L1.contains(letter);
}

WordEnding latinWordEnding(const QString &letters)
{
    const QString word = letters.toLower();
    if (word.back() < u'a' || word.back() > u'z')
        return WordEnding::Unknown;
    const qsizetype vowels = std::ranges::count_if(word, isLatinVowel);
    const WordEnding asLetters = letterNameEnding(word.back());
    if (word.size() == 1 || vowels == 0)
        return asLetters;
    const WordEnding asWord = readAsWord(word, vowels);
    // NEO and CEO: one is a word, the other is spelt. What both agree on is right.
    const bool isAcronym = letters.toUpper() == letters;
    return !isAcronym || asWord == asLetters ? asWord : WordEnding::Unknown;
}

} // namespace program
