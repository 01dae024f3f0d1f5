// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/webengineversion.h"

#include <QDialog>
#include <QProcess>

#include <memory>
#include <optional>

namespace desktop {

namespace Ui {
class AboutDialog;
}

/// Says which version this is, what it is made of, and under which licences.
class AboutDialog final : public QDialog
{
    Q_OBJECT
public:
    /// program is this one's file: a process of it is asked for the web engine, which is loaded by
    /// nothing else.
    explicit AboutDialog(const QString &program, QWidget *parent = nullptr);
    ~AboutDialog() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void askForWebEngine(const QString &program);
    void useWebEngine();
    void showTexts();
    [[nodiscard]] QString chromiumText() const;
    void copy();

    std::unique_ptr<Ui::AboutDialog> m_ui;
    QProcess m_asked;
    std::optional<program::WebEngineVersion> m_webEngine; ///< none while it is being asked for
    bool m_isCopied = false;
};

} // namespace desktop
