// SPDX-License-Identifier: Apache-2.0
#include "person.h"

#include <kakao/coroutine.h>

#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QUrlQuery>

namespace {

QNetworkRequest requestFor(const QUrl &address)
{
    QNetworkRequest request(address);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded");
    return request;
}

QString firstMatch(const QString &text, const char *pattern)
{
    return QRegularExpression(pattern).match(text).captured(1);
}

} // namespace

/// A QNetworkReply as a reply that can be awaited.
class Person::Visit final : public kakao::Reply<Page>
{
public:
    explicit Visit(QNetworkReply *network) : Reply(kakao::ErrorOrigin::UserAgent)
    {
        network->setParent(this);
        connect(network, &QNetworkReply::finished, this, [this, network] {
            finish(
                Page{.address = network->url(),
                     .text = network->readAll(),
                     .leadsTo = network->url().resolved(
                         network->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl())});
        });
    }
};

kakao::ReplyPtr<QUrl> Person::authorize(const session::UserAgentRequest &request)
{
    m_browser.setCookieJar(new QNetworkCookieJar); // nobody is logged in there yet
    return logIn(request);
}

kakao::ReplyPtr<QUrl> Person::logIn(session::UserAgentRequest request)
{
    auto page = co_await open(request.authorizationUrl);
    while (page) {
        if (page->leadsTo.toString().startsWith(request.redirectUri.toString()))
            co_return page->leadsTo;
        if (page->leadsTo != page->address)
            page = co_await open(page->leadsTo);
        else if (page->text.contains("id=\"log-in\""))
            page = co_await submit(*page, "person", loginId);
        else if (page->text.contains("id=\"agree\""))
            page = co_await submit(*page, "decision", agrees ? "agree" : "cancel");
        else
            break; // a page that does not lead on
    }
    co_return kakao::Error{.code = kakao::ErrorCode::Cancelled,
                           .origin = kakao::ErrorOrigin::UserAgent};
}

kakao::ReplyPtr<Person::Page> Person::open(const QUrl &address)
{
    return kakao::ReplyPtr<Page>(new Visit(m_browser.get(requestFor(address))));
}

/// Sends the page's form with its hidden token and what the person put in.
kakao::ReplyPtr<Person::Page> Person::submit(const Page &page, const QString &field,
                                             const QString &value)
{
    const QUrl action(
        firstMatch(page.text, "<form[^>]* action=\"([^\"]*)\"").replace("&amp;", "&"));
    QUrlQuery form;
    form.addQueryItem("form_token",
                      firstMatch(page.text, "name=\"form_token\" value=\"([^\"]*)\""));
    form.addQueryItem(field, value);
    return kakao::ReplyPtr<Page>(new Visit(m_browser.post(
        requestFor(page.address.resolved(action)), form.toString(QUrl::FullyEncoded).toUtf8())));
}
