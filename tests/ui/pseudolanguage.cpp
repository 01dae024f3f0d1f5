// SPDX-License-Identifier: Apache-2.0
#include "pseudolanguage.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace gallery {
namespace {

constexpr double more = 0.4;
constexpr qsizetype wordLength = 7;

bool isMarker(const QString &text, qsizetype at)
{
    return at > 0 && (text.at(at - 1) == u'%' || (at > 1 && text.mid(at - 2, 2) == "%L"_L1));
}

QString accented(QString text)
{
    static const QString plain = u"aeiouAEIOU"_s;
    static const QString marked = u"áéîöüÁÉÎÖÜ"_s;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype vowel = plain.indexOf(text.at(i));
        if (vowel >= 0 && !isMarker(text, i))
            text[i] = marked.at(vowel);
    }
    return text;
}

/// In words where text has some: what is longer elsewhere is broken into lines there, too.
QString padding(const QString &text)
{
    const auto length = static_cast<qsizetype>(std::ceil(more * double(text.size())));
    QString letters;
    for (qsizetype i = 0; i < length; ++i)
        letters += text.contains(u' ') && i % wordLength == 0 ? u' ' : u'ê';
    return letters == " "_L1 ? u" ê"_s : letters;
}

} // namespace

QString pseudoText(const QString &text)
{
    qsizetype end = text.size();
    while (end > 0 && QStringView(u".,:;!?…”\"").contains(text.at(end - 1)))
        --end;
    return accented(text.first(end)) + padding(text) + text.sliced(end);
}

QString PseudoLanguage::translate(const char *context, const char *sourceText,
                                  const char *disambiguation, int) const
{
    Q_UNUSED(context)
    const QString text = QString::fromUtf8(sourceText);
    // A pattern of letters with a meaning is no text.
    if (QByteArrayView(disambiguation).startsWith("birthday"))
        return text;
    return pseudoText(text);
}

} // namespace gallery
