// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/server.h"

#include <algorithm>

/// What the sandbox has given out, read as Kakao would read it.
class Ledger final
{
public:
    using Kind = sandbox::IssuedSecret::Kind;

    explicit Ledger(const sandbox::Server &server) : m_all(server.issuedSecrets()) {}

    [[nodiscard]] qsizetype count(Kind kind) const
    {
        return std::ranges::count(m_all, kind, &sandbox::IssuedSecret::kind);
    }

    /// The refresh token that is alive: a new one ends the one before.
    [[nodiscard]] const sandbox::IssuedSecret &newestRefreshToken(qint64 kakaoId) const
    {
        const auto isTheirs = [kakaoId](const sandbox::IssuedSecret &secret) {
            return secret.kind == Kind::RefreshToken && secret.kakaoId == kakaoId;
        };
        const auto found = std::find_if(m_all.rbegin(), m_all.rend(), isTheirs);
        static const sandbox::IssuedSecret none;
        return found == m_all.rend() ? none : *found;
    }

    /// How many access tokens one person got within ten minutes, where they were most. At 20
    /// Kakao would begin to refuse.
    [[nodiscard]] qsizetype mostAccessTokensInTenMinutes(qint64 kakaoId) const
    {
        QList<QDateTime> times;
        for (const sandbox::IssuedSecret &secret : m_all) {
            if (secret.kind == Kind::AccessToken && secret.kakaoId == kakaoId)
                times.append(secret.issuedAt);
        }
        qsizetype most = 0;
        for (qsizetype first = 0, last = 0; last < times.size(); ++last) {
            while (times[first].secsTo(times[last]) >= 10 * 60)
                ++first;
            most = std::max(most, last - first + 1);
        }
        return most;
    }

    [[nodiscard]] QList<QByteArray> texts() const
    {
        QList<QByteArray> texts;
        for (const sandbox::IssuedSecret &secret : m_all)
            texts.append(secret.text);
        return texts;
    }

private:
    QList<sandbox::IssuedSecret> m_all;
};
