// SPDX-License-Identifier: Apache-2.0
#include "cli/modulerun.h"

#include "cli/doctorcommand.h"
#include "cli/leavecommand.h"
#include "cli/logincommand.h"
#include "cli/run.h"
#include "cli/sessioncommands.h"
#include "cli/terminal.h"
#include "members/sqlitedirectory.h"
#include "program/foundation.h"
#include "program/startup.h"

#include <QCommandLineParser>
#include <QNetworkProxyFactory>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

/// A command that needs no more than its scene and these.
template <typename T, typename... Arguments>
Invocation::Make maker(Arguments... arguments)
{
    return [=](const Command::Scene &scene) { return std::make_unique<T>(scene, arguments...); };
}

Invocation::Make makeLogin(const QCommandLineParser &parser)
{
    using Opening = TerminalAgent::Opening;
    return maker<LoginCommand>(LoginCommand::Wish{
        .opening = parser.isSet(u"no-browser"_s) ? Opening::LinkOnOutput : Opening::Browser,
        .nickname = parser.value(u"nickname"_s)});
}

Invocation::Make makeToken(const QCommandLineParser &parser)
{
    return maker<TokenCommand>(parser.isSet(u"kakao"_s) ? TokenCommand::Kind::Kakao
                                                        : TokenCommand::Kind::Session);
}

Invocation::Make makeLogout(const QCommandLineParser &parser)
{
    return maker<LeaveCommand>(parser.isSet(u"kakao"_s) ? session::Leave::SignOutOfKakao
                                                        : session::Leave::SignOut);
}

} // namespace

CommandLine::Makers allMakers()
{
    CommandLine::Makers makers = CommandLine::recordMakers();
    makers.insert(u"login"_s, makeLogin);
    makers.insert(u"token"_s, makeToken);
    makers.insert(u"logout"_s, makeLogout);
    makers.insert(u"refresh"_s, [](const QCommandLineParser &) { return maker<RefreshCommand>(); });
    makers.insert(u"unlink"_s, [](const QCommandLineParser &) {
        return maker<LeaveCommand>(session::Leave::Disconnect);
    });
    makers.insert(u"nickname"_s, [](const QCommandLineParser &parser) {
        return maker<NicknameCommand>(parser.positionalArguments().value(0));
    });
    makers.insert(u"doctor"_s, [](const QCommandLineParser &) {
        return maker<DoctorCommand>(QCoreApplication::applicationFilePath());
    });
    return makers;
}

int run()
{
    Terminal terminal;
    const auto invocation =
        CommandLine::read(QCoreApplication::arguments(), standardSources(), allMakers());
    if (!invocation)
        return refuse(invocation.error(), terminal);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    program::Foundation foundation(invocation->configuration, program::pluginFolder());
    const auto command = invocation->make({.configuration = foundation.configuration(),
                                           .directory = foundation.directory(),
                                           .terminal = terminal,
                                           .isJson = invocation->isJson,
                                           .foundation = &foundation});
    return runToItsEnd(*command);
}

} // namespace cli
