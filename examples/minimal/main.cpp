// SPDX-License-Identifier: Apache-2.0
#include <foundation/foundation.h>
#include <sandbox/server.h>
#include <webview/embeddedagent.h>

#include <QApplication>
#include <QPushButton>

int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    kakao::Config config{.clientId = qEnvironmentVariable("DAEMUN_REST_API_KEY"),
                         .redirectUri = QUrl("http://127.0.0.1:52525/kakao/callback")};
    sandbox::Server sandbox({.redirectUris = {config.redirectUri.toString()}});
    if (config.clientId.isEmpty() && !sandbox.start()) { // without a key: a stand-in for Kakao
        config.clientId = "sandbox";
        config.kauthUrl = config.kapiUrl = sandbox.url();
    }

    QPushButton button("카카오로 시작하기");
    webview::EmbeddedAgent window(&button);
    foundation::Foundation foundation({.kakao = config});
    const auto session = foundation.makeSession({.window = &window});
    QObject::connect(&button, &QPushButton::clicked, session.get(), [&] { session->signIn(); });
    QObject::connect(session.get(), &session::Session::stateChanged, &button, [&] {
        if (session::isSignedIn(session->state()))
            button.setText(session->member().nickname + "님, 안녕하세요");
    });
    QObject::connect(session.get(), &session::Session::nicknameNeeded, session.get(),
                     [&](auto needed) { session->chooseNickname(needed.suggestions.first()); });
    session->restore();
    button.show();
    return QApplication::exec();
}
