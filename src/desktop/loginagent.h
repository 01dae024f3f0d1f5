// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browseragent.h"
#include "foundation/windoworbrowser.h"
#include "kakao/result.h"
#include "program/configuration.h"
#include "session/useragent.h"

#include <QPointer>

#include <functional>
#include <optional>

namespace desktop {

/// Logs in in a window of this program or in the browser: where it was set, where the person wants
/// it, and in the browser where there can be no window.
class LoginAgent final : public session::UserAgent
{
public:
    struct Ports
    {
        session::UserAgent *window; ///< where a window is wanted; must outlive the agent
        browser::BrowserOptions browser;
        /// Told that an attempt goes on in the browser, and what keeps it out of a window; nothing
        /// when the browser was asked for.
        std::function<void(browser::BrowserLogin &login, const std::optional<kakao::Error> &why)>
            browserBegun;
    };
    LoginAgent(Ports ports, program::LoginPlace place);

    /// The next attempt, and only that one, goes on in the browser.
    void useBrowserOnce() { m_isBrowserWanted = true; }
    /// Where the next attempt begins.
    void setPlace(program::LoginPlace place) { m_place = place; }

    /// Must not outlive the agent. An attempt that is still running is aborted.
    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

private:
    [[nodiscard]] kakao::ReplyPtr<QUrl> beginInBrowser(session::UserAgentRequest request);
    void noteBrowser(const std::optional<kakao::Error> &why);

    Ports m_ports;
    program::LoginPlace m_place;
    bool m_isBrowserWanted = false;
    std::optional<kakao::Error> m_whyBrowser;
    browser::BrowserAgent m_browser;
    foundation::WindowOrBrowser m_windowOrBrowser;
    QPointer<kakao::PendingReply> m_current;
};

} // namespace desktop
