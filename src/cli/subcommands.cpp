// SPDX-License-Identifier: Apache-2.0
#include "cli/subcommands.h"

#include "cli/accountscommands.h"
#include "cli/doctorcommand.h"
#include "cli/leavecommand.h"
#include "cli/logincommand.h"
#include "cli/sessioncommands.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using Make = CommandLine::Subcommand::Make;

/// A command that needs no more than its scene and these.
template <typename T, typename... Arguments>
Make maker(Arguments... arguments)
{
    return [=](const Command::Scene &scene) { return std::make_unique<T>(scene, arguments...); };
}

template <typename T>
Make makePlain(const QCommandLineParser &)
{
    return maker<T>();
}

Make makeLogin(const QCommandLineParser &parser)
{
    using Opening = TerminalAgent::Opening;
    return maker<LoginCommand>(LoginCommand::Wish{
        .opening = parser.isSet(u"no-browser"_s) ? Opening::LinkOnOutput : Opening::Browser,
        .nickname = parser.value(u"nickname"_s)});
}

Make makeToken(const QCommandLineParser &parser)
{
    return maker<TokenCommand>(parser.isSet(u"kakao"_s) ? TokenCommand::Kind::Kakao
                                                        : TokenCommand::Kind::Session);
}

Make makeLogout(const QCommandLineParser &parser)
{
    return maker<LeaveCommand>(parser.isSet(u"kakao"_s) ? session::Leave::SignOutOfKakao
                                                        : session::Leave::SignOut);
}

} // namespace

QList<CommandLine::Subcommand> CommandLine::subcommands()
{
    return {
        {.name = u"login"_s,
         .help = tr("Sign in by way of your browser."),
         .options = {{u"no-browser"_s,
                      tr("Open no browser: print the address to open, alone on the first line, and "
                         "wait.")},
                     {u"nickname"_s,
                      tr("The nickname to take where the one from Kakao cannot be had."),
                      u"name"_s}},
         .prepare = makeLogin},
        {.name = u"status"_s,
         .help = tr("Show who is signed in, as it was known last: neither Kakao nor the keychain "
                    "is asked."),
         .prepare = makePlain<StatusCommand>},
        {.name = u"token"_s,
         .help = tr("Print the session token."),
         .options = {{u"kakao"_s,
                      tr("Print a Kakao access token that is valid now instead; it is refreshed if "
                         "need be.")}},
         .prepare = makeToken},
        {.name = u"accounts"_s,
         .help = tr("List who is signed in on this computer."),
         .prepare = makePlain<AccountsCommand>},
        {.name = u"switch"_s,
         .help = tr("Make another account the current one."),
         .arguments = {{.name = u"ACCOUNT"_s, .help = tr("Its Kakao id or nickname.")}},
         .prepare =
             [](const QCommandLineParser &parser) {
                 return maker<SwitchCommand>(parser.positionalArguments().constFirst());
             }},
        {.name = u"refresh"_s,
         .help = tr("Ask Kakao who is signed in, and refresh what is known."),
         .prepare = makePlain<RefreshCommand>},
        {.name = u"logout"_s,
         .help = tr("Sign the current account out."),
         .options = {{u"kakao"_s, tr("Sign out of Kakao in the browser, too.")}},
         .prepare = makeLogout},
        {.name = u"unlink"_s,
         .help = tr("Disconnect the current account from Kakao and erase what is kept of it."),
         .options = {{u"yes"_s, tr("Yes, do it: it cannot be undone.")}},
         .check =
             [](const QCommandLineParser &parser) {
                 return parser.isSet(u"yes"_s)
                     ? QString()
                     : tr("This erases the member and cannot be undone. Say "
                          "--yes to do it.");
             },
         .prepare =
             [](const QCommandLineParser &) {
                 return maker<LeaveCommand>(session::Leave::Disconnect);
             }},
        {.name = u"nickname"_s,
         .help = tr("Show the nickname, or take another one."),
         .arguments = {{.name = u"NEW"_s, .help = tr("The nickname to take."), .isNeeded = false}},
         .prepare =
             [](const QCommandLineParser &parser) {
                 return maker<NicknameCommand>(parser.positionalArguments().value(0));
             }},
        {.name = u"doctor"_s,
         .help = tr("Look at everything that signing in needs."),
         .prepare =
             [](const QCommandLineParser &) {
                 return maker<DoctorCommand>(QCoreApplication::applicationFilePath());
             }},
    };
}

} // namespace cli
