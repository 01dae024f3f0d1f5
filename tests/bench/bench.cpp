// SPDX-License-Identifier: Apache-2.0
//
// Measures what README promises and prints it as a Markdown table. Run it by ./dev bench: it needs
// a keyring and a home of its own.
#include "measurement.h"

#include "../e2e/person.h"

#include "sandbox/server.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using session::Session;
using session::SignInStep;

namespace {

constexpr int startRounds = 15;
constexpr int signInRounds = 15;
constexpr int windowRounds = 9;
constexpr double answerDelay = 30; // ms

void printRow(const char *what, const char *reference, double value, double against,
              const char *unit, double limit)
{
    std::printf("| %s | %.1f %s | %s %.1f %s | %.2f | %.2f |\n", what, value, unit, reference,
                against, unit, value / against, limit);
    std::fflush(stdout);
    expectAtMost(what, value / against, limit);
}

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "bench: %s\n", what);
    std::exit(1);
}

program::Configuration configuration(const QStringList &options)
{
    const auto read = program::readConfiguration(
        QStringList{u"bench"_s} + options, {}, QString(),
        QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    if (!read)
        fail(qPrintable(read.error().detail));
    return *read;
}

enum class Consent { Asked, GivenBefore };

void signIn(Person &person, Consent consent)
{
    if (!person.submitLogin(u"ryan@sandbox.test"_s)
        || (consent == Consent::Asked && !person.clickInPage(u"agree"_s))
        || !person.reaches(Session::State::SignedIn))
        fail("the sign-in did not end");
}

/// Leaves a session of the built-in sandbox in the keyring and the database.
void leaveSession()
{
    desktop::Application application(configuration({}), QStringLiteral(DAEMUN_PLUGIN_FOLDER));
    Person person(application);
    application.start();
    signIn(person, Consent::Asked);
    if (!person.isStored())
        fail("the session was not stored");
}

void benchStart()
{
    qputenv("QT_LOGGING_RULES", "daemun.startup=true");
    QList<double> time;
    QList<double> bareTime;
    QList<double> memory;
    QList<double> bareMemory;
    for (int round = -1; round < startRounds; ++round) { // the first one warms up
        const auto bare = measureStart({QStringLiteral(BARE_WINDOW)}, "painted");
        const auto ours = measureStart({QStringLiteral(DAEMUN_PROGRAM)}, "member card painted");
        if (!bare || !ours)
            fail("a start did not come to its end");
        if (ours->mapsWebEngine)
            fail("WebEngine is mapped in a restored start");
        if (round < 0)
            continue;
        time << ours->milliseconds;
        bareTime << bare->milliseconds;
        memory << ours->megabytes;
        bareMemory << bare->megabytes;
    }
    qunsetenv("QT_LOGGING_RULES");
    printRow("Restored start, until the member card is painted", "bare QMainWindow", median(time),
             median(bareTime), "ms", 2);
    printRow("Memory (PSS) then", "bare QMainWindow", median(memory), median(bareMemory), "MiB",
             1.5);
}

void benchSignIn()
{
    sandbox::Options options;
    options.redirectUris = {u"http://127.0.0.1:52525/kakao/callback"_s};
    options.delay = std::chrono::milliseconds(int(answerDelay));
    sandbox::Server server(options);
    if (server.start())
        fail("the sandbox did not start");
    desktop::Application application(
        configuration({u"--rest-api-key=sandbox"_s, u"--kauth-url="_s + server.url().toString(),
                       u"--kapi-url="_s + server.url().toString()}),
        QStringLiteral(DAEMUN_PLUGIN_FOLDER));
    Person person(application);
    QElapsedTimer sinceRedirect;
    QList<double> times;
    QObject::connect(&application.session(), &Session::signInStepDone, &application,
                     [&](SignInStep step) {
                         if (step == SignInStep::RedirectCaught)
                             sinceRedirect.start();
                         else if (step == SignInStep::SessionStored)
                             times << double(sinceRedirect.nsecsElapsed()) / 1e6;
                     });
    application.start();
    for (int round = -1; round < signInRounds; ++round) {
        signIn(person, round < 0 ? Consent::Asked : Consent::GivenBefore);
        if (round < 0)
            times.clear();
        if (!person.signOut() || !person.reaches(Session::State::SignedOut)
            || !person.noLoginWindow())
            fail("the sign-out did not end");
    }
    printRow("Redirect caught until session stored", "2 answers of 30 ms", median(times),
             2 * answerDelay, "ms", (2 * answerDelay + 15) / (2 * answerDelay));
}

void benchLoginWindow()
{
    sandbox::Options options;
    options.redirectUris = {u"http://127.0.0.1:52525/kakao/callback"_s};
    sandbox::Server server(options);
    if (server.start())
        fail("the sandbox did not start");
    const QString url = server.url().toString()
        + u"/oauth/authorize?response_type=code&client_id=sandbox"
          "&redirect_uri=http%3A%2F%2F127.0.0.1%3A52525%2Fkakao%2Fcallback"_s;
    QList<double> ours;
    QList<double> bare;
    for (int round = -1; round < windowRounds; ++round) {
        const double bareTime = numberFrom({QStringLiteral(BARE_WEBVIEW), url});
        const double ourTime =
            numberFrom({QStringLiteral(LOGIN_WINDOW), QStringLiteral(DAEMUN_PLUGIN_FOLDER), url});
        if (qIsNaN(bareTime) || qIsNaN(ourTime))
            fail("a login page was not painted");
        if (round < 0)
            continue;
        bare << bareTime;
        ours << ourTime;
    }
    printRow("Login window asked for until its page is painted", "bare QWebEngineView",
             median(ours), median(bare), "ms", 1.15);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication::setApplicationName(u"daemun"_s);
    const QApplication app(argc, argv);
    std::puts("| what | median | against | ratio | at most |");
    std::puts("|---|---|---|---|---|");
    leaveSession();
    benchStart();
    benchSignIn();
    benchLoginWindow();
    return exitCodeOfLimits();
}
