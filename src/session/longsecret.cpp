// SPDX-License-Identifier: Apache-2.0
#include "session/longsecret_p.h"

namespace session {
namespace {

constexpr qsizetype shortestSecret = 32;
constexpr qsizetype shortestPart = 16; // of a JWT, seen from its neighbour

struct Run
{
    qsizetype end = 0;
    qsizetype length = 0;
    bool hasDigit = false;
};

Run wordAt(QStringView text, qsizetype at)
{
    Run run{.end = at};
    while (run.end < text.size()) {
        const LogUnit unit = unitAt(text, run.end);
        if (!isWord(unit.character))
            break;
        run.hasDigit |= isDigit(unit.character);
        ++run.length;
        run.end = unit.end;
    }
    return run;
}

/// The other parts of a JWT, or of something like it.
qsizetype endOfParts(QStringView text, qsizetype at, qsizetype shortest)
{
    while (at < text.size()) {
        const LogUnit dot = unitAt(text, at);
        if (dot.character != u'.')
            break;
        const Run part = wordAt(text, dot.end);
        if (part.length < shortest)
            break;
        at = part.end;
    }
    return at;
}

enum class Kind { Upper, Lower, Digit, None };

Kind kindOf(char16_t c)
{
    if (isDigit(c))
        return Kind::Digit;
    if (!isAsciiAlnum(c))
        return Kind::None;
    return c >= u'a' ? Kind::Lower : Kind::Upper;
}

/// Counts what Base64 has more of than words.
class Texture
{
public:
    void add(char16_t c)
    {
        const Kind kind = kindOf(c);
        m_hasCut |= c == u'+' || c == u'/';
        if (kind == Kind::None || m_previous == Kind::None) {
            m_previous = kind;
            return;
        }
        m_seen |= 1U << unsigned(kind);
        ++m_pairs;
        m_changes += kind != m_previous;
        m_previous = kind;
    }
    /// 64 of 100 pairs change in random Base64, and 10 to 30 in paths with words in CamelCase.
    [[nodiscard]] bool isRandom() const
    {
        return m_hasCut && m_seen == 0b111 && 3 * m_changes > m_pairs;
    }

private:
    Kind m_previous = Kind::None;
    unsigned m_seen = 0;
    qsizetype m_pairs = 0;
    qsizetype m_changes = 0;
    bool m_hasCut = false;
};

} // namespace

std::optional<Finding> longWordAt(QStringView text, qsizetype at)
{
    const Run run = wordAt(text, at);
    const bool isLong = run.length >= shortestSecret && run.hasDigit;
    const bool beginsJwt = text.sliced(at).startsWith(u"eyJ"); // Base64 of {"
    qsizetype end = run.end;
    if (isLong || beginsJwt)
        end = endOfParts(text, end, beginsJwt ? 1 : shortestPart);
    if (!isLong && end == run.end)
        return std::nullopt;
    return Finding{.begin = at, .end = end, .placeholder = secretPlaceholder};
}

Base64Run base64At(QStringView text, qsizetype at)
{
    Texture texture;
    qsizetype length = 0;
    Base64Run run{.end = at};
    while (run.end < text.size()) {
        const LogUnit unit = unitAt(text, run.end);
        if (!isBase64(unit.character))
            break;
        texture.add(unit.character);
        ++length;
        run.end = unit.end;
    }
    run.isSecret = length >= shortestSecret && texture.isRandom();
    for (int padding = 0; run.isSecret && padding < 2 && run.end < text.size(); ++padding) {
        const LogUnit unit = unitAt(text, run.end);
        if (unit.character != u'=')
            break;
        run.end = unit.end;
    }
    return run;
}

} // namespace session
