// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"
#include "session/logsink.h"

#include <QString>

namespace program {

/// The first thing in main(), before any thread and before the application object, and the last to
/// go: the environment is hardened, the log is redacted before Qt has anything to say, and the
/// process gets the name by which files, settings and secrets are found.
class Startup final
{
public:
    Startup();

    [[nodiscard]] const session::LogSink &log() const noexcept { return m_log; }

private:
    const session::SystemClock m_clock;
    const session::LogSink m_log;
};

/// `0.1.0`
[[nodiscard]] QString version();

/// By which a desktop knows the program: the name of its desktop file and of its icon.
[[nodiscard]] QString applicationId();

/// Where daemun.ini and the members are when nothing else is said.
[[nodiscard]] QString iniFile();
[[nodiscard]] QString dataFolder();

/// Where the plugins lie: daemun-sandbox, daemun-webview. There must be an application object.
[[nodiscard]] QString pluginFolder();

} // namespace program
