// SPDX-License-Identifier: Apache-2.0
#include "foundation/foundation.h"

#include "browser/browseragent.h"
#include "browser/systembrowser.h"
#include "foundation/systemsurroundings.h"
#include "foundation/windoworbrowser.h"
#include "keychain/keychainstore.h"
#include "keychain/memorystore.h"
#include "members/sqlitedirectory.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QStandardPaths>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace foundation {
namespace {

Foundation::Options completed(Foundation::Options options)
{
    const QUrl &kauth = options.kakao.kauthUrl;
    const QString host = kakao::isLoopback(kauth) ? u"sandbox"_s : kauth.authority();
    if (options.server.isEmpty())
        options.server = QCoreApplication::applicationName() + u' ' + host;
    if (options.folder.isEmpty()) {
        const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        options.folder = data.filePath(QString::fromLatin1(QUrl::toPercentEncoding(host)));
    }
    return options;
}

} // namespace

Foundation::Foundation(Options options)
    : m_options(completed(std::move(options))),
      m_secrets(std::make_unique<keychain::KeychainStore>()),
      m_directory(std::make_unique<members::SqliteDirectory>(m_options.folder, m_options.server,
                                                             *m_secrets, m_clock)),
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
        if (m_options.prepare)
            m_options.prepare(m_options.kakao);
        m_api.emplace(network(), m_options.kakao);
        m_api->onServerTime([this](const QDateTime &serverTime) {
            if (m_session)
                m_session->hearServerTime(serverTime);
        });
    }
    return *m_api;
}

session::UserAgentRequest Foundation::agentRequest() const
{
    const QString server = m_options.kakao.kauthUrl.authority();
    session::UserAgentRequest request;
    request.isSandbox = kakao::isLoopback(m_options.kakao.kauthUrl);
    request.allowedHosts =
        request.isSandbox ? QStringList{server} : QStringList{server, u"*.kakao.com"_s};
    return request;
}

session::UserAgent &Foundation::usualAgent(session::UserAgent *window)
{
    if (!m_browser) {
        m_browser = std::make_unique<browser::BrowserAgent>(
            browser::BrowserOptions{.open = browser::openInSystemBrowser});
    }
    if (!window)
        return *m_browser;
    if (!m_windowOrBrowser)
        m_windowOrBrowser = std::make_unique<WindowOrBrowser>(*window, *m_browser);
    return *m_windowOrBrowser;
}

session::Vault Foundation::unkeptVault()
{
    if (!m_unkeptDirectory) {
        m_unkeptSecrets = std::make_unique<keychain::MemoryStore>();
        m_unkeptDirectory = std::make_unique<members::SqliteDirectory>(
            m_options.folder, m_options.server, *m_unkeptSecrets, m_clock,
            members::SqliteDirectory::Options{.isInMemory = true});
    }
    return {.directory = m_unkeptDirectory.get(), .secrets = m_unkeptSecrets.get()};
}

std::unique_ptr<session::Session> Foundation::makeSession(const Wishes &wishes)
{
    const auto usualAgent = [this,
                             window = wishes.window]() -> kakao::Result<session::UserAgent *> {
        return &this->usualAgent(window);
    };
    auto session = std::make_unique<session::Session>(
        session::Session::Ports{
            .api = [this]() -> const kakao::ApiClient & { return api(); },
            .kept = {.directory = m_directory.get(), .secrets = m_secrets.get()},
            .unkept = [this] { return unkeptVault(); },
            .clock = m_clock,
            .surroundings = *m_surroundings,
            .userAgent = wishes.userAgent ? wishes.userAgent : usualAgent},
        session::Session::Options{.server = m_options.server,
                                  .agentRequest = [this] { return agentRequest(); },
                                  .language = [] { return QLocale().language(); },
                                  .lockFolder = m_options.folder,
                                  .freshenDelay = wishes.freshenDelay,
                                  .eraseCache = wishes.eraseCache});
    m_session = session.get();
    if (wishes.watchAfter)
        QTimer::singleShot(*wishes.watchAfter, m_surroundings.get(), &SystemSurroundings::watch);
    return session;
}

std::unique_ptr<session::Session> Foundation::makeSession()
{
    return makeSession(Wishes());
}

void finish(const session::Session &session)
{
    const QDeadlineTimer patience(std::chrono::seconds(3));
    while (session.hasUnfinishedWork() && !patience.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
}

} // namespace foundation
