// SPDX-License-Identifier: Apache-2.0
#include "desktop/loginagent.h"

#include "desktop/desktoplog.h"

#include <utility>

namespace desktop {
namespace {

kakao::Error browserWanted()
{
    return {.code = kakao::ErrorCode::BrowserWanted, .origin = kakao::ErrorOrigin::UserAgent};
}

bool leadsToTheBrowser(const kakao::Error &error)
{
    return error.code == kakao::ErrorCode::BrowserWanted
        || error.code == kakao::ErrorCode::WebViewMissing
        || error.code == kakao::ErrorCode::WebViewUnusable;
}

} // namespace

/// One attempt, wherever it goes on. The request stays the same, so that its answer may come from
/// either place.
class LoginAgent::Login final : public kakao::Reply<QUrl>
{
public:
    Login(LoginAgent &agent, session::UserAgentRequest request)
        : Reply(kakao::ErrorOrigin::UserAgent), m_agent(agent), m_request(std::move(request))
    {
        follow(m_agent.tryWindow(m_request));
    }

private:
    void follow(kakao::ReplyPtr<QUrl> reply)
    {
        m_reply = std::move(reply);
        m_reply->onFinished(this, [this](const kakao::Result<QUrl> &redirect) {
            if (redirect || !leadsToTheBrowser(redirect.error()))
                return finish(redirect);
            goOnInBrowser(redirect.error());
        });
    }

    void goOnInBrowser(const kakao::Error &why)
    {
        qCInfo(logDesktop) << "the login goes on in the browser:" << why;
        m_agent.m_whyBrowser =
            why.code == kakao::ErrorCode::BrowserWanted ? std::nullopt : std::optional(why);
        follow(m_agent.m_browser.authorize(m_request));
    }

    void stop() override { m_reply.reset(); }

    LoginAgent &m_agent;
    session::UserAgentRequest m_request;
    kakao::ReplyPtr<QUrl> m_reply;
};

LoginAgent::LoginAgent(Ports ports, program::LoginPlace place)
    : m_ports(std::move(ports)), m_place(place),
      m_browser(m_ports.browser,
                [this](browser::BrowserLogin &login) { m_ports.browserBegun(login, m_whyBrowser); })
{
}

kakao::ReplyPtr<QUrl> LoginAgent::authorize(const session::UserAgentRequest &request)
{
    if (m_current)
        m_current->abort();
    kakao::ReplyPtr<QUrl> reply(new Login(*this, request));
    m_current = reply.get();
    return reply;
}

kakao::ReplyPtr<QUrl> LoginAgent::tryWindow(const session::UserAgentRequest &request)
{
    if (std::exchange(m_isBrowserWanted, false) || m_place == program::LoginPlace::Browser)
        return kakao::makeReadyReply<QUrl>(browserWanted());
    return m_ports.window->authorize(request);
}

} // namespace desktop
