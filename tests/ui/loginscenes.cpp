// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include "sandbox/server.h"
#include "webview/loginwindow.h"

#include <QAbstractButton>
#include <QStackedWidget>
#include <QUrlQuery>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

namespace gallery {
namespace {

constexpr quint16 firstPort = 52590; // and the nine after it: they look much the same in a picture
const QString redirectUri = u"http://127.0.0.1:52525/kakao/callback"_s;

std::shared_ptr<sandbox::Server> startSandbox()
{
    for (quint16 port = firstPort; port < firstPort + 10; ++port) {
        sandbox::Options options;
        options.port = port;
        options.redirectUris = {redirectUri};
        options.now = &today;
        auto server = std::make_shared<sandbox::Server>(options);
        if (!server->start())
            return server;
    }
    qFatal("no sandbox");
}

/// All windows of a run visit the same one.
std::shared_ptr<sandbox::Server> sandboxServer()
{
    static std::weak_ptr<sandbox::Server> running;
    auto server = running.lock();
    if (!server)
        running = server = startSandbox();
    return server;
}

Staged loginWindow(const QString &clientId)
{
    const auto server = sandboxServer();
    session::UserAgentRequest request{.authorizationUrl = server->url(),
                                      .redirectUri = QUrl(redirectUri),
                                      .allowedHosts = {u"127.0.0.1"_s},
                                      .isSandbox = true};
    request.authorizationUrl.setPath(u"/oauth/authorize"_s);
    request.authorizationUrl.setQuery(QUrlQuery{{u"client_id"_s, clientId},
                                                {u"redirect_uri"_s, redirectUri},
                                                {u"response_type"_s, u"code"_s},
                                                {u"state"_s, u"state-of-a-picture"_s}});
    return {.behind = server,
            .window = std::make_unique<webview::LoginWindow>(request, std::chrono::seconds(60))};
}

bool isOfOneColor(const QImage &picture)
{
    QImage blank(picture);
    blank.fill(picture.pixel(0, 0));
    return picture == blank;
}

/// Whether the page that is there has reached the screen, with the focus in it: two more frames
/// have begun since, and it is not what was there before.
bool isPainted(QWebEngineView &view, const std::shared_ptr<int> &frames, const QImage &before = {})
{
    if (view.page()->isLoading() || view.url().isEmpty())
        return false;
    view.page()->runJavaScript(
        u"if (document.hasFocus() && window.framesSeen === undefined) { window.framesSeen = 0;"
        "(function next() { if (++window.framesSeen < 4) requestAnimationFrame(next); })(); }"
        "window.framesSeen"_s,
        [frames](const QVariant &answer) { *frames = answer.toInt(); });
    if (*frames < 4)
        return false;
    const QImage now = view.grab().toImage();
    return before.isNull() ? !isOfOneColor(now) : now != before;
}

Staged page(Data)
{
    Staged staged = loginWindow(u"sandbox"_s);
    auto *view = staged.window->findChild<QWebEngineView *>();
    staged.isPlayed = [view, frames = std::make_shared<int>(0)] {
        return isPainted(*view, frames);
    };
    return staged;
}

/// What the first of the ready-made people is asked.
Staged consent(Data)
{
    struct Way
    {
        std::shared_ptr<int> frames = std::make_shared<int>(0);
        QImage login;
        bool isAsked = false;
    };
    Staged staged = loginWindow(u"sandbox"_s);
    auto *view = staged.window->findChild<QWebEngineView *>();
    staged.isPlayed = [view, way = std::make_shared<Way>()] {
        if (way->isAsked)
            return isPainted(*view, way->frames, way->login);
        if (way->login.isNull() && isPainted(*view, way->frames)) {
            way->login = view->grab().toImage();
            view->page()->runJavaScript(u"document.querySelector('.person').click()"_s);
        }
        view->page()->runJavaScript(u"document.getElementById('agree') !== null"_s,
                                    [way](const QVariant &answer) {
                                        way->isAsked = answer.toBool();
                                        if (way->isAsked)
                                            *way->frames = 0;
                                    });
        return false;
    };
    return staged;
}

/// The page wants to go where it may not.
Staged refused(Data)
{
    Staged staged = loginWindow(u"sandbox"_s);
    auto *view = staged.window->findChild<QWebEngineView *>();
    const auto *message = staged.window->findChild<QWidget *>(u"messageBar"_s);
    staged.isPlayed = [view, message, frames = std::make_shared<int>(0)] {
        if (message->isVisible())
            return true;
        if (isPainted(*view, frames))
            view->page()->runJavaScript(u"location = 'https://192.0.2.1'"_s);
        return false;
    };
    return staged;
}

Staged trouble(Data)
{
    Staged staged = loginWindow(u"unknown"_s); // which Kakao answers with an error page
    auto *stack = staged.window->findChild<QStackedWidget *>(u"stack"_s);
    staged.isPlayed = [stack] { return stack->currentWidget()->objectName() == "troublePage"_L1; };
    return staged;
}

} // namespace

QList<Scene> loginScenes()
{
    return {{.window = u"login"_s, .state = u"page"_s, .make = &page, .isWebPage = true},
            {.window = u"login"_s, .state = u"consent"_s, .make = &consent, .isWebPage = true},
            {.window = u"login"_s, .state = u"refused"_s, .make = &refused, .isWebPage = true},
            {.window = u"login"_s, .state = u"trouble"_s, .make = &trouble}};
}

} // namespace gallery
