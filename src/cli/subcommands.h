// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/commandline.h"

#include <QCommandLineOption>

namespace cli {

/// One subcommand as it is typed.
struct CommandLine::Subcommand
{
    struct Argument
    {
        QString name;
        QString help;
        bool isNeeded = true;
    };

    QString name;
    QString help;
    QList<QCommandLineOption> options = {};
    QList<Argument> arguments = {};
    /// What is wrong with what was typed, in a sentence, or empty.
    std::function<QString(const QCommandLineParser &parser)> check = {};
};

} // namespace cli
