// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"
#include "webview/webview_export.h"

#include <QString>

#include <memory>

class QWidget;

namespace webview {

/// Shows the login in a window of this program, on Qt WebEngine. That comes as a plugin, loaded
/// when the first login begins: a program that links this does not link the web engine, and starts
/// as if there were none.
///
/// For the thread of the QApplication, before which nothing needs to be set. RFC 8252, 8.12, speaks
/// against embedded user agents, because a program can look into one: browser::BrowserAgent is the
/// other way, and the person may ask for it here (BrowserWanted).
class DAEMUN_WEBVIEW_EXPORT EmbeddedAgent final : public session::UserAgent
{
public:
    /// The login window belongs to parentWindow, which must outlive the agent; it may be null.
    /// pluginFolder is where the file daemun-webview lies; empty: where it was installed with this
    /// library, or else beside the program.
    explicit EmbeddedAgent(QWidget *parentWindow = nullptr, QString pluginFolder = {});
    ~EmbeddedAgent() override;
    Q_DISABLE_COPY_MOVE(EmbeddedAgent)

    /// As the port says; an attempt that is still running is aborted. Also finishes with
    /// WebViewMissing and in detail where the plugin was looked for, or why it does not load; each
    /// attempt looks for it again. WebViewUnusable has in detail `root`, `namespaces`, `process`,
    /// `opengl`, `remote debugging` (an environment variable opens the page to other programs) or
    /// `no QApplication`.
    [[nodiscard]] kakao::ReplyPtr<QUrl>
    authorize(const session::UserAgentRequest &request) override;

private:
    [[nodiscard]] kakao::Result<session::UserAgent *> window();

    QWidget *m_parentWindow;
    QString m_pluginFolder;
    std::unique_ptr<session::UserAgent> m_window;
};

} // namespace webview
