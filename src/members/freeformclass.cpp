// SPDX-License-Identifier: Apache-2.0
#include "members/freeformclass.h"

#include "members/contextrules.h"
#include "members/unicodetext.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include <optional>

namespace members {
namespace {

/// RFC 8264 9.6, which takes the table of RFC 5892 2.6.
std::optional<DerivedProperty> exceptionFor(char32_t c)
{
    using enum DerivedProperty;
    const bool isArabicIndicDigit = 0x0660 <= c && c <= 0x0669;
    const bool isExtendedArabicIndicDigit = 0x06F0 <= c && c <= 0x06F9;
    if (isArabicIndicDigit || isExtendedArabicIndicDigit)
        return ContextOther;
    switch (c) {
    case 0x00DF: // sharp s
    case 0x03C2: // final sigma
    case 0x06FD: // Sindhi ampersand
    case 0x06FE: // Sindhi postposition
    case 0x0F0B: // Tibetan tsheg
    case 0x3007: // ideographic zero
        return ProtocolValid;
    case 0x00B7: // middle dot
    case 0x0375: // keraia
    case 0x05F3: // geresh
    case 0x05F4: // gershayim
    case 0x30FB: // katakana middle dot
        return ContextOther;
    case 0x0640: // tatweel
    case 0x07FA: // N'Ko lajanyalan
    case 0x302E: // Hangul tone marks
    case 0x302F:
    case 0x3031: // vertical kana repeat marks
    case 0x3032:
    case 0x3033:
    case 0x3034:
    case 0x3035:
    case 0x303B:
        return Disallowed;
    default:
        return std::nullopt;
    }
}

bool isOldHangulJamo(UChar32 c)
{
    const int type = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
    return type == U_HST_LEADING_JAMO || type == U_HST_VOWEL_JAMO || type == U_HST_TRAILING_JAMO;
}

DerivedProperty propertyOfCategory(UChar32 c)
{
    constexpr uint32_t letterDigits = U_GC_LL_MASK | U_GC_LU_MASK | U_GC_LO_MASK | U_GC_ND_MASK
        | U_GC_LM_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
    constexpr uint32_t others = U_GC_LT_MASK | U_GC_NL_MASK | U_GC_NO_MASK | U_GC_ME_MASK
        | U_GC_ZS_MASK | U_GC_S_MASK | U_GC_P_MASK;
    const uint32_t category = U_GET_GC_MASK(c);
    if ((category & letterDigits) != 0)
        return DerivedProperty::ProtocolValid;
    return (category & others) != 0 ? DerivedProperty::FreeformValid : DerivedProperty::Disallowed;
}

} // namespace

DerivedProperty derivedProperty(char32_t codePoint)
{
    using enum DerivedProperty;
    const auto c = UChar32(codePoint);
    if (const auto exception = exceptionFor(codePoint))
        return *exception;
    const bool isNoncharacter = U_IS_UNICODE_NONCHAR(c);
    if (u_charType(c) == U_UNASSIGNED && !isNoncharacter)
        return Unassigned;
    if (0x21 <= c && c <= 0x7E)
        return ProtocolValid;
    if (u_hasBinaryProperty(c, UCHAR_JOIN_CONTROL))
        return ContextJoin;
    if (isOldHangulJamo(c) || isNoncharacter
        || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)
        || u_charType(c) == U_CONTROL_CHAR)
        return Disallowed;
    if (u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) == UNORM_NO) // HasCompat
        return FreeformValid;
    return propertyOfCategory(c);
}

bool isInFreeformClass(QStringView text, qsizetype index)
{
    const char32_t c = codePointAt(text, index);
    if ((0x20 <= c && c <= 0x7E) || (0xAC00 <= c && c <= 0xD7A3))
        return true; // most of what is read
    switch (derivedProperty(c)) {
    case DerivedProperty::ProtocolValid:
    case DerivedProperty::FreeformValid:
        return true;
    case DerivedProperty::ContextJoin:
    case DerivedProperty::ContextOther:
        return isInContext(text, index);
    case DerivedProperty::Disallowed:
    case DerivedProperty::Unassigned:
        return false;
    }
    return false;
}

} // namespace members
