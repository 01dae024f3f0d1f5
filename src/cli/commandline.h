// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"
#include "program/configuration.h"

#include <QCoreApplication>
#include <QHash>

#include <functional>
#include <optional>

class QCommandLineParser;

namespace cli {

/// What the command line asks for.
struct Invocation
{
    using Make = std::function<std::unique_ptr<Command>(const Command::Scene &scene)>;

    Make make = {};    ///< empty for a command that has no maker here
    QString text = {}; ///< help or version: there is nothing else to do
    bool isJson = false;
    program::Configuration configuration = {};
};

/// Reads it: the options that all programs have, a subcommand, and that one's own options.
class CommandLine final
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
public:
    /// Where else settings are read from.
    struct Sources
    {
        QProcessEnvironment environment;
        QString iniFile;
        QString dataFolder;
    };
    /// How each command is made of its arguments.
    using Maker = std::function<Invocation::Make(const QCommandLineParser &parser)>;
    using Makers = QHash<QString, Maker>;

    /// The error is ConfigInvalid; its detail is a sentence.
    [[nodiscard]] static kakao::Result<Invocation>
    read(const QStringList &arguments, const Sources &sources, const Makers &makers);

    /// Of the commands that need the database alone.
    [[nodiscard]] static Makers recordMakers();

    struct Subcommand;

private:
    [[nodiscard]] static QList<Subcommand> subcommands();
    [[nodiscard]] static QString helpText();
    [[nodiscard]] static kakao::Result<Invocation> readSubcommand(const Subcommand &subcommand,
                                                                  const QStringList &arguments,
                                                                  const Sources &sources,
                                                                  const Maker &maker);
};

} // namespace cli
