// SPDX-License-Identifier: Apache-2.0
#include "desktop/messagebar.h"

#include "desktop/announce.h"
#include "ui_messagebar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace desktop {

using program::NextStep;

namespace {

constexpr int margin = 8;

QString nextText(NextStep step)
{
    switch (step) {
    case NextStep::TryAgain:
        return MessageBar::tr("Try a&gain");
    case NextStep::SignInAgain:
        return MessageBar::tr("Sign in a&gain");
    case NextStep::UseBrowser:
        return MessageBar::tr("Open in my &browser instead");
    case NextStep::OpenConsole:
        return MessageBar::tr("Open Kakao's settin&gs");
    case NextStep::Wait:
        return MessageBar::tr("I'l&l wait");
    case NextStep::None:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

MessageBar::MessageBar(QWidget *parent) : QFrame(parent), m_ui(std::make_unique<Ui::MessageBar>())
{
    m_ui->setupUi(this);
    m_ui->symbol->setTone(Tone::Bad);
    hide();
    parent->installEventFilter(this);
    connect(m_ui->detailsButton, &QPushButton::toggled, this, &MessageBar::showDetails);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &MessageBar::copyDetails);
    connect(m_ui->nextButton, &QPushButton::clicked, this, &MessageBar::takeNextStep);
    connect(m_ui->closeButton, &QToolButton::clicked, this, &MessageBar::dismiss);
}

MessageBar::~MessageBar() = default;

void MessageBar::tell(const Message &message)
{
    m_message = message;
    m_isCopied = false;
    m_ui->detailsButton->setChecked(message.areDetailsShown);
    showDetails(message.areDetailsShown);
    showMessage();
    const bool wasHidden = isHidden();
    place();
    show();
    if (wasHidden)
        takeFocus();
    announce(*this);
}

void MessageBar::showMessage()
{
    const program::ErrorText text = m_message.text();
    setAccessibleName(text.message + u' ' + text.advice);
    m_ui->messageLabel->setText(text.message);
    m_ui->adviceLabel->setText(text.advice);
    m_ui->adviceLabel->setVisible(!text.advice.isEmpty());
    const QString details = m_message.details ? m_message.details() : QString();
    m_ui->detailsLabel->setText(details);
    m_ui->detailsButton->setVisible(!details.isEmpty());
    m_ui->copyButton->setText(m_isCopied ? tr("Copied") : tr("Cop&y"));
    m_ui->nextButton->setText(nextText(m_message.next));
    m_ui->nextButton->setVisible(m_message.next != NextStep::None);
}

void MessageBar::showDetails(bool areShown)
{
    m_ui->detailsLabel->setVisible(areShown);
    m_ui->copyButton->setVisible(areShown);
}

void MessageBar::copyDetails()
{
    QGuiApplication::clipboard()->setText(m_ui->detailsLabel->text());
    m_isCopied = true;
    m_ui->copyButton->setText(tr("Copied"));
    announce(*m_ui->copyButton);
}

/// Not out of another window, in which the person may be typing.
void MessageBar::takeFocus()
{
    m_focusBefore = window()->focusWidget();
    if (m_message.next == NextStep::None)
        m_ui->closeButton->setFocus();
    else
        m_ui->nextButton->setFocus();
}

void MessageBar::dismiss()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    hide();
    QWidget *before = std::exchange(m_focusBefore, nullptr);
    if (hadFocus && before && before->isVisible() && before->isEnabled())
        before->setFocus();
}

void MessageBar::takeNextStep()
{
    const NextStep step = m_message.next;
    dismiss();
    if (step != NextStep::Wait)
        Q_EMIT nextRequested(step);
}

void MessageBar::setOffset(int offset)
{
    m_offset = offset;
    place();
}

void MessageBar::place()
{
    const QRect room = parentWidget()->rect().adjusted(margin, m_offset + margin, -margin, -margin);
    const int height = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(room.width())
                                                     : sizeHint().height();
    setGeometry({room.topLeft(), QSize(room.width(), std::min(height, room.height()))});
    raise(); // a stack puts its page on top
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && !isHidden())
        place();
    return QFrame::eventFilter(watched, event);
}

bool MessageBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        place();
    return QFrame::event(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        if (m_message.text)
            showMessage();
    }
    QFrame::changeEvent(event);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace desktop
