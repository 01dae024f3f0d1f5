// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <session/useragent.h>

#include <QNetworkAccessManager>

/// Somebody with a browser, in the place of a login window: logs in to the sandbox and agrees to
/// what they are asked, by its real pages and forms.
class Person final : public session::UserAgent
{
public:
    kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override;

    QString loginId = "ryan@sandbox.test"; ///< one of sandbox::Server::accounts()
    bool agrees = true;                    ///< or else refuses to share anything

private:
    /// What came back for one request.
    struct Page
    {
        QUrl address;
        QString text;
        QUrl leadsTo; ///< of a redirect
    };
    class Visit;

    kakao::ReplyPtr<QUrl> logIn(session::UserAgentRequest request);
    kakao::ReplyPtr<Page> open(const QUrl &address);
    kakao::ReplyPtr<Page> submit(const Page &page, const QString &field, const QString &value);

    QNetworkAccessManager m_browser;
};
