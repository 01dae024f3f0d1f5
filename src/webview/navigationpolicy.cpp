// SPDX-License-Identifier: Apache-2.0
#include "webview/navigationpolicy.h"

#include "kakao/authorizationresponse.h"
#include "kakao/config.h"
#include "session/useragent.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host(QUrl::FullyEncoded) == b.host(QUrl::FullyEncoded)
        && portOf(a) == portOf(b);
}

bool matches(const QUrl &url, const QString &allowed)
{
    const QString host = url.host(QUrl::FullyEncoded);
    if (allowed.startsWith("*."_L1)) // no port is meant with a wildcard
        return host.size() >= allowed.size() && host.endsWith(QStringView(allowed).sliced(1))
            && portOf(url) == 443;

    const QUrl entry(u"//"_s + allowed, QUrl::StrictMode);
    if (!entry.isValid() || entry.host(QUrl::FullyEncoded) != host)
        return false;
    if (entry.port() != -1)
        return entry.port() == portOf(url);
    return kakao::isLoopback(url) || portOf(url) == 443;
}

/// `intent://…#Intent;…;S.browser_fallback_url=https%3A%2F%2F…;end`
QUrl browserFallback(const QUrl &intent)
{
    const QString fragment = intent.fragment(QUrl::FullyEncoded);
    const auto extras = QStringView(fragment).split(u';');
    const auto key = "S.browser_fallback_url="_L1;
    for (const QStringView extra : extras) {
        if (extra.startsWith(key))
            return QUrl(QUrl::fromPercentEncoding(extra.sliced(key.size()).toUtf8()),
                        QUrl::StrictMode);
    }
    return {};
}

Decision decideMainFrame(const QUrl &url, const session::UserAgentRequest &request)
{
    if (isAllowedPage(url, request))
        return {Verdict::Visit};
    if (isWeb(url))
        return {Verdict::ForeignHost, url};
    // What a page opens inside Chromium is either harmless and useless to us or refused anyway.
    static constexpr QLatin1StringView internal[] = {"about"_L1, "blob"_L1, "data"_L1,
                                                     "javascript"_L1, "file"_L1};
    if (std::find(std::begin(internal), std::end(internal), url.scheme()) != std::end(internal))
        return {Verdict::Ignore};
    if (url.scheme() == "intent"_L1) {
        const QUrl fallback = browserFallback(url);
        if (fallback.scheme() == "https"_L1 && isAllowedPage(fallback, request))
            return {Verdict::Fallback, fallback};
    }
    return {Verdict::ForeignScheme, url};
}

/// Captchas and the like come from hosts of their own; the request filter keeps the computer's
/// own network out of their reach.
bool isAllowedFrame(const QUrl &url, const session::UserAgentRequest &request)
{
    const QString scheme = url.scheme();
    return scheme == "about"_L1 || scheme == "blob"_L1 || scheme == "data"_L1
        || isAllowedPage(url, request)
        || (scheme == "https"_L1 && !kakao::isLoopback(url)
            && !isSameOrigin(url, request.redirectUri));
}

} // namespace

bool isWeb(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
}

bool isAllowedPage(const QUrl &url, const session::UserAgentRequest &request)
{
    if (!url.isValid() || !isWeb(url) || url.authority().contains(u'@'))
        return false;
    if (url.scheme() == "http"_L1 && !kakao::isLoopback(url))
        return false;
    if (isSameOrigin(url, request.redirectUri) && !isSameOrigin(url, request.authorizationUrl))
        return false;
    return std::any_of(request.allowedHosts.cbegin(), request.allowedHosts.cend(),
                       [&url](const QString &allowed) { return matches(url, allowed); });
}

Decision decide(const QUrl &url, bool isMainFrame, const session::UserAgentRequest &request)
{
    if (kakao::isRedirect(url, request.redirectUri))
        return isMainFrame ? Decision{Verdict::Redirect, url} : Decision{Verdict::Ignore};
    if (isMainFrame)
        return decideMainFrame(url, request);
    return {isAllowedFrame(url, request) ? Verdict::Visit : Verdict::Ignore};
}

} // namespace webview
