// SPDX-License-Identifier: Apache-2.0
#include "desktop/startupclock.h"

#include "desktop/processage.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QLoggingCategory>
#include <QTimer>
#include <QWidget>

namespace desktop {
namespace {

Q_LOGGING_CATEGORY(logStartup, "daemun.startup", QtWarningMsg)

/// For where the system does not tell how old the process is: since its own code began to run.
const QElapsedTimer sinceLoaded = [] {
    QElapsedTimer timer;
    timer.start();
    return timer;
}();

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
                    << m_milestone << " painted after "
                    << processAge().value_or(sinceLoaded.elapsed()) << " ms";
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
