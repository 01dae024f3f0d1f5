// SPDX-License-Identifier: Apache-2.0
#include "members/unicodetext.h"

#include <QVarLengthArray>

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

#include <memory>

namespace members {
namespace {

struct CloseBreaks
{
    void operator()(UBreakIterator *breaks) const { ubrk_close(breaks); }
};

/// One a thread: it is costly to open and remembers its text.
UBreakIterator *graphemeBreaks()
{
    static const thread_local std::unique_ptr<UBreakIterator, CloseBreaks> breaks([] {
        UErrorCode error = U_ZERO_ERROR;
        return ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error);
    }());
    return breaks.get();
}

/// What write(buffer, capacity, error) makes of a text of about this size. write returns the size
/// that is needed; text is the answer when ICU will not give one.
template <typename Write>
QString written(const QString &text, Write &&write)
{
    QVarLengthArray<char16_t, 128> buffer(text.size() + 32);
    UErrorCode error = U_ZERO_ERROR;
    int32_t size = write(buffer.data(), int32_t(buffer.size()), &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        buffer.resize(size);
        size = write(buffer.data(), size, &error);
    }
    return U_SUCCESS(error) ? QString::fromUtf16(buffer.constData(), size) : text;
}

const UChar *units(const QString &text)
{
    return QStringView(text).utf16();
}

QString normalized(const QString &text, const UNormalizer2 *form)
{
    UErrorCode error = U_ZERO_ERROR;
    if (unorm2_quickCheck(form, units(text), int32_t(text.size()), &error) == UNORM_YES)
        return text;
    return written(text, [&](UChar *buffer, int32_t capacity, UErrorCode *failure) {
        return unorm2_normalize(form, units(text), int32_t(text.size()), buffer, capacity, failure);
    });
}

} // namespace

char32_t codePointAt(QStringView text, qsizetype index)
{
    UChar32 c = 0;
    U16_GET(text.utf16(), 0, index, text.size(), c);
    return char32_t(c);
}

char32_t codePointBefore(QStringView text, qsizetype index)
{
    UChar32 c = 0;
    U16_PREV(text.utf16(), 0, index, c);
    return char32_t(c);
}

qsizetype unitsOf(char32_t codePoint)
{
    return U16_LENGTH(codePoint);
}

QString compatiblyComposed(const QString &text)
{
    UErrorCode error = U_ZERO_ERROR;
    static const UNormalizer2 *const form = unorm2_getNFKCInstance(&error);
    return normalized(text, form);
}

QString lowerCased(const QString &text)
{
    return written(text, [&](UChar *buffer, int32_t capacity, UErrorCode *failure) {
        return u_strToLower(buffer, capacity, units(text), int32_t(text.size()), "", failure);
    });
}

GraphemeEnds graphemeEnds(QStringView text)
{
    GraphemeEnds ends;
    UBreakIterator *const breaks = graphemeBreaks();
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaks, text.utf16(), int32_t(text.size()), &error);
    while (const int32_t end = ubrk_next(breaks)) {
        if (end == UBRK_DONE)
            break;
        ends.append(end);
    }
    return ends;
}

} // namespace members
