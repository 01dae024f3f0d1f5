// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/application.h"

#include <QDialog>
#include <QPointer>
#include <QWebEngineView>

namespace desktop {
class NicknameButton;
class NicknamePicker;
} // namespace desktop

/// Uses the application as a person would: with clicks and keys, on what is on the screen.
///
/// Every step waits for what it needs and answers whether it came.
class Person final
{
public:
    explicit Person(desktop::Application &application) : m_application(application) {}

    /// A click in the middle of the visible control of that name in the main window.
    [[nodiscard]] bool click(const QString &controlName);
    [[nodiscard]] bool reaches(session::Session::State state);
    /// Waits until the session will be there at the next start.
    [[nodiscard]] bool isStored();
    [[nodiscard]] bool sees(const QString &controlName) const;
    [[nodiscard]] QString read(const QString &labelName) const;

    /// Waits for the login window and an element of the page in it.
    [[nodiscard]] bool seesInPage(const QString &elementId);
    [[nodiscard]] bool clickInPage(const QString &elementId);
    void typeInPage(const QString &text);
    void pressInPage(Qt::Key key);
    /// Waits until what the page shows has been drawn.
    [[nodiscard]] bool pageIsPainted();
    [[nodiscard]] bool noLoginWindow();

    /// Fills the login page that is or comes open, to whatever follows it.
    [[nodiscard]] bool logInInPage(const QString &loginId);
    /// Triggers the action whose text begins so, mnemonics aside: a menu itself would run an event
    /// loop of its own.
    [[nodiscard]] bool chooseInMenu(const QString &text);
    /// From the welcome page through the login page, to whatever follows it.
    [[nodiscard]] bool submitLogin(const QString &loginId);
    /// The same, to the consent page.
    [[nodiscard]] bool logIn(const QString &loginId);
    /// The same, through the consent page.
    [[nodiscard]] bool logInAndAgree(const QString &loginId);
    /// The same, to the member card: for somebody who is asked nothing more.
    [[nodiscard]] bool signIn(const QString &loginId);

    /// From the member card, through the question how.
    [[nodiscard]] bool signOut();
    [[nodiscard]] bool disconnect();

    [[nodiscard]] QWidget *loginWindow() const;
    [[nodiscard]] QWebEngineView *view() const;
    [[nodiscard]] desktop::NicknamePicker *nicknamePicker() const;
    /// Waits for the nickname picker and a name on the suggestion of that number, from 1.
    [[nodiscard]] desktop::NicknameButton *suggestion(int number);

    /// Saves a picture of window as folder/name.png.
    [[nodiscard]] static bool photograph(QWidget &window, const QString &folder,
                                         const QString &name);

private:
    [[nodiscard]] QVariant evaluate(const QString &script);

    desktop::Application &m_application;
};
