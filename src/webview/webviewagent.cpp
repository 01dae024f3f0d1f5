// SPDX-License-Identifier: Apache-2.0
#include "webview/webviewagent.h"

#include "webview/loginwindow.h"

namespace webview {
namespace {

class LoginReply final : public kakao::Reply<QUrl>
{
public:
    LoginReply(const session::UserAgentRequest &request, std::chrono::milliseconds patience,
               QWidget *parentWindow)
        : Reply(kakao::ErrorOrigin::UserAgent),
          m_window(new LoginWindow(request, patience, parentWindow))
    {
        connect(m_window, &LoginWindow::redirectCaught, this, [this](const QUrl &url) {
            m_isRedirected = true;
            finish(url);
            stop();
        });
        connect(m_window, &LoginWindow::browserWanted, this, [this] {
            finish(kakao::Error{.code = kakao::ErrorCode::BrowserWanted,
                                .origin = kakao::ErrorOrigin::UserAgent});
            stop();
        });
        connect(m_window, &QDialog::rejected, this, [this] {
            finish(reasonToEnd());
            stop();
        });
        // A parent that goes takes its windows along and lets none of them say so.
        connect(m_window, &QObject::destroyed, this, [this] {
            finish(kakao::Error{.code = kakao::ErrorCode::Cancelled,
                                .origin = kakao::ErrorOrigin::UserAgent});
        });
        m_window->show(); // not modal: Cancel in the main window works, too
    }
    ~LoginReply() override { stop(); }

protected:
    void stop() override
    {
        if (!m_window)
            return;
        m_window->disconnect(this);
        m_window->dispose(m_isRedirected ? LoginWindow::Teardown::AfterTheExchange
                                         : LoginWindow::Teardown::AtOnce);
        m_window = nullptr;
    }

private:
    [[nodiscard]] kakao::Error reasonToEnd() const
    {
        if (m_window->kakaoCode().isEmpty())
            return {.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::UserAgent};
        return {.code = kakao::ErrorCode::ErrorPage,
                .origin = kakao::ErrorOrigin::Authorization,
                .kakaoCode = m_window->kakaoCode()};
    }

    QPointer<LoginWindow> m_window;
    bool m_isRedirected = false;
};

} // namespace

WebViewAgent::WebViewAgent(QWidget *parentWindow, Options options)
    : m_parentWindow(parentWindow), m_options(std::move(options))
{
}

kakao::ReplyPtr<QUrl> WebViewAgent::authorize(const session::UserAgentRequest &request)
{
    if (!m_options.problem.isEmpty()) {
        return kakao::makeReadyReply<QUrl>(kakao::Error{.code = kakao::ErrorCode::WebViewUnusable,
                                                        .origin = kakao::ErrorOrigin::UserAgent,
                                                        .detail = m_options.problem});
    }
    if (m_current)
        m_current->abort();
    kakao::ReplyPtr<QUrl> reply(new LoginReply(request, m_options.patience, m_parentWindow));
    m_current = reply.get();
    return reply;
}

} // namespace webview
