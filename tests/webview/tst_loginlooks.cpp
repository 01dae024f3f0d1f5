// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QApplication>
#include <QDir>
#include <QPalette>
#include <QProgressBar>
#include <QScreen>
#include <QTest>
#include <QTimer>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

namespace {

QPalette palette(const QColor &ground, const QColor &text)
{
    QPalette palette;
    for (const auto role :
         {QPalette::Window, QPalette::Base, QPalette::Button, QPalette::AlternateBase})
        palette.setColor(role, ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, text);
    return palette;
}

QPalette darkPalette()
{
    return palette(QColor(0x20, 0x20, 0x24), Qt::white);
}

/// The lightness of the brightest part of a picture; a letter is not bright enough to count.
int brightestBlock(const QImage &picture)
{
    constexpr int side = 16;
    const QImage blocks = picture.scaled(picture.width() / side, picture.height() / side,
                                         Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    int brightest = 0;
    for (int y = 0; y < blocks.height(); ++y) {
        for (int x = 0; x < blocks.width(); ++x)
            brightest = std::max(brightest, blocks.pixelColor(x, y).lightness());
    }
    return brightest;
}

/// What was in the page's place from the opening of the login window on.
class Film final
{
public:
    explicit Film(Attempt &attempt) : m_attempt(attempt)
    {
        QObject::connect(&m_camera, &QTimer::timeout, &m_camera, [this] { take(); });
        m_camera.start(1);
    }

    [[nodiscard]] QImage brightest() const { return m_brightest; }
    [[nodiscard]] QColor pageColor() const { return m_pageColor; }
    [[nodiscard]] int frames() const { return m_frames; }

private:
    void take()
    {
        const QWidget *window = m_attempt.window();
        if (!window)
            return;
        const QImage frame = window->screen()->grabWindow(window->winId()).toImage();
        // Nothing of the window has been drawn yet, not even its edge.
        if (frame.isNull() || frame.pixelColor(2, 2) != window->palette().color(QPalette::Window))
            return;
        ++m_frames;
        const QWidget *view = m_attempt.view();
        const QImage page = frame.copy(QRect(view->mapTo(window, QPoint()), view->size()));
        m_pageColor = page.pixelColor(page.rect().center());
        if (m_brightest.isNull() || brightestBlock(page) > brightestBlock(m_brightest))
            m_brightest = page;
    }

    Attempt &m_attempt;
    QTimer m_camera;
    QImage m_brightest;
    QColor m_pageColor;
    int m_frames = 0;
};

} // namespace

/// What the login window looks like while its page comes.
class TestLoginLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingFlashesInTheDark_data();
    void nothingFlashesInTheDark();
    void aPageWithoutAGroundIsOnWhite();
    void theGroundFollowsThePalette();
    void aDarkPageIsAskedFor();
    void onlyALongWaitIsShown();

private:
    PageServer m_server;
    PageServer m_tripwire;
};

void TestLoginLooks::initTestCase()
{
    QApplication::setPalette(darkPalette()); // before Chromium starts
}

void TestLoginLooks::init()
{
    m_server.clear();
    QApplication::setPalette(darkPalette());
}

void TestLoginLooks::nothingFlashesInTheDark_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::newRow("its own ground") << QByteArray("<body style='background:#203040;color:white'>a");
    QTest::newRow("a colour scheme")
        << QByteArray("<meta name=color-scheme content='light dark'>a");
    QTest::newRow("a style sheet that is late")
        << QByteArray("<link rel=stylesheet href=/late><body style='background:#203040'>a");
    QTest::newRow("never comes") << QByteArray();
}

void TestLoginLooks::nothingFlashesInTheDark()
{
    QFETCH(const QByteArray, page);
    if (page.isEmpty())
        m_server.set("/start", {.hangs = true});
    else
        m_server.setPage("/start", page);
    m_server.set("/late", {.hangs = true});

    Attempt attempt(makeRequest(m_server, m_tripwire));
    const Film film(attempt);
    QTRY_COMPARE(m_server.seen("/start"), 1);
    QTRY_VERIFY(m_server.seen("/late") == 1 || !page.contains("/late"));
    m_server.release();
    QVERIFY(page.isEmpty() || attempt.waitForFrame());
    QTRY_VERIFY(film.frames() > 3);

    const QString folder = QStringLiteral(DAEMUN_PICTURES);
    QVERIFY(QDir().mkpath(folder));
    film.brightest().save(folder
                          + u"/brightest-%1.png"_s.arg(
                              QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
    QVERIFY2(brightestBlock(film.brightest()) < 128,
             qPrintable(QString::number(brightestBlock(film.brightest()))));
}

void TestLoginLooks::aPageWithoutAGroundIsOnWhite()
{
    m_server.setPage("/start", "black on nothing");
    m_server.setPage("/other", "<body style='background:#203040'>a");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    const Film film(attempt);
    QVERIFY(attempt.waitForFrame());
    QTRY_COMPARE(film.pageColor(), QColor(Qt::white));
    QCOMPARE(attempt.page()->backgroundColor(), QColor(Qt::white));

    attempt.evaluate(u"location='/other'"_s);
    QTRY_COMPARE(film.pageColor(), QColor(0x20, 0x30, 0x40));
    QTRY_COMPARE(attempt.page()->backgroundColor(),
                 attempt.window()->palette().color(QPalette::Window));
}

void TestLoginLooks::theGroundFollowsThePalette()
{
    m_server.setPage("/start", "<body style='background:#203040'>a");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFrame());
    QCOMPARE(attempt.page()->backgroundColor(), QColor(0x20, 0x20, 0x24));
    QApplication::setPalette(palette(QColor(0xef, 0xef, 0xef), Qt::black));
    QTRY_COMPARE(attempt.page()->backgroundColor(), QColor(Qt::white));
    QApplication::setPalette(darkPalette());
    QTRY_COMPARE(attempt.page()->backgroundColor(), QColor(0x20, 0x20, 0x24));
}

void TestLoginLooks::aDarkPageIsAskedFor()
{
    m_server.setPage("/start", "<meta name=color-scheme content='light dark'>a");
    const QByteArray flags = qgetenv("QTWEBENGINE_CHROMIUM_FLAGS");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    const QString dark = u"matchMedia('(prefers-color-scheme: dark)').matches"_s;
    QVERIFY(attempt.evaluate(dark).toBool());
    // The page has been asked for its ground before.
    QCOMPARE(attempt.page()->backgroundColor(),
             attempt.window()->palette().color(QPalette::Window));
    // For no other program that is started.
    QCOMPARE(qgetenv("QTWEBENGINE_CHROMIUM_FLAGS"), flags);
    QVERIFY(!qEnvironmentVariableIsSet("QTWEBENGINE_ENABLE_LINUX_ACCESSIBILITY"));
}

void TestLoginLooks::onlyALongWaitIsShown()
{
    m_server.setPage("/start", "a");
    m_server.set("/slow", {.hangs = true});
    QElapsedTimer clock;
    clock.start();
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(!attempt.isShown("loadingBar"));
    QCOMPARE(attempt.textOf("originLabel"), QString());
    const QRect place = attempt.view()->geometry();
    bool wasShown = false;
    QVERIFY(waitUntil([&] {
        wasShown = wasShown || attempt.isShown("loadingBar");
        return !attempt.textOf("originLabel").isEmpty();
    }));
    QVERIFY(!wasShown || clock.elapsed() >= 300);
    QVERIFY(attempt.waitForLoad());

    attempt.evaluate(u"location='/slow'"_s);
    QTRY_VERIFY(attempt.isShown("loadingBar"));
    QCOMPARE(attempt.view()->geometry(), place); // nothing has moved for it
    m_server.release();
    QTRY_VERIFY(!attempt.isShown("loadingBar"));
    QCOMPARE(attempt.view()->geometry(), place);
}

QTEST_MAIN(TestLoginLooks)
#include "tst_loginlooks.moc"
