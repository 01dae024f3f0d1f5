// SPDX-License-Identifier: Apache-2.0
#include "cli/sessioncommand.h"

#include "cli/report.h"
#include "program/errortext.h"
#include "program/filledtext.h"
#include "program/foundation.h"

using namespace Qt::StringLiterals;

namespace cli {

SessionCommand::SessionCommand(const Scene &scene, std::chrono::milliseconds newsAfter)
    : ServerCommand(scene)
{
    m_session = foundation().makeSession(
        {.userAgent = [this] { return userAgent(); }, .freshenDelay = newsAfter, .watchAfter = {}});
}

SessionCommand::~SessionCommand()
{
    m_session->disconnect(this);
}

void SessionCommand::settle()
{
    m_session->disconnect(this);
    foundation::finish(*m_session);
}

kakao::Result<session::UserAgent *> SessionCommand::userAgent()
{
    return kakao::Error{.code = kakao::ErrorCode::BrowserMissing,
                        .origin = kakao::ErrorOrigin::UserAgent};
}

void SessionCommand::restore(std::function<void()> use)
{
    restore(std::move(use), [this] { failEnded(); });
}

void SessionCommand::restore(std::function<void()> use, std::function<void()> useEnded)
{
    m_use = std::move(use);
    m_useEnded = std::move(useEnded);
    connect(m_session.get(), &session::Session::stateChanged, this, &SessionCommand::useState);
    m_session->restore();
}

void SessionCommand::useState(session::SessionState state)
{
    switch (state) {
    case session::SessionState::Restoring:
        return;
    case session::SessionState::SignedIn:
    case session::SessionState::Offline:
    case session::SessionState::Ended: {
        const auto use = state == session::SessionState::Ended ? m_useEnded : m_use;
        disconnect(m_session.get(), &session::Session::stateChanged, this,
                   &SessionCommand::useState);
        return use();
    }
    case session::SessionState::SignedOut:
    case session::SessionState::WaitingForSecretStore:
        if (m_session->error())
            return fail(*m_session->error());
        return failNotSignedIn();
    case session::SessionState::SigningIn:
    case session::SessionState::ChoosingNickname:
    case session::SessionState::Leaving:
        return; // nobody has asked for it yet
    }
}

void SessionCommand::failEnded()
{
    const QString name = nameOf(account());
    const QString message = program::filled(tr("The session of %1 has ended."), {name});
    const QString why = program::ErrorTexts::whyEnded(m_session->error().value_or(kakao::Error()));
    const QString advice = tr("Sign in with: daemunctl login");
    fail(errorJson(u"SessionEnded"_s, message + u' ' + why, advice), {message, why, advice},
         ExitCode::NotSignedIn);
}

session::Account SessionCommand::account() const
{
    for (session::Account account : m_session->accounts()) {
        if (account.isCurrent) {
            account.freshenedAt = m_session->knownAt();
            account.member = m_session->member();
            return account;
        }
    }
    return {.kakaoId = m_session->member().kakaoId,
            .isCurrent = true,
            .freshenedAt = m_session->knownAt(),
            .member = m_session->member()};
}

} // namespace cli
