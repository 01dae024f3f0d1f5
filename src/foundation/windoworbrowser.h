// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "foundation/foundation_export.h"
#include "session/useragent.h"

#include <functional>
#include <optional>

namespace foundation {

/// Logs in in a window of the program, and goes on in the browser where the person wants that or
/// there can be no window. The request stays the same, so that its answer may come from either.
class DAEMUN_FOUNDATION_EXPORT WindowOrBrowser final : public session::UserAgent
{
public:
    /// Told that an attempt goes on in the browser, and what keeps it out of the window; nothing
    /// when the browser was asked for.
    using GoesOn = std::function<void(const std::optional<kakao::Error> &why)>;

    /// Both must outlive the agent.
    WindowOrBrowser(session::UserAgent &window, session::UserAgent &browser, GoesOn goesOn = {});

    /// The reply must not outlive the agent.
    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

private:
    [[nodiscard]] kakao::ReplyPtr<QUrl> follow(session::UserAgentRequest request);

    session::UserAgent &m_window;
    session::UserAgent &m_browser;
    GoesOn m_goesOn;
};

} // namespace foundation
