// SPDX-License-Identifier: Apache-2.0
#include "desktop/application.h"

#include "desktop/builtinsandbox.h"
#include "desktop/desktoplog.h"
#include "desktop/diagnostics.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/errortext.h"
#include "desktop/loginagent.h"
#include "desktop/openglsharing.h"
#include "desktop/systemsurroundings.h"
#include "keychain/keychainstore.h"
#include "keychain/memorystore.h"
#include "members/sqlitedirectory.h"

#include <QDeadlineTimer>
#include <QDesktopServices>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QMetaEnum>
#include <QPluginLoader>
#include <QTimer>

#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {

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

Application::Application(Configuration configuration, const QString &pluginFolder,
                         const session::LogSink *log)
    : m_configuration(std::move(configuration)), m_log(log), m_pluginFolder(pluginFolder)
{
    m_secrets = std::make_unique<keychain::KeychainStore>();
    m_directory = std::make_unique<members::SqliteDirectory>(
        m_configuration.serverDir(), m_configuration.server(), *m_secrets, m_clock);
    m_surroundings = std::make_unique<SystemSurroundings>(m_clock);
    makeSession();
}

Application::~Application()
{
    m_window->disconnect(this);
    m_session->disconnect(this);
    m_session->disconnect(m_window.get());
}

const kakao::ApiClient &Application::api()
{
    if (!m_api) {
        if (m_configuration.usesBuiltInSandbox)
            startSandbox();
        m_api.emplace(m_network, m_configuration.kakao);
        m_api->onServerTime([session = QPointer(m_session.get())](const QDateTime &serverTime) {
            if (session)
                session->hearServerTime(serverTime);
        });
    }
    return *m_api;
}

void Application::startSandbox()
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
        m_window->showMessage(tr("The sandbox could not be started."),
                              tr("Start Daemun again, or set a REST API key."), *problem);
        return;
    }
    kakao.clientId = sandbox->clientId();
    kakao.clientSecret = {};
    kakao.kauthUrl = kakao.kapiUrl = sandbox->url();
}

bool Application::isSandbox() const
{
    return m_configuration.usesBuiltInSandbox || kakao::isLoopback(m_configuration.kakao.kauthUrl);
}

session::UserAgentRequest Application::agentRequest() const
{
    const QString server = m_configuration.kakao.kauthUrl.authority();
    session::UserAgentRequest request;
    request.isSandbox = isSandbox();
    request.allowedHosts =
        isSandbox() ? QStringList{server} : QStringList{server, u"*.kakao.com"_s};
    return request;
}

session::Vault Application::unkeptVault()
{
    if (!m_unkeptDirectory) {
        m_unkeptSecrets = std::make_unique<keychain::MemoryStore>();
        m_unkeptDirectory = std::make_unique<members::SqliteDirectory>(
            m_configuration.serverDir(), m_configuration.server(), *m_unkeptSecrets, m_clock,
            members::SqliteDirectory::Options{.isInMemory = true});
    }
    return {.directory = m_unkeptDirectory.get(), .secrets = m_unkeptSecrets.get()};
}

void Application::makeSession()
{
    m_session = std::make_unique<session::Session>(
        session::Session::Ports{
            .api = [this]() -> const kakao::ApiClient & { return api(); },
            .kept = {.directory = m_directory.get(), .secrets = m_secrets.get()},
            .unkept = [this] { return unkeptVault(); },
            .clock = m_clock,
            .surroundings = *m_surroundings,
            .userAgent = [this]() -> kakao::Result<session::UserAgent *> { return &userAgent(); }},
        session::Session::Options{
            .server = m_configuration.server(),
            .agentRequest = [this] { return agentRequest(); },
            .language = [] { return QLocale().language(); },
            .lockFolder = m_configuration.serverDir(),
            .eraseCache =
                [this](const session::Member &member) { m_pictures->forget(member.pictureUrl); }});
    // Before the window's own: a photo that is at hand is there when the card is shown.
    connect(m_session.get(), &session::Session::stateChanged, this, &Application::showState);
    connect(m_session.get(), &session::Session::expecting, this, &Application::showPicture);
    connect(m_session.get(), &session::Session::memberChanged, this, &Application::showPicture);
    m_window = std::make_unique<MainWindow>(*m_session);
    connect(m_session.get(), &session::Session::stateChanged, this, &Application::tellOfSetAside);
    const kakao::Config &kakao = m_configuration.kakao;
    m_pictures = std::make_unique<PictureLoader>(
        m_network, QDir(m_configuration.serverDir()).filePath(u"pictures"_s),
        isSandbox() ? QStringList{u"127.0.0.1"_s, kakao.kauthUrl.host()}
                    : QStringList{u"*.kakaocdn.net"_s});
    connect(m_pictures.get(), &PictureLoader::loaded, m_window.get(), &MainWindow::setPicture);
    connect(m_window.get(), &MainWindow::accountsOpened, this, &Application::showAccountPictures);
    connect(m_window.get(), &MainWindow::diagnosticsRequested, this, &Application::showDiagnostics);
    m_window->setKakaoLogoutOffered(!kakao.logoutRedirectUri.isEmpty());
}

void Application::start()
{
    if (isSandbox())
        m_window->showSandboxBanner();
    m_session->restore();
    m_window->open();
    // Nothing on the way to the first picture needs to know of the network.
    QTimer::singleShot(std::chrono::seconds(1), m_surroundings.get(), &SystemSurroundings::watch);
}

void Application::finish()
{
    const QDeadlineTimer patience(std::chrono::seconds(3));
    while (m_session->hasUnfinishedWork() && !patience.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 100);
}

void Application::showState(session::Session::State state)
{
    switch (state) {
    case session::Session::State::SignedOut:
        // The next thing is likely a sign-in, and nothing waits for this one.
        QTimer::singleShot(0, this, [this] { std::ignore = api(); });
        return;
    case session::Session::State::SignedIn:
    case session::Session::State::Offline:
    case session::Session::State::Ended:
        return showPicture(m_session->member());
    case session::Session::State::Leaving:
        m_pictures->beginAnew();
        return m_window->setPicture({});
    case session::Session::State::Restoring:
    case session::Session::State::WaitingForSecretStore:
    case session::Session::State::SigningIn:
    case session::Session::State::ChoosingNickname:
        return;
    }
}

void Application::showPicture(const session::Member &member)
{
    if (std::exchange(m_pictured, member.kakaoId) != member.kakaoId
        || member.pictureUrl.isEmpty()) {
        m_pictures->beginAnew();
        m_window->setPicture({});
    }
    const bool isKnown = session::isSignedIn(m_session->state());
    if (!isKnown)
        m_pictures->loadKept(member.pictureUrl);
    else
        m_pictures->load(member.pictureUrl,
                         m_session->isKept() ? PictureLoader::Storing::OnDisk
                                             : PictureLoader::Storing::Nowhere);
}

void Application::showAccountPictures()
{
    for (const session::Account &account : m_session->accounts()) {
        if (account.member) {
            m_window->setAccountPicture(account.kakaoId,
                                        m_pictures->kept(account.member->pictureUrl));
        }
    }
}

void Application::showDiagnostics()
{
    Diagnostics diagnostics = computerDiagnostics();
    const auto describe = [](const std::optional<kakao::Error> &error) {
        return error ? ErrorTexts::details(*error) : u"none"_s;
    };
    const auto state = QMetaEnum::fromType<session::SessionState>().valueToKey(
        static_cast<int>(m_session->state()));
    diagnostics.states = {
        {u"session"_s, QString::fromLatin1(state)},
        {u"last error"_s, describe(m_session->error())},
        {u"kept"_s, m_session->isKept() ? u"yes"_s : u"until quit"_s},
        {u"not stored"_s, describe(m_session->notStored())},
        {u"accounts"_s, QString::number(m_session->accounts().size())},
        {u"known at"_s, m_session->knownAt().toString(Qt::ISODate)},
        {u"clock ahead of Kakao's"_s, u"%1 s"_s.arg(m_session->clockError().count())},
        {u"network"_s, SystemSurroundings::reachability()},
        {u"server"_s, m_configuration.server()},
    };
    diagnostics.log = logLines();
    auto *dialog = new DiagnosticsDialog(diagnosticsText(diagnostics), m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// After the window has shown the card, and cleared what it said before.
void Application::tellOfSetAside()
{
    const auto path = m_directory->setAside();
    if (path && m_session->state() == session::Session::State::SignedIn
        && !std::exchange(m_isSetAsideTold, true)) {
        m_window->showMessage(
            tr("The members' data was damaged and has been set aside."),
            tr("Nothing needs to be done: a new file is in use, and the old one is kept."), *path);
    }
}

session::UserAgent &Application::userAgent()
{
    if (!m_userAgent) {
        m_userAgent = std::make_unique<LoginAgent>(
            LoginAgent::Ports{
                .window = [this] { return loginWindow(); },
                .browser = {.open = &QDesktopServices::openUrl,
                            .timeLimit = m_configuration.loginTimeLimit,
                            .goesOnInTrouble = true},
                .browserBegun =
                    [this](browser::BrowserLogin &login, const std::optional<kakao::Error> &why) {
                        m_window->showBrowserLogin(login, why);
                    }},
            m_configuration.loginPlace);
    }
    return *m_userAgent;
}

kakao::Result<session::UserAgent *> Application::loginWindow()
{
    if (m_loginWindow)
        return m_loginWindow.get();
    shareOpenGLContexts();
    QPluginLoader plugin(QDir(m_pluginFolder).filePath(u"daemun-webview"_s));
    auto *factory = qobject_cast<session::UserAgentFactory *>(plugin.instance());
    if (!factory) {
        qCWarning(logDesktop).noquote() << plugin.errorString();
        return kakao::Error{.code = kakao::ErrorCode::WebViewMissing,
                            .origin = kakao::ErrorOrigin::UserAgent,
                            .detail = QDir::toNativeSeparators(plugin.fileName())};
    }
    m_loginWindow = factory->create(m_window.get());
    return m_loginWindow.get();
}

} // namespace desktop
