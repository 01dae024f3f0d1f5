// SPDX-License-Identifier: Apache-2.0
#include "kakaosession.h"

#include <foundation/foundation.h>
#include <sandbox/server.h>

#include <QGuiApplication>
#include <QQmlApplicationEngine>

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    kakao::Config config{.clientId = qEnvironmentVariable("DAEMUN_REST_API_KEY"),
                         .redirectUri = QUrl("http://127.0.0.1:52525/kakao/callback")};
    sandbox::Server sandbox({.redirectUris = {config.redirectUri.toString()}});
    if (config.clientId.isEmpty() && !sandbox.start()) { // without a key: a stand-in for Kakao
        config.clientId = "sandbox";
        config.kauthUrl = config.kapiUrl = sandbox.url();
    }

    foundation::Foundation foundation({.kakao = config});
    const auto session = foundation.makeSession(); // logs in in the person's browser
    KakaoSession shown(*session);
    session->restore();

    QQmlApplicationEngine engine;
    engine.setInitialProperties({{"session", QVariant::fromValue(&shown)}});
    engine.load(QUrl("qrc:/Main.qml"));
    if (engine.rootObjects().isEmpty())
        return 1;
    const int status = QGuiApplication::exec();
    foundation::finish(*session);
    return status;
}
