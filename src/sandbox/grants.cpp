// SPDX-License-Identifier: Apache-2.0
#include "sandbox/grants.h"

#include "sandbox/http.h"

#include <algorithm>

namespace sandbox {

namespace {

bool isBelow(qsizetype limit, qint64 seconds, const QList<QDateTime> &times, const QDateTime &now)
{
    const auto recent = std::count_if(times.begin(), times.end(), [&](const QDateTime &time) {
        return time.secsTo(now) < seconds;
    });
    return recent < limit;
}

} // namespace

QByteArray Grants::issue(IssuedSecret::Kind kind, qint64 personId)
{
    const QByteArray name = randomToken();
    m_issued.add({kind, name, personId, m_clock.now()});
    return name;
}

QByteArray Grants::addCode(Code code)
{
    code.grant.number = ++m_lastNumber;
    const QByteArray name = issue(IssuedSecret::Kind::AuthorizationCode, code.grant.personId);
    m_codes.insert(name, code);
    return name;
}

std::optional<Code> Grants::takeCode(const QByteArray &code, const QDateTime &now)
{
    const auto found = m_codes.constFind(code);
    if (found == m_codes.constEnd())
        return std::nullopt;
    Code taken = *found;
    m_codes.erase(found);
    if (taken.expires <= now)
        return std::nullopt;
    return taken;
}

QByteArray Grants::addAccessToken(const Grant &grant, const QDateTime &now,
                                  std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::AccessToken, grant.personId);
    m_accessTokens.insert(token, {grant, now.addSecs(life.count())});
    m_accessTokenTimes[grant.personId].append(now);
    return token;
}

QByteArray Grants::addRefreshToken(const Grant &grant, const QDateTime &now,
                                   std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::RefreshToken, grant.personId);
    m_refreshTokens.insert(token, {grant, now.addSecs(life.count())});
    m_refreshTokenTimes[grant.personId].append(now);
    return token;
}

std::optional<Token> Grants::accessToken(const QByteArray &token) const
{
    const auto found = m_accessTokens.constFind(token);
    return found == m_accessTokens.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Token> Grants::refreshToken(const QByteArray &token, const QDateTime &now) const
{
    const auto found = m_refreshTokens.constFind(token);
    if (found == m_refreshTokens.constEnd() || found->expires <= now)
        return std::nullopt;
    return *found;
}

bool Grants::mayHaveAccessToken(qint64 personId, const QDateTime &now) const
{
    return isBelow(20, 10 * 60, m_accessTokenTimes.value(personId), now);
}

bool Grants::mayHaveRefreshToken(qint64 personId, const QDateTime &now) const
{
    return isBelow(30, 60 * 60, m_refreshTokenTimes.value(personId), now);
}

template <typename Ends>
void Grants::endTokens(Ends ends)
{
    const auto remove = [&](auto &entries) {
        entries.removeIf([&](const auto &entry) { return ends(entry.value().grant); });
    };
    remove(m_codes);
    remove(m_accessTokens);
    remove(m_refreshTokens);
}

void Grants::endGrant(qint64 number)
{
    endTokens([number](const Grant &grant) { return grant.number == number; });
}

void Grants::endPerson(qint64 personId)
{
    endTokens([personId](const Grant &grant) { return grant.personId == personId; });
}

} // namespace sandbox
