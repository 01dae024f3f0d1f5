// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamerules.h"

#include "members/nicknamefaults.h"
#include "members/nicknamemapping.h"
#include "members/unicodetext.h"

namespace members {
namespace {

/// Line breaks and tabs, too, so that what stood apart stays apart.
QString withBlanksAsSpaces(QStringView text)
{
    constexpr QChar emptyBraille(0x2800);
    QString result = text.toString();
    for (QChar &c : result) {
        if (c.isSpace() || c == emptyBraille)
            c = u' ';
    }
    return result;
}

QString withoutFaults(const QString &text)
{
    QString kept;
    qsizetype start = 0;
    for (const qsizetype fault : faultsIn(text)) {
        kept += QStringView(text).sliced(start, fault - start);
        start = fault + unitsOf(codePointAt(text, fault));
    }
    kept += QStringView(text).sliced(start);
    return kept;
}

/// The longest beginning of whole grapheme clusters that keeps to the limits.
QString cut(const QString &text, const NicknameLimits &limits)
{
    qsizetype length = 0;
    qsizetype bytes = 0;
    qsizetype kept = 0;
    for (const qsizetype end : graphemeEnds(text)) {
        bytes += QStringView(text).sliced(kept, end - kept).toUtf8().size();
        if (++length > limits.maximumLength || bytes > limits.maximumBytes)
            break;
        kept = end;
    }
    return text.first(kept);
}

} // namespace

QString cleanNickname(const QString &text, const NicknameLimits &limits)
{
    // What is left out may bring together what composes, or take a neighbour that another needs.
    // Every round shortens the text or is the last but one; a nickname has room for so many.
    constexpr int rounds = 100;
    QString kept = withBlanksAsSpaces(QStringView(text).first(qMin(text.size(), longestText)));
    for (int round = 0; round < rounds; ++round) {
        QString next = cut(withoutFaults(mapNickname(kept, NicknameProfile::Korean).text), limits);
        if (next == kept)
            return kept;
        kept = std::move(next);
    }
    return {};
}

} // namespace members
