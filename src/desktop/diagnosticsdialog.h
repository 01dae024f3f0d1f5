// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <memory>

namespace desktop {

namespace Ui {
class DiagnosticsDialog;
}

/// Shows a diagnosticsText(), to be read before it is copied.
class DiagnosticsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit DiagnosticsDialog(const QString &text, QWidget *parent = nullptr);
    ~DiagnosticsDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();

    std::unique_ptr<Ui::DiagnosticsDialog> m_ui;
};

} // namespace desktop
