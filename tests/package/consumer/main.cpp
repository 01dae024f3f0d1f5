// SPDX-License-Identifier: Apache-2.0
//
// consumer HAS_WEBVIEW: what is installed, as another program has it. It asks the sandbox as it
// would ask Kakao, restores a session that nobody has left, and begins a login in a window.
#include <foundation/foundation.h>
#include <kakao/authorizationrequest.h>
#include <sandbox/server.h>
#include <webview/embeddedagent.h>

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace {

void check(bool isTrue, const char *what)
{
    std::printf("%s: %s\n", isTrue ? "yes" : "NO", what);
    if (!isTrue)
        std::exit(1);
}

template <typename T>
kakao::Result<T> await(const kakao::ReplyPtr<T> &reply)
{
    QEventLoop loop;
    QObject::connect(reply.get(), &kakao::PendingReply::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    check(reply->isFinished(), "there is an answer within 30 s");
    return reply->result();
}

bool isWebEngineLoaded()
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libQt6WebEngine");
}

void askForTokens(foundation::Foundation &foundation)
{
    const kakao::AuthorizationRequest request(foundation.config());
    check(request.url().host() == foundation.config().kauthUrl.host(), "the login is at kauth");
    const auto tokens = await(
        foundation.api().exchange(kakao::Secret("no code of Kakao's"), request.codeVerifier()));
    check(!tokens, "a code that Kakao did not give brings no tokens");
    check(tokens.error().code == kakao::ErrorCode::Rejected, "because it is rejected");
    check(tokens.error().kakaoCode == QStringLiteral("KOE320"), "by Kakao's code");
}

void restore(foundation::Foundation &foundation)
{
    const auto session = foundation.makeSession();
    QEventLoop loop;
    QObject::connect(session.get(), &session::Session::stateChanged, &loop, [&loop, &session] {
        if (session->state() != session::SessionState::Restoring)
            loop.quit();
    });
    QTimer::singleShot(30'000, &loop, &QEventLoop::quit);
    session->restore();
    if (session->state() == session::SessionState::Restoring)
        loop.exec();
    check(session->state() == session::SessionState::SignedOut, "nobody is signed in");
}

/// The plugin is found beside the library, and is not loaded before it is needed.
void logInInAWindow(bool hasWebView)
{
    check(!isWebEngineLoaded(), "a program that may log in has no web engine");
    qputenv("QTWEBENGINEPROCESS_PATH", "/nonexistent"); // it cannot run, and says so
    webview::EmbeddedAgent agent;
    const auto redirect = await(agent.authorize({}));
    check(!redirect, "the window does not open");
    std::printf("it says: %s\n", qPrintable(redirect.error().detail));
    check(
        redirect.error().code
            == (hasWebView ? kakao::ErrorCode::WebViewUnusable : kakao::ErrorCode::WebViewMissing),
        hasWebView ? "the plugin was found" : "no plugin is installed");
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(QStringLiteral("consumer"));
    const QApplication app(argc, argv);
    const QString redirectUri = QStringLiteral("http://127.0.0.1:52525/kakao/callback");
    sandbox::Options options;
    options.redirectUris = {redirectUri};
    sandbox::Server server(options);
    check(!server.start(), "the sandbox serves");
    const QTemporaryDir folder;

    kakao::Config config;
    config.clientId = options.clientId;
    config.redirectUri = QUrl(redirectUri);
    config.kauthUrl = config.kapiUrl = server.url();
    foundation::Foundation foundation({.kakao = config, .folder = folder.path()});
    askForTokens(foundation);
    restore(foundation);
    logInInAWindow(argc > 1 && (qstrcmp(argv[1], "ON") == 0 || qstrcmp(argv[1], "1") == 0));
}
