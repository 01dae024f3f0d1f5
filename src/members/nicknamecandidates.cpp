// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamecandidates.h"

#include "members/unicodetext.h"
#include "members/wordlists.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace members {

/// What one kind of candidate is made of.
struct NicknameCandidates::Shape
{
    enum Front { Name, ModifiedName, ModifiedNoun };
    enum Tail { Nothing, Place, Number };

    Front front = Name;
    Tail tail = Nothing;
    int fewestDigits = 0;
    int mostDigits = 0;
};

namespace {

/// After so many misses in a row a round goes as far as the one after it.
constexpr qsizetype patience = 32;

/// They swear, hate or mourn, in Korean or in English, wherever in a number they stand.
constexpr QStringView unwelcomeNumbers[]{u"18",  u"44",  u"69",  u"88",
                                         u"416", u"420", u"666", u"911"};

bool isUnwelcome(const QString &number)
{
    return std::any_of(std::begin(unwelcomeNumbers), std::end(unwelcomeNumbers),
                       [&](QStringView unwelcome) { return number.contains(unwelcome); });
}

qsizetype utf8Size(const QString &text)
{
    return text.toUtf8().size();
}

} // namespace

NicknameCandidates::NicknameCandidates(QString wanted, QLocale::Language language,
                                       QRandomGenerator &random, const NicknameLimits &limits)
    : m_wanted(std::move(wanted)), m_language(wordLanguage(m_wanted, language)), m_random(random),
      m_limits(limits), m_given{m_wanted.toCaseFolded()}
{
}

QStringList NicknameCandidates::next(int count)
{
    if (!m_base)
        m_base.emplace(makeBase());
    ++m_round;
    m_turn = 0;
    QStringList candidates;
    qsizetype misses = 0; // in a row
    while (candidates.size() < count && misses < 3 * patience) {
        const QString candidate = compose(nextShape(m_round + misses / patience));
        const QString folded = candidate.toCaseFolded();
        if (!isWithinLimits(candidate) || m_given.contains(folded)) {
            ++misses;
            continue;
        }
        m_given.insert(folded);
        candidates.append(candidate);
        misses = 0;
    }
    return candidates;
}

NicknameCandidates::Base NicknameCandidates::makeBase() const
{
    const WordLists &words = wordLists(m_language);
    const QString name = withoutTail(m_wanted, words);
    return {.words = words,
            .name = NicknameStem(name),
            .bareName = NicknameStem(withoutModifier(name, words))};
}

const NicknameCandidates::Shape &NicknameCandidates::nextShape(qsizetype reach)
{
    using S = Shape;
    static constexpr Shape named[][3]{
        {{S::ModifiedName}, {S::Name, S::Place}, {S::Name, S::Number, 2, 2}},
        {{S::ModifiedName, S::Number, 2, 3}, {S::ModifiedNoun}, {S::Name, S::Number, 4, 6}},
        {{S::ModifiedName, S::Number, 3, 6},
         {S::ModifiedNoun, S::Number, 2, 6},
         {S::Name, S::Number, 6, 9}}};
    static constexpr Shape nameless[][2]{
        {{S::ModifiedNoun}, {S::ModifiedNoun}},
        {{S::ModifiedNoun}, {S::ModifiedNoun, S::Number, 2, 2}},
        {{S::ModifiedNoun, S::Number, 2, 4}, {S::ModifiedNoun, S::Number, 4, 6}}};

    const auto ring = std::min<qsizetype>(reach, std::size(named) - 1);
    const qsizetype turn = m_turn++;
    return m_base->name.isEmpty() ? nameless[ring][turn % 2] : named[ring][turn % 3];
}

QString NicknameCandidates::compose(const Shape &shape)
{
    const NicknameStem &stem = shape.front == Shape::Name ? m_base->name : m_base->bareName;
    QString before;
    if (shape.front != Shape::Name)
        before = pick(m_base->words.modifiers);
    if (shape.front == Shape::ModifiedNoun)
        before += pick(m_base->words.nouns);
    else if (!before.isEmpty() && stem.hasSpace())
        before += u' ';

    const qsizetype room = m_limits.maximumLength - before.size();
    if (shape.front == Shape::ModifiedNoun)
        return before + tail(shape, QString(), room);

    const QString after = tail(shape, stem.hasDigit() ? u"_"_s : QString(), room - 1);
    QString name =
        stem.first(room - after.size(), m_limits.maximumBytes - utf8Size(before + after));
    if (name.isEmpty() || (before.isEmpty() && after.isEmpty()))
        return {};
    if (!before.isEmpty() && name.front().script() == QChar::Script_Latin) { // CalmRyan
        name.front() = name.front().toUpper();
        name = name.normalized(QString::NormalizationForm_C); // a mark may join a capital alone
    }
    return before + name + after;
}

QString NicknameCandidates::tail(const Shape &shape, const QString &connector, qsizetype room)
{
    switch (shape.tail) {
    case Shape::Nothing:
        return {};
    case Shape::Place:
        return u'_' + pick(m_base->words.places);
    case Shape::Number:
        const int wanted = m_random.bounded(shape.fewestDigits, shape.mostDigits + 1);
        return connector + number(std::min<qsizetype>(wanted, room - connector.size()));
    }
    Q_UNREACHABLE();
}

QString NicknameCandidates::number(qsizetype digits)
{
    if (digits < 1)
        return {};
    int end = 10;
    for (qsizetype i = 1; i < digits; ++i)
        end *= 10;
    QString number;
    do {
        number = QString::number(m_random.bounded(end / 10, end));
    } while (isUnwelcome(number));
    return number;
}

const QString &NicknameCandidates::pick(const QStringList &words)
{
    return words.at(m_random.bounded(words.size()));
}

bool NicknameCandidates::isWithinLimits(const QString &candidate) const
{
    const qsizetype length = graphemeEnds(candidate).size();
    return length >= std::max(m_limits.minimumLength, 1) && length <= m_limits.maximumLength
        && utf8Size(candidate) <= m_limits.maximumBytes;
}

} // namespace members
