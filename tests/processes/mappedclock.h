// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"

#include <QFile>

#include <atomic>

/// A clock that several processes read from one file, at the same moment, and that any of them
/// moves for all.
class MappedClock final : public session::Clock
{
public:
    /// Begins a new clock where there is none in the file.
    explicit MappedClock(const QString &path) : m_file(path)
    {
        if (!m_file.open(QIODevice::ReadWrite))
            qFatal("no clock at %s", qPrintable(path));
        const bool isNew = m_file.size() == 0;
        if (isNew) {
            m_file.write(QByteArray(sizeof(Hands), '\0'));
            m_file.flush();
        }
        m_hands = reinterpret_cast<Hands *>(m_file.map(0, sizeof(Hands)));
        if (isNew)
            m_hands->wall = 1'700'000'000'000;
    }

    QDateTime now() const override
    {
        return QDateTime::fromMSecsSinceEpoch(m_hands->wall.load(), Qt::UTC);
    }
    std::chrono::milliseconds elapsed() const override
    {
        return std::chrono::milliseconds(m_hands->elapsed.load());
    }
    void pass(std::chrono::milliseconds time)
    {
        m_hands->wall += time.count();
        m_hands->elapsed += time.count();
    }

private:
    /// A file of zeros is a clock.
    struct Hands
    {
        std::atomic<qint64> wall;
        std::atomic<qint64> elapsed;
    };
    static_assert(std::atomic<qint64>::is_always_lock_free, "shared by processes");

    QFile m_file;
    Hands *m_hands = nullptr;
};
