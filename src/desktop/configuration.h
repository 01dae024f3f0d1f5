// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/config.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

namespace desktop {

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

} // namespace desktop
