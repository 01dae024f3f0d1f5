// SPDX-License-Identifier: Apache-2.0
//
// Counts what a session costs Kakao and this computer, and prints it as a Markdown table. Run it by
// ./dev bench: it needs a keyring and a home of its own.
#include "../processes/computer.h"
#include "../session/life.h"
#include "measurement.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using session::Session;
using State = Session::State;

namespace {

constexpr int callers = 200;
constexpr int processes = 8;
constexpr int rounds = 15;
constexpr auto idleTime = std::chrono::seconds(60);

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "sessionbench: %s\n", what);
    std::exit(1);
}

void require(bool holds, const char *what)
{
    if (!holds)
        fail(what);
}

void printRow(const char *what, double value, const char *unit, const char *reference,
              double against, double limit)
{
    std::printf("| %s | %g%s | %s %g%s | %g%s |\n", what, value, unit, reference, against, unit,
                limit, unit);
    std::fflush(stdout);
    expectAtMost(what, value, limit);
}

sandbox::Options withoutKeys()
{
    sandbox::Options options; // an id_token would cost a key of its own
    options.consentItems.removeAll(u"openid"_s);
    return options;
}

/// All at once, when the access token has just expired; how many refreshes that takes.
double refreshesOfCallers(Life &life)
{
    const auto before = life.requestsTo("/oauth/token");
    std::vector<kakao::ReplyPtr<kakao::User>> replies;
    for (int i = 0; i < callers; ++i) {
        replies.push_back(life.session->call<kakao::User>(
            [](const kakao::ApiClient &api, const kakao::Secret &access) {
                return api.fetchUser(access);
            }));
    }
    const bool haveEnded = QTest::qWaitFor(
        [&] { return std::ranges::all_of(replies, [](const auto &r) { return r->isFinished(); }); },
        60'000);
    require(haveEnded, "callers were not answered");
    require(std::ranges::all_of(replies, [](const auto &r) { return bool(r->result()); }),
            "a caller got no user");
    return double(life.requestsTo("/oauth/token") - before);
}

void benchCallers()
{
    Life life(withoutKeys());
    life.open().signIn();
    require(QTest::qWaitFor([&] { return life.session->state() == State::SignedIn; }, 20'000),
            "the sign-in did not end");
    QList<double> refreshes;
    for (int round = 0; round < rounds; ++round) {
        life.clock.pass(std::chrono::hours(6));
        refreshes << refreshesOfCallers(life);
    }
    printRow("Refreshes when the access token expires and 200 callers need one", median(refreshes),
             "", "each for itself", callers, 1);
    printRow("The most in one of 15 rounds", *std::ranges::max_element(refreshes), "",
             "each for itself", callers, 1);
}

void benchProcesses()
{
    Computer computer;
    require(computer.start({u"sign-in"_s, u"settle"_s})->answer(u"settled"_s) == u"SignedIn"_s,
            "the sign-in of the processes did not end");
    QList<double> refreshes;
    std::vector<std::unique_ptr<ChildProcess>> children;
    for (int i = 0; i < processes; ++i) {
        children.push_back(
            computer.start({u"restore"_s, u"settle"_s}, 0, {u"--freshen-delay"_s, u"3600000"_s}));
    }
    for (const auto &child : children)
        require(child->answer(u"settled"_s) == u"SignedIn"_s, "a process was not signed in");
    for (int round = 0; round < rounds; ++round) {
        computer.clock().pass(accessTokenLife);
        const auto before = computer.requestsTo("/oauth/token");
        for (const auto &child : children)
            child->send(u"use"_s);
        for (const auto &child : children) {
            require(!child->answer(u"token"_s).isEmpty(), "a process got no token");
            require(child->answer(u"user"_s) == QString::number(ryan), "a process got no user");
        }
        refreshes << double(computer.requestsTo("/oauth/token") - before);
    }
    printRow("Refreshes when 8 processes need one", median(refreshes), "", "each for itself",
             processes, 1);
    printRow("The most in one of 15 rounds", *std::ranges::max_element(refreshes), "",
             "each for itself", processes, 1);
}

/// The application, left alone with somebody signed in; beside a window that does nothing at all.
struct Idleness
{
    double cpuPercent = 0;
    double wakeUpsPerMinute = 0; ///< of its main thread, whoever woke it
};

Idleness watch(const QStringList &command)
{
    QProcess process;
    process.start(command.constFirst(), command.sliced(1));
    require(process.waitForStarted(), "a program did not start");
    // Starting, restoring and freshening are over by then.
    QTest::qWait(int(std::chrono::milliseconds(std::chrono::seconds(15)).count()));
    const auto before = usageOf(process.processId());
    QTest::qWait(int(std::chrono::milliseconds(idleTime).count()));
    const auto after = usageOf(process.processId());
    require(process.state() == QProcess::Running, "a program ended by itself");
    process.kill();
    process.waitForFinished();
    return {.cpuPercent = 100 * (after.cpuSeconds - before.cpuSeconds) / double(idleTime.count()),
            .wakeUpsPerMinute = after.wakeUps - before.wakeUps};
}

void benchIdleness()
{
    const Idleness ours = watch({QStringLiteral(DAEMUN_PROGRAM)});
    const Idleness bare = watch({QStringLiteral(BARE_WINDOW)});
    printRow("CPU of the idle application over a minute", ours.cpuPercent, " %", "bare QMainWindow",
             bare.cpuPercent, 0);
    printRow("Wake-ups of its main thread in that minute", ours.wakeUpsPerMinute, "",
             "bare QMainWindow", bare.wakeUpsPerMinute, bare.wakeUpsPerMinute + 1);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    std::puts("| what | counted | against | at most |");
    std::puts("|---|---|---|---|");
    benchCallers();
    benchProcesses();
    benchIdleness();
    return exitCodeOfLimits();
}
