// SPDX-License-Identifier: Apache-2.0
#include "accessibility/announcement.h"

#include <QAccessible>
#include <QString>
#include <QWidget>

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
#include <QAccessibleObject>
#endif

namespace accessibility {

#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)

void announce(QWidget &widget, const QString &text)
{
    if (!QAccessible::isActive() || !widget.isVisible() || text.isEmpty())
        return;
    QAccessibleAnnouncementEvent event(&widget, text);
    QAccessible::updateAccessibility(&event);
}

#else

namespace {

/// A notification that is nowhere to be seen. Of an alert Qt tells readers on Linux nothing, and
/// that something is shown they say of notifications alone.
class Notification final : public QAccessibleObject
{
public:
    Notification(QObject *object, QWidget *window, QString text)
        : QAccessibleObject(object), m_window(window), m_text(std::move(text))
    {
    }

    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Notification; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? m_text : QString();
    }
    [[nodiscard]] QAccessible::State state() const override { return {}; }
    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(m_window);
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }

private:
    QWidget *m_window;
    QString m_text;
};

/// What a Notification is of. Readers ask for it after the event, so that it stays until the next.
class Announced final : public QObject
{
public:
    Announced(QWidget *window, const QString &text) : QObject(window)
    {
        setObjectName(QStringLiteral("announced"));
        auto *notification = new Notification(this, window, text);
        QAccessible::registerAccessibleInterface(notification); // takes it
        QAccessibleEvent shown(notification, QAccessible::ObjectShow);
        QAccessible::updateAccessibility(&shown);
    }
};

} // namespace

void announce(QWidget &widget, const QString &text)
{
    if (!QAccessible::isActive() || !widget.isVisible() || text.isEmpty())
        return;
    QWidget *window = widget.window();
    delete window->findChild<QObject *>(QStringLiteral("announced"), Qt::FindDirectChildrenOnly);
    new Announced(window, text);
    QAccessibleEvent alert(&widget, QAccessible::Alert); // for readers on Windows
    QAccessible::updateAccessibility(&alert);
}

#endif

} // namespace accessibility
