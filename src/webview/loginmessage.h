// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <functional>
#include <memory>

namespace Ui {
class LoginMessage;
}

namespace webview {

/// A sentence above the page, and perhaps what can be done about it.
class LoginMessage final : public QFrame
{
    Q_OBJECT
public:
    using Text = std::function<QString()>; ///< in the language of the moment

    explicit LoginMessage(QWidget *parent = nullptr);
    ~LoginMessage() override;

    /// Until it is dismissed, hidden or followed by another one. Choosing the action hides it, too.
    void say(Text text, Text action = {}, std::function<void()> act = {});

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void act();

    std::unique_ptr<Ui::LoginMessage> m_ui;
    Text m_text;
    Text m_action;
    std::function<void()> m_act;
};

} // namespace webview
