// SPDX-License-Identifier: Apache-2.0
#include "cli/serverprobe.h"

#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s;

/// IMF-fixdate, which is all that servers send today (RFC 9110 5.6.7).
QDateTime parseDate(const QByteArray &text)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

kakao::ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return kakao::ErrorCode::TlsFailed;
    case QNetworkReply::OperationCanceledError: // by the time-out; an abort is not heard
    case QNetworkReply::TimeoutError:
        return kakao::ErrorCode::Timeout;
    default:
        return kakao::ErrorCode::Offline;
    }
}

} // namespace

ServerProbe::ServerProbe(QNetworkAccessManager &network, const QUrl &url)
    : Reply(kakao::ErrorOrigin::Api), m_startedAt(QDateTime::currentDateTimeUtc())
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    m_reply = network.head(request);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::finished, this, &ServerProbe::useAnswer);
}

ServerProbe::~ServerProbe() = default;

void ServerProbe::useAnswer()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) {
        return finish(kakao::Error{.code = codeOf(m_reply->error()),
                                   .origin = kakao::ErrorOrigin::Api,
                                   .detail = m_reply->url().authority()});
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    finish(ServerAnswer{.httpStatus = status,
                        .time = parseDate(m_reply->rawHeader("Date")),
                        .askedAt = m_startedAt.addMSecs(m_startedAt.msecsTo(now) / 2)});
}

void ServerProbe::stop()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

} // namespace cli
