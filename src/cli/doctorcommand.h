// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/servercommand.h"
#include "cli/serverprobe.h"
#include "kakao/secret.h"

#include <QProcess>

namespace cli {

/// One thing that was looked at.
struct Check
{
    enum class State { Good, Warning, Bad };

    QString name; ///< `keychain`, for programs
    QString title;
    State state = State::Good;
    QString text = {};
    ExitCode exitCode = ExitCode::Error; ///< when it is Bad
};

/// `doctor`: looks at everything that signing in needs, and changes nothing.
class DoctorCommand final : public ServerCommand
{
    Q_OBJECT
public:
    /// self is this program's file: it is started once more to look at the web engine.
    DoctorCommand(const Scene &scene, QString self);
    ~DoctorCommand() override;
    void start() override;

private:
    void check(Check check);
    void checkDatabase();
    void checkKeychain();
    void useKeychain(const kakao::Result<kakao::Secret> &secret);
    void checkEntries();
    void checkTls();
    void checkWebEngine();
    void useWebEngine();
    void checkServer(const QString &name, const QUrl &url);
    void useServer(const QString &name, const QUrl &url, const kakao::Result<ServerAnswer> &answer);
    void checkClock();
    void endPart();
    void report();
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] QStringList settingLines() const;

    QString m_self;
    QList<Check> m_checks;
    QList<session::Account> m_known;
    int m_pending = 0;
    int m_missingEntries = 0;
    std::optional<std::chrono::seconds> m_clockAhead; ///< by the first server that says the time
    kakao::ReplyPtr<QList<session::Account>> m_listing;
    std::vector<kakao::ReplyPtr<kakao::Secret>> m_secrets;
    std::vector<kakao::ReplyPtr<ServerAnswer>> m_probes;
    QProcess m_webEngine;
};

} // namespace cli
