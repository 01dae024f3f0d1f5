// SPDX-License-Identifier: Apache-2.0
#include "person.h"

#include "desktop/nicknamebutton.h"
#include "desktop/nicknamepicker.h"
#include "desktop/nicknamesuggestions.h"
#include "support/waituntil.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QLabel>
#include <QTest>
#include <QWebEnginePage>

using namespace Qt::StringLiterals;

namespace {

/// The one that is seen, of those with that name: each page and dialog has names of its own.
template <typename Widget>
Widget *findVisible(const QWidget &window, const QString &name)
{
    const auto all = window.findChildren<Widget *>(name);
    const auto found =
        std::find_if(all.begin(), all.end(), [](const Widget *one) { return one->isVisible(); });
    return found == all.end() ? nullptr : *found;
}

} // namespace

bool Person::click(const QString &controlName)
{
    if (!waitUntil([&] { return sees(controlName); }))
        return false;
    QTest::mouseClick(findVisible<QAbstractButton>(m_application.window(), controlName),
                      Qt::LeftButton);
    return true;
}

bool Person::reaches(session::Session::State state)
{
    return waitUntil([&] { return m_application.session().state() == state; });
}

bool Person::isStored()
{
    return waitUntil([&] { return m_application.session().isStored(); });
}

bool Person::sees(const QString &controlName) const
{
    return findVisible<QWidget>(m_application.window(), controlName);
}

QString Person::read(const QString &labelName) const
{
    const auto *label = findVisible<QLabel>(m_application.window(), labelName);
    return label ? label->text() : QString();
}

bool Person::signOut()
{
    return click(u"signOutButton"_s) && click(u"signOutChoice"_s);
}

bool Person::disconnect()
{
    return click(u"signOutButton"_s) && click(u"disconnectChoice"_s)
        && click(u"disconnectButton"_s);
}

QWebEngineView *Person::view() const
{
    // The login window is a child of the main window, and a window of its own.
    // One that has done its work may still be about, hidden.
    const auto views = m_application.window().findChildren<QWebEngineView *>();
    const auto shown = std::find_if(views.begin(), views.end(),
                                    [](const auto *view) { return view->window()->isVisible(); });
    return shown == views.end() ? nullptr : *shown;
}

QWidget *Person::loginWindow() const
{
    const QWebEngineView *const shown = view();
    return shown ? shown->window() : nullptr;
}

desktop::NicknamePicker *Person::nicknamePicker() const
{
    // One that was closed may still be about, hidden.
    const auto pickers = m_application.window().findChildren<desktop::NicknamePicker *>();
    const auto shown = std::find_if(pickers.begin(), pickers.end(),
                                    [](const auto *picker) { return picker->isVisible(); });
    return shown == pickers.end() ? nullptr : *shown;
}

desktop::NicknameButton *Person::suggestion(int number)
{
    const auto find = [&]() -> desktop::NicknameButton * {
        const auto *suggestions = nicknamePicker()
            ? nicknamePicker()->findChild<desktop::NicknameSuggestions *>()
            : nullptr;
        return suggestions
            ? suggestions->findChildren<desktop::NicknameButton *>().value(number - 1)
            : nullptr;
    };
    const bool isShown = waitUntil([&] {
        const auto *button = find();
        return button && button->isEnabled() && !button->nickname().isEmpty();
    });
    return isShown ? find() : nullptr;
}

bool Person::noLoginWindow()
{
    return waitUntil([&] { return !loginWindow(); });
}

QVariant Person::evaluate(const QString &script)
{
    QWebEngineView *const shown = view();
    if (!shown)
        return {};
    // Shared, because the answer may come when nobody waits any more.
    const auto answer = std::make_shared<std::optional<QVariant>>();
    shown->page()->runJavaScript(script, [answer](const QVariant &value) { *answer = value; });
    return waitUntil([&] { return answer->has_value(); }, 1000) ? **answer : QVariant();
}

bool Person::seesInPage(const QString &elementId)
{
    const QString script =
        u"document.readyState === 'complete' && document.getElementById('%1') !== null"_s.arg(
            elementId);
    return waitUntil([&] { return evaluate(script).toBool(); });
}

bool Person::clickInPage(const QString &elementId)
{
    // Chromium hits nothing with a click before it has drawn it.
    if (!seesInPage(elementId) || !pageIsPainted())
        return false;
    const QString script = u"(function() { const e = document.getElementById('%1');"
                           "e.scrollIntoView({ block: 'nearest', behavior: 'instant' });"
                           "const r = e.getBoundingClientRect();"
                           "return [r.x + r.width / 2, r.y + r.height / 2]; })()"_s.arg(elementId);
    const QVariantList middle = evaluate(script).toList();
    if (middle.size() != 2)
        return false;
    QTest::mouseClick(view()->focusProxy(), Qt::LeftButton, {},
                      QPointF(middle.at(0).toDouble(), middle.at(1).toDouble()).toPoint());
    return true;
}

bool Person::pageIsPainted()
{
    // A frame that began after the last change has reached the window when two more have begun.
    (void)evaluate(u"window.framesSeen = 0; (function next() {"
                   "if (++window.framesSeen < 4) requestAnimationFrame(next); })()"_s);
    return waitUntil([this] { return evaluate(u"window.framesSeen"_s).toInt() == 4; });
}

void Person::typeInPage(const QString &text)
{
    QTest::keyClicks(view()->focusProxy(), text);
}

void Person::pressInPage(Qt::Key key)
{
    QTest::keyClick(view()->focusProxy(), key);
}

bool Person::chooseInMenu(const QString &text)
{
    const auto find = [&]() -> QAction * {
        const auto actions = m_application.window().findChildren<QAction *>();
        const auto found = std::find_if(actions.begin(), actions.end(), [&](const QAction *action) {
            return action->isEnabled() && action->text().remove(u'&').startsWith(text);
        });
        return found == actions.end() ? nullptr : *found;
    };
    if (!waitUntil([&] { return find(); }))
        return false;
    find()->trigger();
    return true;
}

bool Person::submitLogin(const QString &loginId)
{
    return click(u"startButton"_s) && logInInPage(loginId);
}

bool Person::logInInPage(const QString &loginId)
{
    // An address that is filled in already gives way to the typed one.
    if (!clickInPage(u"login-id"_s))
        return false;
    QTest::keyClick(view()->focusProxy(), Qt::Key_A, Qt::ControlModifier);
    typeInPage(loginId);
    pressInPage(Qt::Key_Tab);
    typeInPage(u"sandbox"_s);
    pressInPage(Qt::Key_Return);
    return true;
}

bool Person::logIn(const QString &loginId)
{
    return submitLogin(loginId) && seesInPage(u"agree"_s);
}

bool Person::logInAndAgree(const QString &loginId)
{
    return reaches(session::Session::State::SignedOut) && logIn(loginId) && clickInPage(u"agree"_s);
}

bool Person::signIn(const QString &loginId)
{
    return logInAndAgree(loginId) && reaches(session::Session::State::SignedIn);
}

bool Person::photograph(QWidget &window, const QString &folder, const QString &name)
{
    QDir().mkpath(folder);
    if (!QTest::qWaitForWindowExposed(&window)) // what it shows is laid out only then
        return false;
    return window.grab().save(QDir(folder).filePath(name + u".png"_s));
}
