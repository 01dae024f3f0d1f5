// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/signinflow.h"

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class ProgressPage;
}

/// What a person may have to wait for.
enum class Progress {
    Restoring,
    LoginWindow,
    Kakao,
    Profile,
    Nickname,
    ChoosingNickname,
    Finishing,
    Leaving,
};

/// What is being waited for once a step of a sign-in is done.
[[nodiscard]] Progress progressAfter(session::SignInStep step);

/// Says what is being waited for, and offers a way out of it where there is one.
class ProgressPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressPage(QWidget *parent = nullptr);
    ~ProgressPage() override;

    void setProgress(Progress progress);
    [[nodiscard]] static bool canCancel(Progress progress);
    [[nodiscard]] static QString text(Progress progress);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    std::unique_ptr<Ui::ProgressPage> m_ui;
    Progress m_progress = Progress::Restoring;
};

} // namespace desktop
