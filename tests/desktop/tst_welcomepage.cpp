// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/welcomepage.h"

#include <QCheckBox>
#include <QSignalSpy>

using desktop::WelcomePage;

namespace {

constexpr QSize narrow(320, 430); // what the sandbox's banner leaves of 480
constexpr QSize wide(420, 640);

/// A page on the screen.
struct Scene
{
    explicit Scene(const QSize &size = wide)
        : keep(page.findChild<QCheckBox *>(u"keepCheckBox"_s)),
          start(page.findChild<QWidget *>(u"startButton"_s)),
          sentence(page.findChild<QLabel *>(u"notKeptLabel"_s)),
          asked(&page, &WelcomePage::signInRequested)
    {
        page.resize(size);
        page.show();
    }

    WelcomePage page;
    QCheckBox *keep;
    QWidget *start;
    QLabel *sentence;
    QSignalSpy asked;
};

} // namespace

class TestWelcomePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void asksWhetherToKeep_data();
    void asksWhetherToKeep();
    void saysWhatIsNotKept();
    void byKeyboard();
    void fits_data();
    void fits();
    void mnemonicsDoNotCollide();
    void pictures_data() { pictureRows({u"kept"_s, u"notkept"_s}, narrow, wide); }
    void pictures();
};

void TestWelcomePage::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestWelcomePage::asksWhetherToKeep_data()
{
    QTest::addColumn<int>("clicks");
    QTest::addColumn<bool>("keep");
    QTest::newRow("as it is") << 0 << true;
    QTest::newRow("off") << 1 << false;
    QTest::newRow("off and on") << 2 << true;
}

void TestWelcomePage::asksWhetherToKeep()
{
    QFETCH(const int, clicks);
    QFETCH(const bool, keep);
    Scene scene;
    for (int i = 0; i < clicks; ++i)
        QTest::mouseClick(scene.keep, Qt::LeftButton, {}, QPoint(8, scene.keep->height() / 2));
    QTest::mouseClick(scene.start, Qt::LeftButton);
    QCOMPARE(scene.asked.count(), 1);
    QCOMPARE(scene.asked.constFirst().constFirst().toBool(), keep);
}

void TestWelcomePage::saysWhatIsNotKept()
{
    Scene scene;
    QVERIFY(!scene.sentence->isVisible());
    const QRect start = scene.start->geometry();
    const QRect keep = scene.keep->geometry();
    scene.keep->click();
    QVERIFY(scene.sentence->isVisible());
    QCOMPARE(scene.sentence->text(),
             u"Nothing is kept on this computer: you are signed out when you quit."_s);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(scene.start->geometry(), start); // nothing moves below the pointer
    QCOMPARE(scene.keep->geometry(), keep);
    scene.keep->click();
    QVERIFY(!scene.sentence->isVisible());
}

void TestWelcomePage::byKeyboard()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    scene.start->setFocus();
    QTest::keyClick(scene.start, Qt::Key_Tab);
    QCOMPARE(scene.page.focusWidget(), scene.keep);
    QTest::keyClick(scene.keep, Qt::Key_Space);
    QVERIFY(!scene.keep->isChecked());
    QTest::keyClick(&scene.page, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(scene.asked.count(), 1);
    QCOMPARE(scene.asked.constFirst().constFirst().toBool(), false);
}

void TestWelcomePage::fits_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Korean") << u"ko"_s;
}

void TestWelcomePage::fits()
{
    QFETCH(const QString, language);
    speak(language);
    Scene scene(narrow);
    scene.keep->click();
    QTRY_COMPARE(sticksOut(scene.page), QString());
    QCOMPARE(scene.page.size(), narrow);
    QCOMPARE(unnamed(scene.page), QString());
}

void TestWelcomePage::mnemonicsDoNotCollide()
{
    const Scene scene;
    QCOMPARE(mnemonics(scene.page), QStringList({u"Alt+K"_s, u"Alt+S"_s}));
}

void TestWelcomePage::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    Scene shown(size);
    shown.keep->setChecked(scene == "kept"_L1);
    QVERIFY(savePicture(shown.page, u"welcome"_s));
}

QTEST_MAIN(TestWelcomePage)
#include "tst_welcomepage.moc"
