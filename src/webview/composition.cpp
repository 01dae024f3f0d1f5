// SPDX-License-Identifier: Apache-2.0
#include "webview/composition.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QWidget>

namespace webview {
namespace {

bool isEnter(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter;
}

} // namespace

Composition::Composition(QWidget &view, QObject *parent) : QObject(parent), m_view(view)
{
    QCoreApplication::instance()->installEventFilter(this);
}

bool Composition::isInView(const QObject *watched) const
{
    return watched->isWidgetType() && m_view.isAncestorOf(static_cast<const QWidget *>(watched));
}

bool Composition::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::InputMethod:
        if (isInView(watched)) {
            const auto *composing = static_cast<QInputMethodEvent *>(event);
            m_isGoingOn = !composing->preeditString().isEmpty();
        }
        return false;
    case QEvent::FocusOut:
        if (isInView(watched))
            m_isGoingOn = false;
        return false;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        break;
    default:
        return false;
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (!m_isGoingOn || !(isEnter(key) || key == Qt::Key_Escape) || !isInView(watched))
        return false;
    if (event->type() == QEvent::KeyPress && isEnter(key))
        QGuiApplication::inputMethod()->commit();
    event->accept();
    return true;
}

} // namespace webview
