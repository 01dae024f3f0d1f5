// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"

#include <QWebEngineUrlRequestInterceptor>

namespace webview {

/// Whether a page must not fetch url: anything but the web's own schemes, the redirect URI, and
/// addresses of this computer and its network unless the page itself comes from an allowed
/// loopback host.
[[nodiscard]] bool isForbiddenRequest(const QUrl &url, const QUrl &firstParty,
                                      const session::UserAgentRequest &request);

/// The second wall. What the main frame visits is LoginPage's to decide: block() lets the first
/// request of a redirect out to its port, so it must not be what stops the answer.
class RequestFilter final : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT
public:
    explicit RequestFilter(session::UserAgentRequest request, QObject *parent = nullptr);

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

private:
    session::UserAgentRequest m_request;
};

} // namespace webview
