// SPDX-License-Identifier: Apache-2.0
#include "program/foundation.h"

#include "keychain/keychainstore.h"
#include "keychain/memorystore.h"
#include "members/sqlitedirectory.h"
#include "program/builtinsandbox.h"
#include "program/systemsurroundings.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QPluginLoader>

using namespace Qt::StringLiterals;

namespace program {
namespace {

/// Beside the members' database, whose folder may not be there yet. Empty when it cannot be made:
/// the sandbox is to start all the same.
QString sandboxStateFile(const QDir &folder)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QDir parent = QFileInfo(folder.absolutePath()).dir();
    const bool isThere = folder.exists()
        || (parent.mkpath(u"."_s) && parent.mkdir(folder.dirName(), ownerOnly)) || folder.exists();
    return isThere ? folder.filePath(u"sandbox.json"_s) : QString();
}

} // namespace

Foundation::Foundation(Configuration configuration, const QString &pluginFolder)
    : m_configuration(std::move(configuration)), m_pluginFolder(pluginFolder),
      m_secrets(std::make_unique<keychain::KeychainStore>()),
      m_directory(std::make_unique<members::SqliteDirectory>(
          m_configuration.serverDir(), m_configuration.server(), *m_secrets, m_clock)),
      m_surroundings(std::make_unique<SystemSurroundings>(m_clock))
{
}

Foundation::~Foundation() = default;

QNetworkAccessManager &Foundation::network()
{
    if (!m_network)
        m_network = std::make_unique<QNetworkAccessManager>();
    return *m_network;
}

const kakao::ApiClient &Foundation::api()
{
    if (!m_api) {
        if (m_configuration.usesBuiltInSandbox)
            startSandbox();
        m_api.emplace(network(), m_configuration.kakao);
        m_api->onServerTime([this](const QDateTime &serverTime) {
            if (m_session)
                m_session->hearServerTime(serverTime);
        });
    }
    return *m_api;
}

void Foundation::startSandbox()
{
    kakao::Config &kakao = m_configuration.kakao;
    QPluginLoader plugin(QDir(m_pluginFolder).filePath(u"daemun-sandbox"_s));
    auto *sandbox = qobject_cast<BuiltInSandbox *>(plugin.instance());
    const std::optional<QString> problem = sandbox
        ? sandbox->start(QString::fromUtf8(kakao.redirectUri.toEncoded()),
                         QString::fromUtf8(kakao.logoutRedirectUri.toEncoded()),
                         sandboxStateFile(m_configuration.serverDir()))
        : plugin.errorString();
    if (problem) {
        Q_EMIT sandboxFailed(*problem);
        return;
    }
    kakao.clientId = sandbox->clientId();
    kakao.clientSecret = {};
    kakao.kauthUrl = kakao.kapiUrl = sandbox->url();
}

bool Foundation::isSandbox() const
{
    return m_configuration.usesBuiltInSandbox || kakao::isLoopback(m_configuration.kakao.kauthUrl);
}

session::UserAgentRequest Foundation::agentRequest() const
{
    const QString server = m_configuration.kakao.kauthUrl.authority();
    session::UserAgentRequest request;
    request.isSandbox = isSandbox();
    request.allowedHosts =
        isSandbox() ? QStringList{server} : QStringList{server, u"*.kakao.com"_s};
    return request;
}

session::Vault Foundation::unkeptVault()
{
    if (!m_unkeptDirectory) {
        m_unkeptSecrets = std::make_unique<keychain::MemoryStore>();
        m_unkeptDirectory = std::make_unique<members::SqliteDirectory>(
            m_configuration.serverDir(), m_configuration.server(), *m_unkeptSecrets, m_clock,
            members::SqliteDirectory::Options{.isInMemory = true});
    }
    return {.directory = m_unkeptDirectory.get(), .secrets = m_unkeptSecrets.get()};
}

std::unique_ptr<session::Session> Foundation::makeSession(const Wishes &wishes)
{
    auto session = std::make_unique<session::Session>(
        session::Session::Ports{
            .api = [this]() -> const kakao::ApiClient & { return api(); },
            .kept = {.directory = m_directory.get(), .secrets = m_secrets.get()},
            .unkept = [this] { return unkeptVault(); },
            .clock = m_clock,
            .surroundings = *m_surroundings,
            .userAgent = wishes.userAgent},
        session::Session::Options{.server = m_configuration.server(),
                                  .agentRequest = [this] { return agentRequest(); },
                                  .language = [] { return QLocale().language(); },
                                  .lockFolder = m_configuration.serverDir(),
                                  .freshenDelay = wishes.freshenDelay,
                                  .eraseCache = wishes.eraseCache});
    m_session = session.get();
    return session;
}

void finish(const session::Session &session)
{
    const QDeadlineTimer patience(std::chrono::seconds(3));
    while (session.hasUnfinishedWork() && !patience.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
}

} // namespace program
