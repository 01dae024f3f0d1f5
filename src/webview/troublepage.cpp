// SPDX-License-Identifier: Apache-2.0
#include "webview/troublepage.h"

#include "ui_troublepage.h"

#include <QEvent>
#include <QStyle>

namespace webview {
namespace {

constexpr QSize symbolSize(48, 48);

} // namespace

TroublePage::TroublePage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::TroublePage>())
{
    m_ui->setupUi(this);
    showSymbol();
    connect(m_ui->retryButton, &QPushButton::clicked, this, &TroublePage::retryRequested);
    connect(m_ui->giveUpButton, &QPushButton::clicked, this, &TroublePage::cancelRequested);
}

TroublePage::~TroublePage() = default;

/// Not by a focus proxy: that would take the other buttons out of the order of Tab.
void TroublePage::takeFocus()
{
    m_ui->retryButton->setFocus();
}

void TroublePage::explain(Trouble trouble, const QString &host, const QString &code)
{
    m_trouble = trouble;
    m_host = host;
    m_ui->troubleCode->setText(code);
    m_ui->troubleCode->setVisible(!code.isEmpty());
    showTexts();
}

void TroublePage::showSymbol()
{
    const QIcon icon = style()->standardIcon(QStyle::SP_MessageBoxWarning);
    m_ui->troubleSymbol->setPixmap(icon.pixmap(symbolSize, devicePixelRatioF()));
}

void TroublePage::showTexts()
{
    const auto text = describe(m_trouble, m_host);
    m_ui->troubleTitle->setText(text.title);
    m_ui->troubleText->setText(text.explanation);
    // What a screen reader says when the focus comes here.
    QStringList said{text.title, text.explanation, m_ui->troubleCode->text()};
    said.removeAll(QString());
    m_ui->retryButton->setAccessibleDescription(said.join(u'\n'));
}

void TroublePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showSymbol(); // it is drawn in its colours
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showTexts();
}

} // namespace webview
