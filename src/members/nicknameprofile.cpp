// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"

namespace members {
namespace {

bool isBetween(char32_t c, char32_t first, char32_t last)
{
    return first <= c && c <= last;
}

bool isHangulLetter(QChar c)
{
    return isBetween(c.unicode(), 0x3131, 0x318E);
}

QString compatibilityNormalized(const QString &text)
{
    QString normalized;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isHangulLetter(text.at(i)))
            continue;
        normalized += text.sliced(start, i - start).normalized(QString::NormalizationForm_KC);
        normalized += text.at(i);
        start = i + 1;
    }
    return normalized + text.sliced(start).normalized(QString::NormalizationForm_KC);
}

} // namespace

std::optional<QString> enforceNickname(const QString &text, NicknameProfile)
{
    const QString simplified = text.simplified();
    return simplified.isEmpty() ? std::nullopt : std::optional(simplified);
}

QString nicknameKey(const QString &nickname, NicknameProfile)
{
    constexpr int maximumRounds = 4; // RFC 8266 2.4: once, and three times more
    QString key = nickname;
    for (int round = 0; round < maximumRounds; ++round) {
        QString next = compatibilityNormalized(key.simplified().toLower());
        if (next == key)
            break;
        key = std::move(next);
    }
    return key;
}

QString nicknameSkeleton(const QString &nickname)
{
    return nicknameKey(nickname).remove(u' ');
}

} // namespace members
