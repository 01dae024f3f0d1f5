// SPDX-License-Identifier: Apache-2.0
#include "desktop/loginagent.h"

#include "desktop/desktoplog.h"
#include "kakao/coroutine.h"

#include <utility>

namespace desktop {

LoginAgent::LoginAgent(Ports ports, program::LoginPlace place)
    : m_ports(std::move(ports)), m_place(place),
      m_browser(
          m_ports.browser,
          [this](browser::BrowserLogin &login) { m_ports.browserBegun(login, m_whyBrowser); }),
      m_windowOrBrowser(*m_ports.window, m_browser,
                        [this](const std::optional<kakao::Error> &why) { noteBrowser(why); })
{
}

kakao::ReplyPtr<QUrl> LoginAgent::authorize(const session::UserAgentRequest &request)
{
    if (m_current)
        m_current->abort();
    const bool isInBrowser =
        std::exchange(m_isBrowserWanted, false) || m_place == program::LoginPlace::Browser;
    auto reply = isInBrowser ? beginInBrowser(request) : m_windowOrBrowser.authorize(request);
    m_current = reply.get();
    return reply;
}

/// With a reply around the browser's own, which goes as soon as this one is aborted; and after the
/// call, so that the session is signing in before its window shows that the browser was opened.
kakao::ReplyPtr<QUrl> LoginAgent::beginInBrowser(session::UserAgentRequest request)
{
    static_cast<void>(co_await kakao::makeReadyReply<kakao::Done>(kakao::Done()));
    noteBrowser({});
    co_return co_await m_browser.authorize(request);
}

void LoginAgent::noteBrowser(const std::optional<kakao::Error> &why)
{
    if (why)
        qCInfo(logDesktop) << "the login goes on in the browser:" << *why;
    else
        qCInfo(logDesktop) << "the login goes on in the browser, as was asked for";
    m_whyBrowser = why;
}

} // namespace desktop
