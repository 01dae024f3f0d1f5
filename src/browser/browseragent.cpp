// SPDX-License-Identifier: Apache-2.0
#include "browser/browseragent.h"

#include <utility>

namespace browser {

BrowserAgent::BrowserAgent(BrowserOptions options, Begun begun)
    : m_options(std::move(options)), m_begun(std::move(begun))
{
}

kakao::ReplyPtr<QUrl> BrowserAgent::authorize(const session::UserAgentRequest &request)
{
    if (m_current)
        m_current->abort();
    auto *login = new BrowserLogin(request, m_options);
    kakao::ReplyPtr<QUrl> reply(login);
    m_current = login;
    if (m_begun)
        m_begun(*login);
    login->begin();
    return reply;
}

} // namespace browser
