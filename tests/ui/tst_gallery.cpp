// SPDX-License-Identifier: Apache-2.0
#include "look.h"
#include "scene.h"

#include <QDir>
#include <QImageReader>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace {

const QString galleryFolder = QStringLiteral(DAEMUN_PICTURES);
const QString readmeFolder = QStringLiteral(DAEMUN_README_PICTURES);
constexpr int coarseness = 8; // pixels to one: how the edges of letters are drawn counts little
constexpr int visible = 24;   // of 255
constexpr int most = 6;       // places: the last digit of a port

/// How many places of two pictures differ for somebody short-sighted.
int differences(const QImage &a, const QImage &b)
{
    const auto coarse = [](const QImage &image) {
        return image.convertToFormat(QImage::Format_RGB32)
            .scaled(image.size() / coarseness, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    };
    const QImage one = coarse(a);
    const QImage other = coarse(b);
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QColor here = one.pixelColor(x, y);
            const QColor there = other.pixelColor(x, y);
            const int apart = std::max({std::abs(here.red() - there.red()),
                                        std::abs(here.green() - there.green()),
                                        std::abs(here.blue() - there.blue())});
            count += apart > visible;
        }
    }
    return count;
}

QStringList pictures(const QString &folder)
{
    return QDir(folder).entryList({u"*.png"_s}, QDir::Files, QDir::Name);
}

} // namespace

/// Every window can be drawn in every way, and README shows what there is.
class TestGallery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyPictureIsThere();
    void everyWindowHasASheet();
    void readmeIsComplete();
    void readmeIsCurrent_data();
    void readmeIsCurrent();
};

void TestGallery::initTestCase()
{
    QProcess gallery;
    gallery.setProcessChannelMode(QProcess::ForwardedChannels);
    gallery.start(QStringLiteral(DAEMUN_GALLERY), {galleryFolder});
    QVERIFY(gallery.waitForFinished(170'000));
    QCOMPARE(gallery.exitCode(), 0);
}

void TestGallery::everyPictureIsThere()
{
    for (const gallery::Play &play : gallery::plays()) {
        for (const gallery::Look &look : gallery::looks()) {
            const QString file = galleryFolder + u'/' + play.scene.window + u'/' + play.name()
                + u'-' + look.language + u'-' + look.theme;
            const QSize size = QImageReader(file + u"-100.png"_s).size();
            QVERIFY2(size.isValid(), qPrintable(file));
            QCOMPARE(QImageReader(file + u"-200.png"_s).size(), 2 * size);
        }
    }
}

void TestGallery::everyWindowHasASheet()
{
    for (const gallery::Scene &scene : gallery::scenes()) {
        const QString file = galleryFolder + u'/' + scene.window + u".png"_s;
        QVERIFY2(QImageReader(file).size().isValid(), qPrintable(file));
    }
    QVERIFY(QFile::exists(galleryFolder + u"/index.html"_s));
}

void TestGallery::readmeIsComplete()
{
#ifndef DAEMUN_HAS_WEBVIEW
    QSKIP("one of the pictures shows the login window");
#endif
    QCOMPARE(pictures(readmeFolder), pictures(galleryFolder + u"/readme"_s));
}

void TestGallery::readmeIsCurrent_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : pictures(galleryFolder + u"/readme"_s))
        QTest::newRow(qPrintable(name)) << name;
}

void TestGallery::readmeIsCurrent()
{
    QFETCH(const QString, name);
    const QImage now(galleryFolder + u"/readme/"_s + name);
    const QImage shown(readmeFolder + u'/' + name);
    QVERIFY2(!shown.isNull(), "./dev gallery draws it");
    if (now.text(u"Software"_s) != shown.text(u"Software"_s))
        QSKIP("drawn with another version of Qt, whose style differs");
    QCOMPARE(now.size(), shown.size());
    const int count = differences(now, shown);
    QVERIFY2(count <= most,
             qPrintable(u"./dev gallery renews it: they differ in %1 places"_s.arg(count)));
}

QTEST_GUILESS_MAIN(TestGallery)
#include "tst_gallery.moc"
