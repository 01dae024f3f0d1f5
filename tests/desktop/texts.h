// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>
#include <QComboBox>
#include <QMetaProperty>
#include <QWidget>

/// Every text of a window that a person can read or hear, hidden ones, too, each with where it is.
/// In the order in which the parts were made: the same for windows that were made alike.
inline QStringList textsOf(const QWidget &window)
{
    using namespace Qt::StringLiterals;
    static constexpr const char *properties[] = {
        "windowTitle", "title",   "text",     "placeholderText", "accessibleName",
        "toolTip",     "caption", "sentence", "plainText",       "accessibleDescription",
        "statusTip",   "prefix",  "suffix",   "whatsThis"};
    QStringList texts;
    const auto add = [&texts](const QObject &part) {
        const QString name =
            part.objectName() + u' ' + QString::fromLatin1(part.metaObject()->className());
        for (const char *property : properties) {
            const QString text = part.property(property).toString();
            if (!text.isEmpty())
                texts << name + u'.' + QString::fromLatin1(property) + u": "_s + text;
        }
        if (const auto *box = qobject_cast<const QComboBox *>(&part)) {
            for (int i = 0; i < box->count(); ++i)
                texts << name + u": "_s + box->itemText(i);
        }
    };
    add(window);
    for (const QObject *part : window.findChildren<QObject *>()) {
        if (part->isWidgetType() || qobject_cast<const QAction *>(part))
            add(*part);
    }
    return texts;
}

/// What is in one list and not in the other, for a message.
inline QString difference(const QStringList &actual, const QStringList &expected)
{
    QStringList lines;
    for (const QString &text : actual) {
        if (!expected.contains(text))
            lines << QStringLiteral("- ") + text;
    }
    for (const QString &text : expected) {
        if (!actual.contains(text))
            lines << QStringLiteral("+ ") + text;
    }
    return lines.join(u'\n');
}

inline bool hasHangul(const QString &text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Hangul; });
}
