// SPDX-License-Identifier: Apache-2.0
#include "desktop/settingsdialog.h"

#include "desktop/announce.h"
#include "desktop/autostart.h"
#include "desktop/scrolling.h"
#include "desktop/style.h"
#include "ui_settingsdialog.h"

#include <QDir>
#include <QKeyEvent>
#include <QStyle>

namespace desktop {

using program::Choice;
using program::Choices;
using program::Preferences;

namespace {

/// Label by label: a path has no other place to be broken at.
QString breakable(const QString &path)
{
    const QString zeroWidthSpace(QChar(0x200b));
    return QDir::toNativeSeparators(path).replace(QDir::separator(),
                                                  QDir::separator() + zeroWidthSpace);
}

} // namespace

SettingsDialog::SettingsDialog(Preferences &preferences, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::SettingsDialog>()), m_preferences(preferences)
{
    m_ui->setupUi(this);
    setWindowModality(Qt::WindowModal);
    setHeading(*m_ui->headingLabel, 1.4);
    setGround(*m_ui->problemBar, Ground::Problem);
    for (QLabel *note : {m_ui->languageNote, m_ui->appearanceNote, m_ui->placeNote, m_ui->keepNote,
                         m_ui->startNote})
        setQuiet(*note);
    const int textLeft = style()->pixelMetric(QStyle::PM_IndicatorWidth)
        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing);
    for (QLabel *note : {m_ui->keepNote, m_ui->startNote})
        note->setIndent(textLeft);
    blendIn(*m_ui->scrollArea);
    keepRoomForScrollBar(*m_ui->scrollArea);
    connectControls();
    showChoices();
    showStart();
    showTrouble();
    showQuestion(false);
    m_ui->languageBox->setFocus();
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::connectControls()
{
    for (QComboBox *box : {m_ui->languageBox, m_ui->appearanceBox, m_ui->placeBox}) {
        connect(box, &QComboBox::activated, this, &SettingsDialog::choose);
        box->installEventFilter(this);
    }
    connect(m_ui->keepCheckBox, &QCheckBox::clicked, this, &SettingsDialog::choose);
    connect(m_ui->startCheckBox, &QCheckBox::clicked, this, &SettingsDialog::chooseStart);
    connect(m_ui->resetButton, &QPushButton::clicked, this, &SettingsDialog::askToReset);
    connect(m_ui->putBackButton, &QPushButton::clicked, this, &SettingsDialog::reset);
    connect(m_ui->keepButton, &QPushButton::clicked, this, &SettingsDialog::goBack);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_preferences, &Preferences::changed, this, &SettingsDialog::showChoices);
    connect(&m_preferences, &Preferences::troubleChanged, this, [this] {
        showTrouble();
        announce(*m_ui->problemLabel);
    });
}

void SettingsDialog::open()
{
    QDialog::open();
    // Now, and not after the first frame, in which a scroll bar would flash.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

/// The boxes list what can be chosen in the order of its enumerators.
void SettingsDialog::showChoices()
{
    const Choices &choices = m_preferences.choices();
    m_ui->languageBox->setCurrentIndex(int(choices.language));
    m_ui->appearanceBox->setCurrentIndex(int(choices.appearance));
    m_ui->placeBox->setCurrentIndex(int(choices.loginPlace));
    m_ui->keepCheckBox->setChecked(choices.keepsSignedIn);
    showDecided(Choice::Language, *m_ui->languageBox, *m_ui->languageNote);
    showDecided(Choice::Appearance, *m_ui->appearanceBox, *m_ui->appearanceNote);
    showDecided(Choice::LoginPlace, *m_ui->placeBox, *m_ui->placeNote);
    showDecided(Choice::KeepSignedIn, *m_ui->keepCheckBox, *m_ui->keepNote);
}

void SettingsDialog::showDecided(Choice choice, QWidget &control, QLabel &note) const
{
    const QString by = m_preferences.decidedBy(choice);
    //: %1 is the name of an option or of a variable
    note.setText(by.isEmpty() ? QString() : tr("Decided by %1 at this start.").arg(by));
    note.setVisible(!by.isEmpty());
    control.setEnabled(by.isEmpty());
    control.setAccessibleDescription(note.text());
}

void SettingsDialog::showStart()
{
    m_ui->startCheckBox->setChecked(startsWithSystem());
    m_ui->startNote->setText(m_isStartRefused
                                 ? tr("The system's list of what starts cannot be changed.")
                                 : tr("Opens minimized when you log in to this computer."));
    m_ui->startCheckBox->setAccessibleDescription(m_ui->startNote->text());
}

void SettingsDialog::showTrouble()
{
    const Preferences::Trouble trouble = m_preferences.trouble();
    switch (trouble) {
    case Preferences::Trouble::None:
        break;
    case Preferences::Trouble::Damaged:
        m_ui->problemLabel->setText(tr("Not all of your settings could be read. Look whether they "
                                       "are as you want them: what you choose is saved anew."));
        break;
    case Preferences::Trouble::Unwritable:
        m_ui->problemLabel->setText(
            tr("Your settings cannot be saved, so they hold until you quit. Give yourself "
               "permission to write to %1.")
                .arg(breakable(m_preferences.file())));
        break;
    }
    m_ui->problemBar->setVisible(trouble != Preferences::Trouble::None);
}

void SettingsDialog::choose()
{
    Choices wanted;
    wanted.language = program::Language(m_ui->languageBox->currentIndex());
    wanted.appearance = program::Appearance(m_ui->appearanceBox->currentIndex());
    wanted.loginPlace = program::LoginPlace(m_ui->placeBox->currentIndex());
    wanted.keepsSignedIn = m_ui->keepCheckBox->isChecked();
    m_preferences.choose(wanted);
}

void SettingsDialog::chooseStart(bool starts)
{
    m_isStartRefused = !setStartsWithSystem(starts);
    showStart();
    if (m_isStartRefused)
        announce(*m_ui->startNote);
}

void SettingsDialog::askToReset()
{
    showQuestion(true);
    m_ui->keepButton->setDefault(true);
    m_ui->keepButton->setFocus();
    announce(*m_ui->questionLabel);
}

void SettingsDialog::reset()
{
    m_preferences.reset();
    chooseStart(false);
    goBack();
}

void SettingsDialog::showQuestion(bool isAsked)
{
    m_isAsking = isAsked;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->questionLabel,
                                                            m_ui->putBackButton, m_ui->keepButton})
        widget->setVisible(isAsked);
    for (QPushButton *button : {m_ui->resetButton, m_ui->closeButton})
        button->setVisible(!isAsked);
}

void SettingsDialog::goBack()
{
    showQuestion(false);
    m_ui->closeButton->setDefault(true);
    m_ui->resetButton->setFocus();
}

void SettingsDialog::keyPressEvent(QKeyEvent *event)
{
    if (m_isAsking && event->matches(QKeySequence::Cancel))
        goBack();
    else
        QDialog::keyPressEvent(event);
}

/// Whoever scrolls past a box means to choose nothing.
bool SettingsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Wheel) {
        event->ignore();
        return true;
    }
    return QDialog::eventFilter(watched, event);
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        showChoices();
        showStart();
        showTrouble();
    }
    QDialog::changeEvent(event);
}

} // namespace desktop
