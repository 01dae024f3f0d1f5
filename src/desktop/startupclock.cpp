// SPDX-License-Identifier: Apache-2.0
#include "desktop/startupclock.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QFile>
#include <QLoggingCategory>
#include <QTimer>
#include <QWidget>

#ifdef Q_OS_LINUX
#include <ctime>
#include <unistd.h>
#endif

namespace desktop {
namespace {

Q_LOGGING_CATEGORY(logStartup, "daemun.startup", QtWarningMsg)

/// How long the process has been running, in ms. Where the system does not tell, from the moment
/// its own code began to run.
qint64 processAge()
{
    static const QElapsedTimer sinceLoaded = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
#ifdef Q_OS_LINUX
    // The 22nd field, proc(5): ticks from boot to the start of the process.
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (stat.open(QIODevice::ReadOnly)) {
        const QByteArray line = stat.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        timespec sinceBoot{};
        if (fields.size() > 19 && clock_gettime(CLOCK_BOOTTIME, &sinceBoot) == 0) {
            const qint64 now = qint64(sinceBoot.tv_sec) * 1000 + sinceBoot.tv_nsec / 1'000'000;
            return now - fields.at(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
        }
    }
#endif
    return sinceLoaded.elapsed();
}

class FirstPaint final : public QObject
{
public:
    FirstPaint(QWidget &widget, QString milestone)
        : QObject(&widget), m_milestone(std::move(milestone))
    {
        widget.installEventFilter(this);
    }

    bool eventFilter(QObject *widget, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            widget->removeEventFilter(this);
            // Painting ends, and reaches the window, before the event loop turns again.
            QTimer::singleShot(0, this, [this] {
                qCInfo(logStartup).noquote().nospace()
                    << m_milestone << " painted after " << processAge() << " ms";
                deleteLater();
            });
        }
        return false;
    }

private:
    QString m_milestone;
};

} // namespace

void logFirstPaint(QWidget &widget, const QString &milestone)
{
    if (logStartup().isInfoEnabled())
        new FirstPaint(widget, milestone); // owned by the widget
}

} // namespace desktop
