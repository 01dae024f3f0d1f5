// SPDX-License-Identifier: Apache-2.0
#include "cli/leavecommand.h"

#include "cli/report.h"
#include "cli/terminal.h"
#include "program/configuration.h"
#include "program/errortext.h"
#include "program/foundation.h"

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using namespace std::chrono_literals;

/// Above the deadline of a call to Kakao.
constexpr auto departurePatience = 20s;

} // namespace

LeaveCommand::LeaveCommand(const Scene &scene, session::Leave how)
    : SessionCommand(scene), m_how(how),
      m_agent(terminal(), TerminalAgent::Opening::Browser, configuration().loginTimeLimit)
{
    m_patience.setSingleShot(true);
    m_patience.callOnTimeout(this, [this] {
        m_untold = {.code = kakao::ErrorCode::Timeout, .origin = kakao::ErrorOrigin::Api};
        endPart();
    });
}

void LeaveCommand::start()
{
    const kakao::Config &kakao = configuration().kakao;
    if (m_how == session::Leave::SignOutOfKakao && kakao.logoutRedirectUri.isEmpty()) {
        const QString message = tr("Signing out of Kakao needs a logout redirect URI.");
        const QString advice = tr("Register one in Kakao's console and give it with "
                                  "--logout-redirect-uri.");
        return fail(errorJson(u"ConfigInvalid"_s, message, advice), {message, advice},
                    ExitCode::Usage);
    }
    restore([this] { leave(); },
            [this] {
                if (m_how == session::Leave::Disconnect)
                    failEnded(); // Kakao takes no word from it any more
                else
                    leave();
            });
}

/// None once it is over: the interruption of a departure opens no browser for it.
kakao::Result<session::UserAgent *> LeaveCommand::userAgent()
{
    if (hasEnded())
        return kakao::Error{.code = kakao::ErrorCode::Cancelled,
                            .origin = kakao::ErrorOrigin::UserAgent};
    return &m_agent;
}

void LeaveCommand::leave()
{
    if (!hasServers())
        return;
    m_leaving = account();
    m_waitingFor = 1;
    connect(&session(), &session::Session::departed, this,
            [this](session::DepartureKind kind, const std::optional<kakao::Error> &error,
                   bool isKept) { useDeparted(kind, error, isKept); });
    connect(&session(), &session::Session::failed, this, [this](const kakao::Error &error) {
        if (session().state() == session::SessionState::Leaving || m_waitingFor == 0)
            return;
        if (error.origin == kakao::ErrorOrigin::Directory)
            return fail(error); // it could not be written down: nothing has changed
        m_trouble = error;
    });
    if (m_how == session::Leave::SignOutOfKakao) {
        ++m_waitingFor;
        connect(&m_agent, &TerminalAgent::ended, this, &LeaveCommand::endPart);
    }
    connect(&session(), &session::Session::stateChanged, this, &LeaveCommand::useState);
    m_patience.start(departurePatience);
    session().leave(m_how);
}

void LeaveCommand::useState(session::SessionState state)
{
    if (state != session::SessionState::Restoring || m_isWrittenDown)
        return;
    m_isWrittenDown = true;
    if (m_isInterrupted)
        reportInterrupted();
}

/// What is being written down is waited for: only then can be said what is true.
void LeaveCommand::interrupt()
{
    if (m_isWrittenDown)
        return reportInterrupted();
    if (m_waitingFor == 0)
        return SessionCommand::interrupt();
    m_isInterrupted = true;
}

void LeaveCommand::useDeparted(session::DepartureKind kind,
                               const std::optional<kakao::Error> &error, bool isKept)
{
    const bool isOurs =
        (kind == session::DepartureKind::Disconnect) == (m_how == session::Leave::Disconnect);
    if (!isOurs || !m_patience.isActive())
        return; // of somebody who left earlier
    m_patience.stop();
    m_untold = error;
    m_isKept = isKept;
    endPart();
}

void LeaveCommand::endPart()
{
    if (--m_waitingFor == 0)
        report();
}

/// Kakao takes no word from these tokens any more.
program::ErrorText LeaveCommand::notDisconnected(const QString &name)
{
    return {tr("%1 is signed out here, but not disconnected from Kakao.").arg(name),
            tr("Sign in again and disconnect then, or end the connection in the settings of your "
               "Kakao account, among the connected services.")};
}

QString LeaveCommand::goesOnByItself(const QString &name)
{
    return tr("%1 is signed out here; the disconnection goes on by itself with the next start.")
        .arg(name);
}

void LeaveCommand::report()
{
    const bool isUnlink = m_how == session::Leave::Disconnect;
    const QString name = nameOf(m_leaving);
    const auto &trouble = m_trouble ? m_trouble : isUnlink ? m_untold : std::nullopt;
    const bool isForGood = isUnlink && m_untold && !m_isKept;
    const auto text = isForGood ? notDisconnected(name)
        : trouble               ? describe(*trouble)
                                : program::ErrorText();
    const QJsonObject result = json(trouble ? toJson(*trouble, text) : QJsonObject());
    if (isForGood)
        return fail(result, {text.message, text.advice}, exitCodeOf(*trouble));
    if (trouble) {
        return fail(result,
                    {text.message,
                     isUnlink ? goesOnByItself(name)
                              : tr("%1 is signed out here, but not in the browser.").arg(name)},
                    exitCodeOf(*trouble));
    }
    if (m_untold && !isJson())
        terminal().say(tr("Kakao will be told as soon as it can be reached."));
    succeed(result,
            {isUnlink
                 ? tr("%1 is disconnected, and what was kept of them here is erased.").arg(name)
                 : tr("%1 is signed out.").arg(name)});
}

/// Not a word of the departure is taken back by an interruption.
void LeaveCommand::reportInterrupted()
{
    if (m_patience.isActive()) // else Kakao has been told, or has said why not
        m_untold = {.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::Api};
    const QString name = nameOf(m_leaving);
    QStringList lines{
        describe({.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::UserAgent})
            .message};
    switch (m_how) {
    case session::Leave::SignOut:
        lines << tr("%1 is signed out.").arg(name);
        break;
    case session::Leave::SignOutOfKakao:
        lines << tr("%1 is signed out here, but not in the browser.").arg(name);
        break;
    case session::Leave::Disconnect:
        lines << goesOnByItself(name);
        break;
    }
    if (m_untold && m_how != session::Leave::Disconnect)
        lines << tr("Kakao will be told with the next start.");
    fail(json(errorJson(u"Cancelled"_s, lines.first(), {})), lines, ExitCode::Cancelled);
}

QJsonObject LeaveCommand::json(const QJsonObject &error) const
{
    QJsonObject json = error;
    json.insert(u"signedOut"_s, true);
    json.insert(u"isKakaoTold"_s, !m_untold);
    json.insert(u"account"_s, toJson(m_leaving));
    return json;
}

} // namespace cli
