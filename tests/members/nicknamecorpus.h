// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRandomGenerator>
#include <QString>
#include <QStringList>

#include <vector>

/// Makes texts that a nickname could be, or that somebody could try: the same ones for the same
/// seed, out of the code points that Unicode 14 knows.
class NicknameCorpus final
{
public:
    explicit NicknameCorpus(quint32 seed);

    /// A few pieces out of a few pools, so that plain texts and hopeless ones both come often.
    [[nodiscard]] QString next();

private:
    [[nodiscard]] QString piece(size_t pool);
    [[nodiscard]] QString brokenEmoji();
    [[nodiscard]] QString anyCodePoint();

    QRandomGenerator m_random;
    std::vector<QStringList> m_pools;
    QStringList m_emoji;
};
