// SPDX-License-Identifier: Apache-2.0
#include "desktop/consentrow.h"

#include "desktop/style.h"
#include "program/foreigntext.h"
#include "ui_consentrow.h"

#include <QEvent>

namespace desktop {

ConsentRow::ConsentRow(const kakao::Consent &consent, QWidget *parent)
    : QWidget(parent), m_consent(consent), m_ui(std::make_unique<Ui::ConsentRow>())
{
    m_ui->setupUi(this);
    setQuiet(*m_ui->stateLabel);
    connect(m_ui->button, &QPushButton::clicked, this, [this] {
        if (m_consent.isAgreed)
            Q_EMIT revokeRequested(m_consent.scope);
        else
            Q_EMIT agreeRequested(m_consent.scope);
    });
    showConsent();
}

ConsentRow::~ConsentRow() = default;

void ConsentRow::setConsent(const kakao::Consent &consent)
{
    m_consent = consent;
    showConsent();
}

/// Kakao says of an agreed item whether it can be taken back; where it says nothing, it is asked.
bool ConsentRow::hasButton() const
{
    return !m_consent.isAgreed || m_consent.isRevocable.value_or(true);
}

void ConsentRow::focusButton()
{
    m_ui->button->setFocus();
}

void ConsentRow::showConsent()
{
    const QString name = m_consent.displayName.isEmpty() ? m_consent.scope : m_consent.displayName;
    m_ui->nameLabel->setText(name);
    m_ui->stateLabel->setText(state());
    m_ui->button->setText(m_consent.isAgreed ? tr("Take back") : tr("Agree…"));
    m_ui->button->setAccessibleName((m_consent.isAgreed ? tr("Take back: %1") : tr("Agree: %1"))
                                        .arg(program::isolatedName(name)));
    m_ui->button->setAccessibleDescription(state());
    m_ui->button->setVisible(hasButton());
}

QString ConsentRow::state() const
{
    if (!m_consent.isAgreed)
        return tr("Not agreed");
    if (!hasButton())
        return tr("Agreed: needed for signing in");
    return m_consent.isUsed ? tr("Agreed") : tr("Agreed: no longer asked for");
}

void ConsentRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        showConsent();
    QWidget::changeEvent(event);
}

} // namespace desktop
