// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include "cli/commandline.h"
#include "cli/interruption.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/webengine.h"
#include "program/foundation.h"
#include "program/startup.h"

#include <QJsonDocument>
#include <QNetworkProxyFactory>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

int runCommand(const Invocation &invocation, Terminal &terminal)
{
    const Interruption interruption;
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    program::Foundation foundation(invocation.configuration, program::pluginFolder());
    const auto command = invocation.make(
        {.foundation = foundation, .terminal = terminal, .isJson = invocation.isJson});
    QObject::connect(command.get(), &Command::finished, command.get(),
                     [](ExitCode exitCode) { QCoreApplication::exit(int(exitCode)); });
    QObject::connect(&interruption, &Interruption::interrupted, command.get(), &Command::interrupt);
    QTimer::singleShot(0, command.get(), &Command::start);
    const int exitCode = QCoreApplication::exec();
    command->settle();
    return exitCode;
}

/// How the doctor asks: see loadWebEngine().
int tellWebEngine(Terminal &terminal)
{
    const WebEngineVersion version = loadWebEngine();
    terminal.print(version.chromium);
    terminal.print(version.patchedTo);
    std::_Exit(int(ExitCode::Ok)); // its end without a start is nothing it is made for
}

} // namespace

int run()
{
    const QStringList arguments = QCoreApplication::arguments();
    Terminal terminal;
    if (arguments.mid(1) == QStringList(u"web-engine"_s))
        return tellWebEngine(terminal);
    const auto invocation =
        CommandLine::read(arguments,
                          {.environment = QProcessEnvironment::systemEnvironment(),
                           .iniFile = program::iniFile(),
                           .dataFolder = program::dataFolder()});
    if (!invocation) {
        if (arguments.contains(u"--json"_s)) {
            const QJsonObject json = errorJson(u"Usage"_s, invocation.error().detail, {});
            terminal.print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
        }
        terminal.say(u"daemunctl: "_s + invocation.error().detail);
        return int(ExitCode::Usage);
    }
    if (!invocation->make) {
        terminal.print(invocation->text);
        return int(ExitCode::Ok);
    }
    return runCommand(*invocation, terminal);
}

} // namespace cli
