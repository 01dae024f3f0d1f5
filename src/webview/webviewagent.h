// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"

#include <QPointer>

#include <chrono>

class QWidget;

namespace webview {

/// Shows the authorization page in a login window of this program.
class WebViewAgent final : public session::UserAgent
{
public:
    struct Options
    {
        /// Not empty: every attempt is answered with WebViewUnusable and this as its detail.
        QString problem = {};
        /// How long a load may stand still before the person is told.
        std::chrono::milliseconds patience = std::chrono::seconds(30);
    };

    /// parentWindow may be null; otherwise it must outlive the agent.
    explicit WebViewAgent(QWidget *parentWindow, Options options);

    /// An attempt that is still running is aborted.
    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

private:
    QWidget *m_parentWindow;
    Options m_options;
    QPointer<kakao::PendingReply> m_current;
};

} // namespace webview
