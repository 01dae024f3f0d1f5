// SPDX-License-Identifier: Apache-2.0
//
// Measures how long a person waits once Kakao has let them in, and prints it as Markdown tables.
// Run it by ./dev bench: it needs a keyring and a home of its own.
#include "measurement.h"
#include "signinsubject.h"

#include "support/testidentity.h"
#include "support/waituntil.h"

#include <QCoreApplication>
#include <QProcess>

#include <cmath>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using session::SignInStep;

namespace {

constexpr int rounds = 25;
constexpr auto delay = std::chrono::milliseconds(30);
constexpr double allowance = 10; // ms beside the answers

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "signinbench: %s\n", what);
    std::exit(1);
}

/// The program that signs in through QtNetworkAuth, where that is installed.
class NetworkAuth final
{
public:
    explicit NetworkAuth(const SignInSubject &subject)
    {
#ifdef NETWORK_AUTH
        QStringList arguments{subject.url()};
        if (!subject.certificateFile().isEmpty())
            arguments << subject.certificateFile();
        m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_program.start(QStringLiteral(NETWORK_AUTH), arguments);
        if (!m_program.waitForStarted())
            fail("the program with QtNetworkAuth did not start");
#else
        Q_UNUSED(subject)
#endif
    }
    ~NetworkAuth()
    {
        m_program.closeWriteChannel();
        m_program.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(NetworkAuth)

    /// NaN where QtNetworkAuth is not installed.
    double signIn()
    {
        if (m_program.state() == QProcess::NotRunning)
            return std::nan("");
        m_program.write("\n");
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead())
                fail("a sign-in through QtNetworkAuth did not end");
        }
        return m_program.readLine().trimmed().toDouble();
    }

private:
    QProcess m_program;
};

/// One way of signing in, and what was measured of it.
struct Case
{
    explicit Case(const SignInConditions &conditions) : subject(conditions), networkAuth(subject) {}

    void round(bool counts)
    {
        const SignInTimes times = subject.signIn();
        const double theirs = networkAuth.signIn();
        if (!counts)
            return;
        signedIn << times.signedIn;
        if (!std::isnan(theirs))
            against << theirs;
        for (const auto &[step, time] : times.steps)
            steps[step] << time;
    }

    [[nodiscard]] double limit() const
    {
        const int answers = subject.conditions().hasOpenId ? 1 : 2;
        return double(answers * delay.count()) + allowance;
    }

    SignInSubject subject;
    NetworkAuth networkAuth;
    QList<double> signedIn;
    QList<double> against;
    std::map<SignInStep, QList<double>> steps;
};

QString nameOf(const SignInConditions &conditions)
{
    return u"OpenID Connect %1%2"_s.arg(conditions.hasOpenId ? u"on"_s : u"off"_s,
                                        conditions.usesTls ? u", over TLS"_s : QString());
}

void printRows(const Case &measured)
{
    const QByteArray conditions = nameOf(measured.subject.conditions()).toUtf8();
    const double ours = median(measured.signedIn);
    const double theirs = median(measured.against);
    std::printf("| Redirect caught until signed in, %s | %.1f ms | ", conditions.constData(), ours);
    if (std::isnan(theirs))
        std::printf("QtNetworkAuth is not installed | | ");
    else
        std::printf("QtNetworkAuth %.1f ms | %.2f | ", theirs, ours / theirs);
    std::printf("%.1f ms |\n", measured.limit());
    expectAtMost(conditions.constData(), ours, measured.limit());
}

void printStep(const char *name, const std::vector<std::unique_ptr<Case>> &cases,
               const std::function<QList<double>(const Case &)> &times)
{
    std::printf("| %s |", name);
    for (const auto &measured : cases) {
        const double time = median(times(*measured));
        if (std::isnan(time))
            std::printf(" |");
        else
            std::printf(" %.1f ms |", time);
    }
    std::puts("");
}

void printSteps(const std::vector<std::unique_ptr<Case>> &cases)
{
    std::printf("\n| since the redirect was caught |");
    for (const auto &measured : cases)
        std::printf(" %s |", qPrintable(nameOf(measured->subject.conditions())));
    std::puts("\n|---|---|---|---|---|");
    const std::pair<const char *, SignInStep> steps[] = {
        {"Tokens granted", SignInStep::TokensGranted},
        {"User fetched", SignInStep::UserFetched},
        {"Member signed in by the directory", SignInStep::MemberSignedIn},
        {"Session stored", SignInStep::SessionStored},
    };
    for (const auto &[name, step] : steps) {
        printStep(name, cases, [step = step](const Case &measured) {
            const auto found = measured.steps.find(step);
            return found == measured.steps.end() ? QList<double>() : found->second;
        });
    }
    printStep("Signed in", cases, [](const Case &measured) { return measured.signedIn; });
}

void benchSignIn()
{
    std::vector<std::unique_ptr<Case>> cases;
    for (const bool usesTls : {false, true}) {
        for (const bool hasOpenId : {true, false})
            cases.push_back(std::make_unique<Case>(
                SignInConditions{.hasOpenId = hasOpenId, .usesTls = usesTls, .delay = delay}));
    }
    for (int round = -1; round < rounds; ++round) { // the first one warms up
        for (const auto &measured : cases)
            measured->round(round >= 0);
    }
    std::puts("| what | median | against | ratio | at most |\n|---|---|---|---|---|");
    for (const auto &measured : cases)
        printRows(*measured);
    printSteps(cases);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    benchSignIn();
    // See networkThreadsHaveEnded().
    return waitUntil(&networkThreadsHaveEnded) ? exitCodeOfLimits() : 1;
}
