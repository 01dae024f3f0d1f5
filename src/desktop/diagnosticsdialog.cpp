// SPDX-License-Identifier: Apache-2.0
#include "desktop/diagnosticsdialog.h"

#include "desktop/announce.h"
#include "desktop/style.h"
#include "ui_diagnosticsdialog.h"

#include <QClipboard>
#include <QFontDatabase>

namespace desktop {

DiagnosticsDialog::DiagnosticsDialog(const QString &text, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::DiagnosticsDialog>())
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.4);
    setQuiet(*m_ui->copiedLabel);
    m_ui->textEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->textEdit->setPlainText(text);
    m_ui->copyButton->setFocus();
    connect(m_ui->copyButton, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
}

DiagnosticsDialog::~DiagnosticsDialog() = default;

void DiagnosticsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        const bool isCopied = !m_ui->copiedLabel->text().isEmpty();
        m_ui->retranslateUi(this);
        m_ui->copiedLabel->setText(isCopied ? tr("Copied.") : QString());
    }
    QDialog::changeEvent(event);
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_ui->textEdit->toPlainText());
    m_ui->copiedLabel->setText(tr("Copied."));
    announce(*m_ui->copiedLabel);
}

} // namespace desktop
