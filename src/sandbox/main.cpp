// SPDX-License-Identifier: Apache-2.0
#include "sandbox/commandline.h"
#include "sandbox/server.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QTextStream>

#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

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

constexpr qsizetype mostGreeted = 20;

void greet(QTextStream &out, const sandbox::Server &server, const sandbox::Command &command)
{
    const sandbox::Options &options = command.options;
    out << "The Kakao sandbox listens on " << server.url().toString() << "\n"
        << "  client id:    " << options.clientId << "\n"
        << "  checks:       "
        << (options.isLenient ? "lenient: any client id, secret and redirect URI\n" : "strict\n")
        << "  secret:       " << (options.clientSecret.isEmpty() ? "off" : "on") << "\n";
    for (const QString &uri : options.redirectUris)
        out << "  redirect URI: " << uri << "\n";
    if (!command.certificateFile.isEmpty())
        out << "  certificate:  " << command.certificateFile << "\n";
    out << "  watch, steer: " << server.url().toString() << "/sandbox\n";
    out << "\nLog in as one of these; the password is \"sandbox\" for all:\n";
    const QList<sandbox::Person> people = server.people();
    for (const sandbox::Person &person : people.first(qMin(mostGreeted, people.size())))
        out << "  " << person.loginId.leftJustified(22) << ' '
            << (person.about.isEmpty() ? person.nickname : person.about) << "\n";
    if (people.size() > mostGreeted)
        out << "  and " << people.size() - mostGreeted << " more\n";
    if (!server.caCertificate().isEmpty() && command.certificateFile.isEmpty())
        out << "\nIts certificate, which a client has to trust:\n" << server.caCertificate();
    out << "\nCtrl+C ends it.\n";
    out.flush();
}

/// In one piece: who waits for the file to be there finds all of it.
bool writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size()
        && file.commit();
}

} // namespace

int main(int argc, char *argv[])
{
    holdBackSignals();
    const QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"kakao-sandbox"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SANDBOX_VERSION));
    QTextStream err(stderr);

    const auto read = sandbox::readCommandLine(QCoreApplication::arguments());
    if (const auto *wrong = std::get_if<QString>(&read)) {
        err << "kakao-sandbox: " << *wrong << "\n";
        return 2;
    }
    const auto &command = std::get<sandbox::Command>(read);
    sandbox::Server server(command.options);
    if (command.clock && !server.setClock(*command.clock)) {
        err << "kakao-sandbox: --clock takes a time within 100 years from now\n";
        return 2;
    }
    if (const std::optional<QString> error = server.start()) {
        err << "kakao-sandbox: " << *error << ". --port chooses another port.\n";
        return 1;
    }
    if (!command.certificateFile.isEmpty()
        && !writeFile(command.certificateFile, server.caCertificate())) {
        err << "kakao-sandbox: " << command.certificateFile << " cannot be written\n";
        return 1;
    }
    QTextStream out(stdout);
    greet(out, server, command);
    waitForSignal();
    server.stop();
    return 0;
}
