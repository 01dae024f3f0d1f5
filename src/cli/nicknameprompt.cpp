// SPDX-License-Identifier: Apache-2.0
#include "cli/nicknameprompt.h"

#include "cli/plaintext.h"
#include "cli/terminal.h"
#include "cli/terminaltexts.h"
#include "program/nicknametexts.h"

using namespace Qt::StringLiterals;

namespace cli {

NicknamePrompt::NicknamePrompt(Terminal &terminal, const session::Session &session)
    : m_terminal(terminal), m_session(session)
{
    connect(&terminal, &Terminal::answered, this, [this](const QString &typed) {
        if (std::exchange(m_isAsking, false))
            use(typed);
    });
    connect(&terminal, &Terminal::closed, this, &NicknamePrompt::givenUp);
}

QStringList NicknamePrompt::describe(const session::NicknameNeeded &needed)
{
    QStringList lines{plainText(program::NicknameTexts::heading(needed))};
    const QString reason = program::NicknameTexts::reason(needed.refused);
    if (!reason.isEmpty())
        lines << plainText(reason);
    return lines;
}

void NicknamePrompt::ask(const session::NicknameNeeded &needed)
{
    for (const QString &line : describe(needed))
        m_terminal.say(line);
    m_suggestions = needed.suggestions;
    for (qsizetype i = 0; i < m_suggestions.size(); ++i)
        m_terminal.say(u"  %1. %2"_s.arg(i + 1).arg(plainText(m_suggestions.at(i))));
    askAgain();
}

void NicknamePrompt::askAgain()
{
    m_isAsking = true;
    m_terminal.ask(m_suggestions.isEmpty() ? tr("Type a nickname:")
                                           : tr("Choose a number, or type another nickname:"));
}

void NicknamePrompt::use(const QString &typed)
{
    if (typed.isEmpty())
        return askAgain();
    bool isNumber = false;
    const int number = typed.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= m_suggestions.size()) {
        Q_EMIT chosen(m_suggestions.at(number - 1));
        return;
    }
    m_check = m_session.checkNickname(typed);
    m_check->onFinished(this, [this, typed](const kakao::Result<session::NicknameCheck> &check) {
        useCheck(check, typed);
    });
}

void NicknamePrompt::useCheck(const kakao::Result<session::NicknameCheck> &check,
                              const QString &typed)
{
    if (!check) {
        m_terminal.say(TerminalTexts::describe(check.error()).message);
        return askAgain();
    }
    m_terminal.say(plainText(program::NicknameTexts::verdict(*check, typed)));
    if (check->verdict != session::NicknameVerdict::Free)
        return askAgain();
    Q_EMIT chosen(typed);
}

} // namespace cli
