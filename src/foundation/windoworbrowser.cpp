// SPDX-License-Identifier: Apache-2.0
#include "foundation/windoworbrowser.h"

#include "kakao/coroutine.h"

namespace foundation {
namespace {

bool leadsToTheBrowser(const kakao::Error &error)
{
    return error.code == kakao::ErrorCode::BrowserWanted
        || error.code == kakao::ErrorCode::WebViewMissing
        || error.code == kakao::ErrorCode::WebViewUnusable;
}

} // namespace

WindowOrBrowser::WindowOrBrowser(session::UserAgent &window, session::UserAgent &browser,
                                 GoesOn goesOn)
    : m_window(window), m_browser(browser), m_goesOn(std::move(goesOn))
{
}

kakao::ReplyPtr<QUrl> WindowOrBrowser::authorize(const session::UserAgentRequest &request)
{
    return follow(request);
}

/// Has a request of its own: it goes on after the call.
kakao::ReplyPtr<QUrl> WindowOrBrowser::follow(session::UserAgentRequest request)
{
    const auto redirect = co_await m_window.authorize(request);
    if (redirect || !leadsToTheBrowser(redirect.error()))
        co_return redirect;
    const kakao::Error &why = redirect.error();
    if (m_goesOn)
        m_goesOn(why.code == kakao::ErrorCode::BrowserWanted ? std::nullopt : std::optional(why));
    co_return co_await m_browser.authorize(request);
}

} // namespace foundation
