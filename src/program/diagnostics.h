// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace program {

using NamedValue = std::pair<QString, QString>;

/// What a person sends along when they ask for help. Plain data, in English: it is read by whoever
/// works on the program. Values name no person: a nickname is nothing that can be recognised.
struct Diagnostics
{
    QList<NamedValue> versions = {}; ///< of the program and of what it runs on
    QList<NamedValue> states = {};   ///< of the session, the last error (ErrorTexts::details()) …
    QStringList log = {};            ///< session::LogSink::lines()
};

/// The versions and what else is known without asking anybody; the rest is empty. platformPlugin is
/// the one of the windows, of a program that has some. Call it when a person asks: it may load the
/// TLS library.
[[nodiscard]] Diagnostics computerDiagnostics(const QString &platformPlugin);

/// One text of it, redacted once more, and without the name of the home folder.
[[nodiscard]] QString diagnosticsText(const Diagnostics &diagnostics);

} // namespace program
