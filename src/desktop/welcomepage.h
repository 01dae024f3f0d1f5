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

Q_SIGNALS:
    /// keep: whether the next start is to know of this session.
    void signInRequested(bool keep);

private:
    void explain(bool isKept);

    std::unique_ptr<Ui::WelcomePage> m_ui;
};

} // namespace desktop
