// SPDX-License-Identifier: Apache-2.0
#include "cli/serverprobe.h"

#include "kakao/httpdate.h"
#include "kakao/networkerror.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace cli {

ServerProbe::ServerProbe(QNetworkAccessManager &network, const QUrl &url,
                         std::chrono::milliseconds deadline)
    : Reply(kakao::ErrorOrigin::Api), m_startedAt(QDateTime::currentDateTimeUtc())
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_reply = network.head(request);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::finished, this, &ServerProbe::useAnswer);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsErrors += error.errorString();
    });
    // Not Qt's transfer time-out, which begins anew with every byte.
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, [this] {
        stop();
        fail(kakao::ErrorCode::Timeout);
    });
    m_deadline.start(deadline);
}

ServerProbe::~ServerProbe() = default;

void ServerProbe::useAnswer()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0 || status == 407) { // a proxy's word, not the server's
        return fail(kakao::networkErrorCode(*m_reply));
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    finish(ServerAnswer{.httpStatus = status,
                        .time = kakao::parseHttpDate(m_reply->rawHeader("Date")),
                        .askedAt = m_startedAt.addMSecs(m_startedAt.msecsTo(now) / 2)});
}

void ServerProbe::fail(kakao::ErrorCode code)
{
    finish(kakao::Error{
        .code = code, .origin = kakao::ErrorOrigin::Api, .detail = m_tlsErrors.join(u"; "_s)});
}

void ServerProbe::stop()
{
    m_deadline.stop();
    m_reply->disconnect(this);
    m_reply->abort();
}

} // namespace cli
