// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pageserver.h"
#include "session/useragent.h"
#include "webview/loginwindow.h"
#include "webview/webviewagent.h"

#include <QSignalSpy>
#include <QVariant>

class QWebEnginePage;
class QWebEngineView;

/// What a test asks the agent for: pages of server, and a redirect to a port where tripwire counts
/// who comes.
[[nodiscard]] session::UserAgentRequest makeRequest(const PageServer &server,
                                                    const PageServer &tripwire,
                                                    const QString &path = QStringLiteral("/start"));

/// One sign-in attempt and the hands of the person before it.
class Attempt
{
public:
    explicit Attempt(const session::UserAgentRequest &request,
                     const webview::WebViewAgent::Options &options = {});
    ~Attempt(); ///< leaves no window behind

    [[nodiscard]] webview::LoginWindow *window() const;
    [[nodiscard]] QWebEngineView *view() const;
    [[nodiscard]] QWebEnginePage *page() const;
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return window() ? window()->findChild<T *>(QString::fromLatin1(name)) : nullptr;
    }
    [[nodiscard]] QString textOf(const char *labelName) const;
    [[nodiscard]] bool isShown(const char *widgetName) const;

    [[nodiscard]] bool waitForLoad();  ///< until the page's document is complete
    [[nodiscard]] bool waitForFrame(); ///< until it has been drawn as well
    [[nodiscard]] bool waitForFocus(); ///< until what is typed goes to the page
    [[nodiscard]] bool waitForFinished();
    /// Until what the page had begun has come: a fetch takes the same way behind it.
    [[nodiscard]] bool settle();
    QVariant evaluate(const QString &script);
    void click(); ///< in the middle of the page
    void key(Qt::Key key);

    /// Clicks until what is wanted has come: a page takes none before its first frame has got
    /// through to the screen.
    template <typename Fn>
    [[nodiscard]] bool clickUntil(Fn &&isReached)
    {
        for (int i = 0; i < 4 && !isReached(); ++i) {
            click();
            waitFor(isReached);
        }
        return isReached();
    }

    webview::WebViewAgent agent;
    kakao::ReplyPtr<QUrl> reply;
    QSignalSpy finished;

private:
    static void waitFor(const std::function<bool()> &isReached);
};
