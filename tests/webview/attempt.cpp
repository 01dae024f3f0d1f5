// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

session::UserAgentRequest makeRequest(const PageServer &server, const PageServer &tripwire,
                                      const QString &path)
{
    return {.authorizationUrl = server.url(path),
            .redirectUri = tripwire.url(u"/kakao/callback"_s),
            .allowedHosts = {u"127.0.0.1"_s, u"*.kakao.com"_s}};
}

Attempt::Attempt(const session::UserAgentRequest &request,
                 const webview::WebViewAgent::Options &options)
    : agent(nullptr, options), reply(agent.authorize(request)),
      finished(reply.get(), &kakao::PendingReply::finished)
{
}

Attempt::~Attempt()
{
    reply.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the reply
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // its window
}

webview::LoginWindow *Attempt::window() const
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget *one : all) {
        auto *window = qobject_cast<webview::LoginWindow *>(one);
        if (window && window->isVisible())
            return window;
    }
    return nullptr;
}

QWebEngineView *Attempt::view() const
{
    return window() ? window()->findChild<QWebEngineView *>() : nullptr;
}

QWebEnginePage *Attempt::page() const
{
    return view() ? view()->page() : nullptr;
}

QString Attempt::textOf(const char *labelName) const
{
    const auto *label = find<QLabel>(labelName);
    return label && label->isVisible() ? label->text() : QString();
}

bool Attempt::isShown(const char *widgetName) const
{
    const auto *widget = find<QWidget>(widgetName);
    return widget && widget->isVisible();
}

bool Attempt::waitForLoad()
{
    return waitUntil(
        [this] {
            // A load that has not begun is none either: that it is over is asked last.
            return page() && evaluate(u"document.readyState"_s) == u"complete"_s
                && evaluate(u"location.protocol"_s).toString().startsWith("http"_L1)
                && !page()->isLoading();
        },
        10'000);
}

bool Attempt::waitForFocus()
{
    return waitForFrame() && waitUntil([this] {
               return QApplication::focusWidget() == view()->focusProxy()
                   && evaluate(u"document.hasFocus()"_s).toBool();
           });
}

bool Attempt::waitForFinished()
{
    return waitUntil([this] { return finished.count() > 0; }, 10'000);
}

bool Attempt::waitForFrame()
{
    if (!waitForLoad())
        return false;
    evaluate(u"requestAnimationFrame(() => requestAnimationFrame(() => window.painted = 1))"_s);
    return waitUntil([this] { return evaluate(u"window.painted"_s).toInt() == 1; }, 5'000);
}

bool Attempt::settle()
{
    evaluate(u"window.settled = 0; fetch('/settle').finally(() => window.settled = 1)"_s);
    return waitUntil([this] { return evaluate(u"window.settled"_s).toInt() == 1; }, 10'000);
}

QVariant Attempt::evaluate(const QString &script)
{
    struct Answer
    {
        QVariant value;
        bool isHere = false;
    };
    const auto answer = std::make_shared<Answer>();
    page()->runJavaScript(script, [answer](const QVariant &value) { *answer = {value, true}; });
    (void)waitUntil([answer] { return answer->isHere; }, 2'000);
    return answer->value;
}

void Attempt::click()
{
    if (view() && view()->focusProxy())
        QTest::mouseClick(view()->focusProxy(), Qt::LeftButton, {}, view()->rect().center());
}

void Attempt::key(Qt::Key key)
{
    QTest::keyClick(view()->focusProxy(), key);
}

void Attempt::waitFor(const std::function<bool()> &isReached)
{
    (void)waitUntil(isReached, 3'000);
}
