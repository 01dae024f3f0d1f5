// SPDX-License-Identifier: Apache-2.0
#include "sandbox/grants.h"

#include "sandbox/http.h"

#include <QCryptographicHash>

#include <algorithm>
#include <functional>

namespace sandbox {

namespace {

/// How many tokens Kakao gives one person in how many seconds.
struct Limit
{
    qsizetype tokens;
    qint64 seconds;
};
constexpr Limit accessLimit{20, 10 * 60};
constexpr Limit refreshLimit{30, 60 * 60};

bool isBelow(const Limit &limit, const QList<QDateTime> &times, const QDateTime &now)
{
    const auto recent = std::count_if(times.begin(), times.end(), [&](const QDateTime &time) {
        return time.secsTo(now) < limit.seconds;
    });
    return recent < limit.tokens;
}

/// What came before the last ones cannot matter to a limit.
void remember(const QDateTime &now, QList<QDateTime> &times, const Limit &limit)
{
    if (times.size() == limit.tokens)
        times.removeFirst();
    times.append(now);
}

QByteArray digest(const QByteArray &secret)
{
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
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
    m_codes.insert(digest(name), code, m_clock.now());
    ++m_revision;
    return name;
}

std::optional<Code> Grants::takeCode(const QByteArray &code, const QDateTime &now)
{
    const QByteArray name = digest(code);
    const Code taken = m_codes.entries().value(name);
    if (!m_codes.remove(name))
        return std::nullopt;
    ++m_revision;
    if (taken.expires <= now)
        return std::nullopt;
    return taken;
}

QByteArray Grants::addAccessToken(const Grant &grant, const QDateTime &now,
                                  std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::AccessToken, grant.personId);
    m_accessTokens.insert(digest(token), {grant, now.addSecs(life.count())}, now);
    remember(now, m_accessTokenTimes[grant.personId], accessLimit);
    ++m_revision;
    return token;
}

QByteArray Grants::addRefreshToken(const Grant &grant, const QDateTime &now,
                                   std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::RefreshToken, grant.personId);
    m_refreshTokens.insert(digest(token), {grant, now.addSecs(life.count())}, now);
    remember(now, m_refreshTokenTimes[grant.personId], refreshLimit);
    ++m_revision;
    return token;
}

std::optional<Token> Grants::accessToken(const QByteArray &token) const
{
    const auto &tokens = m_accessTokens.entries();
    const auto found = tokens.constFind(digest(token));
    return found == tokens.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Token> Grants::refreshToken(const QByteArray &token, const QDateTime &now) const
{
    const auto &tokens = m_refreshTokens.entries();
    const auto found = tokens.constFind(digest(token));
    if (found == tokens.constEnd() || found->expires <= now)
        return std::nullopt;
    return *found;
}

void Grants::dropRefreshToken(const QByteArray &token)
{
    if (m_refreshTokens.remove(digest(token)))
        ++m_revision;
}

bool Grants::mayHaveAccessToken(qint64 personId, const QDateTime &now) const
{
    return isBelow(accessLimit, m_accessTokenTimes.value(personId), now);
}

bool Grants::mayHaveRefreshToken(qint64 personId, const QDateTime &now) const
{
    return isBelow(refreshLimit, m_refreshTokenTimes.value(personId), now);
}

template <typename Ends>
void Grants::endTokens(qint64 personId, Ends ends)
{
    const bool hasEnded[] = {m_codes.removeOf(personId, ends),
                             m_accessTokens.removeOf(personId, ends),
                             m_refreshTokens.removeOf(personId, ends)};
    if (std::any_of(std::begin(hasEnded), std::end(hasEnded), std::identity()))
        ++m_revision;
}

void Grants::endGrant(const Grant &ended)
{
    endTokens(ended.personId,
              [&ended](const Grant &grant) { return grant.number == ended.number; });
}

void Grants::endPerson(qint64 personId)
{
    endTokens(personId, [](const Grant &) { return true; });
}

GrantRecords Grants::records() const
{
    return {m_lastNumber, m_codes.entries(), m_accessTokens.entries(), m_refreshTokens.entries()};
}

void Grants::restore(const GrantRecords &records)
{
    m_lastNumber = records.lastNumber;
    m_codes.restore(records.codes);
    m_accessTokens.restore(records.accessTokens);
    m_refreshTokens.restore(records.refreshTokens);
}

} // namespace sandbox
