// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/exitcode.h"
#include "kakao/reply.h"
#include "session/account.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace program {
struct Configuration;
struct ErrorText;
class Foundation;
} // namespace program
namespace session {
class MemberDirectory;
}

namespace cli {

class Terminal;

/// One subcommand, from its start to the exit code. This much of it needs no more than the
/// database: no network, no keychain and none of their libraries, which take longer to load than
/// the answer.
class Command : public QObject
{
    Q_OBJECT
public:
    struct Scene
    {
        // All of it must outlive the command.
        const program::Configuration &configuration;
        session::MemberDirectory &directory;
        Terminal &terminal;
        bool isJson = false;                       ///< `--json`
        program::Foundation *foundation = nullptr; ///< for a ServerCommand
    };

    explicit Command(const Scene &scene);
    ~Command() override;

    virtual void start() = 0;
    /// Ctrl+C: ends with Cancelled, as soon as nothing is left half done.
    virtual void interrupt();
    /// Lets what must not be cut off come to its end. After finished().
    virtual void settle() {}

Q_SIGNALS:
    /// Once. All has been said by then.
    void finished(cli::ExitCode exitCode);

protected:
    [[nodiscard]] const program::Configuration &configuration() const noexcept
    {
        return m_scene.configuration;
    }
    [[nodiscard]] session::MemberDirectory &directory() const noexcept { return m_scene.directory; }
    [[nodiscard]] Terminal &terminal() const noexcept { return m_scene.terminal; }
    [[nodiscard]] bool isJson() const noexcept { return m_scene.isJson; }
    [[nodiscard]] bool hasEnded() const noexcept { return m_hasEnded; }

    /// Prints the one or the other, and ends.
    void succeed(const QJsonObject &json, const QStringList &lines,
                 ExitCode exitCode = ExitCode::Ok);
    void fail(const kakao::Error &error);
    /// What a person reads of it.
    [[nodiscard]] virtual program::ErrorText describe(const kakao::Error &error) const;
    /// The same with another exit code or other words than the error has by itself.
    void fail(const QJsonObject &json, const QStringList &lines, ExitCode exitCode);
    void failNotSignedIn();
    void end(ExitCode exitCode);

    /// Everybody who is signed in on this computer, from the database alone. An error fails.
    void listAccounts(std::function<void(const QList<session::Account> &)> use);

private:
    void printJson(const QJsonObject &json);

    Scene m_scene;
    kakao::ReplyPtr<QList<session::Account>> m_accounts;
    bool m_hasEnded = false;
};

} // namespace cli
