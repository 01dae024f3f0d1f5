// SPDX-License-Identifier: Apache-2.0
#include "kakao/networkerror.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>

namespace kakao {
namespace {

bool needsProxy(const QUrl &url)
{
    const auto ways = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return !ways.isEmpty() && ways.constFirst().type() != QNetworkProxy::NoProxy;
}

} // namespace

ErrorCode networkErrorCode(const QNetworkReply &reply)
{
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorCode::TlsFailed;
    case QNetworkReply::OperationCanceledError:
    case QNetworkReply::TimeoutError:
        return ErrorCode::Timeout;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorCode::ProxyRefused;
    case QNetworkReply::UnknownNetworkError:
        // So Qt 6.4 calls a proxy that is not there, and its 403 or 502 to the wish for a tunnel.
        return needsProxy(reply.url()) ? ErrorCode::ProxyRefused : ErrorCode::Offline;
    default:
        return ErrorCode::Offline;
    }
}

} // namespace kakao
