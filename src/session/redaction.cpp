// SPDX-License-Identifier: Apache-2.0
#include "session/redaction.h"

#include "session/longsecret_p.h"
#include "session/namedsecret_p.h"
#include "session/personaldata_p.h"

namespace session {
namespace {

/// Goes through a text once. Each kind of finding is looked for only where it can begin, so that a
/// letter is looked at a few times at the most.
class Redactor
{
public:
    explicit Redactor(QStringView text) : m_text(text) { m_out.reserve(text.size()); }

    QString run()
    {
        while (m_at < m_text.size()) {
            const LogUnit unit = unitAt(m_text, m_at);
            if (const auto finding = findingAt(unit))
                cover(*finding);
            else
                keep(unit);
        }
        return m_out;
    }

private:
    [[nodiscard]] std::optional<Finding> findingAt(const LogUnit &unit);
    [[nodiscard]] std::optional<Finding> base64Here();
    void cover(const Finding &finding);
    void keep(const LogUnit &unit);

    QStringView m_text;
    QString m_out;
    qsizetype m_at = 0;
    char16_t m_previous = 0;
    qsizetype m_base64End = 0;  ///< so far it is known
    qsizetype m_mailBegin = -1; ///< where an address would begin whose `@` came now
};

std::optional<Finding> Redactor::findingAt(const LogUnit &unit)
{
    const char16_t c = unit.character;
    std::optional<Finding> finding;
    const bool beginsWord = isWord(c) && !isWord(m_previous);
    if (beginsWord)
        finding = namedSecretAt(m_text, m_at);
    if (!finding && isBase64(c) && m_at >= m_base64End)
        finding = base64Here();
    if (!finding && beginsWord)
        finding = longWordAt(m_text, m_at);
    if (!finding && !isAsciiAlnum(m_previous))
        finding = phoneNumberAt(m_text, m_at);
    if (!finding && isMailAt(c) && m_mailBegin >= 0)
        finding = mailAddressAround(m_text, m_mailBegin, unit.end);
    if (!finding && c == u':')
        finding = userInfoAt(m_text, m_at);
    return finding;
}

std::optional<Finding> Redactor::base64Here()
{
    const Base64Run run = base64At(m_text, m_at);
    m_base64End = run.end;
    if (!run.isSecret)
        return std::nullopt;
    return Finding{.begin = m_at, .end = run.end, .placeholder = secretPlaceholder};
}

void Redactor::cover(const Finding &finding)
{
    if (finding.begin < m_at)
        m_out.chop(m_at - finding.begin); // nothing was covered since
    else
        m_out += m_text.sliced(m_at, finding.begin - m_at);
    m_out += finding.placeholder;
    m_at = finding.end;
    m_previous = 0;
    m_mailBegin = -1;
}

void Redactor::keep(const LogUnit &unit)
{
    m_out += m_text.sliced(m_at, unit.end - m_at);
    if (!isMailLocal(unit.character))
        m_mailBegin = -1;
    else if (m_mailBegin < 0)
        m_mailBegin = m_at;
    m_previous = unit.character;
    m_at = unit.end;
}

} // namespace

QString redacted(const QString &text)
{
    return Redactor(text).run();
}

} // namespace session
