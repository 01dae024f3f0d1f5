// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace webview {

/// What decides whether Qt WebEngine can run in this process.
struct EnvironmentFacts
{
    bool isRoot = false;
    bool sharesOpenGl = true; ///< Qt::AA_ShareOpenGLContexts, set before the application object
    bool hasUserNamespaces = true; ///< what Chromium's sandbox is made of; on Linux
    QProcessEnvironment variables = {};
    QStringList processCandidates =
        {}; ///< where Qt looks for QtWebEngineProcess; empty: not known here
};

[[nodiscard]] EnvironmentFacts currentEnvironment();

/// Why WebEngine must not be touched, in a word for Error::detail, or empty when it may be.
///
/// WebEngine does not report these: it ends the process ("root": Chromium's sandbox refuses to
/// run as root; "namespaces": nor where the kernel, AppArmor or a container gives it no namespaces
/// of its own; "process": its helper program is missing; "opengl": it draws with a context that
/// only exists when Qt::AA_ShareOpenGLContexts was set before the application object was made) or
/// opens a port through which every local program can read the password and the code
/// ("remote debugging").
[[nodiscard]] QString environmentProblem(const EnvironmentFacts &facts);

} // namespace webview
