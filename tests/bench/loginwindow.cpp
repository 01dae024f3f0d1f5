// SPDX-License-Identifier: Apache-2.0
//
// loginwindow FOLDER URL: the time from asking the plugin, which is not loaded yet, for a login
// until its page is painted.
#include "painted.h"

#include "webview/embeddedagent.h"

#include <QApplication>
#include <QMainWindow>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace {

QWebEngineView *shownView()
{
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (auto *view = window->findChild<QWebEngineView *>())
            return view;
    }
    return nullptr;
}

} // namespace

int main(int argc, char *argv[])
{
    QElapsedTimer sinceAsked;
    const QApplication app(argc, argv);
    QMainWindow window;
    window.show();
    QCoreApplication::processEvents();

    sinceAsked.start();
    webview::EmbeddedAgent agent(&window, QString::fromLocal8Bit(argv[1]));
    session::UserAgentRequest request;
    request.authorizationUrl = QUrl(QString::fromLocal8Bit(argv[2]));
    request.redirectUri = QUrl(u"http://127.0.0.1:52525/kakao/callback"_s);
    request.allowedHosts = {request.authorizationUrl.host()};
    request.isSandbox = true;
    const auto reply = agent.authorize(request);
    QWebEngineView *const view = shownView();
    if (!view)
        qFatal("no login window");
    endWhenPainted(*view, sinceAsked);
    return QApplication::exec();
}
