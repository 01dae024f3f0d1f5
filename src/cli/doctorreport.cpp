// SPDX-License-Identifier: Apache-2.0
//
// What the doctor says in the end.
#include "cli/columns.h"
#include "cli/doctorcommand.h"
#include "cli/plaintext.h"
#include "cli/terminal.h"
#include "program/configuration.h"
#include "program/diagnostics.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString nameOf(Check::State state)
{
    switch (state) {
    case Check::State::Good:
        return u"good"_s;
    case Check::State::Warning:
        return u"warning"_s;
    case Check::State::Bad:
        return u"bad"_s;
    }
    Q_UNREACHABLE();
}

QString markOf(Check::State state, const Terminal &terminal)
{
    switch (state) {
    case Check::State::Good:
        return terminal.styled(Terminal::Style::Good, u"✓"_s);
    case Check::State::Warning:
        return terminal.styled(Terminal::Style::Warning, u"!"_s);
    case Check::State::Bad:
        return terminal.styled(Terminal::Style::Bad, u"✗"_s);
    }
    Q_UNREACHABLE();
}

QString nameOf(program::SettingSource source)
{
    switch (source) {
    case program::SettingSource::CommandLine:
        return u"commandLine"_s;
    case program::SettingSource::Environment:
        return u"environment"_s;
    case program::SettingSource::Preferences:
        return u"preferences"_s;
    case program::SettingSource::File:
        return u"file"_s;
    case program::SettingSource::Default:
        return u"default"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Check &check)
{
    return {{u"name"_s, check.name}, {u"state"_s, nameOf(check.state)}, {u"text"_s, check.text}};
}

QJsonObject toJson(const program::Setting &setting)
{
    return {{u"name"_s, setting.name},
            {u"value"_s, setting.value.isEmpty() ? QJsonValue() : QJsonValue(setting.value)},
            {u"isSecret"_s, setting.isSecret},
            {u"source"_s, nameOf(setting.source)}};
}

} // namespace

void DoctorCommand::report()
{
    // In one order, whichever answer came first; where two are bad the first one counts.
    static const QStringList order{u"database"_s,  u"keychain"_s,        u"kauth"_s,
                                   u"kapi"_s,      u"clock"_s,           u"tls"_s,
                                   u"webEngine"_s, u"webEngineSandbox"_s};
    std::ranges::sort(m_checks, {}, [](const Check &check) { return order.indexOf(check.name); });
    const auto bad = std::ranges::find(m_checks, Check::State::Bad, &Check::state);
    succeed(json(), lines(), bad == m_checks.end() ? ExitCode::Ok : bad->exitCode);
}

QJsonObject DoctorCommand::json() const
{
    QJsonArray checks;
    for (const Check &check : m_checks)
        checks.append(toJson(check));
    QJsonArray settings;
    for (const program::Setting &setting : configuration().settings)
        settings.append(toJson(setting));
    QJsonObject versions;
    for (const auto &[name, value] : program::computerDiagnostics({}).versions)
        versions.insert(name, value);
    return {{u"isGood"_s,
             std::ranges::find(m_checks, Check::State::Bad, &Check::state) == m_checks.end()},
            {u"checks"_s, checks},
            {u"settings"_s, settings},
            {u"versions"_s, versions}};
}

QStringList DoctorCommand::lines() const
{
    QStringList lines;
    for (const Check &check : m_checks) {
        const QString text = plainText(check.text);
        lines << (terminal().isRead()
                      ? markOf(check.state, terminal()) + u' ' + check.title + u": "_s + text
                      : QStringList{nameOf(check.state), check.title, text}.join(u'\t'));
    }
    return lines + QStringList(QString()) + settingLines();
}

QStringList DoctorCommand::settingLines() const
{
    const auto sourceText = [](program::SettingSource source) {
        switch (source) {
        case program::SettingSource::CommandLine:
            return tr("command line");
        case program::SettingSource::Environment:
            return tr("environment");
        case program::SettingSource::Preferences:
            return u"preferences.ini"_s;
        case program::SettingSource::File:
            return u"daemun.ini"_s;
        case program::SettingSource::Default:
            return tr("default");
        }
        Q_UNREACHABLE();
    };
    QList<QStringList> rows;
    for (const program::Setting &setting : configuration().settings) {
        const QString value = setting.isSecret ? tr("(set, not shown)")
            : setting.value.isEmpty()          ? u"-"_s
                                               : plainText(setting.value);
        rows << QStringList{setting.name, value, sourceText(setting.source)};
    }
    if (terminal().isRead())
        return aligned(rows);
    QStringList lines;
    for (const QStringList &row : rows)
        lines << row.join(u'\t');
    return lines;
}

} // namespace cli
