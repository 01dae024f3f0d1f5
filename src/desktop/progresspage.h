// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <memory>

namespace desktop {

namespace Ui {
class ProgressPage;
}

/// What is being waited for, and a way out of it.
class ProgressPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressPage(QWidget *parent = nullptr);
    ~ProgressPage() override;

    /// canCancel says whether there is a way out.
    void setText(const QString &text, bool canCancel);

Q_SIGNALS:
    void cancelRequested();

private:
    std::unique_ptr<Ui::ProgressPage> m_ui;
};

} // namespace desktop
