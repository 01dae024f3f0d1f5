// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"

#include <QList>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

class QCommandLineParser;

namespace program {

/// Where the value of a setting came from.
enum class SettingSource { CommandLine, Environment, File, Default };

/// One setting as it was understood, for a report.
struct Setting
{
    QString name;          ///< of the option, `rest-api-key`
    QString value;         ///< empty when it is nothing to show
    bool isSecret = false; ///< it is set, and not told
    SettingSource source = SettingSource::Default;
};

/// Where the login page opens.
enum class LoginPlace { Window, Browser };

/// What the program was told: by its command line, then the environment, then `daemun.ini` in the
/// configuration folder, then its defaults; the first that says something counts.
struct Configuration
{
    kakao::Config kakao;             ///< without URLs and client id for the built-in sandbox
    bool usesBuiltInSandbox = false; ///< no REST API key was given
    QString dataDir;
    LoginPlace loginPlace = LoginPlace::Window; ///< the browser where there can be no window
    std::chrono::milliseconds loginTimeLimit = std::chrono::minutes(10); ///< in the browser
    bool helpWanted = false;
    bool versionWanted = false;
    QList<Setting> settings = {};

    /// The server's name in secret keys and folder names: `sandbox`, or kauth's host, with the
    /// port when it is not the scheme's own.
    [[nodiscard]] QString server() const;
    /// Where this server's members are kept; members of different servers never meet.
    [[nodiscard]] QString serverDir() const;
};

/// arguments as QCoreApplication::arguments() has them, with the program's name first. The error's
/// detail is a sentence that names the option.
kakao::Result<Configuration> readConfiguration(const QStringList &arguments,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile, const QString &dataDir);

/// What `--help` prints.
[[nodiscard]] QString helpText();

/// The options that set it, `--help` and `--version`: for a program with options of its own.
void addOptions(QCommandLineParser &parser);
/// The same out of options that were parsed already.
kakao::Result<Configuration> readConfiguration(const QCommandLineParser &parser,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile, const QString &dataDir);

} // namespace program
