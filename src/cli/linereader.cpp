// SPDX-License-Identifier: Apache-2.0
#include "cli/linereader.h"

#ifdef Q_OS_UNIX
#include <cerrno>
#include <unistd.h>
#else
#include <QCoreApplication>
#include <QPointer>

#include <iostream>
#include <string>
#include <thread>
#endif

namespace cli {

#ifdef Q_OS_UNIX

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

#else

/// A console of Windows cannot be waited for beside an event loop. The thread stays in its read
/// until the process ends.
LineReader::LineReader()
{
    std::thread([reader = QPointer<LineReader>(this), app = qApp] {
        for (std::string line; std::getline(std::cin, line);) {
            QMetaObject::invokeMethod(app, [reader, line] {
                if (reader)
                    reader->take(QByteArray::fromStdString(line) + '\n');
            });
        }
        QMetaObject::invokeMethod(app, [reader] {
            if (reader)
                Q_EMIT reader->ended();
        });
    }).detach();
}

LineReader::~LineReader() = default;

#endif

void LineReader::take(const QByteArray &bytes)
{
    m_read += bytes;
    for (qsizetype end; (end = m_read.indexOf('\n')) >= 0;) {
        const QByteArray line = m_read.first(end);
        m_read.remove(0, end + 1);
        Q_EMIT lineRead(QString::fromUtf8(line).trimmed());
    }
}

} // namespace cli
