// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include "cli/plaintext.h"
#include "cli/report.h"
#include "cli/terminal.h"
#include "cli/terminaltexts.h"
#include "program/errortext.h"
#include "session/memberdirectory.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cli {

Command::Command(const Scene &scene) : m_scene(scene) {}

Command::~Command() = default;

void Command::interrupt()
{
    fail({.code = kakao::ErrorCode::Cancelled, .origin = kakao::ErrorOrigin::UserAgent});
}

void Command::succeed(const QJsonObject &json, const QStringList &lines, ExitCode exitCode)
{
    if (m_hasEnded)
        return;
    if (isJson()) {
        printJson(json);
    } else {
        for (const QString &line : lines)
            terminal().print(line);
    }
    end(exitCode);
}

program::ErrorText Command::describe(const kakao::Error &error) const
{
    return TerminalTexts::describeCall(error);
}

void Command::fail(const kakao::Error &error)
{
    if (error.code == kakao::ErrorCode::Cancelled) {
        const QString message = TerminalTexts::describe(error).message;
        return fail(errorJson(u"Cancelled"_s, message, {}), {message}, ExitCode::Cancelled);
    }
    const program::ErrorText text = describe(error);
    fail(toJson(error, text),
         {text.message, text.advice, u"(%1)"_s.arg(program::ErrorTexts::details(error))},
         exitCodeOf(error));
}

void Command::fail(const QJsonObject &json, const QStringList &lines, ExitCode exitCode)
{
    if (m_hasEnded)
        return;
    if (isJson())
        printJson(json);
    QString prefix = u"daemunctl: "_s;
    for (const QString &line : lines)
        terminal().say(std::exchange(prefix, u"  "_s) + plainText(line));
    end(exitCode);
}

void Command::failNotSignedIn()
{
    const QString message = tr("Nobody is signed in.");
    const QString advice = tr("Sign in with: daemunctl login");
    fail(errorJson(u"NotSignedIn"_s, message, advice), {message, advice}, ExitCode::NotSignedIn);
}

void Command::end(ExitCode exitCode)
{
    if (std::exchange(m_hasEnded, true))
        return;
    Q_EMIT finished(exitCode);
}

void Command::listAccounts(std::function<void(const QList<session::Account> &)> use)
{
    m_accounts = directory().accounts();
    m_accounts->onFinished(
        this, [this, use = std::move(use)](const kakao::Result<QList<session::Account>> &accounts) {
            if (hasEnded())
                return;
            if (accounts)
                use(*accounts);
            else
                fail(accounts.error());
        });
}

void Command::printJson(const QJsonObject &json)
{
    const auto format = terminal().isRead() ? QJsonDocument::Indented : QJsonDocument::Compact;
    terminal().print(QString::fromUtf8(QJsonDocument(json).toJson(format)).trimmed());
}

} // namespace cli
