// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

#include <QDateTime>
#include <QJsonObject>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace sandbox {

/// What was asked, for tests (asked()) and for the page that shows it live (since()). It keeps the
/// last of each, so that it never grows beyond a few megabytes. Safe to use from any thread.
class RequestLog
{
public:
    struct Asked
    {
        QByteArray method;
        QByteArray path;
    };

    static constexpr size_t mostAsked = 10'000;
    static constexpr size_t mostShown = 500;
    /// So many wait for news at a time; one more ends the oldest one's wait.
    static constexpr quint64 mostWaiting = 16;

    void came(const Call &call);
    /// For since(): secrets are left out, see maskedParameters().
    void answered(const Call &call, const Answer &answer, const QDateTime &at,
                  std::chrono::steady_clock::duration took);

    [[nodiscard]] QList<Asked> asked() const;
    /// `{"requests":[…],"last":N}`, those with a number above `after`; all, when there never was
    /// such a number.
    [[nodiscard]] QJsonObject since(qint64 after) const;
    void clear();

    /// Until there is a request above `after`, or something else ends the wait.
    void wait(qint64 after, std::chrono::seconds longest);
    void endWaiting(bool forGood); ///< for good: until it is called with false

private:
    struct Shown
    {
        qint64 number = 0;
        QDateTime at = {};
        QByteArray method = {};
        QByteArray path = {};
        QJsonObject query = {};
        QJsonObject form = {};
        QString authorization = {};
        int status = 0;
        QByteArray note = {};
        std::chrono::microseconds took{0};
    };
    [[nodiscard]] static QJsonObject object(const Shown &shown);

    mutable std::mutex m_mutex;
    std::condition_variable m_news;
    std::deque<Asked> m_asked;
    std::deque<Shown> m_shown;
    qint64 m_last = 0;
    quint64 m_waits = 0; ///< how many have begun
    quint64 m_ended = 0; ///< of these, so many of the first are to end
    bool m_isClosed = false;
};

} // namespace sandbox
