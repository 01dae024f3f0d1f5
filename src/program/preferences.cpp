// SPDX-License-Identifier: Apache-2.0
#include "program/preferences.h"

#include "program/programlog.h"

#include <QSettings>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace program {
namespace {

constexpr std::array allChoices{Choice::Language, Choice::Appearance, Choice::KeepSignedIn,
                                Choice::LoginPlace};

/// Of choice, from one to the other.
void copyChoice(Choice choice, const Choices &from, Choices &to)
{
    std::ignore = setChoice(to, choice, choiceText(from, choice));
}

/// Whether file is what was meant to be written: QSettings does not tell of every failure.
bool holds(const QString &file, const QHash<QString, QString> &expected)
{
    const QSettings settings(file, QSettings::IniFormat);
    if (settings.allKeys().size() < expected.size() || settings.status() != QSettings::NoError)
        return false;
    for (auto each = expected.cbegin(); each != expected.cend(); ++each) {
        if (settings.value(each.key()).toString() != each.value())
            return false;
    }
    return true;
}

} // namespace

Preferences::Preferences(const Configuration &configuration, QObject *parent)
    : QObject(parent), m_file(configuration.preferencesFile), m_choices(configuration.choices),
      m_byDefault(configuration.choicesByDefault),
      m_trouble(configuration.isPreferencesFileDamaged ? Trouble::Damaged : Trouble::None)
{
    for (const Choice choice : allChoices)
        m_decidedBy.insert(choice, configuration.decidedBy(choice));
    if (m_trouble == Trouble::Damaged)
        qCWarning(logProgram) << "not everything in preferences.ini can be understood";
}

QString Preferences::decidedBy(Choice choice) const
{
    return m_decidedBy.value(choice);
}

/// What is decided stays as it is.
Choices Preferences::allowed(const Choices &wanted) const
{
    Choices choices = wanted;
    for (const Choice choice : allChoices) {
        if (!decidedBy(choice).isEmpty())
            copyChoice(choice, m_choices, choices);
    }
    return choices;
}

void Preferences::choose(const Choices &wanted)
{
    const Choices choices = allowed(wanted);
    QList<Choice> different;
    for (const Choice choice : allChoices) {
        if (choiceText(choices, choice) != choiceText(m_choices, choice))
            different << choice;
    }
    if (different.isEmpty())
        return;
    keep(choices, different);
    take(choices);
}

void Preferences::reset()
{
    keep(m_byDefault, {});
    take(allowed(m_byDefault));
}

void Preferences::take(const Choices &choices)
{
    const Choices before = std::exchange(m_choices, choices);
    if (m_choices != before)
        Q_EMIT changed(m_choices, before);
}

/// With nothing of which there is something to keep, what was kept is forgotten.
void Preferences::keep(const Choices &choices, const QList<Choice> &which)
{
    if (m_file.isEmpty())
        return;
    QHash<QString, QString> expected;
    QSettings settings(m_file, QSettings::IniFormat);
    if (which.isEmpty())
        settings.clear();
    for (const Choice choice : allChoices) {
        const QString name = optionOf(choice);
        Choices unused;
        if (which.contains(choice)) {
            settings.setValue(name, choiceText(choices, choice));
            expected.insert(name, choiceText(choices, choice));
        } else if (!setChoice(unused, choice, settings.value(name).toString())) {
            settings.remove(name); // what nobody understands is not carried on
        }
    }
    settings.sync(); // by way of a file that is put in place when it is whole
    setTrouble(holds(m_file, expected) ? Trouble::None : Trouble::Unwritable);
}

void Preferences::setTrouble(Trouble trouble)
{
    if (trouble == Trouble::Unwritable)
        qCWarning(logProgram) << "preferences.ini cannot be written";
    if (std::exchange(m_trouble, trouble) != trouble)
        Q_EMIT troubleChanged();
}

} // namespace program
