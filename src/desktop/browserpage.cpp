// SPDX-License-Identifier: Apache-2.0
#include "desktop/browserpage.h"

#include "desktop/announce.h"
#include "desktop/style.h"
#include "program/errortext.h"
#include "ui_browserpage.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr auto tick = std::chrono::seconds(1);

/// What has to be done, in the words of a page that goes on all the same.
QString textFor(const std::optional<kakao::Error> &trouble)
{
    if (!trouble) {
        return BrowserPage::tr("Kakao's login page is open there. When you have logged in, Daemun "
                               "goes on by itself.");
    }
    if (trouble->code == kakao::ErrorCode::PortInUse) {
        return BrowserPage::tr("Another program has taken the port that your browser is to come "
                               "back to (%1). Close it, and the login page opens by itself.")
            .arg(trouble->detail);
    }
    if (trouble->code == kakao::ErrorCode::CannotListen) {
        return BrowserPage::tr("Kakao's login page is open there. When you have logged in, copy "
                               "the address that the browser ends at.");
    }
    const program::ErrorText text = program::ErrorTexts::describe(*trouble);
    return text.message + u' ' + text.advice;
}

} // namespace

BrowserPage::BrowserPage(QWidget *parent)
    : QWidget(parent), m_ui(std::make_unique<Ui::BrowserPage>())
{
    m_ui->setupUi(this);
    setHeading(*m_ui->titleLabel, 1.4);
    setQuiet(*m_ui->reasonLabel);
    setQuiet(*m_ui->timeLabel);
    setTone(*m_ui->errorLabel, Tone::Bad);
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &BrowserPage::showTime);
    connect(m_ui->copyButton, &QPushButton::clicked, this, &BrowserPage::copyLink);
    connect(m_ui->addressEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_ui->useButton->setEnabled(!text.trimmed().isEmpty());
        m_refusal.reset();
        showRefusal();
    });
    connect(m_ui->addressEdit, &QLineEdit::returnPressed, this, &BrowserPage::usePasted);
    connect(m_ui->useButton, &QPushButton::clicked, this, &BrowserPage::usePasted);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &BrowserPage::cancelRequested);
}

BrowserPage::~BrowserPage() = default;

void BrowserPage::show(browser::BrowserLogin &login, const std::optional<kakao::Error> &why)
{
    if (m_login)
        m_login->disconnect(this);
    m_login = &login;
    connect(&login, &browser::BrowserLogin::troubleChanged, this, &BrowserPage::showTrouble);
    connect(&login, &QObject::destroyed, &m_tick, &QTimer::stop);
    m_ui->addressEdit->clear();
    m_ui->addressEdit->setPlaceholderText(login.redirectUri().toString() + u"?…"_s);
    m_why = why;
    m_refusal.reset();
    m_isCopied = false;
    showTexts();
    announce(*m_ui->textLabel);
    m_tick.start();
}

void BrowserPage::showTexts()
{
    m_ui->copyButton->setText(m_isCopied ? tr("The &link is copied") : tr("Copy &link"));
    m_ui->reasonLabel->setText(m_why ? program::ErrorTexts::describe(*m_why).message : QString());
    m_ui->reasonLabel->setVisible(m_why.has_value());
    if (m_login)
        m_ui->textLabel->setText(textFor(m_login->trouble()));
    showTime();
    showRefusal();
}

void BrowserPage::showTrouble()
{
    m_ui->textLabel->setText(textFor(m_login->trouble()));
    announce(*m_ui->textLabel);
}

/// In minutes, as one says it: a countdown of seconds would only make people hurry.
void BrowserPage::showTime()
{
    if (!m_login)
        return m_tick.stop();
    const int minutes =
        static_cast<int>(std::chrono::ceil<std::chrono::minutes>(m_login->timeLeft()).count());
    m_ui->timeLabel->setText(
        minutes <= 1
            ? tr("There is less than a minute left. After that you can start again.")
            : tr("There are %n minutes left. After that you can start again.", nullptr, minutes));
}

void BrowserPage::copyLink()
{
    if (!m_login)
        return;
    QGuiApplication::clipboard()->setText(QString::fromLatin1(m_login->link().toEncoded()));
    m_isCopied = true;
    showTexts();
    announce(*m_ui->copyButton);
}

void BrowserPage::usePasted()
{
    const QString text = m_ui->addressEdit->text();
    if (!m_login || text.trimmed().isEmpty())
        return;
    const auto accepted = m_login->acceptPasted(text);
    if (accepted)
        return m_ui->addressEdit->clear(); // there is a code in it
    m_refusal = accepted.error();
    showRefusal();
    announce(*m_ui->errorLabel);
}

void BrowserPage::showRefusal()
{
    m_ui->errorLabel->setVisible(m_refusal.has_value());
    if (!m_refusal || !m_login)
        return;
    m_ui->errorLabel->setText(
        m_refusal->code == kakao::ErrorCode::StateMismatch
            ? tr("This address belongs to another sign-in. Copy the link and log in again.")
            : tr("This is not the address that the login ends at. It begins with %1")
                  .arg(m_login->redirectUri().toString()));
}

void BrowserPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
    QWidget::changeEvent(event);
}

} // namespace desktop
