// SPDX-License-Identifier: Apache-2.0
#include "members/wordlists.h"

#include <QFile>

// Outside any namespace, as the macro wants it; a static library's resources need the call.
static bool initResources()
{
    Q_INIT_RESOURCE(nickname_words);
    return true;
}

using namespace Qt::StringLiterals;

namespace members {
namespace {

QStringList readWords(const QString &name)
{
    QFile file(u":/daemun/members/nicknames/"_s + name + u".txt"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened); // it is part of this library
    QStringList words;
    const QString text = QString::fromUtf8(opened ? file.readAll() : QByteArray());
    for (const QStringView line : QStringView(text).split(u'\n', Qt::SkipEmptyParts)) {
        if (!line.startsWith(u'#'))
            words.append(line.toString());
    }
    return words;
}

WordLists readLists(const QString &language)
{
    [[maybe_unused]] static const bool ready = initResources();
    return {.modifiers = readWords(language + u"-modifiers"_s),
            .nouns = readWords(language + u"-nouns"_s),
            .places = readWords(language + u"-places"_s)};
}

} // namespace

const WordLists &wordLists(QLocale::Language language)
{
    if (language == QLocale::Korean) {
        static const WordLists korean = readLists(u"ko"_s);
        return korean;
    }
    static const WordLists english = readLists(u"en"_s);
    return english;
}

} // namespace members
