// SPDX-License-Identifier: Apache-2.0
#include "kakao/httpexchange_p.h"

#include "kakao/apierror_p.h"
#include "kakao/httpdate.h"
#include "kakao/json_p.h"
#include "kakao/networkerror.h"
#include "kakao/oneshotbody_p.h"
#include "kakao/retryafter.h"

#include <QLoggingCategory>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslError>

#include <utility>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

/// Warnings by default. No query, no header and no body is in it.
Q_LOGGING_CATEGORY(logKakao, "daemun.kakao", QtWarningMsg)

/// Kakao's longest answer, a user with everything, has some 4 KiB.
constexpr qint64 bodyLimit = 1024 * 1024;

/// How much Qt reads ahead of us: without a bound an endless body fills the memory within seconds.
constexpr qint64 readAhead = 64 * 1024;

QNetworkRequest makeRequest(const HttpCall &call)
{
    QNetworkRequest request(call.url);
    // A redirect would carry the code or the token to another host.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // Qt keeps its connections by this attribute too, and connects ahead without HTTP/2 for https
    // and with it for http, where it is not offered all the same. Whatever differs from that opens
    // a second connection.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, call.url.scheme() == "http"_L1);
    request.setRawHeader("Accept", "application/json");
    // A user is a few kilobytes: nothing is won by compression, and there are no bombs without it.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!call.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + call.bearer.reveal());
    return request;
}

bool isJson(const QNetworkReply &network)
{
    const QString header = network.header(QNetworkRequest::ContentTypeHeader).toString();
    const QString type = header.section(u';', 0, 0).trimmed().toLower();
    return type == "application/json"_L1 || type == "application/jwk-set+json"_L1; // RFC 7517 8.5.1
}

/// Whether the exchange broke before its end. Qt has errors of its own for the statuses of 400 and
/// above too, and those are answers.
bool isBroken(QNetworkReply::NetworkError kind)
{
    return (kind != QNetworkReply::NoError && kind < QNetworkReply::ContentAccessDenied)
        || kind == QNetworkReply::ContentReSendError || kind == QNetworkReply::ProtocolFailure;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &network, HttpCall call, Ended ended)
    : m_call(std::move(call)), m_ended(std::move(ended))
{
    send(network);
    m_network->setParent(this);
    // Whatever still came of the reply it would tell to the manager first, there or not.
    connect(&network, &QObject::destroyed, this, [this] {
        delete std::exchange(m_network, nullptr);
        end(Error{.code = ErrorCode::Cancelled, .origin = m_call.origin});
    });
    m_network->setReadBufferSize(readAhead);
    connect(m_network, &QNetworkReply::metaDataChanged, this, &HttpExchange::readHead);
    connect(m_network, &QNetworkReply::readyRead, this, &HttpExchange::readMore);
    connect(m_network, &QNetworkReply::finished, this, &HttpExchange::readEnd);
    connect(m_network, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &sslError : errors)
            m_tlsErrors += sslError.errorString() + u"; "_s;
    });
    // Not Qt's transfer time-out: that begins anew with every byte, and does not wait for what is
    // there already.
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_deadline.callOnTimeout(this, &HttpExchange::giveUp);
    m_deadline.start(m_call.deadline);
    m_sinceStart.start();
}

/// A process that was stopped is woken by its timers before it sees what has come meanwhile, and
/// that may be the one refresh token that is still good.
void HttpExchange::giveUp()
{
    using namespace std::chrono;
    constexpr auto readingTime = 2s;
    const bool isLate = milliseconds(m_sinceStart.elapsed()) > m_call.deadline + 500ms;
    if (isLate && !std::exchange(m_wasStopped, true))
        return m_deadline.start(readingTime);
    end(error(ErrorCode::Timeout, u"no complete answer within the deadline"_s));
}

void HttpExchange::send(QNetworkAccessManager &network)
{
    QNetworkRequest request = makeRequest(m_call);
    if (!m_call.form) {
        m_network = network.get(request);
        return;
    }
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      u"application/x-www-form-urlencoded;charset=utf-8"_s);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_call.form->size());
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_network = network.post(request, new OneShotBody(*m_call.form, this));
}

void HttpExchange::stop()
{
    m_ended = nullptr;
    m_deadline.stop();
    if (m_network) {
        m_network->disconnect(this); // abort() would report an end from within
        m_network->abort();
    }
    m_call.running.reset();
}

void HttpExchange::end(const Result<QByteArray> &result)
{
    if (!m_ended)
        return;
    const Ended ended = std::exchange(m_ended, nullptr);
    log(result);
    stop();
    ended(result);
}

void HttpExchange::log(const Result<QByteArray> &result) const
{
    const char *method = m_call.form ? "POST" : "GET";
    const QString path = m_call.url.path();
    if (result)
        qCInfo(logKakao, "%s %ls: %lld ms", method, qUtf16Printable(path), m_sinceStart.elapsed());
    else
        qCInfo(logKakao) << method << path << result.error();
}

void HttpExchange::readHead()
{
    if (m_network->header(QNetworkRequest::ContentLengthHeader).toLongLong() > bodyLimit)
        end(error(ErrorCode::InvalidAnswer, u"too long"_s));
}

void HttpExchange::readMore()
{
    m_body += m_network->read(bodyLimit + 1 - m_body.size());
    if (m_body.size() > bodyLimit)
        end(error(ErrorCode::InvalidAnswer, u"too long"_s));
}

void HttpExchange::readEnd()
{
    readMore();
    if (m_ended && m_call.serverTime) // a body too long has ended it
        tellServerTime();
    end(answer());
}

void HttpExchange::tellServerTime() const
{
    // A redirect, a page and half an answer may come from somebody on the way.
    const bool isAnswer = status() == 200 || status() >= 400;
    if (!isAnswer || isBroken(m_network->error()) || !isJson(*m_network)
        || !json::parseObject(m_body, m_call.origin))
        return;
    const QDateTime time = parseHttpDate(m_network->rawHeader("Date"));
    if (time.isValid())
        m_call.serverTime(time);
}

Result<QByteArray> HttpExchange::answer() const
{
    if (status() / 100 == 3)
        return error(ErrorCode::CaptivePortal, u"a redirect"_s);
    if (isBroken(m_network->error()))
        return transportError();
    if (status() >= 400)
        return refusal();
    if (status() != 200 || m_body.isEmpty())
        return error(ErrorCode::InvalidAnswer, u"odd status or empty"_s);
    if (!isJson(*m_network) || m_body.trimmed().startsWith('<'))
        return error(ErrorCode::CaptivePortal, u"a page"_s);
    return m_body;
}

Error HttpExchange::refusal() const
{
    Error error = errorFromAnswer(m_call.origin, status(), m_body);
    if (error.isTransient()) {
        const QDateTime date = parseHttpDate(m_network->rawHeader("Date"));
        error.retryAfter = parseRetryAfter(m_network->rawHeader("Retry-After"),
                                           date.isValid() ? date : QDateTime::currentDateTimeUtc());
    }
    return error;
}

Error HttpExchange::transportError() const
{
    const auto kind = m_network->error();
    const QString name =
        QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(kind));
    const ErrorCode code = networkErrorCode(*m_network);
    if (code == ErrorCode::TlsFailed && !m_tlsErrors.isEmpty())
        return error(code, m_tlsErrors.chopped(2));
    if (code != ErrorCode::Offline)
        return error(code, name);
    if (status() != 0 || kind == QNetworkReply::ProtocolFailure)
        return error(ErrorCode::InvalidAnswer, u"cut off or no HTTP: "_s + name);
    const bool wasCut = kind == QNetworkReply::RemoteHostClosedError
        || kind == QNetworkReply::ContentReSendError; // Qt wanted to send it again and could not
    return error(wasCut && m_call.form ? ErrorCode::OutcomeUnknown : ErrorCode::Offline, name);
}

Error HttpExchange::error(ErrorCode code, const QString &detail) const
{
    return Error{.code = code, .origin = m_call.origin, .detail = detail, .httpStatus = status()};
}

int HttpExchange::status() const
{
    return m_network->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace kakao
