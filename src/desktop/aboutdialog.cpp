// SPDX-License-Identifier: Apache-2.0
#include "desktop/aboutdialog.h"

#include "desktop/announce.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "program/startup.h"
#include "ui_aboutdialog.h"

#include <QClipboard>
#include <QDate>
#include <QGuiApplication>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr auto patience = std::chrono::seconds(10);
constexpr double daysOfMonth = 30.44;

/// Names of programs and licences are the same in every language.
QString licences()
{
    return QStringList{u"Qt: LGPL 3.0"_s,
                       u"Qt WebEngine, Chromium: LGPL 3.0, BSD 3-Clause, …"_s,
                       u"QtKeychain: BSD 2-Clause, BSD 3-Clause"_s,
                       u"ICU: Unicode License"_s,
                       u"OpenSSL 3: Apache License 2.0"_s,
                       u"cpp-httplib: MIT License"_s,
                       u"SQLite: Public Domain"_s}
        .join(u'\n');
}

} // namespace

AboutDialog::AboutDialog(const QString &program, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::AboutDialog>())
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.6);
    setHeading(*m_ui->licencesHeading, 1.1);
    setQuiet(*m_ui->purposeLabel);
    setQuiet(*m_ui->licencesLabel);
    setQuiet(*m_ui->copiedLabel);
    blendIn(*m_ui->scrollArea);
    keepRoomForScrollBar(*m_ui->scrollArea);
    m_ui->licencesLabel->setText(licences());
    connect(m_ui->copyButton, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    m_ui->closeButton->setFocus();
    askForWebEngine(program);
    showTexts();
}

AboutDialog::~AboutDialog()
{
    m_asked.disconnect(this);
    m_asked.kill();
    m_asked.waitForFinished();
}

void AboutDialog::askForWebEngine(const QString &program)
{
    connect(&m_asked, &QProcess::finished, this, &AboutDialog::useWebEngine);
    connect(&m_asked, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            useWebEngine();
    });
    m_asked.setStandardErrorFile(QProcess::nullDevice());
    QTimer::singleShot(patience, &m_asked, &QProcess::kill);
    m_asked.start(program, {u"web-engine"_s});
}

void AboutDialog::useWebEngine()
{
    const QStringList lines = QString::fromLatin1(m_asked.readAllStandardOutput()).split(u'\n');
    m_webEngine =
        program::WebEngineVersion{.chromium = lines.value(0), .patchedTo = lines.value(1)};
    showTexts();
}

void AboutDialog::showTexts()
{
    m_ui->versionsLabel->setText(QStringList{tr("Version %1").arg(program::version()),
                                             u"Qt %1"_s.arg(QLatin1StringView(qVersion())),
                                             chromiumText()}
                                     .join(u'\n'));
    m_ui->copiedLabel->setText(m_isCopied ? tr("Copied.") : QString());
}

QString AboutDialog::chromiumText() const
{
    if (!m_webEngine)
        return tr("Chromium: looking for it…");
    const auto &[chromium, patchedTo] = *m_webEngine;
    const QDate released = program::chromiumReleased(chromium);
    if (!released.isValid())
        return tr("Chromium: none, or not known");
    const int months = qRound(double(released.daysTo(QDate::currentDate())) / daysOfMonth);
    const QString age = months <= 1 ? tr("released this month or the last")
                                    : tr("released about %n months ago", nullptr, months);
    if (patchedTo.isEmpty() || patchedTo == chromium)
        return tr("Chromium %1, %2").arg(chromium, age);
    //: %2 is "released about 6 months ago", %3 the version whose security fixes are in it
    return tr("Chromium %1, %2, with security fixes up to %3").arg(chromium, age, patchedTo);
}

void AboutDialog::copy()
{
    const QStringList texts{m_ui->headingLabel->text(), m_ui->versionsLabel->text()};
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
    m_isCopied = true;
    showTexts();
    announce(*m_ui->copiedLabel);
}

void AboutDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showTexts();
    }
    QDialog::changeEvent(event);
}

} // namespace desktop
