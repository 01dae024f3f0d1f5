// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/errortext.h"
#include "program/nextstep.h"

#include <QFrame>
#include <QPointer>

#include <functional>
#include <memory>

namespace desktop {

namespace Ui {
class MessageBar;
}

/// Something that a person is told, and the one thing to do about it.
struct Message
{
    /// Asked again in another language. The advice may be empty.
    std::function<program::ErrorText()> text;
    program::NextStep next = program::NextStep::None;
    /// What a report needs; may be null.
    std::function<QString()> details = {};
    bool areDetailsShown = false; ///< from the beginning
};

/// Tells what went wrong, over the upper edge of its parent: nothing below it moves when it comes
/// or goes.
class MessageBar final : public QFrame
{
    Q_OBJECT
public:
    /// Hidden until there is something to tell.
    explicit MessageBar(QWidget *parent);
    ~MessageBar() override;

    void tell(const Message &message);
    /// Gives the focus back to what had it before, if it is here.
    void dismiss();
    /// How much of the parent's upper edge stays free.
    void setOffset(int offset);

Q_SIGNALS:
    /// The button was pressed; the bar is gone. Not told of Wait.
    void nextRequested(program::NextStep step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showMessage();
    void showDetails(bool areShown);
    void copyDetails();
    void takeFocus();
    void takeNextStep();
    void place();

    std::unique_ptr<Ui::MessageBar> m_ui;
    Message m_message;
    QPointer<QWidget> m_focusBefore;
    bool m_isCopied = false;
    int m_offset = 0;
};

} // namespace desktop
