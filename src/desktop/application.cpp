// SPDX-License-Identifier: Apache-2.0
#include "desktop/application.h"

#include "desktop/aboutdialog.h"
#include "desktop/desktoplog.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/loginagent.h"
#include "desktop/messagebar.h"
#include "desktop/sessionspeech.h"
#include "desktop/settingsdialog.h"
#include "desktop/theme.h"
#include "foundation/systemsurroundings.h"
#include "members/sqlitedirectory.h"
#include "program/diagnostics.h"
#include "program/errortext.h"
#include "webview/embeddedagent.h"

#include <QDesktopServices>
#include <QDir>
#include <QGuiApplication>
#include <QMetaEnum>
#include <QTimer>

#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {

Application::Application(program::Configuration configuration, const QString &pluginFolder,
                         const session::LogSink *log)
    : m_log(log), m_preferences(configuration),
      m_foundation(std::move(configuration), pluginFolder),
      m_places(QDir(m_foundation.configuration().dataDir).filePath(u"windows.ini"_s)),
      m_pluginFolder(pluginFolder)
{
    connect(&m_preferences, &program::Preferences::changed, this, &Application::useChoices);
    if (m_preferences.choices().appearance != Appearance::System)
        setAppearance(m_preferences.choices().appearance);
    connect(&m_foundation, &program::Foundation::sandboxFailed, this, &Application::tellOfSandbox);
    makeSession();
}

Application::~Application()
{
    m_window->disconnect(this);
    m_session->disconnect(this);
    m_session->disconnect(m_window.get());
}

void Application::tellOfSandbox(const QString &reason)
{
    m_window->showMessage({.text =
                               [] {
                                   return program::ErrorText{
                                       tr("The sandbox could not be started."),
                                       tr("Start Daemun again, or set a REST API key.")};
                               },
                           .details = [reason] { return reason; }});
}

void Application::makeSession()
{
    m_session = m_foundation.makeSession(
        {.userAgent = [this]() -> kakao::Result<session::UserAgent *> { return &userAgent(); },
         .eraseCache =
             [this](const session::Member &member) {
                 m_pictures->forget(member.pictureUrl);
                 m_pictures->forget(member.thumbnailUrl);
             }});
    // Before the window's own: a photo that is at hand is there when the card is shown.
    connect(m_session.get(), &session::Session::stateChanged, this, &Application::showState);
    connect(m_session.get(), &session::Session::expecting, this, &Application::showPicture);
    connect(m_session.get(), &session::Session::memberChanged, this, &Application::showPicture);
    m_window = std::make_unique<MainWindow>(*m_session);
    m_speech = std::make_unique<SessionSpeech>(*m_session, *m_window);
    connect(m_session.get(), &session::Session::stateChanged, this, &Application::tellOfSetAside);
    const program::Configuration &configuration = m_foundation.configuration();
    m_pictures = std::make_unique<PictureLoader>(
        m_foundation.network(), m_foundation.pictures(),
        m_foundation.isSandbox() ? QStringList{u"127.0.0.1"_s, configuration.kakao.kauthUrl.host()}
                                 : QStringList{u"*.kakaocdn.net"_s});
    connect(m_pictures.get(), &PictureLoader::loaded, m_window.get(), &MainWindow::setPicture);
    m_window->setKakaoLogoutOffered(!configuration.kakao.logoutRedirectUri.isEmpty());
    connectWindow();
}

void Application::connectWindow()
{
    MainWindow *window = m_window.get();
    m_places.follow(*window);
    connect(m_session.get(), &session::Session::stateChanged, this,
            &Application::tellOfPreferences);
    connect(window, &MainWindow::accountsOpened, this, &Application::showAccountPictures);
    connect(window, &MainWindow::diagnosticsRequested, this, &Application::showDiagnostics);
    connect(window, &MainWindow::settingsRequested, this, &Application::showSettings);
    connect(window, &MainWindow::aboutRequested, this, &Application::showAbout);
    connect(window, &MainWindow::browserLoginRequested, this, [this] {
        std::ignore = userAgent();
        m_userAgent->useBrowserOnce();
    });
    connect(window, &MainWindow::consoleRequested, this,
            [] { QDesktopServices::openUrl(QUrl(u"https://developers.kakao.com/console/app"_s)); });
    connect(window, &MainWindow::keepsSignedInChosen, this, [this](bool keeps) {
        program::Choices wanted = m_preferences.choices();
        wanted.keepsSignedIn = keeps;
        m_preferences.choose(wanted);
    });
    offerKeeping();
}

void Application::useChoices(const program::Choices &now, const program::Choices &before)
{
    if (now.language != before.language)
        program::setLanguage(now.language);
    if (now.appearance != before.appearance)
        setAppearance(now.appearance);
    if (m_userAgent)
        m_userAgent->setPlace(now.loginPlace);
    offerKeeping();
}

void Application::offerKeeping()
{
    m_window->setKeepsSignedIn(m_preferences.choices().keepsSignedIn,
                               !m_preferences.decidedBy(program::Choice::KeepSignedIn).isEmpty());
}

void Application::start()
{
    if (m_foundation.isSandbox())
        m_window->showSandboxBanner();
    if (m_foundation.configuration().isInBackground) {
        m_window->setAttribute(Qt::WA_ShowWithoutActivating);
        m_window->setWindowState(Qt::WindowMinimized);
    }
    m_session->restore();
    m_window->open();
}

void Application::finish()
{
    foundation::finish(*m_session);
}

void Application::showState(session::Session::State state)
{
    switch (state) {
    case session::Session::State::SignedOut:
        // The next thing is likely a sign-in, and nothing waits for this one.
        QTimer::singleShot(0, this, [this] { std::ignore = m_foundation.api(); });
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
    const bool isSomebodyElse = std::exchange(m_pictured, member.kakaoId) != member.kakaoId;
    const QUrl before = std::exchange(m_pictureUrl, member.pictureUrl);
    if (isSomebodyElse || member.pictureUrl.isEmpty()) {
        m_pictures->beginAnew();
        m_window->setPicture({});
    }
    if (!isSomebodyElse && before != member.pictureUrl)
        m_pictures->forget(before); // theirs no more, or the thumbnail that came first
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
    program::Diagnostics diagnostics =
        program::computerDiagnostics(QGuiApplication::platformName());
    const auto describe = [](const std::optional<kakao::Error> &error) {
        return error ? program::ErrorTexts::details(*error) : u"none"_s;
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
        {u"network"_s, foundation::SystemSurroundings::reachability()},
        {u"server"_s, m_foundation.configuration().server()},
    };
    diagnostics.log = logLines();
    openDialog(new DiagnosticsDialog(program::diagnosticsText(diagnostics), m_window.get()));
}

void Application::showSettings()
{
    openDialog(new SettingsDialog(m_preferences, m_window.get()));
}

void Application::showAbout()
{
    openDialog(new AboutDialog(QCoreApplication::applicationFilePath(), m_window.get()));
}

void Application::openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

/// After the window has shown the card, and cleared what it said before.
void Application::tellOfSetAside()
{
    const auto path = m_foundation.directory().setAside();
    if (path && m_session->state() == session::Session::State::SignedIn
        && !std::exchange(m_isSetAsideTold, true)) {
        m_window->showMessage(
            {.text =
                 [] {
                     return program::ErrorText{
                         tr("The members' data was damaged and has been set aside."),
                         tr("Nothing needs to be done: a new file is in use, and the old one is "
                            "kept.")};
                 },
             .details = [path = *path] { return path; }});
    }
}

/// Once the window shows who is signed in, or nobody.
void Application::tellOfPreferences()
{
    const bool isDamaged = m_preferences.trouble() == program::Preferences::Trouble::Damaged;
    const bool isSettled = session::isSignedIn(m_session->state())
        || m_session->state() == session::Session::State::SignedOut;
    if (isDamaged && isSettled && !std::exchange(m_arePreferencesTold, true)) {
        m_window->showMessage(
            {.text =
                 [] {
                     return program::ErrorText{
                         tr("Not all of your settings could be read."),
                         tr("Open the settings and look whether they are as you want them.")};
                 },
             .details = [path = QDir::toNativeSeparators(m_preferences.file())] { return path; }});
    }
}

session::UserAgent &Application::userAgent()
{
    if (!m_userAgent) {
        m_loginWindow = std::make_unique<webview::EmbeddedAgent>(m_window.get(), m_pluginFolder);
        m_userAgent = std::make_unique<LoginAgent>(
            LoginAgent::Ports{
                .window = m_loginWindow.get(),
                .browser = {.open = &QDesktopServices::openUrl,
                            .timeLimit = m_foundation.configuration().loginTimeLimit,
                            .goesOnInTrouble = true},
                .browserBegun =
                    [this](browser::BrowserLogin &login, const std::optional<kakao::Error> &why) {
                        m_window->showBrowserLogin(login, why);
                    }},
            m_preferences.choices().loginPlace);
    }
    return *m_userAgent;
}

} // namespace desktop
