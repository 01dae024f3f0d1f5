// SPDX-License-Identifier: Apache-2.0
#include "webview/requestfilter.h"

#include "kakao/authorizationresponse.h"
#include "kakao/config.h"
#include "webview/navigationpolicy.h"

#include <QHostAddress>
#include <QStringList>
#include <QWebEngineUrlRequestInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

/// This computer, its network and everything that is not a public address (RFC 1918, 3927, 4193,
/// 4291, 6598).
bool isPrivate(const QUrl &url)
{
    const QString host = url.host();
    if (kakao::isLoopback(url) || host.endsWith(".localhost"_L1) || host.endsWith(".local"_L1))
        return true;
    QHostAddress address(host);
    if (address.isNull())
        return false;
    bool isMapped = false;
    if (const quint32 ipv4 = address.toIPv4Address(&isMapped); isMapped)
        address = QHostAddress(ipv4);
    static const std::array<std::pair<QHostAddress, int>, 7> networks = {{
        {QHostAddress(u"0.0.0.0"_s), 8},
        {QHostAddress(u"10.0.0.0"_s), 8},
        {QHostAddress(u"100.64.0.0"_s), 10},
        {QHostAddress(u"127.0.0.0"_s), 8},
        {QHostAddress(u"169.254.0.0"_s), 16},
        {QHostAddress(u"172.16.0.0"_s), 12},
        {QHostAddress(u"192.168.0.0"_s), 16},
    }};
    return address == QHostAddress(QHostAddress::AnyIPv6) || address.isLinkLocal()
        || address.isUniqueLocalUnicast() || address.isSiteLocal()
        || std::any_of(networks.cbegin(), networks.cend(), [&address](const auto &network) {
               return address.isInSubnet(network.first, network.second);
           });
}

} // namespace

bool isForbiddenRequest(const QUrl &url, const QUrl &firstParty,
                        const session::UserAgentRequest &request)
{
    const QString scheme = url.scheme();
    if (scheme == "data"_L1 || scheme == "blob"_L1 || scheme == "about"_L1)
        return false;
    static const QStringList web = {u"https"_s, u"http"_s, u"wss"_s, u"ws"_s};
    if (!web.contains(scheme) || kakao::isRedirect(url, request.redirectUri))
        return true;
    const bool isLocalPage = kakao::isLoopback(firstParty) && isAllowedPage(firstParty, request);
    return isPrivate(url) && !isLocalPage;
}

RequestFilter::RequestFilter(session::UserAgentRequest request, QObject *parent)
    : QWebEngineUrlRequestInterceptor(parent), m_request(std::move(request))
{
}

void RequestFilter::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    // A main frame's own page is its first party.
    const bool isPage = info.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame;
    const QUrl firstParty = isPage ? info.requestUrl() : info.firstPartyUrl();
    if (isForbiddenRequest(info.requestUrl(), firstParty, m_request))
        info.block(true);
}

} // namespace webview
