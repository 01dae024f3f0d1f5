// SPDX-License-Identifier: Apache-2.0
//
// Signs in by the person's own browser, says who they are and what they share, and signs out.
#include <browser/browseragent.h>
#include <browser/systembrowser.h>
#include <foundation/foundation.h>
#include <kakao/coroutine.h>
#include <sandbox/server.h>

#include <QCoreApplication>
#include <QTextStream>

using session::Session;
using session::SessionState;

namespace {

QTextStream out(stdout);

void showLink(browser::BrowserLogin &login)
{
    out << "Your browser opens. If it does not, open this address yourself:\n"
        << login.link().toString(QUrl::FullyEncoded) << Qt::endl;
}

void askForNickname(Session &session, const session::NicknameNeeded &needed)
{
    out << "Somebody has this nickname already, or it is not allowed. Free are: "
        << needed.suggestions.join(", ") << "\nYour nickname: " << Qt::flush;
    const QString line = QTextStream(stdin).readLine();
    if (line.isNull())
        session.cancel(); // there is nobody to ask
    else
        session.chooseNickname(line);
}

/// By value what is used after the first co_await: the session outlives this, see main().
kakao::ReplyPtr<kakao::Done> greet(Session *session)
{
    out << "Signed in as " << session->member().nickname << '.' << Qt::endl;
    const auto consents = co_await session->fetchConsents();
    if (!consents) {
        out << "What is shared could not be asked: " << consents.error().detail << Qt::endl;
        co_return consents.error();
    }
    for (const kakao::Consent &consent : *consents)
        out << (consent.isAgreed ? "  shared:     " : "  not shared: ") << consent.scope
            << Qt::endl;
    co_return kakao::Done();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    kakao::Config config{.clientId = qEnvironmentVariable("DAEMUN_REST_API_KEY"),
                         .redirectUri = QUrl("http://127.0.0.1:52525/kakao/callback")};
    sandbox::Server sandbox({.redirectUris = {config.redirectUri.toString()}});
    if (config.clientId.isEmpty() && !sandbox.start()) {
        config.clientId = "sandbox";
        config.kauthUrl = config.kapiUrl = sandbox.url();
    }

    browser::BrowserAgent browser({.open = browser::openInSystemBrowser}, showLink);
    foundation::Foundation foundation({.kakao = config});
    const auto session = foundation.makeSession(
        {.userAgent = [&]() -> kakao::Result<session::UserAgent *> { return &browser; }});
    kakao::ReplyPtr<kakao::Done> greeting; // goes before the session

    QObject::connect(session.get(), &Session::stateChanged, session.get(), [&](SessionState state) {
        if (state == SessionState::SignedIn) {
            greeting = greet(session.get());
            greeting->onFinished(session.get(), [](const auto &greeted) {
                QCoreApplication::exit(greeted ? 0 : 1);
            });
        } else if (state == SessionState::SignedOut) {
            QMetaObject::invokeMethod(
                session.get(), [] { QCoreApplication::exit(1); }, Qt::QueuedConnection);
        }
    });
    QObject::connect(session.get(), &Session::failed, session.get(), [](const auto &error) {
        out << "That did not work: " << error.detail << ' ' << error.kakaoCode << Qt::endl;
        QCoreApplication::exit(1);
    });
    QObject::connect(session.get(), &Session::nicknameNeeded, session.get(),
                     [&](const auto &needed) { askForNickname(*session, needed); });
    session->signIn(session::Keeping::UntilQuit);
    const int status = QCoreApplication::exec();
    session->leave(session::Leave::SignOut);
    foundation::finish(*session);
    return status;
}
