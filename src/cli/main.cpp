// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"
#include "cli/terminal.h"
#include "program/startup.h"
#include "program/translations.h"
#include "program/webengineversion.h"

#include <QDir>
#include <QLibrary>
#include <QLocale>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

/// How the doctor asks: see loadWebEngine().
[[noreturn]] void tellWebEngine(cli::Terminal &terminal)
{
    const program::WebEngineVersion version = program::loadWebEngine();
    terminal.print(version.chromium);
    terminal.print(version.patchedTo);
    std::_Exit(int(cli::ExitCode::Ok)); // its end without a start is nothing it is made for
}

/// The rest of the program, with the libraries for network and keychain.
int runModule(cli::Terminal &terminal)
{
    QLibrary module(QDir(program::pluginFolder()).filePath(u"daemun-ctl"_s));
    const auto run = reinterpret_cast<int (*)()>(module.resolve("daemunctlRun"));
    if (run)
        return run();
    terminal.say(u"daemunctl: "_s + module.errorString());
    return int(cli::ExitCode::Error);
}

} // namespace

int main(int argc, char *argv[])
{
    const program::Startup startup;
    const QCoreApplication app(argc, argv);
    program::installTranslations(QLocale());
    cli::Terminal terminal;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.mid(1) == QStringList(u"web-engine"_s))
        tellWebEngine(terminal);
    const auto invocation =
        cli::CommandLine::read(arguments, cli::standardSources(), cli::CommandLine::recordMakers());
    if (!invocation)
        return cli::refuse(invocation.error(), terminal);
    if (!invocation->text.isEmpty()) {
        terminal.print(invocation->text);
        return int(cli::ExitCode::Ok);
    }
    if (const auto language = invocation->configuration.choices.language;
        language != program::Language::System)
        program::setLanguage(language);
    return invocation->make ? cli::runOnRecords(*invocation, terminal) : runModule(terminal);
}
