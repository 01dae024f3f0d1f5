// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include "browser/browserlogin.h"
#include "desktop/mainwindow.h"
#include "session/scene.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QMenuBar>
#include <QProgressBar>
#include <QTcpServer>

using namespace Qt::StringLiterals;
using desktop::MainWindow;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using session::Session;
using State = session::Session::State;

namespace gallery {
namespace {

const QUrl nowhere(u"http://127.0.0.1:1"_s);
constexpr quint16 usualPort = 52525;

/// A session over fakes, and what else a window may need.
struct Behind
{
    explicit Behind(std::chrono::milliseconds freshenDelay = std::chrono::hours(1))
        : scene(freshenDelay)
    {
    }

    /// Somebody was signed in before.
    void store(Data data)
    {
        scene.storeSession();
        scene.directory.member = member(data);
    }
    [[nodiscard]] Session &session() { return scene.session; }

    ::Scene scene;
    std::unique_ptr<QTcpServer> port;
    std::unique_ptr<browser::BrowserLogin> login;
};
using BehindPtr = std::shared_ptr<Behind>;

/// The window that belongs to it; it is ready when the session is in that state.
Staged onMainWindow(const BehindPtr &behind, State state)
{
    auto window = std::make_unique<MainWindow>(behind->session());
    MainWindow *shown = window.get();
    return {.behind = behind, .window = std::move(window), .isReady = [behind, shown, state] {
                return behind->session().state() == state && shown->findChild<QMenuBar *>();
            }};
}

MainWindow &mainWindow(const Staged &staged)
{
    return *qobject_cast<MainWindow *>(staged.window.get());
}

// The welcome page, and messages above it

Staged signedOut()
{
    const auto behind = std::make_shared<Behind>();
    Staged staged = onMainWindow(behind, State::SignedOut);
    behind->session().restore();
    return staged;
}

Staged welcome(Data)
{
    return signedOut();
}

Staged notToBeKept(Data)
{
    Staged staged = signedOut();
    staged.play = [window = staged.window.get()] {
        window->findChild<QAbstractButton *>(u"keepCheckBox"_s)->setChecked(false);
    };
    return staged;
}

Staged withError(const Error &error)
{
    Staged staged = signedOut();
    staged.play = [window = &mainWindow(staged), error] { window->showError(error); };
    return staged;
}

Error unreachable()
{
    return {.code = ErrorCode::Offline,
            .origin = ErrorOrigin::Token,
            .detail = u"Connection refused"_s};
}

Staged withDetails(Data)
{
    Staged staged = signedOut();
    staged.play = [window = &mainWindow(staged)] {
        window->showError({.code = ErrorCode::Rejected,
                           .origin = ErrorOrigin::Token,
                           .detail = u"Not exist client_id [sandbox]"_s,
                           .kakaoCode = u"KOE101"_s,
                           .httpStatus = 401});
        window->findChild<QAbstractButton *>(u"detailsButton"_s)->click();
    };
    return staged;
}

/// Somebody has disconnected, and Kakao does not hear of it, or does not want to.
Staged leftInTrouble(bool isRefused)
{
    const auto behind = std::make_shared<Behind>();
    behind->store(Data::Short);
    if (isRefused)
        behind->scene.server.setAnswer("/v1/user/unlink",
                                       {.status = 403, .body = R"({"code":-5})"});
    else
        behind->scene.ask(nowhere);
    Staged staged = onMainWindow(behind, State::SignedOut);
    QObject::connect(&behind->session(), &Session::stateChanged, staged.window.get(),
                     [session = &behind->session()](State state) {
                         if (state == State::SignedIn)
                             session->leave(session::Leave::Disconnect);
                     });
    staged.isPlayed = [window = staged.window.get()] {
        const auto *bar = window->findChild<QWidget *>(u"messageBar"_s);
        return bar && bar->isVisible();
    };
    behind->session().restore();
    return staged;
}

// Something goes on

/// Worth a word only when it takes a while.
std::function<bool()> isBusyShown(const Staged &staged)
{
    return [window = staged.window.get()] {
        const auto *bar = window->findChild<QProgressBar *>();
        return bar && bar->isVisible();
    };
}

Staged loggingIn(Data)
{
    const auto behind = std::make_shared<Behind>();
    behind->scene.agent.hold = true;
    Staged staged = onMainWindow(behind, State::SigningIn);
    staged.isPlayed = isBusyShown(staged);
    behind->session().signIn();
    return staged;
}

Staged leaving(Data)
{
    const auto behind = std::make_shared<Behind>();
    behind->store(Data::Short);
    behind->scene.directory.holdDeparture = true;
    Staged staged = onMainWindow(behind, State::Leaving);
    staged.isPlayed = isBusyShown(staged);
    QObject::connect(&behind->session(), &Session::stateChanged, staged.window.get(),
                     [session = &behind->session()](State state) {
                         if (state == State::SignedIn)
                             session->leave(session::Leave::SignOut);
                     });
    behind->session().restore();
    return staged;
}

Staged inBrowser(const std::optional<Error> &why, quint16 port = usualPort)
{
    const auto behind = std::make_shared<Behind>();
    behind->scene.agent.hold = true;
    Staged staged = onMainWindow(behind, State::SigningIn);
    session::UserAgentRequest request;
    request.authorizationUrl = QUrl(u"https://kauth.kakao.com/oauth/authorize?state=s"_s);
    request.redirectUri = QUrl(u"http://127.0.0.1:%1/kakao/callback"_s.arg(port));
    const browser::BrowserOptions options{.open = [](const QUrl &) { return true; },
                                          .goesOnInTrouble = true};
    behind->login = std::make_unique<browser::BrowserLogin>(request, options);
    staged.play = [behind, why, window = &mainWindow(staged)] {
        window->showBrowserLogin(*behind->login, why);
    };
    behind->session().signIn();
    return staged;
}

Staged browserForPort(Data)
{
    auto port = std::make_unique<QTcpServer>();
    if (!port->listen(QHostAddress::LocalHost, usualPort))
        port->listen(QHostAddress::LocalHost);
    Staged staged = inBrowser({}, port->serverPort());
    auto &behind = *static_cast<Behind *>(staged.behind.get());
    behind.port = std::move(port);
    staged.play = [&behind, show = staged.play] {
        show();
        behind.login->begin();
    };
    staged.isPlayed = [&behind] { return behind.login->trouble().has_value(); };
    return staged;
}

Staged browserWrongAddress(Data)
{
    Staged staged = inBrowser(Error{.code = ErrorCode::WebViewUnusable, .detail = u"root"_s});
    staged.play = [show = staged.play, window = staged.window.get()] {
        show();
        window->findChild<QLineEdit *>(u"addressEdit"_s)->setText(u"https://www.kakao.com/"_s);
        window->findChild<QAbstractButton *>(u"useButton"_s)->click();
    };
    return staged;
}

Staged keychain(ErrorCode code)
{
    const auto behind = std::make_shared<Behind>();
    behind->store(Data::Short);
    behind->scene.secrets.refuse(code);
    Staged staged = onMainWindow(behind, State::WaitingForSecretStore);
    behind->session().restore();
    return staged;
}

// The member card

BehindPtr signedInBefore(Data data, std::chrono::milliseconds delay = std::chrono::hours(1))
{
    const auto behind = std::make_shared<Behind>(delay);
    behind->store(data);
    return behind;
}

Staged onCard(const BehindPtr &behind, Data data, State state)
{
    Staged staged = onMainWindow(behind, state);
    staged.play = [window = &mainWindow(staged), data] { window->setPicture(photo(data)); };
    behind->session().restore();
    return staged;
}

Staged signedIn(Data data)
{
    return onCard(signedInBefore(data), data, State::SignedIn);
}

Staged inSandbox(Data data)
{
    Staged staged = signedIn(data);
    mainWindow(staged).showSandboxBanner();
    return staged;
}

/// As during a restore, when it is known already who it will be.
Staged busy(Data data)
{
    Staged staged = signedIn(data);
    auto &session = static_cast<Behind *>(staged.behind.get())->session();
    staged.play = [&session, window = &mainWindow(staged), data] {
        Q_EMIT session.expecting(member(data));
        window->setPicture(photo(data));
    };
    return staged;
}

/// The keychain takes its time, and the card is there already.
Staged lookedFor(Data data)
{
    const BehindPtr behind = signedInBefore(data);
    behind->scene.secrets.holdReads = true;
    Staged staged = onCard(behind, data, State::Restoring);
    staged.isPlayed = [window = staged.window.get()] {
        const auto *label = window->findChild<QWidget *>(u"notStoredLabel"_s);
        return label && label->isVisible();
    };
    return staged;
}

Staged offline(Data data)
{
    const BehindPtr behind = signedInBefore(data, std::chrono::milliseconds(0));
    behind->scene.ask(nowhere);
    return onCard(behind, data, State::Offline);
}

Staged ended(Data data)
{
    const BehindPtr behind = signedInBefore(data, std::chrono::milliseconds(0));
    behind->scene.server.setAnswer(
        "/oauth/token",
        {.status = 400, .body = R"({"error":"invalid_grant","error_code":"KOE322"})"});
    behind->scene.clock.pass(std::chrono::hours(2));
    return onCard(behind, data, State::Ended);
}

Staged wrongClock(Data data)
{
    const BehindPtr behind = signedInBefore(data);
    Staged staged = onCard(behind, data, State::SignedIn);
    staged.play = [behind, show = staged.play] {
        show();
        behind->session().hearServerTime(behind->scene.clock.now().addSecs(12 * 60));
    };
    return staged;
}

Staged notKept(Data data, session::Keeping keeping)
{
    const auto behind = std::make_shared<Behind>();
    behind->scene.secrets.writeRefusal =
        Error{.code = ErrorCode::SecretStoreMissing, .origin = ErrorOrigin::SecretStore};
    behind->scene.directory.member = behind->scene.memory.member = member(data);
    Staged staged = onMainWindow(behind, State::SignedIn);
    staged.play = [window = &mainWindow(staged), data] { window->setPicture(photo(data)); };
    behind->session().signIn(keeping);
    return staged;
}

QList<Scene> messageScenes()
{
    return {
        {u"message"_s, u"error"_s, [](Data) { return withError(unreachable()); }},
        {u"message"_s, u"details"_s, &withDetails},
        {u"message"_s, u"time-out"_s,
         [](Data) {
             return withError({.code = ErrorCode::LoginTimeout, .origin = ErrorOrigin::UserAgent});
         }},
        {u"message"_s, u"left-in-trouble"_s, [](Data) { return leftInTrouble(false); }},
        {u"message"_s, u"left-and-refused"_s, [](Data) { return leftInTrouble(true); }},
    };
}

QList<Scene> cardScenes()
{
    return {
        {u"card"_s, u"signed-in"_s, &signedIn, true},
        {u"card"_s, u"sandbox"_s, &inSandbox},
        {u"card"_s, u"busy"_s, &busy, true},
        {u"card"_s, u"looked-for"_s, &lookedFor},
        {u"card"_s, u"offline"_s, &offline, true},
        {u"card"_s, u"ended"_s, &ended, true},
        {u"card"_s, u"clock"_s, &wrongClock, true},
        {u"card"_s, u"not-stored"_s,
         [](Data data) { return notKept(data, session::Keeping::Kept); }, true},
        {u"card"_s, u"until-quit"_s,
         [](Data data) { return notKept(data, session::Keeping::UntilQuit); }},
    };
}

} // namespace

QList<Scene> mainWindowScenes()
{
    const QList<Scene> pages{
        {u"welcome"_s, u"keep"_s, &welcome},
        {u"welcome"_s, u"forget"_s, &notToBeKept},
        {u"progress"_s, u"login"_s, &loggingIn},
        {u"progress"_s, u"leaving"_s, &leaving},
        {u"browser"_s, u"wanted"_s, [](Data) { return inBrowser({}); }},
        {u"browser"_s, u"port"_s, &browserForPort},
        {u"browser"_s, u"wrong-address"_s, &browserWrongAddress},
        {u"keychain"_s, u"locked"_s, [](Data) { return keychain(ErrorCode::SecretStoreLocked); }},
        {u"keychain"_s, u"silent"_s, [](Data) { return keychain(ErrorCode::SecretStoreSilent); }},
    };
    return pages + messageScenes() + cardScenes();
}

} // namespace gallery
