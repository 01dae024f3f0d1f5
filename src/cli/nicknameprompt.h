// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session.h"

namespace cli {

class Terminal;

/// Asks for a nickname in a terminal: the suggestions by their numbers, or one that is typed, with
/// the verdict on it.
class NicknamePrompt final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive it.
    NicknamePrompt(Terminal &terminal, const session::Session &session);

    void ask(const session::NicknameNeeded &needed);

    /// The same in words, for whoever cannot be asked.
    [[nodiscard]] static QStringList describe(const session::NicknameNeeded &needed);

Q_SIGNALS:
    void chosen(const QString &nickname);
    void givenUp();

private:
    void askAgain();
    void use(const QString &typed);
    void useCheck(const kakao::Result<session::NicknameCheck> &check, const QString &typed);

    Terminal &m_terminal;
    const session::Session &m_session;
    QStringList m_suggestions;
    bool m_isAsking = false;
    kakao::ReplyPtr<session::NicknameCheck> m_check;
};

} // namespace cli
