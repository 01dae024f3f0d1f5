// SPDX-License-Identifier: Apache-2.0
#include "sandbox/requestlog.h"

#include "sandbox/masks.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestPath = 1000;

/// What the client got instead of a whole answer.
QByteArray fateOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::Whole:
        return {};
    case Delivery::Cut:
        return "cut";
    case Delivery::Lost:
        return "lost";
    case Delivery::Never:
        return "hangs";
    }
    return {};
}

template <typename Entry>
void append(std::deque<Entry> &entries, Entry entry, size_t most)
{
    if (entries.size() == most)
        entries.pop_front();
    entries.push_back(std::move(entry));
}

} // namespace

void RequestLog::came(const Call &call)
{
    const std::lock_guard lock(m_mutex);
    append(m_asked, {call.method, call.path.left(longestPath)}, mostAsked);
}

void RequestLog::answered(const Call &call, const Answer &answer, const QDateTime &at,
                          std::chrono::steady_clock::duration took)
{
    Shown shown{.at = at,
                .method = call.method,
                .path = call.path.left(longestPath),
                .query = maskedParameters(call.query),
                .form = maskedParameters(call.form),
                .authorization = maskedAuthorization(call.authorization),
                .status = answer.status,
                .note = QByteArrayList({answer.note, fateOf(answer.delivery)}).join(' ').trimmed(),
                .took = std::chrono::duration_cast<std::chrono::microseconds>(took)};
    {
        const std::lock_guard lock(m_mutex);
        shown.number = ++m_last;
        append(m_shown, std::move(shown), mostShown);
    }
    m_news.notify_all();
}

QList<RequestLog::Asked> RequestLog::asked() const
{
    const std::lock_guard lock(m_mutex);
    return {m_asked.begin(), m_asked.end()};
}

QJsonObject RequestLog::since(qint64 after) const
{
    const std::lock_guard lock(m_mutex);
    QJsonArray requests;
    for (const Shown &shown : m_shown) {
        if (shown.number > after || after > m_last)
            requests.append(object(shown));
    }
    return {{u"last"_s, m_last}, {u"requests"_s, requests}};
}

void RequestLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_shown.clear();
}

void RequestLog::wait(qint64 after, std::chrono::seconds longest)
{
    std::unique_lock lock(m_mutex);
    const quint64 number = ++m_waits;
    if (m_waits - m_ended > mostWaiting)
        m_ended = m_waits - mostWaiting;
    m_news.notify_all();
    m_news.wait_for(lock, longest, [&] {
        return m_isClosed || number <= m_ended || m_last > after || after > m_last;
    });
}

void RequestLog::endWaiting(bool forGood)
{
    {
        const std::lock_guard lock(m_mutex);
        m_ended = m_waits;
        m_isClosed = forGood;
    }
    m_news.notify_all();
}

QJsonObject RequestLog::object(const Shown &shown)
{
    QJsonObject object = {{u"number"_s, shown.number},
                          {u"at"_s, shown.at.toUTC().toString(Qt::ISODateWithMs)},
                          {u"method"_s, QString::fromLatin1(shown.method)},
                          {u"path"_s, QString::fromUtf8(shown.path)},
                          {u"status"_s, shown.status},
                          {u"took_us"_s, qint64(shown.took.count())}};
    if (!shown.query.isEmpty())
        object.insert(u"query"_s, shown.query);
    if (!shown.form.isEmpty())
        object.insert(u"form"_s, shown.form);
    if (!shown.authorization.isEmpty())
        object.insert(u"authorization"_s, shown.authorization);
    if (!shown.note.isEmpty())
        object.insert(u"note"_s, QString::fromUtf8(shown.note));
    return object;
}

} // namespace sandbox
