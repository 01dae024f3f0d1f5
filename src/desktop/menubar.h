// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QMenuBar>

namespace desktop {

class AccountsMenu;

/// What can be chosen in the main window.
class MenuBar final : public QMenuBar
{
    Q_OBJECT
public:
    explicit MenuBar(QWidget *parent = nullptr);

    [[nodiscard]] AccountsMenu &accounts() noexcept { return *m_accounts; }

Q_SIGNALS:
    void settingsRequested();
    void quitRequested();
    void diagnosticsRequested();
    void aboutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void nameMenus();

    QMenu *m_program;
    AccountsMenu *m_accounts;
    QMenu *m_help;
    QAction *m_settings;
    QAction *m_quit;
    QAction *m_diagnostics;
    QAction *m_about;
};

} // namespace desktop
