// SPDX-License-Identifier: Apache-2.0
#include "members/contextrules.h"

#include "members/unicodetext.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace members {
namespace {

bool isArabicIndicDigit(char32_t c)
{
    return 0x0660 <= c && c <= 0x0669;
}

bool isExtendedArabicIndicDigit(char32_t c)
{
    return 0x06F0 <= c && c <= 0x06F9;
}

bool isVirama(QStringView text, qsizetype end)
{
    constexpr uint8_t virama = 9; // Canonical_Combining_Class
    return end > 0 && u_getCombiningClass(UChar32(codePointBefore(text, end))) == virama;
}

int joiningType(char32_t c)
{
    return u_getIntPropertyValue(UChar32(c), UCHAR_JOINING_TYPE);
}

/// RFC 5892 A.1: (Joining_Type:{L,D})(Joining_Type:T)*ZWNJ(Joining_Type:T)*(Joining_Type:{R,D})
bool breaksACursiveConnection(QStringView text, qsizetype index)
{
    int before = U_JT_TRANSPARENT;
    for (qsizetype i = index; i > 0 && before == U_JT_TRANSPARENT;) {
        const char32_t c = codePointBefore(text, i);
        i -= unitsOf(c);
        before = joiningType(c);
    }
    int after = U_JT_TRANSPARENT;
    for (qsizetype i = index + 1; i < text.size() && after == U_JT_TRANSPARENT;) {
        const char32_t c = codePointAt(text, i);
        i += unitsOf(c);
        after = joiningType(c);
    }
    return (before == U_JT_LEFT_JOINING || before == U_JT_DUAL_JOINING)
        && (after == U_JT_RIGHT_JOINING || after == U_JT_DUAL_JOINING);
}

UScriptCode scriptOf(char32_t c)
{
    return UScriptCode(u_getIntPropertyValue(UChar32(c), UCHAR_SCRIPT));
}

bool hasKanaOrHan(QStringView text)
{
    for (qsizetype i = 0; i < text.size();) {
        const char32_t c = codePointAt(text, i);
        i += unitsOf(c);
        const UScriptCode script = scriptOf(c);
        if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || script == USCRIPT_HAN)
            return true;
    }
    return false;
}

} // namespace

bool isInContext(QStringView text, qsizetype index)
{
    const char32_t c = codePointAt(text, index);
    const qsizetype next = index + unitsOf(c);
    if (isArabicIndicDigit(c))
        return std::ranges::none_of(
            text, [](QChar other) { return isExtendedArabicIndicDigit(other.unicode()); });
    if (isExtendedArabicIndicDigit(c))
        return std::ranges::none_of(
            text, [](QChar other) { return isArabicIndicDigit(other.unicode()); });
    switch (c) {
    case 0x200C: // zero width non-joiner
        return isVirama(text, index) || breaksACursiveConnection(text, index);
    case 0x200D: // zero width joiner
        return isVirama(text, index);
    case 0x00B7: // middle dot
        return index > 0 && next < text.size() && text[index - 1] == u'l' && text[next] == u'l';
    case 0x0375: // keraia
        return next < text.size() && scriptOf(codePointAt(text, next)) == USCRIPT_GREEK;
    case 0x05F3: // geresh
    case 0x05F4: // gershayim
        return index > 0 && scriptOf(codePointBefore(text, index)) == USCRIPT_HEBREW;
    case 0x30FB: // katakana middle dot
        return hasKanaOrHan(text);
    default:
        return false;
    }
}

} // namespace members
