// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"
#include "program/choices.h"

#include <QList>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

class QCommandLineParser;

namespace program {

/// Where the value of a setting came from.
enum class SettingSource { CommandLine, Environment, Preferences, File, Default };

/// One setting as it was understood, for a report.
struct Setting
{
    QString name;          ///< of the option, `rest-api-key`
    QString variable;      ///< of the environment, `DAEMUN_REST_API_KEY`
    QString value;         ///< empty when it is nothing to show
    bool isSecret = false; ///< it is set, and not told
    SettingSource source = SettingSource::Default;
};

/// What the program was told: by its command line, then the environment, then the person's choices
/// in `preferences.ini`, then `daemun.ini` beside it, then its defaults; the first that says
/// something counts.
struct Configuration
{
    kakao::Config kakao;             ///< without URLs and client id for the built-in sandbox
    bool usesBuiltInSandbox = false; ///< no REST API key was given
    QString dataDir;
    Choices choices = {};
    Choices choicesByDefault = {}; ///< what they are for a person who has chosen nothing
    QString preferencesFile = {};  ///< where choices are kept; nowhere when it is empty
    bool isPreferencesFileDamaged = false;
    bool isInBackground = false; ///< the window is not to come forward at the start
    std::chrono::milliseconds loginTimeLimit = std::chrono::minutes(10); ///< in the browser
    bool helpWanted = false;
    bool versionWanted = false;
    QList<Setting> settings = {};

    /// The server's name in secret keys and folder names: `sandbox`, or kauth's host, with the
    /// port when it is not the scheme's own.
    [[nodiscard]] QString server() const;
    /// Where this server's members are kept; members of different servers never meet.
    [[nodiscard]] QString serverDir() const;
    /// What has decided it for this run, `--language` or `DAEMUN_LANGUAGE`; empty when the person
    /// decides.
    [[nodiscard]] QString decidedBy(Choice choice) const;
};

/// arguments as QCoreApplication::arguments() has them, with the program's name first. The error's
/// detail is a sentence that names the option. What cannot be understood in `preferences.ini`
/// counts as not said.
kakao::Result<Configuration> readConfiguration(const QStringList &arguments,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile, const QString &dataDir);

/// The name of its option, which is also its key in both files: `language`.
[[nodiscard]] QString optionOf(Choice choice);

/// What `--help` prints.
[[nodiscard]] QString helpText();

/// The options that set it, `--help` and `--version`: for a program with options of its own.
void addOptions(QCommandLineParser &parser);
/// The same out of options that were parsed already.
kakao::Result<Configuration> readConfiguration(const QCommandLineParser &parser,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile, const QString &dataDir);

} // namespace program
