// SPDX-License-Identifier: Apache-2.0
#include "cli/accountscommands.h"

#include "cli/columns.h"
#include "cli/plaintext.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "program/configuration.h"
#include "program/filledtext.h"
#include "session/memberdirectory.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

QString localTime(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : u"-"_s;
}

} // namespace

void StatusCommand::start()
{
    listAccounts([this](const QList<session::Account> &accounts) { report(accounts); });
}

void StatusCommand::report(const QList<session::Account> &accounts)
{
    const QString server = configuration().server();
    QJsonObject json{{u"server"_s, server},
                     {u"signedIn"_s, false},
                     {u"account"_s, QJsonValue()},
                     {u"accounts"_s, accounts.size()}};
    if (accounts.isEmpty()) {
        return succeed(json, {tr("Nobody is signed in to %1.").arg(server)}, ExitCode::NotSignedIn);
    }
    session::Account current = session::firstChoice(accounts);
    current.isCurrent = true;
    const bool isOver = !current.endedBy.isEmpty();
    json[u"signedIn"_s] = !isOver;
    json[u"account"_s] = toJson(current);
    const QString name = terminal().styled(Terminal::Style::Strong, nameOf(current));
    const QString mark = isOver ? terminal().styled(Terminal::Style::Bad, u"✗ "_s)
                                : terminal().styled(Terminal::Style::Good, u"✓ "_s);
    const QString first = isOver ? program::filled(tr("The session of %1 on %2 has ended (%3)."),
                                                   {name, server, current.endedBy})
                                 : program::filled(tr("Signed in to %2 as %1."), {name, server});
    QStringList lines{terminal().isRead() ? mark + first : first,
                      tr("Kakao account: %1").arg(current.kakaoId),
                      tr("Known at: %1").arg(localTime(current.freshenedAt))};
    if (accounts.size() > 1)
        lines << tr("Accounts: %1").arg(accounts.size());
    succeed(json, lines, isOver ? ExitCode::NotSignedIn : ExitCode::Ok);
}

void AccountsCommand::start()
{
    listAccounts([this](const QList<session::Account> &accounts) {
        QJsonArray list;
        for (const session::Account &account : accounts)
            list.append(toJson(account));
        if (accounts.isEmpty() && !isJson())
            terminal().say(tr("Nobody is signed in."));
        succeed({{u"server"_s, configuration().server()}, {u"accounts"_s, list}}, table(accounts));
    });
}

/// Aligned and with a head for people, with tabs and without one for programs.
QStringList AccountsCommand::table(const QList<session::Account> &accounts) const
{
    const bool isRead = terminal().isRead();
    QList<QStringList> rows;
    if (isRead && !accounts.isEmpty())
        rows << QStringList{QString(), tr("Kakao account"), tr("Nickname"), tr("Known at"),
                            tr("Session")};
    QStringList lines;
    for (const session::Account &account : accounts) {
        const QString mark = account.isCurrent ? u"*"_s : QString();
        const QString id = QString::number(account.kakaoId);
        const QString &end = account.endedBy;
        rows << QStringList{mark, id, nameOf(account), localTime(account.freshenedAt),
                            end.isEmpty() ? tr("good") : tr("ended (%1)").arg(end)};
        lines << QStringList{mark, id, nameOf(account),
                             account.freshenedAt.toUTC().toString(Qt::ISODate),
                             end.isEmpty() ? u"good"_s : u"ended:"_s + end}
                     .join(u'\t');
    }
    return isRead ? aligned(rows) : lines;
}

SwitchCommand::SwitchCommand(const Scene &scene, QString wanted)
    : Command(scene), m_wanted(std::move(wanted))
{
}

void SwitchCommand::start()
{
    listAccounts([this](const QList<session::Account> &accounts) { switchTo(accounts); });
}

void SwitchCommand::switchTo(const QList<session::Account> &accounts)
{
    if (accounts.isEmpty())
        return failNotSignedIn();
    const auto find = [&](auto isWanted) {
        return std::find_if(accounts.begin(), accounts.end(), isWanted);
    };
    auto found = find([this](const session::Account &account) {
        return QString::number(account.kakaoId) == m_wanted;
    });
    if (found == accounts.end()) {
        found = find([this](const session::Account &account) {
            return account.member
                && account.member->nickname.compare(
                       m_wanted.normalized(QString::NormalizationForm_C), Qt::CaseInsensitive)
                == 0;
        });
    }
    if (found == accounts.end()) {
        const QString message =
            program::filled(tr("No account here is called %1."), {plainText(m_wanted)});
        const QString advice = tr("See them with: daemunctl accounts");
        return fail(errorJson(u"NoSuchAccount"_s, message, advice), {message, advice},
                    ExitCode::Error);
    }
    m_switching = directory().makeCurrent(found->kakaoId);
    m_switching->onFinished(this,
                            [this, account = *found](const kakao::Result<kakao::Done> &switched) {
                                if (switched)
                                    report(account);
                                else
                                    fail(switched.error());
                            });
}

void SwitchCommand::report(session::Account account)
{
    account.isCurrent = true;
    QStringList lines{program::filled(tr("%1 is the current account."), {nameOf(account)})};
    if (!account.endedBy.isEmpty()) {
        lines
            << tr("Its session has ended (%1). Sign in with: daemunctl login").arg(account.endedBy);
    }
    succeed({{u"account"_s, toJson(account)}}, lines);
}

} // namespace cli
