// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"

#include "cli/interruption.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "members/sqlitedirectory.h"
#include "program/startup.h"
#include "session/clock.h"
#include "session/secretstore.h"

#include <QJsonDocument>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// For a directory that is asked for nothing that needs a secret.
class NoSecrets final : public session::SecretStore
{
public:
    [[nodiscard]] bool isPersistent() const override { return false; }
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> read(const QString &) override
    {
        return kakao::makeReadyReply<kakao::Secret>(missing());
    }
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> write(const QString &,
                                                     const kakao::Secret &) override
    {
        return kakao::makeReadyReply<kakao::Done>(missing());
    }
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> remove(const QString &) override
    {
        return kakao::makeReadyReply<kakao::Done>(missing());
    }

private:
    static kakao::Error missing()
    {
        return {.code = kakao::ErrorCode::SecretStoreMissing,
                .origin = kakao::ErrorOrigin::SecretStore};
    }
};

} // namespace

CommandLine::Sources standardSources()
{
    return {.environment = QProcessEnvironment::systemEnvironment(),
            .iniFile = program::iniFile(),
            .dataFolder = program::dataFolder()};
}

int refuse(const kakao::Error &error, Terminal &terminal)
{
    if (QCoreApplication::arguments().contains(u"--json"_s)) {
        const QJsonObject json = errorJson(u"Usage"_s, error.detail, {});
        terminal.print(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    }
    terminal.say(u"daemunctl: "_s + error.detail);
    return int(ExitCode::Usage);
}

int runToItsEnd(Command &command)
{
    const Interruption interruption;
    QObject::connect(&command, &Command::finished, &command,
                     [](ExitCode exitCode) { QCoreApplication::exit(int(exitCode)); });
    QObject::connect(&interruption, &Interruption::interrupted, &command, &Command::interrupt);
    QTimer::singleShot(0, &command, &Command::start);
    const int exitCode = QCoreApplication::exec();
    command.settle();
    return exitCode;
}

int runOnRecords(const Invocation &invocation, Terminal &terminal)
{
    const session::SystemClock clock;
    NoSecrets secrets;
    members::SqliteDirectory directory(invocation.configuration.serverDir(),
                                       invocation.configuration.server(), secrets, clock);
    const auto command = invocation.make({.configuration = invocation.configuration,
                                          .directory = directory,
                                          .terminal = terminal,
                                          .isJson = invocation.isJson});
    return runToItsEnd(*command);
}

} // namespace cli
