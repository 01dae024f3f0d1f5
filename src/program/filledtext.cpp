// SPDX-License-Identifier: Apache-2.0
#include "program/filledtext.h"

#include "program/wordending.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace program {
namespace {

struct Particle
{
    QStringView mark;
    QStringView afterConsonant;
    QStringView afterVowel;
};

constexpr Particle particles[] = {
    {u"은(는)", u"은", u"는"},   {u"이(가)", u"이", u"가"}, {u"을(를)", u"을", u"를"},
    {u"과(와)", u"과", u"와"},   {u"아(야)", u"아", u"야"}, {u"이에요(예요)", u"이에요", u"예요"},
    {u"(으)로", u"으로", u"로"}, {u"(이)", u"이", u""}, // (이)라는, (이)라고, (이)나, (이)랑
};

QStringView form(const Particle &particle, WordEnding ending)
{
    switch (ending) {
    case WordEnding::Unknown:
        return particle.mark;
    case WordEnding::Vowel:
        return particle.afterVowel;
    case WordEnding::Rieul:
        return particle.mark == u"(으)로" ? particle.afterVowel : particle.afterConsonant;
    case WordEnding::Consonant:
        return particle.afterConsonant;
    }
    Q_UNREACHABLE();
}

/// A bracket is none of these: the particle behind it goes with the word before it.
bool closesQuote(QChar c)
{
    return c.category() == QChar::Punctuation_FinalQuote
        || QStringView(u"\"'」』\u2069").contains(c);
}

/// Takes the quote that closes behind a place and the particle off the rest of the text.
QString takeParticle(QStringView &rest, const QString &name)
{
    const auto end = std::ranges::find_if_not(rest, closesQuote);
    const QStringView closing = rest.first(end - rest.begin());
    const QStringView behind = rest.sliced(closing.size());
    const auto particle = std::ranges::find_if(
        particles, [&](const Particle &p) { return behind.startsWith(p.mark); });
    if (particle == std::end(particles))
        return {};
    rest = behind.sliced(particle->mark.size());
    return closing.toString() += form(*particle, wordEnding(name));
}

/// The place that rest begins with, counted from 0; -1 when there is none.
int placeAt(QStringView rest)
{
    return rest.size() > 1 && rest[0] == u'%' && rest[1] >= u'1' && rest[1] <= u'9'
        ? rest[1].unicode() - u'1'
        : -1;
}

} // namespace

QString filled(const QString &text, const QStringList &names)
{
    QString result;
    QStringView rest = text;
    while (!rest.isEmpty()) {
        const int place = placeAt(rest);
        if (place < 0 || place >= names.size()) {
            result += rest.front();
            rest = rest.sliced(1);
            continue;
        }
        rest = rest.sliced(2);
        result += names[place];
        result += takeParticle(rest, names[place]);
    }
    return result;
}

} // namespace program
