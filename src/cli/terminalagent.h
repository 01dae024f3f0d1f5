// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browseragent.h"

namespace cli {

class Terminal;

/// The browser as a user agent, with a terminal beside it: it tells the address, what stands in
/// the way, and takes the address that is pasted.
class TerminalAgent final : public QObject, public session::UserAgent
{
    Q_OBJECT
public:
    enum class Opening {
        Browser,      ///< the person's browser is opened
        LinkOnOutput, ///< the address is printed, alone on its line, and nothing opened
    };

    /// terminal must outlive it. After timeLimit an attempt ends with LoginTimeout.
    TerminalAgent(Terminal &terminal, Opening opening, std::chrono::milliseconds timeLimit);
    ~TerminalAgent() override;

    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

Q_SIGNALS:
    /// The browser has come back, or will not, and whoever asked knows it.
    void ended();

private:
    void watch(browser::BrowserLogin &login);
    void show(browser::BrowserLogin &login);
    void tellTrouble(const browser::BrowserLogin &login);
    void takePasted(browser::BrowserLogin &login, const QString &text);
    void askForAddress();

    Terminal &m_terminal;
    Opening m_opening;
    browser::BrowserAgent m_browser;
};

} // namespace cli
