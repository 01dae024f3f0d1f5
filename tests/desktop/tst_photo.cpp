// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/avatar.h"
#include "desktop/photolabel.h"

#include <QProxyStyle>
#include <QVariantAnimation>

using desktop::PhotoLabel;

namespace {

constexpr QSize size(120, 120);

/// A desktop on which things move for a given time.
class MovingStyle final : public QProxyStyle
{
public:
    explicit MovingStyle(int duration) : QProxyStyle(u"Fusion"_s), m_duration(duration) {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? m_duration
            : QProxyStyle::styleHint(hint, option, widget, data);
    }

private:
    int m_duration;
};

QPixmap plain(const QColor &color)
{
    QPixmap pixmap(size);
    pixmap.fill(color);
    return pixmap;
}

QColor middle(PhotoLabel &label)
{
    return label.grab().toImage().pixelColor(size.width() / 2, size.height() / 2);
}

QImage avatar(const QString &name)
{
    return desktop::roundAvatar({}, name, size, 1).toImage();
}

} // namespace

class TestPhoto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }
    void fadesIn();
    void theFirstOneIsThereAtOnce();
    void nothingMovesWhereItMustNot();
    void anotherOneInTheMiddle();
    void mayGoInTheMiddle();
    void theInitial_data();
    void theInitial();
    void somebodyWithoutAName_data();
    void somebodyWithoutAName();
};

void TestPhoto::fadesIn()
{
    MovingStyle style(10'000); // of which the label takes no more than it wants
    PhotoLabel label;
    label.setStyle(&style);
    label.setFixedSize(size);
    label.setPhoto(plain(Qt::red));
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QCOMPARE(middle(label), QColor(Qt::red));
    label.setPhoto(plain(Qt::blue));
    QVERIFY(label.isFading());
    QCOMPARE(middle(label), QColor(Qt::red));
    QTRY_VERIFY_WITH_TIMEOUT(!label.isFading(), 5000);
    QCOMPARE(middle(label), QColor(Qt::blue));
}

void TestPhoto::theFirstOneIsThereAtOnce()
{
    MovingStyle style(200);
    PhotoLabel label;
    label.setStyle(&style);
    label.setFixedSize(size);
    label.setPhoto(plain(Qt::red));
    label.setPhoto(plain(Qt::blue)); // before anybody has seen the label
    label.show();
    QVERIFY(!label.isFading());
    QCOMPARE(middle(label), QColor(Qt::blue));
}

void TestPhoto::nothingMovesWhereItMustNot()
{
    MovingStyle style(0);
    PhotoLabel label;
    label.setStyle(&style);
    label.setFixedSize(size);
    label.setPhoto(plain(Qt::red));
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QCOMPARE(middle(label), QColor(Qt::red));
    label.setPhoto(plain(Qt::blue));
    QVERIFY(!label.isFading());
    QCOMPARE(middle(label), QColor(Qt::blue));
}

void TestPhoto::anotherOneInTheMiddle()
{
    MovingStyle style(200);
    PhotoLabel label;
    label.setStyle(&style);
    label.setFixedSize(size);
    label.setPhoto(plain(Qt::red));
    label.show();
    QVERIFY(QTest::qWaitForWindowExposed(&label));
    QCOMPARE(middle(label), QColor(Qt::red));
    label.setPhoto(plain(Qt::blue));
    label.setPhoto(plain(Qt::green));
    QTRY_VERIFY(!label.isFading());
    QCOMPARE(middle(label), QColor(Qt::green));
}

/// What happens at the end of it needs a whole label.
void TestPhoto::mayGoInTheMiddle()
{
    MovingStyle style(10'000);
    auto label = std::make_unique<PhotoLabel>();
    label->setStyle(&style);
    label->setFixedSize(size);
    label->setPhoto(plain(Qt::red));
    label->show();
    QVERIFY(QTest::qWaitForWindowExposed(label.get()));
    QCOMPARE(middle(*label), QColor(Qt::red));
    label->setPhoto(plain(Qt::blue));
    QVERIFY(label->isFading());
    bool isWhole = false;
    const QObject *object = label.get();
    connect(label->findChild<QVariantAnimation *>(), &QObject::destroyed, this,
            [&] { isWhole = qobject_cast<const QLabel *>(object); });
    label.reset();
    QVERIFY(isWhole);
}

void TestPhoto::theInitial_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("initial");
    QTest::newRow("syllable block") << u"라이언"_s << u"라"_s;
    QTest::newRow("the same of letters") << u"라이언"_s.normalized(QString::NormalizationForm_D)
                                         << u"라"_s.normalized(QString::NormalizationForm_D);
    QTest::newRow("lower case") << u"ryan"_s << u"R"_s;
    QTest::newRow("a family") << u"👨‍👩‍👧‍👦 Kim"_s
                              << u"👨‍👩‍👧‍👦"_s;
    QTest::newRow("a flag") << u"🇰🇷 Kim"_s << u"🇰🇷"_s;
    QTest::newRow("Arabic") << u"مرحبا"_s << u"م"_s;
    QTest::newRow("after what nobody sees") << u"\u200b\u3164 무지"_s << u"무"_s;
}

/// Compared without the colour of the ground, which depends on the name.
void TestPhoto::theInitial()
{
    QFETCH(const QString, name);
    QFETCH(const QString, initial);
    const auto letterOf = [](const QImage &image) {
        const QColor ground = image.pixelColor(size.width() / 2, 3);
        QImage letter(size, QImage::Format_Mono);
        letter.fill(0);
        for (int y = 0; y < size.height(); ++y) {
            for (int x = 0; x < size.width(); ++x) {
                if (qAlpha(image.pixel(x, y)) == 255 && image.pixelColor(x, y) != ground)
                    letter.setPixel(x, y, 1);
            }
        }
        return letter;
    };
    const QImage drawn = letterOf(avatar(name));
    QVERIFY(drawn != letterOf(avatar(u"\u200b"_s)));
    QCOMPARE(drawn, letterOf(avatar(initial)));
    QVERIFY(avatar(name).save(QStringLiteral(DAEMUN_PICTURES "/avatar-%1.png")
                                  .arg(QString::fromUtf8(QTest::currentDataTag()))));
}

void TestPhoto::somebodyWithoutAName_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << QString();
    QTest::newRow("nothing to see") << u"\u200b\u3164"_s;
}

void TestPhoto::somebodyWithoutAName()
{
    QFETCH(const QString, name);
    const QImage image = avatar(name);
    QCOMPARE(image.pixelColor(60, 47), QColor(Qt::white));  // a head
    QCOMPARE(image.pixelColor(60, 110), QColor(Qt::white)); // shoulders
    QVERIFY(image.pixelColor(60, 10) != QColor(Qt::white));
    QCOMPARE(image.pixelColor(2, 2).alpha(), 0); // a circle
}

QTEST_MAIN(TestPhoto)
#include "tst_photo.moc"
