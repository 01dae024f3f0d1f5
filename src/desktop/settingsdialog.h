// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/preferences.h"

#include <QDialog>

#include <memory>

class QLabel;

namespace desktop {

namespace Ui {
class SettingsDialog;
}

/// Shows a person's choices, and takes them over as they are made. What the command line or the
/// environment has decided is shown, and can not be changed.
class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// preferences must outlive the dialog.
    explicit SettingsDialog(program::Preferences &preferences, QWidget *parent = nullptr);
    ~SettingsDialog() override;

public Q_SLOTS:
    void open() override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void connectControls();
    void showChoices();
    void showDecided(program::Choice choice, QWidget &control, QLabel &note) const;
    void showStart();
    void showTrouble();
    void choose();
    void chooseStart(bool starts);
    void askToReset();
    void showQuestion(bool isAsked);
    void reset();
    void goBack();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    program::Preferences &m_preferences;
    bool m_isAsking = false;       ///< whether to reset
    bool m_isStartRefused = false; ///< the system did not take over what was chosen last
};

} // namespace desktop
