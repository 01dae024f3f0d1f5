// SPDX-License-Identifier: Apache-2.0
#include "checks.h"

#include "desktop/looks.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollArea>

#include <algorithm>

namespace gallery {
namespace {

constexpr int leastTarget = 24;
constexpr double leastContrast = 4.5;

/// What can be seen of the window, or be scrolled to.
template <typename Widget = QWidget>
QList<Widget *> visible(const QWidget &window)
{
    QList<Widget *> found = window.findChildren<Widget *>();
    found.removeIf([&](const QWidget *widget) {
        return !widget->isVisibleTo(&window) || widget->window() != &window;
    });
    return found;
}

bool isInView(const QWidget *widget)
{
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        if (each->inherits("QWebEngineView"))
            return true; // a page's own
    }
    return false;
}

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
        || qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget);
}

/// The controls of the program's own, without those that others are made of.
QList<QWidget *> controls(const QWidget &window)
{
    QList<QWidget *> found = visible(window);
    found.removeIf([](const QWidget *widget) {
        return !isControl(widget) || isInView(widget) || isControl(widget->parentWidget());
    });
    return found;
}

bool isScrolled(const QWidget *widget)
{
    for (const QWidget *each = widget->parentWidget(); each; each = each->parentWidget()) {
        if (qobject_cast<const QScrollArea *>(each))
            return true;
    }
    return false;
}

/// What is cut on purpose has all of it in a tooltip.
bool isElided(const QWidget *widget)
{
    return !widget->toolTip().isEmpty()
        && widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
}

QString roomFault(const QWidget *widget)
{
    QSize needed = widget->sizeHint().boundedTo(widget->maximumSize());
    if (widget->minimumHeight() > 0) // said in the form, with the look in mind
        needed.setHeight(std::min(needed.height(), widget->minimumHeight()));
    if (widget->hasHeightForWidth()) {
        if (widget->minimumSizeHint().width() > widget->width())
            return u"is too narrow"_s;
        const int height = widget->heightForWidth(widget->width());
        return height > widget->height()
            ? u"needs a height of %1 and has %2"_s.arg(height).arg(widget->height())
            : QString();
    }
    if (needed.width() > widget->width() && !isElided(widget))
        return u"needs a width of %1 and has %2"_s.arg(needed.width()).arg(widget->width());
    if (needed.height() > widget->height())
        return u"needs a height of %1 and has %2"_s.arg(needed.height()).arg(widget->height());
    return {};
}

QString placeFault(const QWidget *widget, const QWidget &window)
{
    const QRect place(widget->mapTo(&window, QPoint()), widget->size());
    if (place.left() < 0 || place.right() >= window.width())
        return u"sticks out of the window"_s;
    if (!isScrolled(widget) && !window.rect().contains(place))
        return u"sticks out of the window"_s;
    // In what scrolls, by the width that is there.
    for (const QWidget *each = widget->parentWidget(); each && each != &window;
         each = each->parentWidget()) {
        if (auto *area = qobject_cast<const QScrollArea *>(each)) {
            const int left = widget->mapTo(area, QPoint()).x();
            if (left < 0 || left + widget->width() > area->viewport()->geometry().right() + 1)
                return u"has to be scrolled sideways"_s;
        }
    }
    return {};
}

bool hasText(const QWidget *widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return !label->text().isEmpty();
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return button && !button->text().isEmpty();
}

/// What a widget is painted on: that of the nearest ancestor with a ground of its own.
QColor groundOf(const QWidget *widget)
{
    for (const QWidget *each = widget; each; each = each->parentWidget()) {
        if (each->isWindow() || each->autoFillBackground())
            return each->palette().color(each->backgroundRole());
    }
    return {};
}

QString accessibleText(QWidget *widget, QAccessible::Text kind)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(kind) : QString();
}

/// A box to choose from says what is chosen, and what for by its label alone, on some systems.
QString nameOf(QWidget *widget)
{
    if (qobject_cast<QComboBox *>(widget)) {
        const auto relations =
            QAccessible::queryAccessibleInterface(widget)->relations(QAccessible::Label);
        return relations.isEmpty() ? QString()
                                   : relations.constFirst().first->text(QAccessible::Name);
    }
    return accessibleText(widget, QAccessible::Name);
}

QAccessible::Role roleOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->role() : QAccessible::NoRole;
}

QString roleFault(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    if (!interface)
        return u"is nothing"_s;
    using R = QAccessible::Role;
    QList<R> roles{R::EditableText, R::ComboBox, R::SpinBox};
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        roles = button->isCheckable()
            ? QList<R>{R::CheckBox, R::RadioButton, R::Button, R::ButtonMenu}
            : QList<R>{R::Button, R::ButtonMenu, R::ButtonDropDown};
    if (!roles.contains(interface->role()))
        return u"has the role %1"_s.arg(interface->role());
    const QAccessible::State state = interface->state();
    if (state.disabled == widget->isEnabled())
        return u"is said to be %1"_s.arg(state.disabled ? u"disabled"_s : u"enabled"_s);
    if (state.invisible)
        return u"is said to be invisible"_s;
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool isTicked = button && interface->role() == R::CheckBox;
    if (isTicked && state.checked != button->isChecked())
        return u"is ticked otherwise"_s;
    return {};
}

QString withoutMnemonic(const QString &text)
{
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == u'&' && ++i == text.size())
            break;
        plain += text.at(i);
    }
    return plain;
}

void addActions(QStringList &texts, const QList<QAction *> &actions)
{
    for (const QAction *action : actions) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        texts << withoutMnemonic(action->text());
        if (action->menu())
            addActions(texts, action->menu()->actions());
    }
}

bool comesBefore(const QRect &a, const QRect &b)
{
    const bool isSameRow = a.center().y() >= b.top() && a.center().y() <= b.bottom();
    return isSameRow ? a.left() < b.left() : a.center().y() < b.center().y();
}

QRect placeIn(const QWidget &window, const QWidget *widget)
{
    return {widget->mapTo(&window, QPoint()), widget->size()};
}

/// Everything that has the focus on a walk with Tab, until one comes again.
QList<QWidget *> walk(QWidget &window)
{
    QList<QWidget *> reached;
    for (int i = 0; i < 100; ++i) {
        QWidget *focus = window.focusWidget() ? window.focusWidget() : &window;
        QTest::keyClick(focus, Qt::Key_Tab);
        QWidget *now = window.focusWidget();
        if (!now || reached.contains(now))
            break;
        reached << now;
    }
    return reached;
}

} // namespace

QStringList cutTexts(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *widget : visible(window)) {
        if (!isControl(widget) && !hasText(widget))
            continue;
        if (isInView(widget) || isControl(widget->parentWidget()))
            continue;
        const QString fault = hasText(widget) ? roomFault(widget) : QString();
        if (!fault.isEmpty())
            faults << named(widget) + u' ' + fault;
        if (const QString place = placeFault(widget, window); !place.isEmpty())
            faults << named(widget) + u' ' + place;
    }
    return faults;
}

QStringList smallTargets(const QWidget &window)
{
    QStringList faults;
    for (const QWidget *widget : controls(window)) {
        if (widget->width() < leastTarget || widget->height() < leastTarget)
            faults << named(widget) + u" is %1x%2"_s.arg(widget->width()).arg(widget->height());
    }
    return faults;
}

QStringList paleLabels(const QWidget &window)
{
    QStringList faults;
    for (const QLabel *label : visible<QLabel>(window)) {
        if (label->text().isEmpty() || !label->isEnabled())
            continue;
        const QColor ink = label->palette().color(QPalette::Active, label->foregroundRole());
        const double ratio = contrast(ink, groundOf(label));
        if (ratio < leastContrast)
            faults << named(label) + u" has %1:1"_s.arg(ratio, 0, 'f', 2);
    }
    return faults;
}

QStringList badNames(QWidget &window)
{
    QStringList faults;
    QHash<std::pair<QAccessible::Role, QString>, QWidget *> known;
    for (QWidget *widget : controls(window)) {
        const QString name = nameOf(widget);
        if (name.trimmed().isEmpty() || name.contains(u'&'))
            faults << named(widget) + u" is called “%1”"_s.arg(name);
        QWidget *&other = known[{roleOf(widget), name}];
        if (other)
            faults << named(widget) + u" is called “%1” like "_s.arg(name) + named(other);
        other = widget;
    }
    for (QWidget *bar : visible<QProgressBar>(window)) {
        if (accessibleText(bar, QAccessible::Name).isEmpty())
            faults << named(bar) + u" has no name"_s;
    }
    const bool isTitled = qobject_cast<const QMenu *>(&window) || !window.windowTitle().isEmpty();
    if (!isTitled)
        faults << u"the window has no title"_s;
    return faults;
}

QStringList badRoles(QWidget &window)
{
    QStringList faults;
    for (QWidget *widget : controls(window)) {
        if (const QString fault = roleFault(widget); !fault.isEmpty())
            faults << named(widget) + u' ' + fault;
    }
    return faults;
}

QStringList textsOf(QWidget &window)
{
    QStringList texts{window.windowTitle(), accessibleText(&window, QAccessible::Description)};
    for (QWidget *widget : visible(window)) {
        if (isInView(widget) || qobject_cast<QPlainTextEdit *>(widget))
            continue;
        texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (const auto *label = qobject_cast<QLabel *>(widget))
            texts << (label->buddy() ? withoutMnemonic(label->text()) : label->text());
        else if (const auto *button = qobject_cast<QAbstractButton *>(widget))
            texts << withoutMnemonic(button->text());
        else if (const auto *edit = qobject_cast<QLineEdit *>(widget))
            texts << edit->placeholderText();
        else if (const auto *box = qobject_cast<QComboBox *>(widget))
            texts << box->currentText();
        if (const auto *bar = qobject_cast<QMenuBar *>(widget))
            addActions(texts, bar->actions());
    }
    if (qobject_cast<QMenu *>(&window))
        addActions(texts, window.actions());
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

QStringList openPlaces(QWidget &window)
{
    static const QRegularExpression place(u"%(L?\\d|L?n)"_s);
    return textsOf(window).filter(place);
}

QStringList badTabOrder(QWidget &window)
{
    QStringList faults;
    QList<QWidget *> expected = controls(window);
    expected.removeIf([](const QWidget *widget) {
        return !widget->isEnabled() || !(widget->focusPolicy() & Qt::TabFocus);
    });
    QList<QWidget *> reached = walk(window);
    for (QWidget *widget : expected) {
        if (!reached.contains(widget))
            faults << named(widget) + u" is never reached"_s;
    }
    if (reached.isEmpty())
        return faults;
    const auto first = std::ranges::min_element(reached, [&](QWidget *a, QWidget *b) {
        return comesBefore(placeIn(window, a), placeIn(window, b));
    });
    std::ranges::rotate(reached, first);
    for (qsizetype i = 1; i < reached.size(); ++i) {
        if (comesBefore(placeIn(window, reached.at(i)), placeIn(window, reached.at(i - 1))))
            faults << named(reached.at(i)) + u" comes after "_s + named(reached.at(i - 1));
    }
    return faults;
}

QStringList doubleMnemonics(const QWidget &window)
{
    QStringList keys = mnemonics(window);
    const auto add = [&](const QList<QAction *> &actions) {
        for (const QAction *action : actions) {
            if (action->isVisible())
                keys << QKeySequence::mnemonic(action->text()).toString();
        }
    };
    for (const QMenuBar *bar : visible<QMenuBar>(window))
        add(bar->actions());
    if (qobject_cast<const QMenu *>(&window))
        add(window.actions());
    keys.removeAll(QString());
    QStringList twice;
    for (const QString &key : std::as_const(keys)) {
        if (keys.count(key) > 1 && !twice.contains(key))
            twice << key;
    }
    return twice;
}

} // namespace gallery
