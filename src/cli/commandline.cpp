// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/columns.h"
#include "cli/subcommands.h"
#include "program/filledtext.h"
#include "program/startup.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

kakao::Error usageError(const QString &detail)
{
    return {.code = kakao::ErrorCode::ConfigInvalid, .detail = detail};
}

QString versionText()
{
    return u"daemunctl "_s + program::version();
}

} // namespace

kakao::Result<Invocation> CommandLine::read(const QStringList &arguments, const Sources &sources,
                                            const Makers &makers)
{
    QCommandLineParser parser;
    program::addOptions(parser);
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsPositionalArguments);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    const QStringList rest = parser.positionalArguments();
    if (rest.isEmpty()) {
        if (parser.isSet(u"version"_s))
            return Invocation{.text = versionText()};
        if (parser.isSet(u"help"_s))
            return Invocation{.text = helpText()};
        return usageError(tr("Which command? See: daemunctl --help"));
    }
    const QList<Subcommand> all = subcommands();
    const auto found = std::ranges::find(all, rest.first(), &Subcommand::name);
    if (found == all.end())
        return usageError(
            program::filled(tr("There is no command “%1”. See: daemunctl --help"), {rest.first()}));
    QStringList own = arguments;
    own.removeAt(arguments.size() - rest.size());
    return readSubcommand(*found, own, sources, makers.value(found->name));
}

kakao::Result<Invocation> CommandLine::readSubcommand(const Subcommand &subcommand,
                                                      const QStringList &arguments,
                                                      const Sources &sources, const Maker &maker)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(subcommand.help);
    parser.addOptions(subcommand.options);
    parser.addOption({u"json"_s, tr("Print the result as JSON, on standard output.")});
    program::addOptions(parser);
    for (const Subcommand::Argument &argument : subcommand.arguments)
        parser.addPositionalArgument(argument.name, argument.help);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (parser.isSet(u"help"_s)) {
        // Qt names the program by its path.
        QString text = parser.helpText().trimmed();
        return Invocation{.text = text.replace(QCoreApplication::arguments().constFirst(),
                                               u"daemunctl "_s + subcommand.name)};
    }
    if (parser.isSet(u"version"_s))
        return Invocation{.text = versionText()};

    const qsizetype count = parser.positionalArguments().size();
    const auto needed =
        std::ranges::count(subcommand.arguments, true, &Subcommand::Argument::isNeeded);
    if (count < needed)
        return usageError(
            tr("Something is missing. See: daemunctl %1 --help").arg(subcommand.name));
    if (count > subcommand.arguments.size())
        return usageError(program::filled(tr("“%1” is too much. See: daemunctl %2 --help"),
                                          {parser.positionalArguments().last(), subcommand.name}));
    if (const QString wrong = subcommand.check ? subcommand.check(parser) : QString();
        !wrong.isEmpty())
        return usageError(wrong);
    auto configuration = program::readConfiguration(parser, sources.environment, sources.iniFile,
                                                    sources.dataFolder);
    if (!configuration)
        return configuration.error();
    return Invocation{.make = maker ? maker(parser) : Invocation::Make(),
                      .isJson = parser.isSet(u"json"_s),
                      .configuration = *configuration};
}

QString CommandLine::helpText()
{
    QList<QStringList> rows;
    for (const Subcommand &subcommand : subcommands()) {
        QString usage = subcommand.name;
        for (const Subcommand::Argument &argument : subcommand.arguments)
            usage += u' ' + (argument.isNeeded ? argument.name : u'[' + argument.name + u']');
        rows << QStringList{QString(), usage, subcommand.help};
    }
    return QStringList{tr("daemunctl: sign in with Kakao from a terminal."),
                       QString(),
                       tr("Usage: daemunctl [options] command [options]"),
                       QString(),
                       aligned(rows).join(u'\n'),
                       QString(),
                       tr("Every command takes --json, --help, and the options and settings of "
                          "daemun (see any command's --help)."),
                       tr("Exit codes: 0 done, 1 error, 2 usage, 3 not signed in, 4 network, 5 "
                          "cancelled, 6 keychain.")}
        .join(u'\n');
}

} // namespace cli
