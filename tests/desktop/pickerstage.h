// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scriptedsource.h"

#include "desktop/nicknamebutton.h"

#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// A picker on the screen, and what came of it.
struct Stage
{
    using NicknamePicker = desktop::NicknamePicker;
    using Purpose = NicknamePicker::Purpose;

    explicit Stage(Purpose purpose = Purpose::SignIn)
        : picker(purpose, source.source()), chosen(&picker, &NicknamePicker::chosen),
          rejected(&picker, &QDialog::rejected)
    {
    }

    [[nodiscard]] bool open(const session::NicknameNeeded &needed = nicknameTaken())
    {
        picker.ask(needed);
        picker.open();
        return QTest::qWaitForWindowActive(&picker);
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = picker.focusWidget();
        QTest::keyClick(focus ? focus : &picker, key, modifiers);
    }

    void commit(const QString &text)
    {
        edit()->setFocus();
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(edit(), &event);
    }

    [[nodiscard]] QLineEdit *edit() const
    {
        return picker.findChild<QLineEdit *>(u"nicknameEdit"_s);
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const
    {
        return picker.findChild<QAbstractButton *>(name);
    }
    [[nodiscard]] QString text(const QString &label) const
    {
        QString text = picker.findChild<QLabel *>(label)->text();
        return text.remove(u'\u2068').remove(u'\u2069');
    }
    [[nodiscard]] QString verdict() const { return text(u"verdictLabel"_s); }
    [[nodiscard]] QStringList suggestions() const
    {
        QStringList names;
        for (const auto *button : picker.findChildren<desktop::NicknameButton *>()) {
            if (button->isVisible() && button->objectName() != "kakaoButton"_L1)
                names << button->nickname();
        }
        return names;
    }
    [[nodiscard]] QString lastChosen() const { return chosen.constLast().constFirst().toString(); }

    ScriptedSource source;
    NicknamePicker picker;
    QSignalSpy chosen;
    QSignalSpy rejected;
};
