// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamestem.h"

#include "members/unicodetext.h"
#include "members/wordlists.h"

#include <algorithm>

namespace members {
namespace {

bool isConnector(QChar c)
{
    return c.isSpace() || c == u'_' || c == u'-' || c == u'.';
}

bool isDigit(QChar c)
{
    return c.isDigit();
}

QStringView withoutConnectors(QStringView text)
{
    while (!text.isEmpty() && isConnector(text.back()))
        text.chop(1);
    return text;
}

/// A nickname of digits alone stays.
QStringView withoutNumber(QStringView text)
{
    QStringView rest = text;
    while (!rest.isEmpty() && isDigit(rest.back()))
        rest.chop(1);
    rest = withoutConnectors(rest);
    return rest.isEmpty() ? text : rest;
}

QStringView withoutPlace(QStringView text, const QStringList &places)
{
    const qsizetype connector = text.lastIndexOf(u'_');
    if (connector < 1 || !places.contains(text.sliced(connector + 1), Qt::CaseInsensitive))
        return text;
    const QStringView rest = withoutConnectors(text.first(connector));
    return rest.isEmpty() ? text : rest;
}

} // namespace

NicknameStem::NicknameStem(QString text)
    : m_text(std::move(text)), m_hasDigit(std::any_of(m_text.cbegin(), m_text.cend(), isDigit)),
      m_hasSpace(m_text.contains(u' '))
{
    Boundary last;
    for (const qsizetype end : graphemeEnds(m_text)) {
        last.bytes += QStringView(m_text).sliced(last.end, end - last.end).toUtf8().size();
        last.end = end;
        m_boundaries.append(last);
    }
}

QString NicknameStem::first(qsizetype graphemes, qsizetype bytes) const
{
    qsizetype count = std::clamp<qsizetype>(graphemes, 0, m_boundaries.size());
    while (count > 0 && m_boundaries.at(count - 1).bytes > bytes)
        --count;
    const qsizetype end = count > 0 ? m_boundaries.at(count - 1).end : 0;
    return withoutConnectors(QStringView(m_text).first(end)).toString();
}

QLocale::Language wordLanguage(const QString &nickname, QLocale::Language otherwise)
{
    QLocale::Language language = otherwise;
    for (const QChar c : nickname) {
        const QChar::Script script = c.script();
        if (script == QChar::Script_Hangul)
            return QLocale::Korean;
        if (script == QChar::Script_Latin)
            language = QLocale::English;
    }
    return language;
}

QString withoutTail(const QString &nickname, const WordLists &words)
{
    const QStringView name = withoutNumber(withoutConnectors(nickname));
    return withoutNumber(withoutPlace(name, words.places)).toString();
}

QString withoutModifier(const QString &nickname, const WordLists &words)
{
    for (const QString &modifier : words.modifiers) {
        if (!nickname.startsWith(modifier))
            continue;
        const QString rest = nickname.sliced(modifier.size()).trimmed();
        if (rest.size() > 1 && !rest.front().isLower()) // Sunnyvale is one word
            return rest;
    }
    return nickname;
}

} // namespace members
