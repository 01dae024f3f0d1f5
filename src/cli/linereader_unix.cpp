// SPDX-License-Identifier: Apache-2.0
#include "cli/linereader.h"

#include <cerrno>
#include <unistd.h>

namespace cli {

LineReader::LineReader() : m_notifier(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineReader::read);
}

LineReader::~LineReader() = default;

void LineReader::read()
{
    char buffer[4096];
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    if (count > 0)
        return take(QByteArray(buffer, count));
    m_notifier.setEnabled(false);
    Q_EMIT ended();
}

} // namespace cli
