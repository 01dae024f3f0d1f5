// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

/// What a page asks for and does not get.
class TestLoginPage : public QObject
{
    Q_OBJECT
public:
    Q_INVOKABLE void openOutside(const QUrl &url) { m_opened.append(url); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void foreignHostIsOfferedToTheBrowser();
    void firstPageMustBeAllowedToo();
    void foreignSchemeIsStopped_data();
    void foreignSchemeIsStopped();
    void intentFallbackOfForeignHostIsNotLoaded();
    void chromiumSchemesLeadNowhere_data();
    void chromiumSchemesLeadNowhere();
    void popupOfAnAllowedPageOpensHere();
    void popupWithoutAClickIsBlocked();
    void popupOfAForeignHostIsOffered();
    void downloadIsCancelled();
    void permissionsAreDenied();
    void alertIsShownAndDoesNotBlock();
    void confirmIsAskedInAWindow();
    void confirmEndsWithTheAttempt();
    void consoleIsDropped();
    void ownNetworkIsOutOfReach();

private:
    template <typename Fn>
    void whenAsked(QTimer &timer, Fn &&act);
    [[nodiscard]] Attempt open(const QByteArray &html);

    PageServer m_server;
    PageServer m_tripwire;
    QList<QUrl> m_opened;
};

void TestLoginPage::initTestCase()
{
    for (const char *scheme : {"http", "https", "kakaotalk", "intent", "mailto"})
        QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "openOutside");
}

void TestLoginPage::init()
{
    m_server.clear();
    m_tripwire.clear();
    m_opened.clear();
}

Attempt TestLoginPage::open(const QByteArray &html)
{
    m_server.setPage("/start", html);
    return Attempt(makeRequest(m_server, m_tripwire));
}

void TestLoginPage::foreignHostIsOfferedToTheBrowser()
{
    auto attempt = open("<script>location='https://help.example.com/terms?secret=1'</script>page");
    QTRY_VERIFY(attempt.isShown("messageBar"));
    QVERIFY(attempt.textOf("messageLabel").contains(u"help.example.com"_s));
    QVERIFY(!attempt.textOf("messageLabel").contains(u"secret"_s));
    QCOMPARE(attempt.find<QLabel>("messageLabel")->textFormat(), Qt::PlainText);
    QVERIFY(m_opened.isEmpty()); // not before the person wants it

    attempt.find<QPushButton>("messageButton")->click();
    QCOMPARE(m_opened, {QUrl(u"https://help.example.com/terms?secret=1"_s)});
    QVERIFY(!attempt.isShown("messageBar"));
    QCOMPARE(attempt.finished.count(), 0);
}

void TestLoginPage::firstPageMustBeAllowedToo()
{
    auto request = makeRequest(m_server, m_tripwire);
    request.allowedHosts = {u"*.kakao.com"_s};
    Attempt attempt(request);
    QTRY_VERIFY(attempt.isShown("messageBar"));
    QCOMPARE(m_server.connections(), 0);
}

void TestLoginPage::foreignSchemeIsStopped_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("intent") << QByteArray("intent://x#Intent;scheme=kakaokompassauth;end;");
    QTest::newRow("kakaotalk") << QByteArray("kakaotalk://inappbrowser");
    QTest::newRow("kakaokompassauth") << QByteArray("kakaokompassauth://authorize");
    QTest::newRow("mailto") << QByteArray("mailto:a@b.example");
}

void TestLoginPage::foreignSchemeIsStopped()
{
    QFETCH(const QByteArray, url);
    auto attempt = open("<a href='" + url + "' style='display:block;height:100vh'>KakaoTalk</a>");
    QVERIFY(attempt.waitForFrame());
    QVERIFY(attempt.clickUntil([&] { return attempt.isShown("messageBar"); }));
    QVERIFY(attempt.textOf("messageLabel").contains(u"KakaoTalk"_s));
    QVERIFY(!attempt.isShown("messageButton"));
    QVERIFY(attempt.isShown("viewPage")); // the page is still there
    QVERIFY(m_opened.isEmpty());
}

void TestLoginPage::intentFallbackOfForeignHostIsNotLoaded()
{
    auto attempt =
        open("<script>location='intent://x#Intent;S.browser_fallback_url="
             + QUrl::toPercentEncoding(m_tripwire.url(u"/x"_s).toString()) + ";end;'</script>");
    QTRY_VERIFY(attempt.isShown("messageBar"));
    QVERIFY(m_tripwire.settle());
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestLoginPage::chromiumSchemesLeadNowhere_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("file") << QByteArray("file:///etc/passwd");
    QTest::newRow("data") << QByteArray("data:text/html,<title>data</title>");
    QTest::newRow("chrome") << QByteArray("chrome://gpu");
    QTest::newRow("qrc") << QByteArray("qrc:/");
    QTest::newRow("view-source") << QByteArray("view-source:http://127.0.0.1/");
}

void TestLoginPage::chromiumSchemesLeadNowhere()
{
    QFETCH(const QByteArray, url);
    auto attempt = open("<script>setTimeout(() => { document.title='tried'; location='" + url
                        + "' }, 0)</script>");
    QTRY_COMPARE(attempt.page() ? attempt.page()->title() : QString(), u"tried"_s);
    QVERIFY(attempt.settle());
    QCOMPARE(attempt.evaluate(u"location.pathname"_s).toString(), u"/start"_s);
    QVERIFY(m_opened.isEmpty());
}

void TestLoginPage::popupOfAnAllowedPageOpensHere()
{
    m_server.setPage("/terms", "<title>terms</title>");
    auto attempt = open("<body style='height:100vh' onclick=\"window.open('/terms')\">");
    QVERIFY(attempt.waitForFrame());
    QVERIFY(attempt.clickUntil([&] { return attempt.page()->title() == u"terms"_s; }));
    QVERIFY(attempt.isShown("viewPage"));
}

void TestLoginPage::popupWithoutAClickIsBlocked()
{
    m_server.setPage("/terms", "<title>terms</title>");
    auto attempt = open("<script>window.open('/terms'); document.title='tried'</script>");
    QVERIFY(attempt.waitForLoad());
    QVERIFY(attempt.settle());
    QCOMPARE(attempt.page()->title(), u"tried"_s);
    QCOMPARE(m_server.seen("/terms"), 0);
}

void TestLoginPage::popupOfAForeignHostIsOffered()
{
    auto attempt = open("<a target=_blank href='https://pf.example.com/' "
                        "style='display:block;height:100vh'>help</a>");
    QVERIFY(attempt.waitForFrame());
    QVERIFY(attempt.clickUntil([&] { return attempt.isShown("messageBar"); }));
    QVERIFY(attempt.textOf("messageLabel").contains(u"pf.example.com"_s));
}

void TestLoginPage::downloadIsCancelled()
{
    m_server.set("/file",
                 {.body = "data",
                  .headers = "Content-Type: application/octet-stream\r\n"
                             "Content-Disposition: attachment; filename=daemun.bin\r\n"});
    auto attempt = open("<script>setTimeout(() => location='/file', 0)</script>page");
    QTRY_COMPARE(m_server.seen("/file"), 1);
    QVERIFY(attempt.settle());
    QVERIFY(attempt.isShown("viewPage"));
    QCOMPARE(attempt.evaluate(u"location.pathname"_s).toString(), u"/start"_s);
}

void TestLoginPage::permissionsAreDenied()
{
    auto attempt = open("<script>"
                        "Notification.requestPermission().then(answer => window.notify = answer);"
                        "navigator.geolocation.getCurrentPosition(() => window.place = 'known',"
                        "                                         () => window.place = 'denied');"
                        "navigator.mediaDevices.getUserMedia({audio: true})"
                        "  .then(() => window.sound = 'heard', () => window.sound = 'denied');"
                        "navigator.clipboard.readText()"
                        "  .then(() => window.clip = 'read', () => window.clip = 'denied')"
                        "</script>");
    QVERIFY(attempt.waitForLoad());
    QTRY_COMPARE(attempt.evaluate(u"window.notify"_s).toString(), u"denied"_s);
    QTRY_COMPARE(attempt.evaluate(u"window.place"_s).toString(), u"denied"_s);
    QTRY_COMPARE(attempt.evaluate(u"window.sound"_s).toString(), u"denied"_s);
    QTRY_COMPARE(attempt.evaluate(u"window.clip"_s).toString(), u"denied"_s);
}

void TestLoginPage::alertIsShownAndDoesNotBlock()
{
    auto attempt = open("<script>setTimeout(() => { alert('<b>check</b> your phone');"
                        "document.title = 'on' }, 0)</script>");
    QTRY_COMPARE(attempt.textOf("messageLabel"), u"<b>check</b> your phone"_s);
    QTRY_COMPARE(attempt.page()->title(), u"on"_s);
}

/// The question blocks the event loop that waits for it: it has to be answered from a timer.
template <typename Fn>
void TestLoginPage::whenAsked(QTimer &timer, Fn &&act)
{
    connect(&timer, &QTimer::timeout, this, [&timer, act] {
        if (auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            timer.stop();
            act(*question);
        }
    });
    timer.start(10);
}

void TestLoginPage::confirmIsAskedInAWindow()
{
    QString text;
    QTimer timer;
    whenAsked(timer, [&text](QMessageBox &question) {
        text = question.textFormat() == Qt::PlainText ? question.text() : QString();
        question.button(QMessageBox::Ok)->click();
    });
    auto attempt = open("<script>setTimeout(() => document.title = confirm('<b>Stay</b>?'), 0)"
                        "</script>");
    QTRY_COMPARE(attempt.page()->title(), u"true"_s);
    QCOMPARE(text, u"<b>Stay</b>?"_s);
}

void TestLoginPage::confirmEndsWithTheAttempt()
{
    QTimer timer;
    auto attempt = open("<script>setTimeout(() => confirm('Stay signed in?'), 0)</script>");
    const QPointer<QWidget> window = attempt.window();
    whenAsked(timer, [&attempt](QMessageBox &) { attempt.reply->abort(); });
    QVERIFY(attempt.waitForFinished());
    QTRY_VERIFY(!window); // after Chromium's call has returned, not before
    QVERIFY(!QApplication::activeModalWidget());
}

void TestLoginPage::consoleIsDropped()
{
    QTest::failOnWarning(QRegularExpression(u"hunter2"_s));
    auto attempt = open("<script>console.error('hunter2'); throw 'hunter2'</script>");
    QVERIFY(attempt.waitForLoad());
}

void TestLoginPage::ownNetworkIsOutOfReach()
{
    auto attempt = open("<script>let tried = 0;"
                        "for (const url of ['file:///etc/passwd', 'qrc:/a', 'chrome://gpu'])"
                        "  fetch(url).then(() => document.title = url, () => ++tried === 3"
                        "    && document.title === '' && (document.title = 'refused'))"
                        "</script>");
    QVERIFY(attempt.waitForLoad());
    QTRY_COMPARE(attempt.page()->title(), u"refused"_s);
}

QTEST_MAIN(TestLoginPage)
#include "tst_loginpage.moc"
