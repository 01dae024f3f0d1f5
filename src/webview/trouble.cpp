// SPDX-License-Identifier: Apache-2.0
#include "webview/trouble.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QWebEngineLoadingInfo>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

/// The context of the texts.
struct LoginTrouble
{
    Q_DECLARE_TR_FUNCTIONS(LoginTrouble)
};

TroubleText describeConnection(Trouble trouble, const QString &host)
{
    if (trouble == Trouble::HostNotFound)
        return {LoginTrouble::tr("You seem to be offline"),
                LoginTrouble::tr(
                    "%1 was not found. Check the connection to the internet, then try again.")
                    .arg(host)};
    if (trouble == Trouble::Proxy)
        return {LoginTrouble::tr("The proxy does not let this window through"),
                LoginTrouble::tr(
                    "This network's proxy asks for a password or refuses the connection. Try "
                    "another network, then try again.")};
    return {LoginTrouble::tr("%1 cannot be reached").arg(host),
            LoginTrouble::tr(
                "The connection was refused or broke off. Check the network, then try again.")};
}

TroubleText describeCertificate(Trouble trouble, const QString &host)
{
    if (trouble == Trouble::Clock)
        return {LoginTrouble::tr("Is this computer’s clock right?"),
                LoginTrouble::tr(
                    "The certificate of %1 is not valid at the time this computer shows. Set the "
                    "date and time, then try again.")
                    .arg(host)};
    return {LoginTrouble::tr("This connection is not safe"),
            LoginTrouble::tr(
                "%1 could not prove that it is what it says. Nothing was sent. Somebody may be "
                "listening on this network; try another one.")
                .arg(host)};
}

} // namespace

Trouble troubleOfCode(int netError)
{
    switch (netError) { // net/base/net_error_list.h
    case -105:          // NAME_NOT_RESOLVED
    case -106:          // INTERNET_DISCONNECTED
    case -137:          // NAME_RESOLUTION_FAILED
        return Trouble::HostNotFound;
    case -201: // CERT_DATE_INVALID
        return Trouble::Clock;
    case -107: // SSL_PROTOCOL_ERROR
    case -110: // SSL_CLIENT_AUTH_CERT_NEEDED
    case -113: // SSL_VERSION_OR_CIPHER_MISMATCH
    case -150: // SSL_PINNED_KEY_NOT_IN_CERT_CHAIN
        return Trouble::Certificate;
    case -111: // TUNNEL_CONNECTION_FAILED
    case -115: // PROXY_AUTH_UNSUPPORTED
    case -127: // PROXY_AUTH_REQUESTED
    case -130: // PROXY_CONNECTION_FAILED
    case -136: // PROXY_CERTIFICATE_INVALID
        return Trouble::Proxy;
    default:
        break;
    }
    if (netError <= -200 && netError > -300)
        return Trouble::Certificate;
    const bool isConnection = netError <= -100 && netError > -200;
    const bool isCut = netError == -7 || netError == -21 || netError == -324; // time-out, empty
    return isConnection || isCut ? Trouble::Unreachable : Trouble::Other;
}

Trouble troubleOf(const QWebEngineLoadingInfo &info)
{
    return troubleOfCode(info.errorCode());
}

TroubleText describe(Trouble trouble, const QString &host)
{
    switch (trouble) {
    case Trouble::HostNotFound:
    case Trouble::Unreachable:
    case Trouble::Proxy:
        return describeConnection(trouble, host);
    case Trouble::Certificate:
    case Trouble::Clock:
        return describeCertificate(trouble, host);
    case Trouble::Server:
        return {LoginTrouble::tr("Kakao’s server has a problem"),
                LoginTrouble::tr("%1 answered with an error. Try again in a moment.").arg(host)};
    case Trouble::Hung:
        return {LoginTrouble::tr("The page does not answer"),
                LoginTrouble::tr("It is still being waited for. Try again to start over.")};
    case Trouble::Crashed:
        return {LoginTrouble::tr("The page stopped working"),
                LoginTrouble::tr("It broke off twice. Try again to start over.")};
    case Trouble::KakaoPage:
        return {LoginTrouble::tr("Kakao did not accept this sign-in"),
                LoginTrouble::tr(
                    "Kakao answered with an error of its own instead of the login page. If "
                    "trying again does not help, tell the maker of this application the code.")};
    case Trouble::Other:
        break;
    }
    return {LoginTrouble::tr("The page could not be shown"), LoginTrouble::tr("Try again.")};
}

QString kakaoCodeIn(const QString &text)
{
    static const QRegularExpression code(u"(?<![A-Za-z0-9])KOE\\d{3}(?![A-Za-z0-9])"_s);
    return code.match(text).captured();
}

} // namespace webview
