// SPDX-License-Identifier: Apache-2.0
#include "program/wordending.h"

#include "program/latinending_p.h"

#include <QList>

#include <algorithm>

namespace program {
namespace {

using Characters = QList<char32_t>;

/// Letters of a style of their own, full and half width, and what is set in a circle.
char32_t withoutStyle(char32_t c)
{
    switch (QChar::decompositionTag(c)) {
    case QChar::Font:
    case QChar::Circle:
    case QChar::Wide:
    case QChar::Narrow: {
        const auto plain = QChar::decomposition(c).toUcs4();
        return plain.size() == 1 ? plain.first() : c;
    }
    default:
        return c;
    }
}

Characters charactersOf(const QString &word)
{
    Characters characters;
    const auto codePoints = word.normalized(QString::NormalizationForm_C).toUcs4();
    for (const char32_t c : codePoints)
        characters << withoutStyle(c);
    return characters;
}

bool isDigit(char32_t c)
{
    return QChar::category(c) == QChar::Number_DecimalDigit;
}

bool isSilent(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return true;
    case QChar::Punctuation_Other:
        return c != U'%' && c != U'&' && c != U'#' && c != U'@'; // these have names of their own
    case QChar::Symbol_Math:
        return c == U'~';
    default:
        return false;
    }
}

/// Where the bracket opens that closes the word: what it holds is not read with the particle.
/// 0 when there is none, or nothing before it.
qsizetype openingBracket(const Characters &word)
{
    const char32_t closing = word.last();
    const char32_t opening = QChar::mirroredChar(closing);
    if (QChar::category(closing) != QChar::Punctuation_Close || opening == closing)
        return 0;
    int depth = 0;
    for (qsizetype i = word.size() - 1; i > 0; --i) {
        if (word[i] == closing)
            ++depth;
        else if (word[i] == opening && --depth == 0)
            return std::all_of(word.begin(), word.begin() + i, isSilent) ? 0 : i;
    }
    return 0;
}

void dropSilentEnd(Characters &word)
{
    while (!word.isEmpty() && isSilent(word.last())) {
        if (const qsizetype opening = openingBracket(word))
            word.resize(opening);
        else
            word.removeLast();
    }
}

/// Vowels and finals that stand behind a syllable, or before none, and so were not composed.
constexpr char32_t firstVowel = 0x1161;
constexpr char32_t noFinal = 0x11a7;
constexpr char32_t lastFinal = 0x11ff;

WordEnding fromFinal(char32_t index)
{
    if (index == 0)
        return WordEnding::Vowel;
    return index == 8 ? WordEnding::Rieul : WordEnding::Consonant;
}

bool isConsonantLetter(char32_t c)
{
    return c >= U'ㄱ' && c <= U'ㅎ';
}

/// ㅋㅋ and ㅎㅎ are laughter, with a vowel. A single other letter goes by its name, and a row of
/// them is an abbreviation of whoever wrote it.
WordEnding consonantLetterEnding(const Characters &word)
{
    const char32_t last = word.last();
    if (last == U'ㅋ' || last == U'ㅎ')
        return WordEnding::Vowel;
    if (word.size() > 1 && isConsonantLetter(word[word.size() - 2]))
        return WordEnding::Unknown;
    return last == U'ㄹ' ? WordEnding::Rieul : WordEnding::Consonant;
}

WordEnding digitEnding(int digit)
{
    switch (digit) {
    case 1: // 일, 칠, 팔
    case 7:
    case 8:
        return WordEnding::Rieul;
    case 0: // 영, 삼, 육
    case 3:
    case 6:
        return WordEnding::Consonant;
    default: // 이, 사, 오, 구
        return WordEnding::Vowel;
    }
}

/// 십, 백, 천, 만, 억, 조, 경: by the zeros at the end. Digits behind a point or a leading zero are
/// read one by one.
WordEnding numberEnding(const Characters &word)
{
    qsizetype start = word.size();
    qsizetype zeros = 0;
    bool onlyZeros = true;
    while (start > 0) {
        const char32_t c = word[start - 1];
        const bool groups =
            c == U',' && start < word.size() && start > 1 && isDigit(word[start - 2]);
        if (!isDigit(c) && !groups)
            break;
        onlyZeros = onlyZeros && (groups || QChar::digitValue(c) == 0);
        zeros += onlyZeros && !groups;
        --start;
    }
    const bool oneByOne = QChar::digitValue(word[start]) == 0
        || (start > 1 && word[start - 1] == U'.' && isDigit(word[start - 2]));
    if (zeros == 0 || oneByOne)
        return digitEnding(QChar::digitValue(word.last()));
    if (zeros >= 20)
        return WordEnding::Unknown;
    return zeros >= 12 && zeros < 16 ? WordEnding::Vowel : WordEnding::Consonant; // 조
}

/// The Latin letters at the end, each without its accent.
WordEnding latinEnding(const Characters &word)
{
    const auto isLatin = [](char32_t c) { return QChar::script(c) == QChar::Script_Latin; };
    const auto start = std::find_if_not(word.rbegin(), word.rend(), isLatin).base();
    QString letters;
    for (auto c = start; c != word.end(); ++c) {
        const QString parts = QChar::decomposition(*c);
        letters += parts.isEmpty() ? QString::fromUcs4(&*c, 1) : parts.first(1);
    }
    const bool isAccented = QChar::decompositionTag(word.last()) == QChar::Canonical;
    return isAccented && isLatinVowel(letters.back()) ? WordEnding::Vowel
                                                      : latinWordEnding(letters);
}

} // namespace

WordEnding wordEnding(const QString &word)
{
    Characters characters = charactersOf(word);
    dropSilentEnd(characters);
    if (characters.isEmpty())
        return WordEnding::Unknown;
    const char32_t last = characters.last();
    if (last >= U'가' && last <= U'힣')
        return fromFinal((last - U'가') % 28);
    if (last >= firstVowel && last <= noFinal)
        return WordEnding::Vowel;
    if (last > noFinal && last <= lastFinal)
        return fromFinal(last - noFinal);
    if (last >= U'ㅏ' && last <= U'ㅣ')
        return WordEnding::Vowel;
    if (isConsonantLetter(last))
        return consonantLetterEnding(characters);
    if (isDigit(last))
        return numberEnding(characters);
    if (last == U'%') // 퍼센트
        return WordEnding::Vowel;
    if (QChar::script(last) == QChar::Script_Latin)
        return latinEnding(characters);
    return WordEnding::Unknown;
}

} // namespace program
