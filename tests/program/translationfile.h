// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

/// One text of a .ts file.
struct Translation
{
    QString context = {};
    QString source = {};
    QString comment = {}; ///< what tells two texts with the same source apart
    QStringList forms = {};
    bool hasPlural = false;
    bool isFinished = true;

    /// For a message: where it is, and what it says.
    [[nodiscard]] QString place() const;
};

/// In the order of the file. Empty when it cannot be read.
[[nodiscard]] QList<Translation> readTranslations(const QString &file);
