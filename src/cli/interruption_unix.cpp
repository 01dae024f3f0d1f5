// SPDX-License-Identifier: Apache-2.0
#include "cli/interruption.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace cli {
namespace {

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};

/// The self-pipe: a signal handler may call nothing but write().
std::array<int, 2> pipeEnds{-1, -1};

extern "C" void wake(int)
{
    const int before = errno;
    const char byte = 0;
    [[maybe_unused]] const auto written = write(pipeEnds[1], &byte, 1);
    errno = before;
}

} // namespace

Interruption::Interruption()
{
    if (pipe(pipeEnds.data()) != 0)
        return; // the process then ends at once, and what it holds is as after a crash
    for (const int end : pipeEnds) {
        fcntl(end, F_SETFD, FD_CLOEXEC);
        fcntl(end, F_SETFL, O_NONBLOCK);
    }
    m_notifier = std::make_unique<QSocketNotifier>(pipeEnds[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(pipeEnds[0], &byte, 1) > 0) {}
        Q_EMIT interrupted();
    });
    struct sigaction action = {};
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART | SA_RESETHAND;
    for (const int signal : handled) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // nohup
            sigaction(signal, &action, nullptr);
    }
}

Interruption::~Interruption()
{
    m_notifier.reset();
    for (const int signal : handled) {
        struct sigaction now = {};
        sigaction(signal, nullptr, &now);
        if (now.sa_handler == wake)
            std::signal(signal, SIG_DFL);
    }
    for (int &end : pipeEnds) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

} // namespace cli
