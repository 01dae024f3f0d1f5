// SPDX-License-Identifier: Apache-2.0
#include "cli/logincommand.h"

#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/terminaltexts.h"
#include "keychain/keychainstore.h"
#include "program/configuration.h"
#include "program/filledtext.h"
#include "program/foundation.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using namespace std::chrono_literals;

/// For the answer to who it is, above the deadline of a call: the sign-in is good without it.
constexpr auto confirmationPatience = 20s;

} // namespace

LoginCommand::LoginCommand(const Scene &scene, Wish wish)
    : SessionCommand(scene), m_wish(std::move(wish)),
      m_agent(terminal(), m_wish.opening, configuration().loginTimeLimit),
      m_prompt(terminal(), session())
{
    connect(&m_prompt, &NicknamePrompt::chosen, &session(), &session::Session::chooseNickname);
    connect(&m_prompt, &NicknamePrompt::givenUp, this, &LoginCommand::interrupt);
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, &LoginCommand::useConfirmed);
}

program::ErrorText LoginCommand::describe(const kakao::Error &error) const
{
    return TerminalTexts::describe(error);
}

void LoginCommand::start()
{
    listAccounts([this](const QList<session::Account> &accounts) { lookForKeychain(accounts); });
}

/// Before anybody has logged in for nothing: here a session that cannot be kept ends at once.
void LoginCommand::lookForKeychain(const QList<session::Account> &accounts)
{
    const QString server = configuration().server();
    m_probe = foundation().secrets().read(session::secretKey(server, u"probe"_s));
    m_probe->onFinished(
        this, [this, isAnother = !accounts.isEmpty()](const kakao::Result<kakao::Secret> &secret) {
            if (hasEnded())
                return;
            if (!secret && secret.error().code != kakao::ErrorCode::SecretNotFound)
                return fail(secret.error());
            signIn(isAnother);
        });
}

void LoginCommand::signIn(bool isAnother)
{
    if (!hasServers())
        return;
    connect(&session(), &session::Session::stateChanged, this, &LoginCommand::useState);
    connect(&session(), &session::Session::nicknameNeeded, this, &LoginCommand::useNicknameNeeded);
    connect(&session(), &session::Session::signInStepDone, this, &LoginCommand::useStep);
    connect(&session(), &session::Session::memberChanged, this, &LoginCommand::useConfirmed);
    connect(&session(), &session::Session::storedChanged, this, &LoginCommand::endWhenDone);
    connect(&session(), &session::Session::failed, this, &LoginCommand::useFailed);
    if (isAnother)
        session().signInAnother();
    else
        session().signIn();
}

void LoginCommand::useStep(session::SignInStep step)
{
    if (step == session::SignInStep::IdTokenVerified)
        m_isUnconfirmed = true;
    else if (step == session::SignInStep::UserFetched)
        m_isUnconfirmed = false;
}

void LoginCommand::useState(session::SessionState state)
{
    if (m_isUndone && state != session::SessionState::Restoring)
        return endUndone();
    switch (state) {
    case session::SessionState::SignedIn:
        m_signedIn = account();
        m_patience.start(confirmationPatience);
        return endWhenDone();
    case session::SessionState::Offline:
        return useConfirmed(); // nobody can be asked; it is done with the next refresh
    case session::SessionState::Ended:
        return failEnded();
    case session::SessionState::Leaving:
        m_isUndone = true;
        return;
    case session::SessionState::SignedOut:
        // An error is told right after the state.
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_say)
                    m_say();
                else
                    Command::interrupt();
            },
            Qt::QueuedConnection);
        return;
    case session::SessionState::Restoring:
    case session::SessionState::WaitingForSecretStore:
    case session::SessionState::SigningIn:
    case session::SessionState::ChoosingNickname:
        return;
    }
}

/// An error is told right after the state. Without one another process has signed out whom this
/// one had signed in, and stored: that is no failure, whoever is the current account by now.
void LoginCommand::endUndone()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!hasEnded())
                report(m_signedIn);
        },
        Qt::QueuedConnection);
}

void LoginCommand::useConfirmed()
{
    m_isUnconfirmed = false;
    endWhenDone();
}

void LoginCommand::useFailed(const kakao::Error &error)
{
    if (session().state() == session::SessionState::ChoosingNickname)
        giveUp([this, error] { fail(error); });
    else
        fail(error);
}

/// A directory that fails while a nickname is chosen leaves the sign-in where it is.
void LoginCommand::giveUp(std::function<void()> say)
{
    m_say = std::move(say);
    session().cancel();
}

void LoginCommand::useNicknameNeeded(const session::NicknameNeeded &needed)
{
    if (const QString nickname = std::exchange(m_wish.nickname, {}); !nickname.isEmpty())
        return session().chooseNickname(nickname);
    if (terminal().canAsk())
        return m_prompt.ask(needed);
    giveUp([this, needed] {
        QStringList lines = NicknamePrompt::describe(needed);
        for (const QString &suggestion : needed.suggestions)
            lines << u"- "_s + suggestion;
        const QString advice = tr("Give another one with --nickname.");
        lines << advice;
        QJsonObject json = errorJson(u"NicknameNeeded"_s, lines.first(), advice);
        json.insert(u"nickname"_s, toJson(needed));
        fail(json, lines, ExitCode::Error);
    });
}

/// The process is what the session would be lost with.
void LoginCommand::endWhenDone()
{
    if (hasEnded() || m_isUndone || !session::isSignedIn(session().state()))
        return;
    if (const auto notStored = session().notStored())
        return endUnstored(*notStored);
    if (session().isStored() && !m_isUnconfirmed)
        report(account());
}

void LoginCommand::report(const session::Account &signedIn)
{
    const QString line = program::filled(tr("Signed in as %1."), {nameOf(signedIn)});
    const bool isOutputOurs = m_wish.opening == TerminalAgent::Opening::Browser;
    if (!isJson() && !isOutputOurs)
        terminal().say(line);
    succeed({{u"signedIn"_s, true},
             {u"server"_s, configuration().server()},
             {u"account"_s, toJson(signedIn)}},
            isOutputOurs ? QStringList(line) : QStringList());
}

/// Its tokens would go on being good without anybody who has them.
void LoginCommand::endUnstored(const kakao::Error &error)
{
    session().disconnect(this);
    session().leave(session::Leave::SignOut);
    fail(error);
}

void LoginCommand::interrupt()
{
    using State = session::SessionState;
    const State state = session().state();
    if (session::isSignedIn(state))
        return useConfirmed(); // too late
    if (state != State::SigningIn && state != State::ChoosingNickname)
        return Command::interrupt();
    session().cancel(); // past the point of return this does nothing, and the end is near
}

} // namespace cli
