// SPDX-License-Identifier: Apache-2.0
#include "cli/doctorcommand.h"

#include "cli/terminaltexts.h"
#include "cli/webengine.h"
#include "kakao/idtoken.h"
#include "keychain/keychainstore.h"
#include "members/sqlitedirectory.h"
#include "members/sqliteversion.h"
#include "program/errortext.h"
#include "program/foundation.h"
#include "program/startup.h"
#include "program/webengineversion.h"

#include <QDir>
#include <QLocale>
#include <QPluginLoader>
#include <QSslSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

using namespace std::chrono_literals;

/// What is left of a web engine's safety when nobody has fixed it for so long.
constexpr int oldMonths = 12;
/// For a server to say anything.
constexpr auto patience = 10s;

Check::State stateOf(bool isGood, Check::State otherwise)
{
    return isGood ? Check::State::Good : otherwise;
}

} // namespace

DoctorCommand::DoctorCommand(const Scene &scene, QString self)
    : ServerCommand(scene), m_self(std::move(self))
{
}

DoctorCommand::~DoctorCommand()
{
    m_webEngine.disconnect(this);
    m_webEngine.kill();
    m_webEngine.waitForFinished();
}

void DoctorCommand::start()
{
    if (!hasServers())
        return;
    const kakao::Config &kakao = configuration().kakao;
    m_pending = 5;
    checkTls();
    checkDatabase();
    checkWebEngine();
    checkServer(u"kauth"_s, kakao.kauthUrl);
    checkServer(u"kapi"_s, kakao.kapiUrl);
}

void DoctorCommand::check(Check check)
{
    m_checks.append(std::move(check));
}

void DoctorCommand::checkDatabase()
{
    m_listing = foundation().directory().accounts();
    m_listing->onFinished(this, [this](const kakao::Result<QList<session::Account>> &accounts) {
        Check database{.name = u"database"_s, .title = tr("Database")};
        const QString folder = QDir::toNativeSeparators(configuration().serverDir());
        if (accounts) {
            m_known = *accounts;
            database.text = tr("%1; SQLite %2; accounts: %3")
                                .arg(folder, members::sqliteVersion())
                                .arg(m_known.size());
        } else {
            database.state = Check::State::Bad;
            database.exitCode = exitCodeOf(accounts.error());
            database.text = TerminalTexts::describe(accounts.error()).message;
        }
        if (const auto path = foundation().directory().setAside()) {
            database.state = Check::State::Warning;
            database.text = tr("It was damaged and has been set aside: %1").arg(*path);
        }
        check(database);
        checkKeychain();
        endPart();
    });
}

void DoctorCommand::checkKeychain()
{
    const QString server = configuration().server();
    const auto read = [this, server](const QString &entry) {
        m_secrets.push_back(foundation().secrets().read(session::secretKey(server, entry)));
        return m_secrets.back().get();
    };
    for (const session::Account &account : m_known) {
        if (!account.endedBy.isEmpty())
            continue; // what Kakao has ended has no entry any more
        read(account.entry)->onFinished(this, [this](const kakao::Result<kakao::Secret> &secret) {
            if (!secret && secret.error().code == kakao::ErrorCode::SecretNotFound)
                ++m_missingEntries;
        });
    }
    // The last one: the store answers in order.
    read(u"probe"_s)->onFinished(this, [this](const kakao::Result<kakao::Secret> &secret) {
        useKeychain(secret);
    });
}

void DoctorCommand::useKeychain(const kakao::Result<kakao::Secret> &secret)
{
    Check keychain{.name = u"keychain"_s,
                   .title = tr("Keychain"),
                   .text = tr("it answers"),
                   .exitCode = ExitCode::SecretStore};
    if (!secret && secret.error().code != kakao::ErrorCode::SecretNotFound) {
        const auto text = TerminalTexts::describe(secret.error());
        keychain.state = Check::State::Bad;
        keychain.text = text.message + u' ' + text.advice;
    } else if (m_missingEntries > 0) {
        keychain.state = Check::State::Bad;
        keychain.text = tr("sessions that it does not show: %1").arg(m_missingEntries);
    }
    check(keychain);
    endPart();
}

void DoctorCommand::checkTls()
{
    const bool isThere = QSslSocket::supportsSsl();
    check({.name = u"tls"_s,
           .title = tr("TLS library"),
           .state = stateOf(isThere, Check::State::Bad),
           .text = isThere ? QSslSocket::sslLibraryVersionString() : tr("there is none"),
           .exitCode = ExitCode::Network});
}

void DoctorCommand::checkWebEngine()
{
    const QPluginLoader plugin(QDir(program::pluginFolder()).filePath(u"daemun-webview"_s));
    if (plugin.fileName().isEmpty()) {
        check({.name = u"webEngine"_s,
               .title = tr("Web engine"),
               .state = Check::State::Warning,
               .text = tr("the login window is not installed; the browser is used")});
        return endPart();
    }
    connect(&m_webEngine, &QProcess::finished, this, &DoctorCommand::useWebEngine);
    connect(&m_webEngine, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            useWebEngine();
    });
    m_webEngine.setStandardErrorFile(QProcess::nullDevice());
    QTimer::singleShot(10s, &m_webEngine, &QProcess::kill);
    m_webEngine.start(m_self, {u"web-engine"_s});
}

void DoctorCommand::useWebEngine()
{
    const QStringList versions =
        QString::fromLatin1(m_webEngine.readAllStandardOutput()).split(u'\n');
    const QDate released = program::chromiumReleased(versions.value(0));
    Check engine{.name = u"webEngine"_s, .title = tr("Web engine")};
    if (!released.isValid()) {
        engine.state = Check::State::Warning;
        engine.text = tr("its version is not known");
    } else {
        const int months = int(released.daysTo(QDate::currentDate()) / 30);
        engine.state = stateOf(months < oldMonths, Check::State::Warning);
        engine.text = tr("Chromium %1, released about %n months ago; security fixes up to %2",
                         nullptr, months)
                          .arg(versions.value(0), versions.value(1));
    }
    check(engine);
    const QString problem = webEngineSandboxProblem();
    check({.name = u"webEngineSandbox"_s,
           .title = tr("Its sandbox"),
           .state = stateOf(problem.isEmpty(), Check::State::Warning),
           .text = problem.isEmpty() ? tr("it can work") : problem});
    endPart();
}

void DoctorCommand::checkServer(const QString &name, const QUrl &url)
{
    const auto deadline =
        std::min<std::chrono::milliseconds>(patience, configuration().kakao.deadline);
    m_probes.emplace_back(new ServerProbe(foundation().network(), url, deadline));
    m_probes.back()->onFinished(this, [this, name, url](const kakao::Result<ServerAnswer> &answer) {
        useServer(name, url, answer);
    });
}

void DoctorCommand::useServer(const QString &name, const QUrl &url,
                              const kakao::Result<ServerAnswer> &answer)
{
    Check server{.name = name, .title = url.authority(), .exitCode = ExitCode::Network};
    if (answer) {
        server.text = tr("it answers (HTTP %1)").arg(answer->httpStatus);
    } else {
        const auto text = TerminalTexts::describe(answer.error());
        server.state = Check::State::Bad;
        server.text = text.message + u' ' + text.advice;
        if (!answer.error().detail.isEmpty())
            server.text += u" (%1)"_s.arg(answer.error().detail);
    }
    check(server);
    if (answer && answer->time.isValid() && !m_clockAhead)
        m_clockAhead = std::chrono::seconds(answer->time.secsTo(answer->askedAt));
    endPart();
}

/// By what an id_token is held against, which is less than a person is bothered with elsewhere.
void DoctorCommand::checkClock()
{
    Check clock{.name = u"clock"_s, .title = tr("Clock")};
    if (!m_clockAhead) {
        clock.state = Check::State::Warning;
        clock.text = tr("cannot be told: no server has said what time it is");
    } else if (std::chrono::abs(*m_clockAhead) < kakao::clockLeeway) {
        clock.text = tr("it is right to a minute");
    } else {
        clock.state = Check::State::Bad;
        clock.text = program::ErrorTexts::clockText(*m_clockAhead);
    }
    check(clock);
}

void DoctorCommand::endPart()
{
    if (--m_pending > 0)
        return;
    checkClock();
    report();
}

} // namespace cli
