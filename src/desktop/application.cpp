// SPDX-License-Identifier: Apache-2.0
#include "desktop/application.h"

#include "keychain/keychainstore.h"
#include "members/sqlitedirectory.h"
#include "sandbox/server.h"

#include <QDir>
#include <QLoggingCategory>

#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

Q_LOGGING_CATEGORY(logApplication, "daemun.application", QtWarningMsg)

} // namespace

Application::Application(Configuration configuration, const QString &pluginFile)
    : m_configuration(std::move(configuration)), m_plugin(pluginFile)
{
    if (m_configuration.usesBuiltInSandbox)
        startSandbox();
    m_api.emplace(m_network, m_configuration.kakao);
    m_secrets = std::make_unique<keychain::KeychainStore>();
    m_directory = std::make_unique<members::SqliteDirectory>(
        m_configuration.serverDir(), m_configuration.server(), *m_secrets, m_clock);
    makeSession();
}

Application::~Application()
{
    m_window->disconnect(this);
    m_session->disconnect(this);
    m_session->disconnect(m_window.get());
}

void Application::startSandbox()
{
    kakao::Config &kakao = m_configuration.kakao;
    sandbox::Options options;
    options.redirectUris = {QString::fromUtf8(kakao.redirectUri.toEncoded())};
    kakao.clientId = options.clientId;
    kakao.clientSecret = {};
    m_sandbox = std::make_unique<sandbox::Server>(options);
    if (const auto problem = m_sandbox->start())
        m_sandboxProblem = *problem;
    kakao.kauthUrl = kakao.kapiUrl = m_sandbox->url();
}

bool Application::isSandbox() const
{
    return kakao::isLoopback(m_configuration.kakao.kauthUrl);
}

void Application::makeSession()
{
    const kakao::Config &kakao = m_configuration.kakao;
    session::UserAgentRequest request;
    request.isSandbox = isSandbox();
    request.allowedHosts = isSandbox() ? QStringList{kakao.kauthUrl.authority()}
                                       : QStringList{kakao.kauthUrl.host(), u"*.kakao.com"_s};
    m_session = std::make_unique<session::Session>(
        session::Session::Ports{.api = *m_api,
                                .directory = *m_directory,
                                .secrets = *m_secrets,
                                .clock = m_clock,
                                .userAgent = [this] { return userAgent(); }},
        session::Session::Options{.server = m_configuration.server(), .agentRequest = request});
    m_window = std::make_unique<MainWindow>(*m_session);
    m_pictures = std::make_unique<PictureLoader>(
        m_network, QDir(m_configuration.serverDir()).filePath(u"pictures"_s),
        QStringList{u"*.kakaocdn.net"_s, kakao.kauthUrl.host(), kakao.kapiUrl.host()});
    connect(m_pictures.get(), &PictureLoader::loaded, m_window.get(), &MainWindow::setPicture);
    connect(m_session.get(), &session::Session::stateChanged, this, &Application::showState);
}

void Application::start()
{
    if (isSandbox())
        m_window->setSandbox(m_configuration.kakao.kauthUrl.toString());
    m_window->show();
    if (!m_sandboxProblem.isEmpty()) {
        m_window->showMessage(tr("The sandbox could not be started."),
                              tr("Start Daemun again, or set a REST API key."), m_sandboxProblem);
    }
    m_session->restore();
}

void Application::showState(session::Session::State state)
{
    if (state == session::Session::State::SignedIn) {
        m_window->setPicture({});
        m_pictures->load(m_session->member().pictureUrl);
        if (const auto path = m_directory->setAside()) {
            m_window->showMessage(
                tr("The members' data was damaged and has been set aside."),
                tr("Nothing needs to be done: a new file is in use, and the old one is kept."),
                *path);
        }
    } else if (state == session::Session::State::SigningOut) {
        m_pictures->forget();
    }
}

kakao::Result<session::UserAgent *> Application::userAgent()
{
    if (m_userAgent)
        return m_userAgent.get();
    auto *factory = qobject_cast<session::UserAgentFactory *>(m_plugin.instance());
    if (!factory) {
        qCWarning(logApplication).noquote() << m_plugin.errorString();
        return kakao::Error{.code = kakao::ErrorCode::WebViewMissing,
                            .origin = kakao::ErrorOrigin::UserAgent,
                            .detail = QDir::toNativeSeparators(m_plugin.fileName())};
    }
    m_userAgent = factory->create(m_window.get());
    return m_userAgent.get();
}

} // namespace desktop
