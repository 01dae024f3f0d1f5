// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/configuration.h"

#include <QHash>
#include <QObject>

namespace program {

/// A person's choices while the program runs: they change at once, and are kept in a file for the
/// next start.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    explicit Preferences(const Configuration &configuration, QObject *parent = nullptr);

    [[nodiscard]] const Choices &choices() const noexcept { return m_choices; }
    /// What has decided it for this run, so that it cannot be changed; empty when it can.
    [[nodiscard]] QString decidedBy(Choice choice) const;

    /// Takes over what is different; not what is decided already.
    void choose(const Choices &wanted);
    /// Forgets what was ever chosen.
    void reset();

    enum class Trouble {
        None,
        Damaged,    ///< not everything in the file could be understood
        Unwritable, ///< what was chosen last is forgotten at the next start
    };
    [[nodiscard]] Trouble trouble() const noexcept { return m_trouble; }
    [[nodiscard]] const QString &file() const noexcept { return m_file; }

Q_SIGNALS:
    void changed(const program::Choices &now, const program::Choices &before);
    void troubleChanged();

private:
    [[nodiscard]] Choices allowed(const Choices &wanted) const;
    void take(const Choices &choices);
    void keep(const Choices &choices, const QList<Choice> &which);
    void setTrouble(Trouble trouble);

    QString m_file;
    Choices m_choices;
    Choices m_byDefault;
    QHash<Choice, QString> m_decidedBy;
    Trouble m_trouble = Trouble::None;
};

} // namespace program
