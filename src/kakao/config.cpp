// SPDX-License-Identifier: Apache-2.0
#include "kakao/config.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

QString withoutTrailingSlash(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

QUrl below(const QUrl &server, QStringView path)
{
    QUrl url = server;
    url.setPath(withoutTrailingSlash(server.path(QUrl::FullyEncoded)).append(path),
                QUrl::TolerantMode);
    return url;
}

/// The text is left out of it: a URL with user info may hold a password.
Error configError(const QString &detail)
{
    return Error{
        .code = ErrorCode::ConfigInvalid, .origin = ErrorOrigin::Authorization, .detail = detail};
}

/// What both kinds of URL must be.
Result<QUrl> checkHttpUrl(const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid())
        return configError(u"not a valid URL"_s);
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return configError(u"neither https nor http"_s);
    if (url.host().isEmpty() || url.port() == 0)
        return configError(u"names no host and port to connect to"_s);
    if (url.authority().contains(u'@'))
        return configError(u"has user info"_s);
    if (url.hasFragment())
        return configError(u"has a fragment"_s);
    return url;
}

/// In the normal form that QUrl brings addresses into.
bool isLoopbackQuad(QStringView host)
{
    const auto isOctet = [](QStringView part) {
        return !part.isEmpty() && part.size() <= 3
            && std::all_of(part.begin(), part.end(),
                           [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    };
    const QList<QStringView> parts = host.split(u'.');
    return parts.size() == 4 && parts.first() == u"127"
        && std::all_of(parts.begin(), parts.end(), isOctet);
}

} // namespace

QUrl Config::kauth(QStringView path) const
{
    return below(kauthUrl, path);
}

QUrl Config::kapi(QStringView path) const
{
    return below(kapiUrl, path);
}

QString Config::issuer() const
{
    return withoutTrailingSlash(kauthUrl.toString(QUrl::FullyEncoded));
}

bool isLoopback(const QUrl &url)
{
    // Not by QHostAddress: who only reads a configuration would load Qt Network for it, which takes
    // longer than the reading. Nor by a regular expression, whose library every start would load.
    const QString host = url.host();
    constexpr auto mapped = "::ffff:"_L1;
    return host == "localhost"_L1 || host == "::1"_L1 || isLoopbackQuad(host)
        || (host.startsWith(mapped) && isLoopbackQuad(QStringView(host).mid(mapped.size())));
}

Result<QUrl> checkServerUrl(const QString &text)
{
    const auto url = checkHttpUrl(text);
    if (!url)
        return url;
    if (url->hasQuery())
        return configError(u"has a query"_s);
    if (url->scheme() == "http"_L1 && !isLoopback(*url))
        return configError(u"plain http is for loopback only"_s);
    return url;
}

Result<QUrl> checkRedirectUri(const QString &text)
{
    const auto url = checkHttpUrl(text);
    if (!url)
        return url;
    // Kakao compares the registered text letter for letter (KOE006, KOE303), and a browser comes
    // back to the normalised one.
    const QString sent = url->toString(QUrl::FullyEncoded);
    if (sent != text || QUrl(sent).path() != url->adjusted(QUrl::NormalizePathSegments).path())
        return configError(u"would be changed on its way: register and write its normal form"_s);
    return url;
}

} // namespace kakao
