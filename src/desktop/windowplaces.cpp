// SPDX-License-Identifier: Apache-2.0
#include "desktop/windowplaces.h"

#include <QChildEvent>
#include <QDialog>
#include <QFileInfo>
#include <QSettings>

#include <utility>

using namespace Qt::StringLiterals;

namespace desktop {

WindowPlaces::WindowPlaces(QString file, QObject *parent) : QObject(parent), m_file(std::move(file))
{
}

void WindowPlaces::follow(QWidget &window)
{
    if (m_file.isEmpty())
        return;
    restore(window);
    window.installEventFilter(this);
}

bool WindowPlaces::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide && !event->spontaneous()) {
        store(*static_cast<QWidget *>(watched));
    } else if (event->type() == QEvent::ChildPolished) { // about to be shown for the first time
        auto *dialog = qobject_cast<QDialog *>(static_cast<QChildEvent *>(event)->child());
        if (dialog && dialog->isWindow())
            follow(*dialog);
    }
    return false;
}

void WindowPlaces::restore(QWidget &window) const
{
    if (!QFileInfo::exists(m_file))
        return;
    const QSettings places(m_file, QSettings::IniFormat);
    window.restoreGeometry(places.value(window.objectName()).toByteArray()); // or leaves it alone
}

void WindowPlaces::store(const QWidget &window) const
{
    QSettings places(m_file, QSettings::IniFormat);
    const QByteArray place = window.saveGeometry();
    if (places.value(window.objectName()).toByteArray() != place)
        places.setValue(window.objectName(), place);
}

} // namespace desktop
