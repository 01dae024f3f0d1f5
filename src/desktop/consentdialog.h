// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/consent.h"
#include "program/errortext.h"

#include <QDialog>
#include <QList>

#include <functional>
#include <memory>

namespace desktop {

namespace Ui {
class ConsentDialog;
}
class ConsentRow;

/// What the signed-in person shares with this program, to take it back or to agree to more.
/// It shows and asks; whoever opens it talks to Kakao, beginning with the list: until the first
/// setConsents() or showError() the dialog is busy.
class ConsentDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ConsentDialog(QWidget *parent = nullptr);
    ~ConsentDialog() override;

    /// Ends what was busy or wrong. Items that are neither agreed to nor asked for are left out.
    void setConsents(const QList<kakao::Consent> &consents);
    /// While busy nothing can be asked for; closing is always possible.
    void setBusy(bool isBusy);
    /// Ends what was busy, too; the list stays. The advice may be empty. problem is asked again in
    /// another language.
    void showError(std::function<program::ErrorText()> problem);

public Q_SLOTS:
    void open() override;

Q_SIGNALS:
    void agreeRequested(const QString &scope);
    void revokeRequested(const QString &scope);
    void reloadRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addRow(const kakao::Consent &consent);
    void showList(const QList<kakao::Consent> &consents);
    void focusWhereLeft();
    void showProblem();

    std::unique_ptr<Ui::ConsentDialog> m_ui;
    QList<ConsentRow *> m_rows;
    std::function<program::ErrorText()> m_problem;
    QString m_lastScope; ///< what was asked about last: the focus comes back to it
    bool m_isLoaded = false;
    bool m_isBusy = false;
};

} // namespace desktop
