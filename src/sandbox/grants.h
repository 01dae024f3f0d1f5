// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/clock.h"
#include "sandbox/issuedsecrets.h"
#include "sandbox/shelf.h"

#include <QDateTime>
#include <QHash>

#include <chrono>
#include <optional>

namespace sandbox {

/// One sign-in, from the authorization code to the last refreshed token.
struct Grant
{
    qint64 number = 0; ///< given by Grants
    qint64 personId = 0;
    QString clientId = {};
    bool openId = false; ///< an id_token was asked for
    QString nonce = {};
    QDateTime loggedInAt = {};
};

struct Code
{
    Grant grant = {};
    QString redirectUri = {};
    QByteArray challenge = {}; ///< S256; empty: no PKCE
    QDateTime expires = {};
};

struct Token
{
    Grant grant = {};
    QDateTime expires = {};
};

/// What was given out and still counts, by the SHA-256 of the code or the token: whoever reads the
/// file in which this is kept can sign in as nobody.
struct GrantRecords
{
    qint64 lastNumber = 0;
    QMap<QByteArray, Code> codes = {};
    QMap<QByteArray, Token> accessTokens = {};
    QMap<QByteArray, Token> refreshTokens = {};
};

/// The codes and tokens that were given out: the last of each kind, see Shelf.
class Grants
{
public:
    /// Both must outlive it.
    Grants(const Clock &clock, IssuedSecrets &issued) : m_clock(clock), m_issued(issued) {}

    [[nodiscard]] QByteArray addCode(Code code);
    /// The code, once: whoever names it uses it up, and so does time.
    [[nodiscard]] std::optional<Code> takeCode(const QByteArray &code, const QDateTime &now);

    [[nodiscard]] QByteArray addAccessToken(const Grant &grant, const QDateTime &now,
                                            std::chrono::seconds life);
    [[nodiscard]] QByteArray addRefreshToken(const Grant &grant, const QDateTime &now,
                                             std::chrono::seconds life);
    [[nodiscard]] std::optional<Token> accessToken(const QByteArray &token) const;
    [[nodiscard]] std::optional<Token> refreshToken(const QByteArray &token,
                                                    const QDateTime &now) const;
    void dropRefreshToken(const QByteArray &token);

    /// Whether Kakao's limits let this person have another token: 20 access tokens in 10 minutes,
    /// 30 refresh tokens in 60.
    [[nodiscard]] bool mayHaveAccessToken(qint64 personId, const QDateTime &now) const;
    [[nodiscard]] bool mayHaveRefreshToken(qint64 personId, const QDateTime &now) const;

    void endGrant(const Grant &grant);
    void endPerson(qint64 personId);

    [[nodiscard]] GrantRecords records() const;
    void restore(const GrantRecords &records);
    /// Another number after every change of the records.
    [[nodiscard]] quint64 revision() const { return m_revision; }

private:
    template <typename Ends>
    void endTokens(qint64 personId, Ends ends);

    [[nodiscard]] QByteArray issue(IssuedSecret::Kind kind, qint64 personId);

    const Clock &m_clock;
    IssuedSecrets &m_issued;
    qint64 m_lastNumber = 0;
    Shelf<Code> m_codes;
    Shelf<Token> m_accessTokens;
    Shelf<Token> m_refreshTokens;
    quint64 m_revision = 0;
    QHash<qint64, QList<QDateTime>> m_accessTokenTimes;
    QHash<qint64, QList<QDateTime>> m_refreshTokenTimes;
};

} // namespace sandbox
