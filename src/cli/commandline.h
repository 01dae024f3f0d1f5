// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"
#include "program/configuration.h"

#include <QCoreApplication>

#include <functional>
#include <optional>

class QCommandLineParser;

namespace cli {

/// What the command line asks for.
struct Invocation
{
    /// Makes the command; nothing when there is only text to print.
    std::function<std::unique_ptr<Command>(const Command::Scene &scene)> make = {};
    QString text = {}; ///< help or version
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
    /// The error is ConfigInvalid; its detail is a sentence.
    [[nodiscard]] static kakao::Result<Invocation> read(const QStringList &arguments,
                                                        const Sources &sources);

    struct Subcommand;

private:
    [[nodiscard]] static QList<Subcommand> subcommands();
    [[nodiscard]] static QString helpText();
    [[nodiscard]] static kakao::Result<Invocation> readSubcommand(const Subcommand &subcommand,
                                                                  const QStringList &arguments,
                                                                  const Sources &sources);
};

} // namespace cli
