// SPDX-License-Identifier: Apache-2.0
#include "kakao/authorizationresponse.h"

#include "kakao/authorizationrequest.h"
#include "kakao/wiretext_p.h"

#include <QHash>

#include <optional>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

using Parameters = QHash<QByteArray, QByteArray>;

Error responseError(ErrorCode code, const QString &detail = {})
{
    return Error{.code = code, .origin = ErrorOrigin::Authorization, .detail = detail};
}

/// What the answer adds behind the redirect URI's own query; nothing when that is not in front.
std::optional<QByteArray> answerQuery(const QUrl &url, const QUrl &redirectUri)
{
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    if (!redirectUri.hasQuery())
        return query;
    const QByteArray registered = redirectUri.query(QUrl::FullyEncoded).toLatin1();
    if (query == registered || registered.isEmpty())
        return query.sliced(registered.size());
    if (!query.startsWith(registered + '&'))
        return std::nullopt;
    return query.sliced(registered.size() + 1);
}

/// A browser asks for "/" where the registered URI has no path (RFC 3986 6.2.3).
QString pathOf(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyEncoded);
    return path.isEmpty() ? u"/"_s : path;
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

QByteArray formDecoded(QByteArray text)
{
    return QByteArray::fromPercentEncoding(text.replace('+', ' '));
}

/// Nothing when a name comes twice (RFC 6749 3.1).
std::optional<Parameters> readForm(const QByteArray &form)
{
    Parameters parameters;
    const QList<QByteArray> pairs = form.split('&');
    for (const QByteArray &pair : pairs) {
        if (pair.isEmpty())
            continue;
        const qsizetype nameSize = pair.contains('=') ? pair.indexOf('=') : pair.size();
        const QByteArray name = formDecoded(pair.first(nameSize));
        if (parameters.contains(name))
            return std::nullopt;
        parameters.insert(name, formDecoded(pair.mid(nameSize + 1)));
    }
    return parameters;
}

Error authorizationError(const QByteArray &name)
{
    return responseError(name == "access_denied" ? ErrorCode::AccessDenied
                                                 : ErrorCode::AuthorizationFailed,
                         safeErrorName(QString::fromUtf8(name)));
}

} // namespace

bool isRedirect(const QUrl &url, const QUrl &redirectUri)
{
    return url.isValid() && url.scheme() == redirectUri.scheme()
        && url.host(QUrl::FullyEncoded) == redirectUri.host(QUrl::FullyEncoded)
        && portOf(url) == portOf(redirectUri) && pathOf(url) == pathOf(redirectUri)
        && !url.authority().contains(u'@') && answerQuery(url, redirectUri).has_value();
}

Result<Secret> parseAuthorizationResponse(const QUrl &redirect, const AuthorizationRequest &request)
{
    if (!isRedirect(redirect, request.redirectUri()))
        return responseError(ErrorCode::InvalidRedirect, u"another redirect URI"_s);
    const auto parameters = readForm(*answerQuery(redirect, request.redirectUri()));
    if (!parameters)
        return responseError(ErrorCode::InvalidRedirect, u"a parameter given twice"_s);
    if (!request.state().matches(parameters->value("state")))
        return responseError(ErrorCode::StateMismatch);
    // RFC 9207 2.4. Kakao sends none.
    if (parameters->contains("iss") && parameters->value("iss") != request.issuer().toUtf8())
        return responseError(ErrorCode::InvalidRedirect, u"another issuer"_s);

    const QByteArray code = parameters->value("code");
    const QByteArray error = parameters->value("error");
    if (code.isEmpty() == error.isEmpty())
        return responseError(ErrorCode::InvalidRedirect, u"neither a code nor an error, or both"_s);
    if (!error.isEmpty())
        return authorizationError(error);
    if (!isVisibleAscii(code))
        return responseError(ErrorCode::InvalidRedirect, u"a code of odd characters"_s);
    return Secret(code);
}

} // namespace kakao
