// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QAccessible>
#include <QApplication>
#include <QFileInfo>
#include <QInputMethodEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QWebEngineView>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;

class TestLoginWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void originFollowsTheCommittedPage();
    void originNamesTheSandbox();
    void everythingHasAName();
    void koreanIsTyped();
    void enterInAFieldDoesNotCancel();
    void cancelling_data();
    void cancelling();
    void cancellingBeforeThePageHasCome();
    void theBrowserInstead_data();
    void theBrowserInstead();
    void aSecondAttemptEndsTheFirst();
    void parentThatGoesEndsTheAttempt();
    void quittingTheProgramEndsTheAttempt();
    void nextAttemptKnowsNothingOfThisOne();
    void renderProcessEndsWithTheWindow();
    void languageOfTheApplicationIsSent();
    void reloading();

private:
    PageServer m_server;
    PageServer m_tripwire;
};

void TestLoginWindow::init()
{
    m_server.clear();
    m_tripwire.clear();
    m_server.setPage("/start", "<title>login</title><input id=id autofocus>");
}

void TestLoginWindow::originFollowsTheCommittedPage()
{
    m_server.setPage("/start?secret=1", "");
    m_server.set("/hangs", {.hangs = true});
    m_server.setPage("/other", "<title>other</title><iframe src='/framed'></iframe>");
    auto request = makeRequest(m_server, m_tripwire, u"/start?secret=1"_s);
    request.allowedHosts += u"localhost"_s;
    Attempt attempt(request);
    QVERIFY(attempt.waitForLoad());
    const QString first = u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
    QCOMPARE(attempt.textOf("originLabel"), first); // no path, no query
    QCOMPARE(attempt.textOf("stateLabel"), u"Not encrypted"_s);
    QVERIFY(!attempt.isShown("lockLabel"));
    QCOMPARE(attempt.find<QLabel>("originLabel")->textFormat(), Qt::PlainText);

    attempt.evaluate(u"location='%1'"_s.arg(m_server.url(u"/hangs"_s, u"localhost"_s).toString()));
    QTRY_COMPARE(m_server.seen("/hangs"), 1);
    QCOMPARE(attempt.textOf("originLabel"), first); // not there yet

    attempt.evaluate(u"location='%1'"_s.arg(m_server.url(u"/other"_s, u"localhost"_s).toString()));
    const QString second = u"http://localhost:%1"_s.arg(m_server.serverPort());
    QTRY_COMPARE(attempt.textOf("originLabel"), second);
    QTRY_COMPARE(m_server.seen("/framed"), 1);
    QCOMPARE(attempt.textOf("originLabel"), second);
}

void TestLoginWindow::originNamesTheSandbox()
{
    auto request = makeRequest(m_server, m_tripwire);
    request.isSandbox = true;
    Attempt attempt(request);
    QVERIFY(attempt.waitForLoad());
    QCOMPARE(attempt.textOf("stateLabel"), u"Sandbox"_s);
    QVERIFY(!attempt.isShown("lockLabel"));
}

void TestLoginWindow::everythingHasAName()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    for (const char *name : {"reloadButton", "cancelButton", "retryButton", "giveUpButton",
                             "dismissButton", "loadingBar", "lockLabel"}) {
        const auto *widget = attempt.find<QWidget>(name);
        QVERIFY2(widget && !widget->accessibleName().isEmpty(), name);
    }
    QVERIFY(!attempt.view()->accessibleName().isEmpty());
    QVERIFY(!attempt.view()->acceptDrops());
    attempt.window()->resize(360, 480);
    QCOMPARE(attempt.window()->width(), 360);
}

void TestLoginWindow::koreanIsTyped()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    attempt.evaluate(u"document.getElementById('id').focus()"_s);
    for (const QString &preedit : {u"ㅎ"_s, u"하"_s, u"한"_s}) {
        QInputMethodEvent composing(preedit, {});
        QApplication::sendEvent(attempt.view()->focusProxy(), &composing);
    }
    QInputMethodEvent first;
    first.setCommitString(u"한"_s);
    QApplication::sendEvent(attempt.view()->focusProxy(), &first);
    QInputMethodEvent composing(u"그"_s, {});
    QApplication::sendEvent(attempt.view()->focusProxy(), &composing);
    QInputMethodEvent second;
    second.setCommitString(u"글"_s);
    QApplication::sendEvent(attempt.view()->focusProxy(), &second);
    QTRY_COMPARE(attempt.evaluate(u"document.getElementById('id').value"_s).toString(), u"한글"_s);
}

void TestLoginWindow::enterInAFieldDoesNotCancel()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    attempt.evaluate(u"document.getElementById('id').focus();"
                     "document.onkeyup = event => document.title = event.key"_s);
    for (const auto key : {Qt::Key_A, Qt::Key_Return}) {
        const QString name = key == Qt::Key_A ? u"a"_s : u"Enter"_s;
        // The page takes keys a little later than it says that it has the focus.
        for (int i = 0; i < 10 && attempt.page()->title() != name; ++i) {
            attempt.key(key);
            (void)waitUntil([&] { return attempt.page()->title() == name; }, 1'000);
        }
        QCOMPARE(attempt.page()->title(), name);
    }
    QVERIFY(attempt.settle());
    QCOMPARE(attempt.finished.count(), 0);
    QCOMPARE(m_server.seen("/start"), 1);
}

void TestLoginWindow::cancelling_data()
{
    QTest::addColumn<QString>("way");
    for (const char *way : {"button", "escape", "escape in the page", "close", "abort"})
        QTest::newRow(way) << QString::fromLatin1(way);
}

void TestLoginWindow::cancelling()
{
    QFETCH(const QString, way);
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    const QPointer<QWidget> window = attempt.window();
    if (way == u"button"_s)
        attempt.find<QPushButton>("cancelButton")->click();
    else if (way == u"escape"_s)
        QTest::keyClick(attempt.window(), Qt::Key_Escape);
    else if (way == u"escape in the page"_s)
        attempt.key(Qt::Key_Escape);
    else if (way == u"close"_s)
        attempt.window()->close();
    else
        attempt.reply->abort();
    QCOMPARE(attempt.finished.count(), 0); // never from inside a call

    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(!window);
    QCoreApplication::processEvents();
    QCOMPARE(attempt.finished.count(), 1);
}

void TestLoginWindow::cancellingBeforeThePageHasCome()
{
    m_server.set("/start", {.hangs = true});
    Attempt attempt(makeRequest(m_server, m_tripwire));
    const QPointer<QWidget> window = attempt.window();
    QTRY_COMPARE(m_server.seen("/start"), 1);
    attempt.reply.reset(); // what a program does that has changed its mind
    QTRY_VERIFY(!window);
    QCoreApplication::processEvents();
    QCOMPARE(attempt.finished.count(), 0);

    Attempt(makeRequest(m_server, m_tripwire)); // gone before its first event
    QVERIFY(!attempt.window());
}

void TestLoginWindow::theBrowserInstead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isByKeyboard");
    QTest::newRow("by mouse") << u"/start"_s << false;
    QTest::newRow("by keyboard") << u"/start"_s << true;
    QTest::newRow("when no page comes") << u"/hangs"_s << false;
}

void TestLoginWindow::theBrowserInstead()
{
    QFETCH(const QString, path);
    QFETCH(const bool, isByKeyboard);
    m_server.set("/hangs", {.hangs = true});
    Attempt attempt(makeRequest(m_server, m_tripwire, path));
    QTRY_COMPARE(m_server.seen(path.toUtf8()), 1);
    QVERIFY(path == "/hangs"_L1 || attempt.waitForLoad());
    auto *button = attempt.find<QPushButton>("browserButton");
    QVERIFY(button && button->isVisible());
    if (isByKeyboard)
        QTest::keyClick(attempt.window(), Qt::Key_B, Qt::AltModifier);
    else
        QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::BrowserWanted);
    QTRY_VERIFY(!attempt.window());
    QCOMPARE(attempt.finished.count(), 1);
}

void TestLoginWindow::aSecondAttemptEndsTheFirst()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    const auto second = attempt.agent.authorize(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, ErrorCode::Cancelled);
    QVERIFY(!second->isFinished());
    QVERIFY(attempt.window());
}

void TestLoginWindow::parentThatGoesEndsTheAttempt()
{
    auto parent = std::make_unique<QWidget>();
    parent->show();
    webview::WebViewAgent agent(parent.get(), {});
    const auto reply = agent.authorize(makeRequest(m_server, m_tripwire));
    // At least: the window of the test before may still have been asking.
    QVERIFY(waitUntil([this] { return m_server.seen("/start") >= 1; }));
    parent.reset();
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
}

void TestLoginWindow::quittingTheProgramEndsTheAttempt()
{
    QTest::failOnWarning(QRegularExpression(u"profile"_s));
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    const QPointer<QWidget> window = attempt.window();
    QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QApplication::exec();
    QVERIFY(!window);
}

void TestLoginWindow::nextAttemptKnowsNothingOfThisOne()
{
    m_server.set("/start",
                 {.body = "<script>localStorage.kept = 'yes'</script>",
                  .headers = "Set-Cookie: session=kept; Max-Age=9999; Path=/\r\n"});
    for (int i = 0; i < 2; ++i) {
        Attempt attempt(makeRequest(m_server, m_tripwire, u"/look"_s));
        m_server.setPage("/look", "look");
        QVERIFY(attempt.waitForLoad());
        QVERIFY(!m_server.requests().constLast().head.contains("kept"));
        QVERIFY(!attempt.evaluate(u"localStorage.kept"_s).isValid());
        attempt.evaluate(u"location='/start'"_s);
        QTRY_COMPARE(attempt.evaluate(u"localStorage.kept"_s).toString(), u"yes"_s);
        QCOMPARE(attempt.evaluate(u"document.cookie"_s).toString(), u"session=kept"_s);
    }
}

void TestLoginWindow::renderProcessEndsWithTheWindow()
{
#ifndef Q_OS_LINUX
    QSKIP("looks into /proc");
#endif
    QString process;
    {
        Attempt attempt(makeRequest(m_server, m_tripwire));
        QVERIFY(attempt.waitForLoad());
        process = u"/proc/%1"_s.arg(attempt.page()->renderProcessPid());
        QVERIFY(QFileInfo::exists(process));
    }
    QTRY_VERIFY(!QFileInfo::exists(process));
}

void TestLoginWindow::languageOfTheApplicationIsSent()
{
    QLocale::setDefault(QLocale(u"ko_KR"_s));
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QLocale::setDefault(QLocale::c());
    QVERIFY(attempt.waitForLoad());
    const QByteArray head = m_server.requests().constFirst().head;
    QVERIFY(head.contains("Accept-Language: ko-KR,ko;q=0.9,en;q=0.8"));
    QVERIFY(head.contains(" QtWebEngine/")); // what it is, it does not hide
    QCOMPARE(attempt.evaluate(u"navigator.languages.join()"_s).toString(), u"ko-KR,ko,en"_s);
}

void TestLoginWindow::reloading()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    attempt.find<QToolButton>("reloadButton")->click();
    QTRY_COMPARE(m_server.seen("/start"), 2);
    QCOMPARE(attempt.finished.count(), 0);
}

QTEST_MAIN(TestLoginWindow)
#include "tst_loginwindow.moc"
