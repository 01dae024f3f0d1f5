// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"

#include "members/nicknamemapping.h"
#include "members/unicodetext.h"

#include <QVarLengthArray>

#include <unicode/uchar.h>
#include <unicode/uspoof.h>

namespace members {
namespace {

/// Opened once and never closed; reading from many threads is allowed.
const USpoofChecker *checker()
{
    static const USpoofChecker *const opened = [] {
        UErrorCode error = U_ZERO_ERROR;
        return uspoof_open(&error);
    }();
    return opened;
}

QString skeletonOf(const QString &text)
{
    constexpr int grown = 4; // a Hangul syllable becomes up to five letters
    QVarLengthArray<char16_t, 256> buffer(text.size() * grown + 64);
    const char16_t *const units = QStringView(text).utf16();
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = uspoof_getSkeleton(checker(), 0, units, int32_t(text.size()), buffer.data(),
                                      int32_t(buffer.size()), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        buffer.resize(size);
        size = uspoof_getSkeleton(checker(), 0, units, int32_t(text.size()), buffer.data(), size,
                                  &error);
    }
    return U_SUCCESS(error) ? QString::fromUtf16(buffer.constData(), size) : text;
}

bool isSeen(char32_t c)
{
    return !u_isUWhiteSpace(UChar32(c))
        && !u_hasBinaryProperty(UChar32(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

bool hasFinalConsonant(char32_t c)
{
    return u_getIntPropertyValue(UChar32(c), UCHAR_HANGUL_SYLLABLE_TYPE) == U_HST_LVT_SYLLABLE;
}

/// The skeleton writes a syllable as its letters and a double letter as two, so that 각가 and 가까
/// would look alike. A mark where a syllable ends in a consonant keeps them apart: a space, which
/// is free for it once the others are gone.
QString withSyllablesMarked(const QString &text)
{
    QString marked;
    marked.reserve(text.size() * 2);
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = codePointAt(text, i);
        i += unitsOf(c);
        if (!isSeen(c))
            continue;
        marked += QChar::fromUcs4(c);
        if (hasFinalConsonant(c))
            marked += u' ';
    }
    return marked;
}

} // namespace

QString nicknameSkeleton(const QString &nickname)
{
    if (nickname.size() > longestText)
        return nickname;
    const QString mapped = mapNickname(nickname, NicknameProfile::Korean).text;
    // I looks like l and 0 like O; only the second skeleton sees what became of them in lower case.
    const QString skeleton = skeletonOf(withSyllablesMarked(mapped));
    return skeletonOf(lowerCased(skeleton));
}

} // namespace members
