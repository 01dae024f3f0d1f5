// SPDX-License-Identifier: Apache-2.0
#include "sandbox/service.h"

#include "sandbox/assets.h"
#include "sandbox/control.h"
#include "sandbox/pages.h"
#include "sandbox/routes.h"
#include "sandbox/state.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool isControl(const QByteArray &path)
{
    const Route *route = findRoute(path);
    return route && route->kind == Kind::Control;
}

} // namespace

Service::Service(Options options)
    : m_context(std::move(options)), m_stateFile(m_context.options.stateFile)
{
    if (const std::optional<State> state = readState(m_stateFile.read())) {
        m_context.grants.restore(state->grants);
        m_context.links.restore(state->links);
    }
}

void Service::setIssuer(const QByteArray &issuer)
{
    const std::lock_guard lock(m_mutex);
    m_context.issuer = issuer;
}

Answer Service::handle(const Call &call)
{
    if (isControl(call.path))
        return truth(call);
    const std::optional<Fault> fault = m_context.faults.take(call.path);
    if (!fault)
        return truth(call);
    return spoiled(needsEndpoint(*fault) ? truth(call) : madeUpAnswer(*fault, call), *fault);
}

Answer Service::truth(const Call &call)
{
    const Route *route = findRoute(call.path);
    if (!route) {
        const std::optional<Answer> asset = assetAnswer(call);
        return asset ? *asset : errorPage(call, "KOE002", {}, 404);
    }
    if (!route->methods.toByteArray().split(' ').contains(call.method)) {
        const QByteArray allowed = route->methods.toByteArray().replace(" ", ", ");
        return {.status = 405, .headers = {{"Allow", allowed}}};
    }
    // A person takes a while to log in: time enough for a key.
    if (call.path == "/oauth/authorize" && m_context.options.consentItems.contains(u"openid"_s))
        m_context.keys.prepare();

    const std::lock_guard lock(m_mutex);
    if (route->kind == Kind::Control) {
        if (const std::optional<Answer> refusal = strangersRefusal(m_context, call))
            return *refusal;
    }
    Answer answer = route->endpoint(m_context, call);
    save(); // before the client knows: what it was told is true after a crash, too
    if (route->kind == Kind::Api)
        answer.delay = m_context.options.delay;
    return answer;
}

quint64 Service::revision() const
{
    return m_context.grants.revision() + m_context.links.revision(); // neither ever falls
}

void Service::save()
{
    if (!m_stateFile.isKept() || revision() == m_savedRevision)
        return;
    m_savedRevision = revision();
    m_stateFile.write(
        stateJson({m_context.grants.records(), m_context.links.all()}, m_context.now()));
}

} // namespace sandbox
