// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/leave.h"

#include <QDialog>

#include <memory>

namespace desktop {

namespace Ui {
class LeaveDialog;
}

/// Asks how somebody wants to leave, and says of each way what it does. What cannot be undone is
/// asked once more. Escape goes back one step.
class LeaveDialog final : public QDialog
{
    Q_OBJECT
public:
    /// nickname is of whom leaves; may be empty.
    explicit LeaveDialog(const QString &nickname, QWidget *parent = nullptr);
    ~LeaveDialog() override;

    /// False where no address is registered to which Kakao's logout page could come back.
    void setKakaoLogoutOffered(bool isOffered);

public Q_SLOTS:
    void open() override;

Q_SIGNALS:
    /// Comes when the dialog has closed; never when it was cancelled.
    void chosen(session::Leave how);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose(session::Leave how);
    void askOnceMore();
    void goBack();
    void nameWho();
    void describe();
    static void layOutNow();

    QString m_nickname;
    std::unique_ptr<Ui::LeaveDialog> m_ui;
};

} // namespace desktop
