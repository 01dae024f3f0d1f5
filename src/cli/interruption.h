// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <memory>
#endif

namespace cli {

/// Ctrl+C, a closed terminal and a polite kill, as a signal in the event loop. The second one ends
/// the process at once, as it does without this object. One at a time.
class Interruption final : public QObject
{
    Q_OBJECT
public:
    Interruption();
    ~Interruption() override;

Q_SIGNALS:
    void interrupted();

private:
#ifdef Q_OS_UNIX
    std::unique_ptr<QSocketNotifier> m_notifier;
#endif
};

} // namespace cli
