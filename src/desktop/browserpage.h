// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browserlogin.h"
#include "kakao/error.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace desktop {

namespace Ui {
class BrowserPage;
}

/// The login is in the browser: how to get there and back when it does not go by itself, and how
/// long there is for it.
class BrowserPage final : public QWidget
{
    Q_OBJECT
public:
    explicit BrowserPage(QWidget *parent = nullptr);
    ~BrowserPage() override;

    /// why is what keeps the login out of a window; nothing when the browser was asked for.
    void show(browser::BrowserLogin &login, const std::optional<kakao::Error> &why);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showTexts();
    void showTrouble();
    void showTime();
    void showRefusal();
    void copyLink();
    void usePasted();

    std::unique_ptr<Ui::BrowserPage> m_ui;
    QPointer<browser::BrowserLogin> m_login;
    std::optional<kakao::Error> m_why;     ///< the login is not in a window
    std::optional<kakao::Error> m_refusal; ///< of what was pasted last
    bool m_isCopied = false;
    QTimer m_tick;
};

} // namespace desktop
