// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "webview/trouble.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

#include <chrono>

class QWebEngineLoadingInfo;

namespace session {
struct UserAgentRequest;
}

namespace webview {

class LoginPage;

/// Follows the loads of a login page and tells what becomes of each.
class LoadWatch final : public QObject
{
    Q_OBJECT
public:
    /// patience is how long a load may stand still. request must outlive the watch.
    LoadWatch(const session::UserAgentRequest &request, std::chrono::milliseconds patience);

    /// page must outlive the watch, or stop() comes first.
    void follow(LoginPage &page);
    void stop();

Q_SIGNALS:
    void started();
    /// It takes long enough for a person to notice.
    void slow();
    void progressed(int percent);
    void ended();
    /// A page has come. That it is not the one that was asked for may still turn out.
    void loaded();
    /// There is nothing to show; code is Kakao's or the server's, if there is one.
    void failed(webview::Trouble trouble, const QString &code);
    /// Something can be read already, and the rest does not come.
    void stuck();
    /// The render process ended, for the first time.
    void crashed();

private:
    void onLoading(const QWebEngineLoadingInfo &info);
    void onProgress(int percent);
    void onLoaded(int httpStatus);
    void onStandstill();
    void onTerminated();
    void onProxyRefused() { m_isProxyRefused = true; }
    void begin();
    void end();
    void inspect(const QString &text, int httpStatus);
    [[nodiscard]] bool isKakaoOrigin() const;

    const session::UserAgentRequest &m_request;
    LoginPage *m_page = nullptr;
    QTimer m_standstill;
    QTimer m_slowness;
    QUrl m_url;                 ///< of the page committed in the main frame
    quint64 m_load = 0;         ///< counts loads: an answer about an earlier one is dropped
    bool m_isCommitted = false; ///< the running load has begun to replace the page
    bool m_isProxyRefused = false;
    bool m_hasCrashed = false;
};

} // namespace webview
