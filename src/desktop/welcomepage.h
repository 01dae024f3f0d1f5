// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class WelcomePage;
}

/// What a person sees who is not signed in: one button, and whether it lasts.
class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);
    ~WelcomePage() override;

    /// What the check box shows; it cannot be changed when it is decided.
    void setKeeps(bool keeps, bool isDecided);

Q_SIGNALS:
    /// The person changed it.
    void keepsChosen(bool keeps);
    /// keep: whether the next start is to know of this session.
    void signInRequested(bool keep);

protected:
    void changeEvent(QEvent *event) override;

private:
    void explain(bool isKept);

    std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace desktop
