// SPDX-License-Identifier: Apache-2.0
#include "keychain/requestqueue_p.h"

#include <QLoggingCategory>
#include <QTimer>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::Result;
using kakao::Secret;

namespace keychain {

namespace {

Q_LOGGING_CATEGORY(logKeychain, "daemun.keychain", QtWarningMsg)

/// How long the Secret Service has to say that a request was late because of a lock.
constexpr std::chrono::milliseconds lockAnswerTime(250);

Error error(ErrorCode code, const QString &detail = {})
{
    return {.code = code, .origin = ErrorOrigin::SecretStore, .detail = detail};
}

const char *nameOf(JobKind kind)
{
    switch (kind) {
    case JobKind::Read:
        return "read";
    case JobKind::Write:
        return "write";
    case JobKind::Remove:
        return "remove";
    }
    Q_UNREACHABLE();
}

/// What QtKeychain said of an entry, put right by where the entry is.
Result<Secret> judged(const Result<Secret> &said, Finding finding)
{
    // "Not there" from the one that could not look behind the lock.
    const bool saysAbsent = said || said.error().code == ErrorCode::SecretNotFound;
    const QString detail = said ? QString() : said.error().detail;
    switch (finding) {
    case Finding::Locked:
        return error(ErrorCode::SecretStoreLocked, detail);
    case Finding::Missing:
        return error(ErrorCode::SecretStoreMissing, detail);
    case Finding::There:
        return saysAbsent ? error(ErrorCode::SecretStoreFailed, u"the entry is still there"_s)
                          : said;
    case Finding::NoAnswer:
        return saysAbsent ? error(ErrorCode::SecretStoreFailed, u"no word of the entry"_s) : said;
    case Finding::NotThere:
    case Finding::NotAsked:
        break;
    }
    return said;
}

/// In the terms of what was asked for: "not found" answers a read alone.
Result<Secret> answerTo(JobKind kind, const Result<Secret> &result)
{
    if (result || result.error().code != ErrorCode::SecretNotFound || kind == JobKind::Read)
        return result;
    if (kind == JobKind::Remove)
        return Secret();
    return error(ErrorCode::SecretStoreFailed, u"what was written is not there"_s);
}

} // namespace

/// The parent of its timer and of the searches made for it, which end with it.
class RequestQueue::Request final : public QObject
{
public:
    Request(quint64 number, JobKind what, QString entry, Secret text, Answer fn)
        : id(number), kind(what), key(std::move(entry)), secret(std::move(text)),
          answer(std::move(fn))
    {
        timer.setSingleShot(true);
    }

    const quint64 id;
    const JobKind kind;
    const QString key;
    const Secret secret;
    const Answer answer;
    QTimer timer;
    bool isLate = false;
    bool isSecondTry = false;
};

RequestQueue::RequestQueue(std::chrono::milliseconds timeout) : m_timeout(timeout) {}

RequestQueue::~RequestQueue()
{
    const Result<Secret> cancelled = error(ErrorCode::Cancelled);
    while (m_current || !m_waiting.empty())
        take(m_current ? m_current->id : m_waiting.front()->id)->answer(cancelled);
}

quint64 RequestQueue::add(JobKind kind, const QString &key, const Secret &secret, Answer answer)
{
    const quint64 id = ++m_lastId;
    auto request = std::make_unique<Request>(id, kind, key, secret, std::move(answer));
    connect(&request->timer, &QTimer::timeout, this, [this, id] { giveUp(id); });
    request->timer.start(m_timeout);
    m_waiting.push_back(std::move(request));
    startNext();
    return id;
}

void RequestQueue::withdraw(quint64 id)
{
    take(id);
    startNext();
}

void RequestQueue::startNext()
{
    if (m_current || m_jobRuns || m_waiting.empty())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    startStep(m_current->kind);
}

void RequestQueue::startStep(JobKind kind)
{
    m_jobRuns = true;
    startJob(kind, m_current->key, m_current->secret, this,
             [this, kind](const Result<Secret> &result) { endStep(kind, result); });
}

void RequestQueue::endStep(JobKind kind, const Result<Secret> &result)
{
    m_jobRuns = false;
    if (!m_current) // given up or withdrawn meanwhile
        return startNext();
    if (!result || kind == JobKind::Remove)
        return judge(kind, result);
    if (kind == JobKind::Write)
        return startStep(JobKind::Read);
    if (m_current->kind == JobKind::Write && *result != m_current->secret)
        return end(m_current->id,
                   error(ErrorCode::SecretStoreFailed, u"reads back otherwise than written"_s));
    end(m_current->id, result);
}

void RequestQueue::judge(JobKind kind, const Result<Secret> &said)
{
    const quint64 id = m_current->id;
    findEntry(m_current->key, m_current.get(), [this, id, kind, said](Finding finding) {
        if (m_current && m_current->id == id) // not withdrawn a moment ago
            endJudged(kind, said, finding);
    });
}

void RequestQueue::endJudged(JobKind kind, const Result<Secret> &said, Finding finding)
{
    const bool isOpen = finding == Finding::There || finding == Finding::NotThere;
    const bool hasFailed = !said && said.error().code == ErrorCode::SecretStoreFailed;
    if (isOpen && hasFailed && !m_current->isSecondTry) {
        m_current->isSecondTry = true;
        qCInfo(logKeychain) << nameOf(kind) << "failed, connecting anew:" << said.error();
        forgetConnection();
        return startStep(kind);
    }
    end(m_current->id, answerTo(m_current->kind, judged(said, finding)));
}

void RequestQueue::giveUp(quint64 id)
{
    Request *request = find(id);
    if (!request)
        return;
    if (request->isLate)
        return end(id, error(ErrorCode::SecretStoreSilent));
    request->isLate = true;
    request->timer.start(lockAnswerTime);
    // A keychain that waits for its password answers this at once, and one that hangs does not.
    findEntry(request->key, request, [this, id](Finding finding) {
        const bool isLocked = finding == Finding::Locked;
        end(id, error(isLocked ? ErrorCode::SecretStoreLocked : ErrorCode::SecretStoreSilent));
    });
}

void RequestQueue::end(quint64 id, const Result<Secret> &result)
{
    const Request *request = take(id);
    if (!request)
        return; // a second search came too late
    if (!result)
        qCInfo(logKeychain) << nameOf(request->kind) << "failed:" << result.error();
    request->answer(result);
    startNext();
}

RequestQueue::Request *RequestQueue::find(quint64 id) const
{
    if (m_current && m_current->id == id)
        return m_current.get();
    const auto found = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [id](const RequestPtr &request) { return request->id == id; });
    return found == m_waiting.end() ? nullptr : found->get();
}

RequestQueue::Request *RequestQueue::take(quint64 id)
{
    Request *request = find(id);
    if (!request)
        return nullptr;
    // Gone at the next turn of the event loop: it may be a search of its own that ends it.
    request->timer.stop();
    request->setParent(this);
    request->deleteLater();
    if (m_current.get() == request)
        return m_current.release();
    const auto place = std::find_if(m_waiting.begin(), m_waiting.end(),
                                    [request](const RequestPtr &p) { return p.get() == request; });
    std::ignore = place->release(); // deleteLater() has it
    m_waiting.erase(place);
    return request;
}

} // namespace keychain
