// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class KeychainPage;
}

/// Somebody is signed in, but the keychain does not show the session: wait for it, or sign in anew.
class KeychainPage final : public QWidget
{
    Q_OBJECT
public:
    explicit KeychainPage(QWidget *parent = nullptr);
    ~KeychainPage() override;

    void setReason(const QString &reason);

Q_SIGNALS:
    void retryRequested();
    void detailsRequested();
    void signInRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    std::unique_ptr<Ui::KeychainPage> m_ui;
};

} // namespace desktop
