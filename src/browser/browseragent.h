// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browser_export.h"
#include "browser/browserlogin.h"
#include "session/useragent.h"

#include <QPointer>

#include <functional>

namespace browser {

/// Sends the person to their own browser and waits on the redirect URI for the answer.
class DAEMUN_BROWSER_EXPORT BrowserAgent final : public session::UserAgent
{
public:
    /// Told of each attempt before it begins, to show it: its link, its trouble, its time.
    using Begun = std::function<void(BrowserLogin &login)>;

    /// Every attempt goes by these options.
    explicit BrowserAgent(BrowserOptions options, Begun begun = {});

    /// An attempt that is still running is aborted. Besides what BrowserLogin says, the redirect
    /// does reach a port: a loopback one, of this process.
    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

private:
    BrowserOptions m_options;
    Begun m_begun;
    QPointer<kakao::PendingReply> m_current;
};

} // namespace browser
