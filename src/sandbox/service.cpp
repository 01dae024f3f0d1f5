// SPDX-License-Identifier: Apache-2.0
#include "sandbox/service.h"

#include "sandbox/assets.h"
#include "sandbox/pages.h"
#include "sandbox/requestcontrol.h"
#include "sandbox/routes.h"
#include "sandbox/state.h"
#include "sandbox/strangers.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool is(const Route *route, Kind kind)
{
    return route && route->kind == kind;
}

/// Kakao's addresses and the forms of its pages; not ours, and no pictures either.
bool isShown(const Route *route, const Call &call)
{
    return route ? route->kind != Kind::Control && route->kind != Kind::Guide
                 : !call.path.startsWith("/pictures/") && !call.path.startsWith("/sandbox");
}

Answer nothingThere(const Call &call)
{
    if (const std::optional<Answer> asset = assetAnswer(call))
        return *asset;
    if (call.path.startsWith("/sandbox/"))
        return controlError(u"there is nothing at this address; /sandbox lists what there is"_s,
                            404);
    return errorPage(call, "KOE002", {}, 404);
}

Answer wrongMethod(const Route &route)
{
    const QByteArray allowed = route.methods.toByteArray().replace(" ", ", ");
    Answer answer = route.kind == Kind::Control
        ? controlError(u"this address takes %1 only"_s.arg(QString::fromLatin1(allowed)), 405)
        : Answer{.status = 405};
    answer.headers.append({"Allow", allowed});
    return answer;
}

} // namespace

Service::Service(Options options)
    : m_context(std::move(options)), m_stateFile(m_context.options.stateFile)
{
    const QList<Person> &wanted = m_context.options.people;
    if (const auto wrong = addPeople(wanted.isEmpty() ? readyMadePeople() : wanted))
        m_wrongPeople = u"person %1: %2"_s.arg(wrong->index + 1).arg(wrong->text);
    m_peopleAtFirst = m_context.people.all().size();
    m_savedRevision = revision();
    restore();
}

void Service::restore()
{
    const auto state = readState(m_stateFile.read(), m_context.people);
    if (!state || m_context.people.add(state->people))
        return;
    m_context.grants.restore(state->grants);
    m_context.links.restore(state->links);
    m_savedRevision = revision();
}

std::optional<WrongPerson> Service::addPeople(const QList<Person> &people)
{
    const std::lock_guard lock(m_mutex);
    const auto wrong = m_context.addPeople(people);
    if (!wrong && m_peopleAtFirst > 0)
        save();
    return wrong;
}

QList<Person> Service::people()
{
    const std::lock_guard lock(m_mutex);
    return {m_context.people.all().begin(), m_context.people.all().end()};
}

void Service::setIssuer(const QByteArray &issuer)
{
    const std::lock_guard lock(m_mutex);
    m_context.issuer = issuer;
}

Answer Service::handle(const Call &call)
{
    const auto begun = std::chrono::steady_clock::now();
    m_context.log.came(call);
    const Route *route = findRoute(call.path);
    Answer given = answer(call, route);
    if (isShown(route, call)) {
        m_context.log.answered(call, given, m_context.now(),
                               std::chrono::steady_clock::now() - begun);
    }
    return given;
}

Answer Service::answer(const Call &call, const Route *route)
{
    if (is(route, Kind::Control))
        return truth(call, route);
    const std::optional<Fault> fault = m_context.faults.take(call.path);
    if (!fault)
        return truth(call, route);
    return spoiled(needsEndpoint(*fault) ? truth(call, route) : madeUpAnswer(*fault, call), *fault);
}

Answer Service::truth(const Call &call, const Route *route)
{
    if (!route)
        return nothingThere(call);
    if (!route->methods.toByteArray().split(' ').contains(call.method))
        return wrongMethod(*route);
    if (route->kind == Kind::Control || route->kind == Kind::Guide) {
        if (const std::optional<Answer> refusal = strangersRefusal(call, *route))
            return *refusal;
    }
    // A person takes a while to log in: time enough for a key.
    if (call.path == "/oauth/authorize" && m_context.options.consentItems.contains(u"openid"_s))
        m_context.keys.prepare();
    if (route->endpoint == requestsControl) // before the lock: nobody else waits meanwhile
        waitForRequests(m_context.log, call);

    const std::lock_guard lock(m_mutex);
    Answer answer = route->endpoint(m_context, call);
    save(); // before the client knows: what it was told is true after a crash, too
    if (route->kind == Kind::Api)
        answer.delay = m_context.options.delay;
    return answer;
}

quint64 Service::revision() const
{
    // none of them ever falls
    return m_context.grants.revision() + m_context.links.revision() + m_context.people.all().size();
}

void Service::save()
{
    if (!m_stateFile.isKept() || revision() == m_savedRevision)
        return;
    m_savedRevision = revision();
    const auto &people = m_context.people.all();
    m_stateFile.write(stateJson({m_context.grants.records(),
                                 m_context.links.all(),
                                 {people.begin() + qsizetype(m_peopleAtFirst), people.end()}},
                                m_context.now()));
}

} // namespace sandbox
