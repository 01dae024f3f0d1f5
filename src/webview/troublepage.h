// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "webview/trouble.h"

#include <QWidget>

#include <memory>

namespace Ui {
class TroublePage;
}

namespace webview {

/// Stands where Kakao's page cannot: says why, and what to do.
class TroublePage final : public QWidget
{
    Q_OBJECT
public:
    explicit TroublePage(QWidget *parent = nullptr);
    ~TroublePage() override;

    /// code: for a report, in whatever words the server said it; may be empty.
    void explain(Trouble trouble, const QString &host, const QString &code);
    /// Gives the focus to trying again.
    void takeFocus();

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showSymbol();
    void showTexts();

    std::unique_ptr<Ui::TroublePage> m_ui;
    Trouble m_trouble = Trouble::Other;
    QString m_host;
};

} // namespace webview
