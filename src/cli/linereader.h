// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>
#endif

namespace cli {

/// Standard input, line by line, while the event loop runs.
class LineReader final : public QObject
{
    Q_OBJECT
public:
    LineReader();
    ~LineReader() override;

Q_SIGNALS:
    void lineRead(const QString &line);
    void ended();

private:
    void take(const QByteArray &bytes);

    QByteArray m_read;
#ifdef Q_OS_UNIX
    void read();

    QSocketNotifier m_notifier;
#endif
};

} // namespace cli
