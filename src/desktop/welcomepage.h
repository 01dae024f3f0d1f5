// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class WelcomePage;
}

/// What a person sees who is not signed in: one button.
class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

Q_SIGNALS:
    void signInRequested();

private:
    std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace desktop
