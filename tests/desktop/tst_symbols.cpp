// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/drawing.h"
#include "desktop/gatemark.h"
#include "desktop/symbol.h"
#include "desktop/themecolors.h"

#include <QFile>
#include <QPainter>
#include <QStyle>
#include <QSvgRenderer>
#include <QTemporaryDir>

using desktop::Drawing;
using desktop::Symbol;

namespace {

constexpr QColor ink(0x2b, 0x4c, 0x8c);

QImage blank(int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    return image;
}

QImage drawnByUs(const QString &file, int size)
{
    QImage image = blank(size);
    QPainter painter(&image);
    Drawing(file).paint(painter, image.rect(), ink);
    return image;
}

QImage drawnByQt(const QString &file, int size)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(source.readAll().replace("currentColor", ink.name().toLatin1()));
    QImage image = blank(size);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, image.rect());
    return image;
}

/// From 0 to 255, a pixel.
double difference(const QImage &left, const QImage &right)
{
    double sum = 0;
    for (int y = 0; y < left.height(); ++y) {
        for (int x = 0; x < left.width(); ++x)
            sum += std::abs(qGray(left.pixel(x, y)) - qGray(right.pixel(x, y)));
    }
    return sum / (left.width() * left.height());
}

/// Of the least transparent pixel.
QColor strongest(const QImage &image)
{
    QColor found(Qt::transparent);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor color = image.pixelColor(x, y);
            if (color.alpha() > found.alpha())
                found = color;
        }
    }
    return found;
}

QImage iconImage(Symbol symbol, QIcon::Mode mode = QIcon::Normal)
{
    return desktop::symbolIcon(symbol).pixmap(QSize(64, 64), 1, mode).toImage();
}

bool isClose(const QColor &left, const QColor &right)
{
    return std::abs(left.red() - right.red()) < 3 && std::abs(left.green() - right.green()) < 3
        && std::abs(left.blue() - right.blue()) < 3;
}

} // namespace

/// Our drawings: what QtSvg makes of them, at every size and in every colour.
class TestSymbols : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { dress(u"light"_s); }
    void drawsWhatSvgSays_data();
    void drawsWhatSvgSays();
    void isSharp_data();
    void isSharp();
    void everySymbolIsThere();
    void followsTheTheme();
    void theStyleHasThem();
    void refusesWhatItCannotRead();
    void theApplicationsIcon();
};

void TestSymbols::drawsWhatSvgSays_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("size");
    const QDir icons(u":/icons"_s);
    const QStringList files = icons.entryList();
    QCOMPARE(files.size(), int(Symbol::Warning) + 2); // the symbols and the icon of the program
    for (const QString &file : files) {
        for (const int size : {16, 24, 32, 48, 64, 256, 512})
            QTest::addRow("%s %d", qPrintable(file), size) << icons.filePath(file) << size;
    }
}

void TestSymbols::drawsWhatSvgSays()
{
    QFETCH(const QString, file);
    QFETCH(const int, size);
    const QImage ours = drawnByUs(file, size);
    QVERIFY(difference(ours, blank(size)) > 5);
    QVERIFY(difference(ours, drawnByQt(file, size)) < 1);
}

void TestSymbols::isSharp_data()
{
    QTest::addColumn<qreal>("scale");
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("150 %") << 1.5;
    QTest::newRow("200 %") << 2.0;
}

/// Drawn for the screen's pixels, and not a small picture made larger.
void TestSymbols::isSharp()
{
    QFETCH(const qreal, scale);
    for (const int size : {16, 24, 32}) {
        const QPixmap pixmap =
            desktop::symbolIcon(Symbol::Settings).pixmap(QSize(size, size), scale, QIcon::Normal);
        QCOMPARE(pixmap.width(), int(size * scale));
        QCOMPARE(pixmap.devicePixelRatio(), scale);
        QImage onWhite = blank(pixmap.width());
        QPainter painter(&onWhite);
        painter.drawImage(0, 0, [&] {
            QImage image = pixmap.toImage();
            image.setDevicePixelRatio(1);
            return image;
        }());
        painter.end();
        QImage right = blank(pixmap.width());
        QPainter again(&right);
        desktop::paintSymbol(again, right.rect(), Symbol::Settings,
                             QApplication::palette().color(QPalette::ButtonText));
        again.end();
        QVERIFY(difference(onWhite, right) < 0.5);
        if (scale > 1) {
            QImage small = blank(size);
            QPainter once(&small);
            desktop::paintSymbol(once, small.rect(), Symbol::Settings,
                                 QApplication::palette().color(QPalette::ButtonText));
            once.end();
            const QImage stretched =
                small.scaled(right.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            QVERIFY(difference(onWhite, stretched) > 2);
        }
    }
}

void TestSymbols::everySymbolIsThere()
{
    QList<QImage> seen;
    for (int i = 0; i <= int(Symbol::Warning); ++i) {
        const QImage image = iconImage(Symbol(i));
        QVERIFY(strongest(image).alpha() > 200);
        QVERIFY2(!seen.contains(image), qPrintable(QString::number(i)));
        seen << image;
    }
}

void TestSymbols::followsTheTheme()
{
    const QIcon icon = desktop::symbolIcon(Symbol::Settings);
    for (const bool isDark : {false, true, false}) {
        dress(isDark ? u"dark"_s : u"light"_s);
        const desktop::ThemeColors &colors = desktop::themeColors(isDark);
        const auto color = [&](QIcon::Mode mode) {
            return strongest(icon.pixmap(QSize(64, 64), 1, mode).toImage());
        };
        QVERIFY(isClose(color(QIcon::Normal), colors.text));
        QVERIFY(isClose(color(QIcon::Disabled), colors.quiet));
        QVERIFY(isClose(color(QIcon::Selected), colors.onAccent));
    }
}

void TestSymbols::theStyleHasThem()
{
    const auto image = [](QStyle::StandardPixmap which) {
        return QApplication::style()->standardIcon(which).pixmap(QSize(64, 64), 1).toImage();
    };
    QCOMPARE(image(QStyle::SP_BrowserReload), iconImage(Symbol::Reload));
    QCOMPARE(image(QStyle::SP_TitleBarCloseButton), iconImage(Symbol::Close));
}

void TestSymbols::refusesWhatItCannotRead()
{
    QVERIFY(Drawing(u":/icons/no-such.svg"_s).isNull());
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"broken.svg"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<svg viewBox=\"0 0 24 24\"><circle cx=\"1\" cy=\"1\" r=\"1\"/>");
    file.close();
    QVERIFY(Drawing(file.fileName()).isNull());
    QImage image = blank(16);
    QPainter painter(&image);
    Drawing(file.fileName()).paint(painter, image.rect(), ink);
    QCOMPARE(image, blank(16));
}

void TestSymbols::theApplicationsIcon()
{
    const QIcon icon = desktop::applicationIcon();
    for (const int size : {16, 32, 64})
        QVERIFY(icon.availableSizes().contains(QSize(size, size)));
    QImage onWhite = blank(64);
    QPainter painter(&onWhite);
    painter.drawPixmap(0, 0, icon.pixmap(QSize(64, 64), 1));
    painter.end();
    QVERIFY(difference(onWhite, drawnByQt(u":/icons/daemun.svg"_s, 64)) < 1);
    const QDir folder(QStringLiteral(DAEMUN_PICTURES));
    QVERIFY(QDir().mkpath(folder.path()));
    QVERIFY(drawnByUs(u":/icons/daemun.svg"_s, 256).save(folder.filePath(u"icon-256.png"_s)));
    QVERIFY(drawnByUs(u":/icons/daemun.svg"_s, 16).save(folder.filePath(u"icon-16.png"_s)));
}

QTEST_MAIN(TestSymbols)
#include "tst_symbols.moc"
