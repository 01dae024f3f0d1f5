// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/mainwindow.h"
#include "desktop/pictureloader.h"
#include "desktop/windowplaces.h"
#include "program/foundation.h"
#include "program/preferences.h"
#include "session/logsink.h"
#include "session/session.h"

class QDialog;

namespace webview {
class EmbeddedAgent;
}

namespace desktop {

class LoginAgent;
class SessionSpeech;

/// Puts every layer together for one configuration: the only place that knows all of them.
class Application final : public QObject
{
    Q_OBJECT
public:
    /// pluginFolder is where daemun-webview and daemun-sandbox lie. Neither is loaded before it is
    /// needed. log, if there is one, must outlive it.
    Application(program::Configuration configuration, const QString &pluginFolder,
                const session::LogSink *log = nullptr);
    ~Application() override;

    /// Shows the window, then the last session.
    void start();
    /// Lets what must not be cut off come to its end, for three seconds at most: before the end.
    void finish();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] session::Session &session() { return *m_session; }
    [[nodiscard]] program::Preferences &preferences() noexcept { return m_preferences; }
    /// Whether anything was made ready to talk to Kakao, or to its stand-in.
    [[nodiscard]] bool hasApi() const noexcept { return m_foundation.hasApi(); }
    /// The last lines of the log, for a report.
    [[nodiscard]] QStringList logLines() const { return m_log ? m_log->lines() : QStringList(); }

private:
    void makeSession();
    void connectWindow();
    void useChoices(const program::Choices &now, const program::Choices &before);
    void offerKeeping();
    void tellOfSandbox(const QString &reason);
    void tellOfSetAside();
    void tellOfPreferences();
    void showState(session::Session::State state);
    void showPicture(const session::Member &member);
    void showAccountPictures();
    void showDiagnostics();
    void showSettings();
    void showAbout();
    void openDialog(QDialog *dialog);
    [[nodiscard]] session::UserAgent &userAgent();

    const session::LogSink *m_log;
    // In the order of their making: what comes later uses what comes before.
    program::Preferences m_preferences;
    program::Foundation m_foundation;
    WindowPlaces m_places;
    QString m_pluginFolder;
    qint64 m_pictured = 0; ///< whose picture is shown, by Kakao id
    QUrl m_pictureUrl;     ///< of that one
    bool m_isSetAsideTold = false;
    bool m_arePreferencesTold = false;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PictureLoader> m_pictures;
    std::unique_ptr<webview::EmbeddedAgent> m_loginWindow;
    std::unique_ptr<LoginAgent> m_userAgent;
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<SessionSpeech> m_speech;
};

} // namespace desktop
