// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "themedwindows.h"

#include "desktop/avatar.h"
#include "desktop/balancedtext.h"
#include "desktop/kakaobutton.h"
#include "desktop/style.h"
#include "desktop/themecolors.h"

#include <QFontMetrics>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyleFactory>

#include <algorithm>

using desktop::Appearance;
using desktop::ThemeColors;

namespace {

constexpr double readable = 4.5;
constexpr double visible = 3.0; // of what is no text

/// As a desktop may have it: nothing in it is ours.
QPalette systemPalette(bool isDark)
{
    return isDark ? QPalette(QColor(0x40, 0x41, 0x44)) : QPalette(QColor(0xd8, 0xd9, 0xdd));
}

QColor pixel(const QImage &image, const QPoint &at)
{
    return image.pixelColor(at * image.devicePixelRatio());
}

QImage grabbed(QWidget &window)
{
    QCoreApplication::processEvents(); // Qt tells of a palette by the event loop
    return window.grab().toImage();
}

/// What there is most of.
QColor groundIn(const QImage &image, const QRect &box)
{
    QHash<QRgb, int> counts;
    for (int y = box.top(); y <= box.bottom(); ++y) {
        for (int x = box.left(); x <= box.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    const auto most = std::ranges::max_element(counts);
    return most == counts.end() ? QColor() : QColor(most.key());
}

/// The most that anything in the middle of the widget stands out from its ground.
double contrastOfDrawn(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    const QRect inner = image.rect().adjusted(8, 8, -8, -8);
    const QColor ground = image.pixelColor(inner.topLeft());
    double most = 1;
    for (int y = inner.top(); y <= inner.bottom(); ++y) {
        for (int x = inner.left(); x <= inner.right(); ++x)
            most = std::max(most, contrast(image.pixelColor(x, y), ground));
    }
    return most;
}

void windowRows()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : themedWindows())
        QTest::newRow(qPrintable(name)) << name;
}

void themeRows()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << u"light"_s;
    QTest::newRow("dark") << u"dark"_s;
}

} // namespace

/// The look of the application: what can be read in it, and that all of it follows.
class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void cleanup();
    void rolesCanBeRead_data() { themeRows(); }
    void rolesCanBeRead();
    void paletteCanBeRead_data() { themeRows(); }
    void paletteCanBeRead();
    void lettersOnAvatarsCanBeRead();
    void buttonsCanBeRead_data();
    void buttonsCanBeRead();
    void windowsCanBeRead_data();
    void windowsCanBeRead();
    void openWindowsFollow_data() { windowRows(); }
    void openWindowsFollow();
    void followsTheDesktop_data() { windowRows(); }
    void followsTheDesktop();
    void staysAsItWasAskedFor();
    void backToTheDesktop();
    void theFocusIsSeen_data();
    void theFocusIsSeen();
    void aBusyBarMovesWhileItIsSeen();
    void centredLinesAreOfLikeLength_data();
    void centredLinesAreOfLikeLength();
    void pictures_data();
    void pictures();
};

void TestTheme::cleanup()
{
    desktop::setAppearance(Appearance::System);
    QApplication::setPalette(systemPalette(false));
    QTRY_VERIFY(!desktop::isDark());
}

void TestTheme::rolesCanBeRead()
{
    QFETCH(const QString, theme);
    const ThemeColors &c = desktop::themeColors(theme == "dark"_L1);
    for (const QColor &ground : {c.ground, c.raised, c.sunken, c.tint}) {
        for (const QColor &text : {c.text, c.quiet, c.accent, c.good, c.bad})
            QVERIFY2(contrast(text, ground) >= readable,
                     qPrintable(text.name() + u" on "_s + ground.name()));
    }
    for (const QColor &ground : {c.accent, c.accentHover, c.accentPressed})
        QVERIFY2(contrast(c.onAccent, ground) >= readable, qPrintable(ground.name()));
    QVERIFY(contrast(c.warningText, c.warningGround) >= readable);
    QVERIFY(contrast(c.problemText, c.problemGround) >= readable);
    for (const QColor &ground : {c.ground, c.raised}) {
        QVERIFY(contrast(c.outline, ground) >= visible);
        QVERIFY(contrast(c.accent, ground) >= visible);
    }
}

void TestTheme::paletteCanBeRead()
{
    QFETCH(const QString, theme);
    dress(theme);
    const QPalette palette = QApplication::palette();
    using Role = QPalette::ColorRole;
    const QList<std::pair<Role, QList<Role>>> pairs{
        {Role::WindowText, {Role::Window, Role::Base, Role::AlternateBase}},
        {Role::Text, {Role::Base, Role::AlternateBase, Role::Window}},
        {Role::ButtonText, {Role::Button}},
        {Role::PlaceholderText, {Role::Base, Role::Window, Role::Button}},
        {Role::HighlightedText, {Role::Highlight}},
        {Role::Link, {Role::Base, Role::Window}},
        {Role::LinkVisited, {Role::Base, Role::Window}},
        {Role::ToolTipText, {Role::ToolTipBase}},
    };
    for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled}) {
        for (const auto &[text, grounds] : pairs) {
            for (const Role ground : grounds)
                QVERIFY2(contrast(palette.color(group, text), palette.color(group, ground))
                             >= readable,
                         qPrintable(u"%1: %2 on %3"_s.arg(group).arg(text).arg(ground)));
        }
    }
}

void TestTheme::lettersOnAvatarsCanBeRead()
{
    QSet<QRgb> grounds;
    for (int i = 0; i < 200; ++i) {
        const QImage avatar = desktop::roundAvatar({}, QString::number(i), {120, 120}, 1).toImage();
        grounds << avatar.pixel(6, 60);
    }
    QVERIFY(grounds.size() > 5);
    for (const QRgb ground : std::as_const(grounds))
        QVERIFY2(contrast(Qt::white, QColor(ground)) >= readable,
                 qPrintable(QColor(ground).name()));
}

void TestTheme::buttonsCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("state");
    for (const auto &theme : {u"light"_s, u"dark"_s}) {
        for (const auto &kind :
             {u"plain"_s, u"primary"_s, u"destructive"_s, u"flat"_s, u"kakao"_s}) {
            for (const auto &state : {u"usual"_s, u"down"_s, u"disabled"_s, u"focused"_s})
                QTest::addRow("%s %s %s", qPrintable(theme), qPrintable(kind), qPrintable(state))
                    << theme << kind << state;
        }
    }
}

void TestTheme::buttonsCanBeRead()
{
    QFETCH(const QString, theme);
    QFETCH(const QString, kind);
    QFETCH(const QString, state);
    dress(theme);
    QWidget window;
    QAbstractButton *button = nullptr;
    if (kind == "kakao"_L1) {
        button = new desktop::KakaoButton(&window);
    } else {
        auto *push = new QPushButton(&window);
        push->setFlat(kind == "flat"_L1);
        push->setProperty(qPrintable(kind), true);
        button = push;
    }
    QFont large = button->font();
    large.setPixelSize(24); // a stem of a letter is as dark as the letter is
    button->setFont(large);
    button->setText(u"HIH"_s);
    button->setDown(state == "down"_L1);
    button->setEnabled(state != "disabled"_L1);
    button->setGeometry(0, 0, 200, 56);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    if (state == "focused"_L1)
        button->setFocus();
    else
        button->clearFocus();
    QCOMPARE(button->hasFocus(), state == "focused"_L1);
    QVERIFY(contrastOfDrawn(*button) >= readable);
}

void TestTheme::windowsCanBeRead_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("theme");
    for (const QString &name : themedWindows()) {
        for (const auto &theme : {u"light"_s, u"dark"_s})
            QTest::addRow("%s %s", qPrintable(name), qPrintable(theme)) << name << theme;
    }
}

/// What the labels say of their colour, on what is really painted below them.
void TestTheme::windowsCanBeRead()
{
    QFETCH(const QString, name);
    QFETCH(const QString, theme);
    dress(theme);
    const auto window = makeThemedWindow(name);
    const QImage image = grabbed(*window);
    for (const QLabel *label : window->findChildren<QLabel *>()) {
        const QRect seen = label->visibleRegion().boundingRect();
        if (label->text().isEmpty() || seen.isEmpty())
            continue;
        const QColor ground =
            groundIn(image, seen.translated(label->mapTo(window.get(), QPoint())));
        const QColor text = label->palette().color(label->foregroundRole());
        QVERIFY2(contrast(text, ground) >= readable, qPrintable(named(label)));
    }
    for (const auto *edit : window->findChildren<QLineEdit *>()) {
        const QColor ground = pixel(image, edit->mapTo(window.get(), QPoint(5, 8)));
        for (const auto role : {QPalette::Text, QPalette::PlaceholderText})
            QVERIFY2(contrast(edit->palette().color(role), ground) >= readable,
                     qPrintable(named(edit)));
    }
}

/// Whatever a window has kept of the old colours, a new one has not.
void TestTheme::openWindowsFollow()
{
    QFETCH(const QString, name);
    desktop::setAppearance(Appearance::Light);
    QImage changed;
    QImage light;
    QImage lightAgain;
    {
        const auto window = makeThemedWindow(name);
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        light = grabbed(*window);
        desktop::setAppearance(Appearance::Dark);
        changed = grabbed(*window);
        desktop::setAppearance(Appearance::Light);
        lightAgain = grabbed(*window);
        desktop::setAppearance(Appearance::Dark);
    }
    const auto window = makeThemedWindow(name);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    QVERIFY(changed != light);
    QCOMPARE(changed, grabbed(*window));
    QCOMPARE(lightAgain, light);
}

void TestTheme::followsTheDesktop()
{
    QFETCH(const QString, name);
    QVERIFY(!desktop::isDark());
    const auto window = makeThemedWindow(name);
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
    const QImage light = grabbed(*window);
    QApplication::setPalette(systemPalette(true));
    QTRY_VERIFY(desktop::isDark());
    QCOMPARE(QApplication::palette(), desktop::themePalette(desktop::themeColors(true)));
    const QImage dark = grabbed(*window);
    QVERIFY(dark != light);
    QApplication::setPalette(systemPalette(false));
    QCOMPARE(grabbed(*window), light);
    desktop::setAppearance(Appearance::Dark);
    QCOMPARE(grabbed(*window), dark);
}

void TestTheme::staysAsItWasAskedFor()
{
    desktop::setAppearance(Appearance::Light);
    QApplication::setPalette(systemPalette(true));
    QTRY_COMPARE(QApplication::palette(), desktop::themePalette(desktop::themeColors(false)));
    QVERIFY(!desktop::isDark());
}

void TestTheme::backToTheDesktop()
{
    desktop::setAppearance(Appearance::Light);
    QApplication::setPalette(systemPalette(true)); // meanwhile
    QTRY_COMPARE(QApplication::palette(), desktop::themePalette(desktop::themeColors(false)));
    desktop::setAppearance(Appearance::System);
    QCOMPARE(desktop::appearance(), Appearance::System);
    QVERIFY(desktop::isDark());
    desktop::setAppearance(Appearance::Light);
    QVERIFY(!desktop::isDark());
    QCOMPARE(QApplication::palette().color(QPalette::Window), desktop::themeColors(false).ground);
}

void TestTheme::theFocusIsSeen_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("kind");
    for (const auto &theme : {u"light"_s, u"dark"_s}) {
        for (const auto &kind : {u"plain"_s, u"primary"_s, u"destructive"_s, u"kakao"_s})
            QTest::addRow("%s %s", qPrintable(theme), qPrintable(kind)) << theme << kind;
    }
}

/// A ring in the accent at the edge, for every kind.
void TestTheme::theFocusIsSeen()
{
    QFETCH(const QString, theme);
    QFETCH(const QString, kind);
    dress(theme);
    QWidget window;
    QAbstractButton *button = kind == "kakao"_L1
        ? static_cast<QAbstractButton *>(new desktop::KakaoButton(&window))
        : new QPushButton(&window);
    button->setProperty(qPrintable(kind), true);
    button->setGeometry(20, 20, 200, 48);
    window.resize(240, 88);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    button->setFocus();
    const ThemeColors &colors = desktop::themeColors(theme == "dark"_L1);
    const QImage image = grabbed(window);
    QCOMPARE(pixel(image, {120, 20}), colors.accent);
    QCOMPARE(pixel(image, {120, 67}), colors.accent);
    QCOMPARE(pixel(image, {20, 44}), colors.accent);
    QVERIFY(pixel(image, {120, 23}) != colors.accent); // not lost in the button itself
}

void TestTheme::aBusyBarMovesWhileItIsSeen()
{
    QProgressBar bar;
    bar.setRange(0, 0);
    bar.setTextVisible(false);
    bar.resize(300, 6);
    bar.show();
    const QImage first = grabbed(bar);
    QTRY_VERIFY(grabbed(bar) != first);
}

void TestTheme::centredLinesAreOfLikeLength_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNarrower");
    QTest::newRow("a last word alone") << u"aaaa bbbb cccc dddd eeee"_s << true;
    QTest::newRow("one line") << u"aaaa bbbb"_s << false;
    QTest::newRow("a word that is wide") << u"aaaa bbbbbbbbbbbbbbb"_s << false;
}

void TestTheme::centredLinesAreOfLikeLength()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isNarrower);
    const QFontMetrics metrics{QFont()};
    constexpr int flags = Qt::AlignCenter | Qt::TextWordWrap;
    const QRect box(10, 20, metrics.horizontalAdvance(u"aaaa bbbb cccc dddd "_s), 200);
    const auto heightIn = [&](const QRect &room) {
        return metrics.boundingRect(QRect(QPoint(), room.size()), flags, text).height();
    };

    const QRect balanced = desktop::balancedBox(box, flags, text, metrics);
    QCOMPARE(heightIn(balanced), heightIn(box));
    QCOMPARE(balanced.width() < box.width() * 3 / 4, isNarrower);
    QVERIFY(std::abs(balanced.center().x() - box.center().x()) <= 1);
    QCOMPARE(balanced.height(), box.height());
    QVERIFY(metrics.boundingRect(QRect(QPoint(), balanced.size()), flags, text).width()
            <= balanced.width());
}

void TestTheme::pictures_data()
{
    windowsCanBeRead_data();
}

void TestTheme::pictures()
{
    QFETCH(const QString, name);
    QFETCH(const QString, theme);
    dress(theme);
    const auto window = makeThemedWindow(name);
    QVERIFY(savePicture(*window, u"theme"_s));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
