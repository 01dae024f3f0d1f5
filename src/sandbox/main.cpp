// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 defaultPort = 4610;

#ifdef Q_OS_WIN
volatile std::sig_atomic_t t_ended = 0;

void holdBackSignals()
{
    std::signal(SIGINT, [](int) { t_ended = 1; });
    std::signal(SIGTERM, [](int) { t_ended = 1; });
}

void waitForSignal()
{
    while (t_ended == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
}
#else
sigset_t endingSignals()
{
    sigset_t signalSet;
    sigemptyset(&signalSet);
    sigaddset(&signalSet, SIGINT);
    sigaddset(&signalSet, SIGTERM);
    return signalSet;
}

/// Before any thread is made: threads inherit it, and only waitForSignal() gets the signal.
void holdBackSignals()
{
    const sigset_t signalSet = endingSignals();
    pthread_sigmask(SIG_BLOCK, &signalSet, nullptr);
}

void waitForSignal()
{
    const sigset_t signalSet = endingSignals();
    int received = 0;
    sigwait(&signalSet, &received);
}
#endif

/// The command line as options, or what is wrong with it.
std::variant<sandbox::Options, QString> readCommandLine(const QStringList &arguments)
{
    const QCommandLineOption port(u"port"_s, u"Listen on this port of 127.0.0.1 (0: any free)."_s,
                                  u"number"_s, QString::number(defaultPort));
    const QCommandLineOption clientId(u"client-id"_s, u"The app's REST API key."_s, u"key"_s,
                                      u"sandbox"_s);
    const QCommandLineOption secret(u"client-secret"_s, u"The app's secret (none: off)."_s,
                                    u"secret"_s);
    const QCommandLineOption redirectUri(
        u"redirect-uri"_s, u"A registered redirect URI; may be given more than once."_s, u"uri"_s,
        u"http://127.0.0.1:52525/kakao/callback"_s);
    const QCommandLineOption delay(u"delay"_s, u"Every API answer waits this long."_s,
                                   u"milliseconds"_s, u"0"_s);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"A local stand-in for Kakao's servers. Nothing leaves this computer."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({port, clientId, secret, redirectUri, delay});
    parser.process(arguments);

    sandbox::Options options;
    bool portIsGood = false;
    bool delayIsGood = false;
    options.port = parser.value(port).toUShort(&portIsGood);
    options.clientId = parser.value(clientId);
    options.clientSecret = parser.value(secret);
    options.redirectUris = parser.values(redirectUri);
    options.delay = std::chrono::milliseconds(parser.value(delay).toUInt(&delayIsGood));
    if (!portIsGood)
        return u"--port takes a number from 0 to 65535, not \"%1\""_s.arg(parser.value(port));
    if (!delayIsGood)
        return u"--delay takes milliseconds, not \"%1\""_s.arg(parser.value(delay));
    if (!parser.positionalArguments().isEmpty())
        return u"no such argument: "_s + parser.positionalArguments().first();
    return options;
}

void greet(QTextStream &out, const sandbox::Server &server, const sandbox::Options &options)
{
    out << "The Kakao sandbox listens on " << server.url().toString() << "\n"
        << "  client id:    " << options.clientId << "\n"
        << "  secret:       " << (options.clientSecret.isEmpty() ? "off" : "on") << "\n";
    for (const QString &uri : options.redirectUris)
        out << "  redirect URI: " << uri << "\n";
    out << "\nLog in as one of these; the password is \"sandbox\" for all:\n";
    for (const sandbox::Account &account : sandbox::Server::accounts())
        out << "  " << account.loginId.leftJustified(22) << account.about << "\n";
    out << "\nCtrl+C ends it.\n";
    out.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    holdBackSignals();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"kakao-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SANDBOX_VERSION));
    QTextStream err(stderr);

    const auto read = readCommandLine(QCoreApplication::arguments());
    if (const auto *wrong = std::get_if<QString>(&read)) {
        err << "kakao-sandbox: " << *wrong << "\n";
        return 2;
    }
    const auto &options = std::get<sandbox::Options>(read);
    sandbox::Server server(options);
    if (const std::optional<QString> error = server.start()) {
        err << "kakao-sandbox: " << *error << ". Choose another one with --port.\n";
        return 1;
    }
    QTextStream out(stdout);
    greet(out, server, options);
    waitForSignal();
    server.stop();
    return 0;
}
