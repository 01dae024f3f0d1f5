// SPDX-License-Identifier: Apache-2.0
#include "maskednickname.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include <utility>

namespace {

bool isRecommended(const QString &cluster)
{
    // A skin tone alone counts for the final sigma, and stays as it is by any rule.
    const bool isTone = cluster.size() == 2 && cluster.at(0) == QChar(0xd83c)
        && 0xdffb <= cluster.at(1).unicode() && cluster.at(1).unicode() <= 0xdfff;
    return !isTone
        && u_stringHasBinaryProperty(QStringView(cluster).utf16(), int32_t(cluster.size()),
                                     UCHAR_RGI_EMOJI);
}

bool isStandingLetter(QChar c)
{
    constexpr char16_t filler = 0x3164;
    return 0x3131 <= c.unicode() && c.unicode() <= 0x318e && c != filler;
}

} // namespace

MaskedNickname::MaskedNickname(const QString &text, For purpose) : m_original(text)
{
    UErrorCode error = U_ZERO_ERROR;
    static UBreakIterator *const breaks = ubrk_open(UBRK_CHARACTER, "", nullptr, 0, &error);
    ubrk_setText(breaks, QStringView(text).utf16(), int32_t(text.size()), &error);
    int32_t start = 0;
    for (int32_t end = 0; (end = ubrk_next(breaks)) != UBRK_DONE; start = end)
        add(text.sliced(start, end - start), purpose);
}

std::optional<QString> MaskedNickname::unmask(const std::optional<QString> &text) const
{
    if (!text)
        return text;
    QString result;
    for (const QChar c : *text)
        result += m_masked.value(c, c);
    return result;
}

void MaskedNickname::add(QString cluster, For purpose)
{
    if (isRecommended(cluster)) {
        m_hasEmoji = true;
        if (purpose == For::Comparison)
            cluster.remove(QChar(0xfe0f));
        m_text += isRecommended(cluster) ? standIn(cluster) : cluster;
        return;
    }
    for (const QChar c : std::as_const(cluster)) {
        const bool stands = isStandingLetter(c);
        m_hasLetters = m_hasLetters || stands;
        m_text += stands ? standIn(c) : QString(c);
    }
}

QString MaskedNickname::standIn(const QString &original)
{
    while (m_original.contains(m_hexagram))
        m_hexagram = QChar(char16_t(m_hexagram.unicode() + 1));
    const QChar free = std::exchange(m_hexagram, QChar(char16_t(m_hexagram.unicode() + 1)));
    m_masked.insert(free, original);
    return free;
}
