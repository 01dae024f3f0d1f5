// SPDX-License-Identifier: Apache-2.0
#include "kakao/redirectanswer_p.h"

#include "kakao/authorizationresponse.h"
#include "kakao/wiretext_p.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

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

} // namespace

bool isRedirect(const QUrl &url, const QUrl &redirectUri)
{
    return url.isValid() && redirectUri.isValid() && url.scheme() == redirectUri.scheme()
        && url.host(QUrl::FullyEncoded) == redirectUri.host(QUrl::FullyEncoded)
        && portOf(url) == portOf(redirectUri) && pathOf(url) == pathOf(redirectUri)
        && !url.authority().contains(u'@') && answerQuery(url, redirectUri).has_value();
}

Error redirectError(ErrorCode code, const QString &detail)
{
    return Error{.code = code, .origin = ErrorOrigin::Authorization, .detail = detail};
}

Error namedError(const QByteArray &name)
{
    return redirectError(name == "access_denied" ? ErrorCode::AccessDenied
                                                 : ErrorCode::AuthorizationFailed,
                         safeErrorName(QString::fromUtf8(name)));
}

Result<Parameters> readRedirectAnswer(const QUrl &redirect, const QUrl &redirectUri,
                                      const Secret &state)
{
    if (!isRedirect(redirect, redirectUri))
        return redirectError(ErrorCode::InvalidRedirect, u"another redirect URI"_s);
    const auto parameters = readForm(*answerQuery(redirect, redirectUri));
    if (!parameters)
        return redirectError(ErrorCode::InvalidRedirect, u"a parameter given twice"_s);
    if (!state.matches(parameters->value("state")))
        return redirectError(ErrorCode::StateMismatch);
    return *parameters;
}

} // namespace kakao
