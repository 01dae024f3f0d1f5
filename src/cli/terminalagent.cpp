// SPDX-License-Identifier: Apache-2.0
#include "cli/terminalagent.h"

#include "browser/systembrowser.h"
#include "cli/terminal.h"
#include "cli/terminaltexts.h"

using namespace Qt::StringLiterals;

namespace cli {

TerminalAgent::TerminalAgent(Terminal &terminal, Opening opening,
                             std::chrono::milliseconds timeLimit)
    : m_terminal(terminal), m_opening(opening),
      m_browser({.open = opening == Opening::Browser ? browser::openInSystemBrowser
                                                     : std::function<bool(const QUrl &)>(),
                 .timeLimit = timeLimit,
                 // Without a person nobody could paste the address.
                 .goesOnInTrouble = terminal.canAsk()},
                [this](browser::BrowserLogin &login) { watch(login); })
{
}

TerminalAgent::~TerminalAgent() = default;

kakao::ReplyPtr<QUrl> TerminalAgent::authorize(const session::UserAgentRequest &request)
{
    return m_browser.authorize(request);
}

void TerminalAgent::watch(browser::BrowserLogin &login)
{
    connect(&login, &kakao::PendingReply::finished, this, [this] {
        m_terminal.stopAsking();
        // Whoever waits for the reply is told by the same signal, perhaps after this.
        QMetaObject::invokeMethod(this, &TerminalAgent::ended, Qt::QueuedConnection);
    });
    // A script may go to the address as soon as it reads it: by then somebody has to listen.
    QMetaObject::invokeMethod(
        &login,
        [this, &login] {
            if (!login.isFinished())
                show(login);
        },
        Qt::QueuedConnection);
}

void TerminalAgent::show(browser::BrowserLogin &login)
{
    const QString link = QString::fromLatin1(login.link().toEncoded());
    if (m_opening == Opening::LinkOnOutput) {
        m_terminal.print(link);
        m_terminal.say(tr("Open this address in any browser on this computer and log in there."));
    } else {
        m_terminal.say(tr("Your browser opens. If it does not, open this address yourself:"));
        m_terminal.say(link);
    }
    tellTrouble(login);
    connect(&login, &browser::BrowserLogin::troubleChanged, this,
            [this, &login] { tellTrouble(login); });
    if (!m_terminal.canAsk())
        return;
    connect(&m_terminal, &Terminal::answered, &login,
            [this, &login](const QString &text) { takePasted(login, text); });
    askForAddress();
}

void TerminalAgent::tellTrouble(const browser::BrowserLogin &login)
{
    if (!login.trouble())
        return;
    const auto text = TerminalTexts::describe(*login.trouble());
    const bool isAddressEnough = login.trouble()->code == kakao::ErrorCode::BrowserMissing;
    m_terminal.say(isAddressEnough ? text.message : text.message + u' ' + text.advice);
}

void TerminalAgent::askForAddress()
{
    m_terminal.ask(tr("When the browser cannot come back by itself, paste the address that it "
                      "ended at here:"));
}

void TerminalAgent::takePasted(browser::BrowserLogin &login, const QString &text)
{
    if (login.isFinished())
        return;
    if (text.isEmpty())
        return askForAddress();
    const auto accepted = login.acceptPasted(text);
    if (accepted)
        return;
    const bool isOther = accepted.error().code == kakao::ErrorCode::StateMismatch;
    m_terminal.say(isOther ? tr("This address answers another sign-in.")
                           : tr("This is not the address that the browser ends at after the "
                                "login."));
    askForAddress();
}

} // namespace cli
