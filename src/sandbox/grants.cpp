// SPDX-License-Identifier: Apache-2.0
#include "sandbox/grants.h"

#include "sandbox/http.h"

#include <QCryptographicHash>

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
    code.grant.number = ++m_records.lastNumber;
    const QByteArray name = issue(IssuedSecret::Kind::AuthorizationCode, code.grant.personId);
    m_records.codes.insert(digest(name), code);
    ++m_revision;
    return name;
}

std::optional<Code> Grants::takeCode(const QByteArray &code, const QDateTime &now)
{
    const auto found = m_records.codes.find(digest(code));
    if (found == m_records.codes.end())
        return std::nullopt;
    Code taken = *found;
    m_records.codes.erase(found);
    ++m_revision;
    if (taken.expires <= now)
        return std::nullopt;
    return taken;
}

QByteArray Grants::addAccessToken(const Grant &grant, const QDateTime &now,
                                  std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::AccessToken, grant.personId);
    m_records.accessTokens.insert(digest(token), {grant, now.addSecs(life.count())});
    m_accessTokenTimes[grant.personId].append(now);
    ++m_revision;
    return token;
}

QByteArray Grants::addRefreshToken(const Grant &grant, const QDateTime &now,
                                   std::chrono::seconds life)
{
    const QByteArray token = issue(IssuedSecret::Kind::RefreshToken, grant.personId);
    m_records.refreshTokens.insert(digest(token), {grant, now.addSecs(life.count())});
    m_refreshTokenTimes[grant.personId].append(now);
    ++m_revision;
    return token;
}

std::optional<Token> Grants::accessToken(const QByteArray &token) const
{
    const auto found = m_records.accessTokens.constFind(digest(token));
    return found == m_records.accessTokens.constEnd() ? std::nullopt : std::optional(*found);
}

std::optional<Token> Grants::refreshToken(const QByteArray &token, const QDateTime &now) const
{
    const auto found = m_records.refreshTokens.constFind(digest(token));
    if (found == m_records.refreshTokens.constEnd() || found->expires <= now)
        return std::nullopt;
    return *found;
}

void Grants::dropRefreshToken(const QByteArray &token)
{
    if (m_records.refreshTokens.remove(digest(token)) > 0)
        ++m_revision;
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
        return entries.removeIf([&](const auto &entry) { return ends(entry.value().grant); });
    };
    if (remove(m_records.codes) + remove(m_records.accessTokens) + remove(m_records.refreshTokens)
        > 0)
        ++m_revision;
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
