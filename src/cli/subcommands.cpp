// SPDX-License-Identifier: Apache-2.0
#include "cli/subcommands.h"

#include "cli/accountscommands.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace cli {

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
                      u"name"_s}}},
        {.name = u"status"_s,
         .help = tr("Show who is signed in, as it was known last: neither Kakao nor the keychain "
                    "is asked.")},
        {.name = u"token"_s,
         .help = tr("Print the session token."),
         .options = {{u"kakao"_s,
                      tr("Print a Kakao access token that is valid now instead; it is refreshed if "
                         "need be.")}}},
        {.name = u"accounts"_s, .help = tr("List who is signed in on this computer.")},
        {.name = u"switch"_s,
         .help = tr("Make another account the current one."),
         .arguments = {{.name = u"ACCOUNT"_s, .help = tr("Its Kakao id or nickname.")}}},
        {.name = u"refresh"_s,
         .help = tr("Ask Kakao who is signed in, and refresh what is known.")},
        {.name = u"logout"_s,
         .help = tr("Sign the current account out."),
         .options = {{u"kakao"_s, tr("Sign out of Kakao in the browser, too.")}}},
        {.name = u"unlink"_s,
         .help = tr("Disconnect the current account from Kakao and erase what is kept of it."),
         .options = {{u"yes"_s, tr("Yes, do it: it cannot be undone.")}},
         .check =
             [](const QCommandLineParser &parser) {
                 return parser.isSet(u"yes"_s)
                     ? QString()
                     : tr("This erases the member and cannot be undone. Say "
                          "--yes to do it.");
             }},
        {.name = u"nickname"_s,
         .help = tr("Show the nickname, or take another one."),
         .arguments = {{.name = u"NEW"_s, .help = tr("The nickname to take."), .isNeeded = false}}},
        {.name = u"doctor"_s, .help = tr("Look at everything that signing in needs.")},
    };
}

CommandLine::Makers CommandLine::recordMakers()
{
    return {
        {u"status"_s,
         [](const QCommandLineParser &) {
             return
                 [](const Command::Scene &scene) { return std::make_unique<StatusCommand>(scene); };
         }},
        {u"accounts"_s,
         [](const QCommandLineParser &) {
             return [](const Command::Scene &scene) {
                 return std::make_unique<AccountsCommand>(scene);
             };
         }},
        {u"switch"_s,
         [](const QCommandLineParser &parser) {
             const QString wanted = parser.positionalArguments().constFirst();
             return [wanted](const Command::Scene &scene) {
                 return std::make_unique<SwitchCommand>(scene, wanted);
             };
         }},
    };
}

} // namespace cli
