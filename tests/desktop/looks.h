// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/theme.h"
#include "program/translations.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPalette>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>
#include <QTranslator>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

/// What every window is held to: it fits, it can be read, it is named; and it is to be looked at.

/// All warnings but those of the off-screen platform, which has no keyboard to grab.
inline QRegularExpression ownWarnings()
{
    return QRegularExpression(u"^(?!This plugin does not support )"_s);
}

inline void speak(const QString &language)
{
    qDeleteAll(qApp->findChildren<QTranslator *>());
    QLocale::setDefault(QLocale(language));
    program::installTranslations(QLocale(language));
}

inline void dress(const QString &theme)
{
    desktop::setAppearance(theme == "dark"_L1 ? desktop::Appearance::Dark
                                              : desktop::Appearance::Light);
}

inline double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

/// By WCAG 2.2.
inline double contrast(const QColor &over, const QColor &ground)
{
    const auto mix = [&](float a, float b) { return a * over.alphaF() + b * (1 - over.alphaF()); };
    const QColor seen =
        QColor::fromRgbF(mix(over.redF(), ground.redF()), mix(over.greenF(), ground.greenF()),
                         mix(over.blueF(), ground.blueF()));
    const double ratio = (luminance(seen) + 0.05) / (luminance(ground) + 0.05);
    return std::max(ratio, 1 / ratio);
}

inline QString named(const QWidget *widget)
{
    return widget->objectName() + u' ' + QString::fromLatin1(widget->metaObject()->className());
}

/// The first child that does not fit beside its parent's edges, or has less room than it needs.
inline QString sticksOut(const QWidget &window)
{
    for (const QWidget *child : window.findChildren<QWidget *>()) {
        const bool isScrollBar = qobject_cast<const QScrollBar *>(child);
        if (!child->isVisible() || child->isWindow() || isScrollBar)
            continue;
        const int left = child->mapTo(&window, QPoint()).x();
        if (left < 0 || left + child->width() > window.width())
            return named(child);
        if (child->hasHeightForWidth() && child->heightForWidth(child->width()) > child->height())
            return named(child) + u" is too low"_s;
        if (child->width() < child->minimumSizeHint().width())
            return named(child) + u" is too narrow"_s;
    }
    return {};
}

inline void hostileNames()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("wide letters") << QString(20, u'W');
    QTest::newRow("emoji families") << u"👨‍👩‍👧‍👦"_s.repeated(20);
    QTest::newRow("right to left") << u"שלום וברכה לכולם"_s;
    QTest::newRow("combining marks") << (u'a' + QString(12, u'\u0301')).repeated(5);
    QTest::newRow("markup") << u"<b>x</b><img src=x>"_s;
    QTest::newRow("place markers") << u"%1 %n %L2 %%"_s;
    QTest::newRow("mnemonics") << u"&a && b&"_s;
    QTest::newRow("override") << u"\u202eabc\u2069\u2069def"_s;
    QTest::newRow("lines") << u"a\nb\u2028c"_s;
    QTest::newRow("megabyte") << QString(1 << 20, u'W');
}

/// The first control that a keyboard reaches and a screen reader has no name for.
inline QString unnamed(const QWidget &window)
{
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        if (name.isEmpty() || name.contains(u'&'))
            return named(widget);
    }
    return {};
}

/// The mnemonics of what can be seen, in order; one that is there twice collides.
inline QStringList mnemonics(const QWidget &window)
{
    QStringList keys;
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            keys << QKeySequence::mnemonic(button->text()).toString();
    }
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            keys << QKeySequence::mnemonic(label->text()).toString();
    }
    keys.removeAll(QString());
    keys.sort();
    return keys;
}

/// Languages, themes and sizes to take a picture in.
inline void pictureRows(const QStringList &scenes, const QSize &narrow, const QSize &wide)
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    for (const auto &scene : scenes) {
        for (const auto &language : {u"ko"_s, u"en"_s}) {
            for (const auto &theme : {u"light"_s, u"dark"_s}) {
                for (const QSize &size : {narrow, wide}) {
                    const QString tag = QStringList{scene, language, theme}.join(u'-')
                        + (size == narrow ? u"-narrow"_s : u"-wide"_s);
                    QTest::newRow(qPrintable(tag)) << scene << language << theme << size;
                }
            }
        }
    }
}

/// Into the build folder, under the name of the window and of the row.
inline bool savePicture(QWidget &window, const QString &name)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // as before a frame
    const QDir folder(QStringLiteral(DAEMUN_PICTURES));
    const QString file = name + u'-' + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s;
    return QDir().mkpath(folder.path()) && window.grab().save(folder.filePath(file));
}
