// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include "../sandbox/visitor.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QUdpSocket>

using namespace Qt::StringLiterals;

namespace {

QUrl serverOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

QByteArray targetOf(const QUrl &url)
{
    return url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
}

} // namespace

/// Below those that the system gives to clients: it is to be free again and again. Its twin of UDP
/// is held to the end: by that another test beside this one sees that it is taken.
quint16 Desk::freePort()
{
    static quint16 next = quint16(20'000 + QCoreApplication::applicationPid() % 10'000);
    static std::vector<std::unique_ptr<QUdpSocket>> taken;
    auto twin = std::make_unique<QUdpSocket>();
    QTcpServer server;
    while (!twin->bind(QHostAddress::LocalHost, ++next, QUdpSocket::DontShareAddress)
           || !server.listen(QHostAddress::LocalHost, next))
        twin = std::make_unique<QUdpSocket>();
    taken.push_back(std::move(twin));
    return next;
}

Desk::Desk(sandbox::Options options)
    : environment(QProcessEnvironment::systemEnvironment()),
      m_redirectUri(u"http://127.0.0.1:%1/kakao/callback"_s.arg(freePort()))
{
    const QString logoutRedirectUri = QString(m_redirectUri).replace(u"callback"_s, u"logout"_s);
    options.redirectUris += m_redirectUri;
    options.logoutRedirectUris = {logoutRedirectUri};
    m_server = std::make_unique<sandbox::Server>(options);
    if (const auto problem = m_server->start())
        qFatal("sandbox: %s", qPrintable(*problem));
    const QString url = m_server->url().toString();
    environment.insert(u"DAEMUN_REST_API_KEY"_s, options.clientId);
    environment.insert(u"DAEMUN_KAUTH_URL"_s, url);
    environment.insert(u"DAEMUN_KAPI_URL"_s, url);
    environment.insert(u"DAEMUN_REDIRECT_URI"_s, m_redirectUri);
    environment.insert(u"DAEMUN_LOGOUT_REDIRECT_URI"_s, logoutRedirectUri);
    environment.insert(u"DAEMUN_DATA_DIR"_s, m_folder.path());
    environment.insert(u"TERM"_s, u"xterm"_s);
    environment.remove(u"NO_COLOR"_s);
    environment.remove(u"DISPLAY"_s); // no browser is opened
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"BROWSER"_s);
}

std::unique_ptr<Ctl> Desk::start(const QStringList &arguments, Ctl::On on) const
{
    return std::make_unique<Ctl>(arguments, environment, on);
}

bool Desk::signIn(const QByteArray &person, const QStringList &options) const
{
    const auto ctl = start(QStringList{u"login"_s, u"--no-browser"_s} + options);
    const bool hasReturned = ctl->hasLink() && !visit(ctl->link(), person).isEmpty();
    const int code = ctl->exitCode();
    if (code != 0 || !hasReturned) {
        qInfo("login ended with %d, %s: %s", code, hasReturned ? "redirected" : "not redirected",
              ctl->errors().constData());
    }
    return hasReturned && code == 0;
}

QByteArray Desk::logIn(const QByteArray &link, const QByteArray &person) const
{
    const QUrl url = QUrl::fromEncoded(link);
    Visitor visitor(serverOf(url));
    return visitor.signIn(targetOf(url), person).location();
}

QByteArray Desk::visit(const QByteArray &link, const QByteArray &person) const
{
    const QByteArray location = logIn(link, person);
    if (location.isEmpty())
        return {};
    const QUrl redirect = QUrl::fromEncoded(location);
    Visitor browser(serverOf(redirect));
    return browser.get(targetOf(redirect)).status == 200 ? location : QByteArray();
}

qsizetype Desk::requestsTo(const QByteArray &path) const
{
    const auto all = m_server->requests();
    return std::count_if(all.begin(), all.end(), [&](const sandbox::Server::Request &request) {
        return request.path == path;
    });
}
