// SPDX-License-Identifier: Apache-2.0
#include "desktop/consentdialog.h"

#include "desktop/announce.h"
#include "desktop/consentrow.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "ui_consentdialog.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace desktop {

ConsentDialog::ConsentDialog(QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::ConsentDialog>())
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.4);
    setQuiet(*m_ui->introLabel);
    setQuiet(*m_ui->busyLabel);
    setGround(*m_ui->problemBar, Ground::Problem);
    m_ui->problemBar->hide();
    m_ui->emptyLabel->hide();
    m_ui->list->hide();
    blendIn(*m_ui->scrollArea);
    keepRoomForScrollBar(*m_ui->scrollArea);
    keepSizeWhenHidden(*m_ui->busyLabel);
    connect(m_ui->reloadButton, &QPushButton::clicked, this, [this] {
        m_lastScope.clear();
        Q_EMIT reloadRequested();
    });
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    setBusy(true);
}

ConsentDialog::~ConsentDialog() = default;

void ConsentDialog::open()
{
    QDialog::open();
    // Now, and not after the first frame, in which a scroll bar would flash.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

void ConsentDialog::setConsents(const QList<kakao::Consent> &consents)
{
    QList<kakao::Consent> shown = consents;
    shown.removeIf(
        [](const kakao::Consent &consent) { return !consent.isAgreed && !consent.isUsed; });
    showList(shown);
    m_isLoaded = true;
    m_ui->problemBar->hide();
    m_ui->emptyLabel->setVisible(shown.isEmpty());
    setBusy(false);
    focusWhereLeft();
}

/// Rows that stay what they are keep their widgets, and so their place and their focus.
void ConsentDialog::showList(const QList<kakao::Consent> &consents)
{
    const bool isSame =
        std::ranges::equal(m_rows, consents, {}, &ConsentRow::scope, &kakao::Consent::scope);
    if (!isSame) {
        for (ConsentRow *row : std::exchange(m_rows, {})) {
            row->hide();
            row->deleteLater(); // its own button may have led here
        }
    }
    for (qsizetype i = 0; i < consents.size(); ++i) {
        if (isSame)
            m_rows.at(i)->setConsent(consents.at(i));
        else
            addRow(consents.at(i));
    }
    m_ui->list->setVisible(!consents.isEmpty());
}

void ConsentDialog::addRow(const kakao::Consent &consent)
{
    auto *row = new ConsentRow(consent, m_ui->list);
    m_ui->rows->addWidget(row);
    row->show(); // a layout does it later, and the focus may go there now
    m_rows << row;
    connect(row, &ConsentRow::agreeRequested, this, [this](const QString &scope) {
        m_lastScope = scope;
        Q_EMIT agreeRequested(scope);
    });
    connect(row, &ConsentRow::revokeRequested, this, [this](const QString &scope) {
        m_lastScope = scope;
        Q_EMIT revokeRequested(scope);
    });
}

void ConsentDialog::setBusy(bool isBusy)
{
    // Disabling what has the focus would hand it to Close, and a second key press would close.
    if (isBusy && !m_isBusy)
        setFocus();
    m_isBusy = isBusy;
    m_ui->list->setEnabled(!isBusy);
    m_ui->reloadButton->setEnabled(!isBusy);
    m_ui->busyLabel->setVisible(isBusy);
    if (isBusy) {
        m_ui->problemBar->hide();
        announce(*m_ui->busyLabel);
    }
}

void ConsentDialog::showError(std::function<program::ErrorText()> problem)
{
    m_problem = std::move(problem);
    setBusy(false);
    showProblem();
    m_ui->problemBar->show();
    announce(*m_ui->messageLabel);
    focusWhereLeft();
}

void ConsentDialog::showProblem()
{
    const program::ErrorText text = m_problem();
    m_ui->messageLabel->setText(text.message);
    m_ui->adviceLabel->setText(text.advice);
    m_ui->adviceLabel->setVisible(!text.advice.isEmpty());
}

/// On what was asked about, if anything can still be asked about it.
void ConsentDialog::focusWhereLeft()
{
    if (focusWidget() && focusWidget() != this)
        return;
    const auto row = std::ranges::find_if(m_rows, [this](const ConsentRow *each) {
        return each->scope() == m_lastScope && each->hasButton();
    });
    if (row != m_rows.cend())
        (*row)->focusButton();
    else if (m_isLoaded)
        m_ui->closeButton->setFocus();
    else
        m_ui->reloadButton->setFocus();
}

/// While busy, a key press that is still meant for the list must not close.
void ConsentDialog::keyPressEvent(QKeyEvent *event)
{
    if (!m_isBusy || event->key() == Qt::Key_Escape || focusWidget() == m_ui->closeButton)
        QDialog::keyPressEvent(event);
}

void ConsentDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (m_problem)
            showProblem();
    }
    QDialog::changeEvent(event);
}

} // namespace desktop
