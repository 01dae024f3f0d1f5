// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/account.h"

#include <QHash>
#include <QImage>
#include <QList>
#include <QMenu>

namespace desktop {

/// The accounts that are signed in on this computer, to go to another one by a click or by
/// Ctrl+1 … Ctrl+9, and what else can be done with one.
///
/// A menu's shortcuts work while it is closed only where a window knows its actions:
/// `window.addActions(menu.actions())`, once; the nine of the accounts stay the same.
class AccountsMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit AccountsMenu(QWidget *parent = nullptr);

    void setAccounts(const QList<session::Account> &accounts);
    /// A null picture shows the initial instead. Of an account that is not there it is not kept.
    void setAccountPicture(qint64 kakaoId, const QImage &picture);
    /// While busy nothing can be chosen.
    void setBusy(bool isBusy);

Q_SIGNALS:
    /// Of another account than the current one, which stays checked until setAccounts().
    void switchRequested(qint64 kakaoId);
    void anotherRequested();
    void consentsRequested();
    void leaveRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    static constexpr qsizetype shortcuts = 9;

    QAction *addAccountAction();
    void showAccounts();
    void showAccount(QAction &action, const session::Account &account) const;
    [[nodiscard]] QString label(const session::Account &account) const;
    void request(qsizetype position);
    void nameActions();
    void enableActions();

    QList<session::Account> m_accounts;
    QHash<qint64, QImage> m_pictures;
    QList<QAction *> m_accountActions; ///< one a position: shortcuts at least, the unused invisible
    QAction *m_another;
    QAction *m_consents = nullptr;
    QAction *m_leave = nullptr;
    bool m_isBusy = false;
};

} // namespace desktop
