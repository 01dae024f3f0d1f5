// SPDX-License-Identifier: Apache-2.0
#include "sandbox/faults.h"

#include "sandbox/kapierrors.h"
#include "sandbox/koe.h"
#include "sandbox/pages.h"

namespace sandbox {

namespace {

/// Where Kakao shows a page and no JSON.
bool isForBrowsers(const QByteArray &path)
{
    return path == "/oauth/authorize" || path == "/oauth/logout";
}

Answer koeFault(const Fault &fault, const Call &call)
{
    if (isForBrowsers(call.path))
        return errorPage(call, fault.koe, fault.message);
    return fault.message.isEmpty() ? koeError(fault.koe) : koeError(fault.koe, fault.message);
}

Answer kapiFault(const Fault &fault)
{
    return fault.kapi == insufficientScopesCode
        ? insufficientScopes(fault.apiType, fault.requiredScopes, fault.allowedScopes,
                             fault.message)
        : kapiError(fault.kapi, fault.message);
}

Delivery deliveryOf(const Fault &fault)
{
    if (fault.hang)
        return Delivery::Never;
    if (fault.isAnswerLost)
        return Delivery::Lost;
    return fault.cut || fault.cutAfter ? Delivery::Cut : Delivery::Whole;
}

} // namespace

void Faults::set(const QByteArray &path, const List &faults)
{
    const std::lock_guard lock(m_mutex);
    m_pending.insert(path, faults);
}

void Faults::clear()
{
    const std::lock_guard lock(m_mutex);
    m_pending.clear();
}

QMap<QByteArray, Faults::List> Faults::pending() const
{
    const std::lock_guard lock(m_mutex);
    return m_pending;
}

std::optional<Fault> Faults::take(const QByteArray &path)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_pending.find(path);
    if (found == m_pending.end())
        return std::nullopt;
    found->removeIf([](const Fault &fault) { return fault.times == 0; });
    if (found->isEmpty())
        return std::nullopt;
    Fault &first = found->first();
    if (first.skip > 0) {
        --first.skip;
        return std::nullopt;
    }
    const Fault taken = first;
    if (first.times > 0)
        --first.times;
    if (first.times == 0)
        found->removeFirst();
    if (found->isEmpty())
        m_pending.erase(found);
    return taken;
}

bool needsEndpoint(const Fault &fault)
{
    const bool isMadeUp = fault.status || !fault.body.isEmpty() || !fault.koe.isEmpty()
        || fault.kapi != 0 || fault.cut || fault.hang;
    return fault.isAnswerLost || (!isMadeUp && (fault.delay.count() > 0 || fault.cutAfter));
}

Answer madeUpAnswer(const Fault &fault, const Call &call)
{
    Answer answer{.status = 500, .body = fault.body, .contentType = fault.contentType};
    if (!fault.koe.isEmpty())
        answer = koeFault(fault, call);
    else if (fault.kapi != 0)
        answer = kapiFault(fault);
    if (fault.status)
        answer.status = *fault.status;
    return answer;
}

Answer spoiled(Answer answer, const Fault &fault)
{
    answer.delay += fault.delay;
    answer.delivery = deliveryOf(fault);
    answer.cutAfter = fault.cutAfter;
    return answer;
}

} // namespace sandbox
