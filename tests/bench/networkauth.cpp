// SPDX-License-Identifier: Apache-2.0
//
// networkauth URL [CERTIFICATE]: signs in at the sandbox through QtNetworkAuth, once for each line
// of standard input, and prints how many milliseconds each took, from the redirect to the user.
//
// What the sign-in of our own is compared with, and all that knows QtNetworkAuth.
#include "loginontime.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QOAuth2AuthorizationCodeFlow>
#include <QOAuthOobReplyHandler>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QUrlQuery>

#include <cstdio>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace {

/// Hands on a redirect that was caught elsewhere.
class CaughtRedirect final : public QOAuthOobReplyHandler
{
public:
    [[nodiscard]] QString callback() const override { return app::redirectUri; }

    void use(const QUrl &redirect)
    {
        QVariantMap parameters;
        const auto items = QUrlQuery(redirect).queryItems(QUrl::FullyDecoded);
        for (const auto &[name, value] : items)
            parameters.insert(name, value);
        Q_EMIT callbackReceived(parameters);
    }
};

/// The milliseconds of one sign-in; nothing when it failed.
std::optional<double> signIn(const QString &server)
{
    QNetworkAccessManager network;
    QOAuth2AuthorizationCodeFlow flow(u"sandbox"_s, QUrl(server + u"/oauth/authorize"_s),
                                      QUrl(server + u"/oauth/token"_s), &network);
    CaughtRedirect handler;
    flow.setReplyHandler(&handler);
    QElapsedTimer sinceRedirect;
    std::optional<double> time;
    QEventLoop loop;
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    QObject::connect(&flow, &QAbstractOAuth::authorizeWithBrowser, &flow, [&](const QUrl &url) {
        logInOnTime(&flow, url, [&](const QUrl &redirect) {
            sinceRedirect.start();
            handler.use(redirect);
        });
    });
    QObject::connect(&flow, &QAbstractOAuth::granted, &flow, [&] {
        QNetworkReply *user = flow.get(QUrl(server + u"/v2/user/me?secure_resource=true"_s));
        QObject::connect(user, &QNetworkReply::finished, &flow, [&, user] {
            if (QJsonDocument::fromJson(user->readAll())[u"id"].toInteger() != 0)
                time = double(sinceRedirect.nsecsElapsed()) / 1e6;
            loop.quit();
        });
    });
    flow.grant();
    loop.exec();
    return time;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    if (arguments.size() > 2) {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificates(arguments.at(2));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }
    for (std::string line; std::getline(std::cin, line);) {
        const auto time = signIn(arguments.at(1));
        if (!time)
            return 1;
        std::printf("%.3f\n", *time);
        std::fflush(stdout);
    }
    return 0;
}
