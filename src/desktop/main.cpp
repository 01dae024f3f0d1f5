// SPDX-License-Identifier: Apache-2.0
#include "desktop/application.h"
#include "desktop/singleinstance.h"
#include "desktop/theme.h"
#include "program/hardening.h"
#include "program/startup.h"
#include "program/translations.h"
#include "program/webengineversion.h"
#include "session/logsink.h"

#include <QApplication>
#include <QLocale>
#include <QMessageBox>
#include <QNetworkProxyFactory>

#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 2;

void print(std::FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text + u'\n'), stream);
}

/// Says it where it is seen: in the terminal, and in a box when there may be none.
void complain(const QString &text)
{
    print(stderr, u"daemun: "_s + text);
    if (QGuiApplication::platformName() != "offscreen"_L1)
        QMessageBox::critical(nullptr, QCoreApplication::translate("main", "Daemun"), text);
}

void warnRoot(desktop::MainWindow &window)
{
    const kakao::Error error{.code = kakao::ErrorCode::WebViewUnusable,
                             .origin = kakao::ErrorOrigin::UserAgent,
                             .detail = u"root"_s};
    print(stderr,
          QCoreApplication::translate("main",
                                      "daemun: started as root, the login opens in the "
                                      "browser. Start Daemun as an ordinary user."));
    window.showError(error);
}

/// How the dialog with the versions asks: see loadWebEngine().
[[noreturn]] void tellWebEngine()
{
    const program::WebEngineVersion version = program::loadWebEngine();
    print(stdout, version.chromium);
    print(stdout, version.patchedTo);
    std::fflush(stdout);
    std::_Exit(0); // its end without a start is nothing it is made for
}

int run(const program::Configuration &configuration, const session::LogSink &log)
{
    desktop::SingleInstance instance(configuration.dataDir);
    switch (instance.claim(!configuration.isInBackground)) {
    case desktop::SingleInstance::Outcome::First:
        break;
    case desktop::SingleInstance::Outcome::OtherRaised:
        print(stderr,
              QCoreApplication::translate(
                  "main", "daemun: already running; its window was brought forward"));
        return 0;
    case desktop::SingleInstance::Outcome::OtherLeftAlone:
        print(stderr, u"daemun: already running"_s);
        return 0;
    case desktop::SingleInstance::Outcome::OtherSilent:
        complain(QCoreApplication::translate(
            "main", "Daemun is already running and does not answer. End it, then start again."));
        return 1;
    }
    desktop::Application application(configuration, program::pluginFolder(), &log);
    QObject::connect(&instance, &desktop::SingleInstance::raiseRequested, &application.window(),
                     &desktop::MainWindow::comeForward);
    application.start();
    if (program::isRefusedAsRoot())
        warnRoot(application.window());
    const int code = QApplication::exec();
    application.finish();
    return code;
}

} // namespace

int main(int argc, char *argv[])
{
    const program::Startup startup;
    if (argc == 2 && argv[1] == std::string_view("web-engine"))
        tellWebEngine();
    QGuiApplication::setDesktopFileName(program::applicationId());
    desktop::installTheme(); // before: then no other style is loaded
    const QApplication app(argc, argv);
    QGuiApplication::setApplicationDisplayName(u"Daemun"_s);
    program::installTranslations(QLocale());               // until it is known what was chosen
    QNetworkProxyFactory::setUseSystemConfiguration(true); // for the login window too

    const auto configuration = program::readConfiguration(
        QCoreApplication::arguments(), QProcessEnvironment::systemEnvironment(), program::iniFile(),
        program::dataFolder());
    if (!configuration) {
        complain(configuration.error().detail);
        return usageError;
    }
    if (const auto language = configuration->choices.language;
        language != program::Language::System)
        program::setLanguage(language);
    if (configuration->helpWanted || configuration->versionWanted) {
        print(stdout,
              configuration->helpWanted ? program::helpText() : u"daemun "_s + program::version());
        return 0;
    }
    return run(*configuration, startup.log());
}
