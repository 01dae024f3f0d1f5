// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/sessioncommand.h"
#include "cli/terminalagent.h"
#include "session/leave.h"

#include <QTimer>

namespace cli {

/// `logout` and `unlink`: the current account leaves in one of three ways.
class LeaveCommand final : public SessionCommand
{
    Q_OBJECT
public:
    LeaveCommand(const Scene &scene, session::Leave how);
    void start() override;
    void interrupt() override;

private:
    [[nodiscard]] kakao::Result<session::UserAgent *> userAgent() override;
    void leave();
    void useState(session::SessionState state);
    void useDeparted(session::DepartureKind kind, const std::optional<kakao::Error> &error,
                     bool isKept);
    void endPart();
    [[nodiscard]] static program::ErrorText notDisconnected(const QString &name);
    [[nodiscard]] static QString goesOnByItself(const QString &name);
    void report();
    void reportInterrupted();
    [[nodiscard]] QJsonObject json(const QJsonObject &error) const;

    session::Leave m_how;
    TerminalAgent m_agent;
    QTimer m_patience;
    session::Account m_leaving;
    std::optional<kakao::Error> m_untold;  ///< why Kakao does not know of it yet
    std::optional<kakao::Error> m_trouble; ///< with the browser
    bool m_isInterrupted = false;
    bool m_isWrittenDown = false; ///< nothing brings them back
    bool m_isKept = true;         ///< and Kakao will be told later
    int m_waitingFor = 0;
};

} // namespace cli
