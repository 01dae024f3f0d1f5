// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QTest>

using namespace Qt::StringLiterals;

/// Every way in which a browser can be sent to the redirect URI, with a listener on its port that
/// must not even see a connection.
class TestRedirect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isTaken_data();
    void isTaken();
    void isIgnoredInAFrame();
    void N9_isTakenOnce();
    void isNotFetchedByAPage();
    void N7_lookAlikeIsNotTaken_data();
    void N7_lookAlikeIsNotTaken();

private:
    void script();
    [[nodiscard]] QByteArray answer() const { return m_redirect + "?code=c-1&state=s-1"; }

    PageServer m_server;
    PageServer m_tripwire;
    QByteArray m_redirect;
};

void TestRedirect::init()
{
    m_server.clear();
    m_tripwire.clear();
    m_redirect = m_tripwire.url(u"/kakao/callback"_s).toEncoded();
}

void TestRedirect::script()
{
    const QByteArray to = answer();
    for (const int status : {302, 303, 307})
        m_server.setRedirect("/r" + QByteArray::number(status), status, to);
    for (const int status : {302, 303}) {
        const QByteArray name = "post" + QByteArray::number(status);
        m_server.setPage('/' + name,
                         "<form method=post action=/do-" + name
                             + "><input name=a></form><script>document.forms[0].submit()</script>");
        m_server.setRedirect("/do-" + name, status, to);
    }
    m_server.setRedirect("/hop5", 302, "/hop4");
    for (int i = 4; i > 1; --i)
        m_server.setRedirect("/hop" + QByteArray::number(i), 302,
                             "/hop" + QByteArray::number(i - 1));
    m_server.setRedirect("/hop1", 302, to);
    m_server.setPage("/jsreplace", "<script>location.replace('" + to + "')</script>");
    m_server.setPage("/jshref", "<script>location.href='" + to + "'</script>");
    m_server.setPage("/meta", "<meta http-equiv=refresh content=\"0;url=" + to + "\">");
    m_server.set("/refreshheader", {.body = "wait", .headers = "Refresh: 0; url=" + to + "\r\n"});
    m_server.setPage("/click", "<a href='" + to + "' style='display:block;height:100vh'>go</a>");
    m_server.setPage("/popup", "<body style='height:100vh' onclick=\"window.open('" + to + "')\">");
    m_server.setPage("/popup302", "<body style='height:100vh' onclick=\"window.open('/r302')\">");
    m_server.setPage(
        "/blank", "<a target=_blank href='" + to + "' style='display:block;height:100vh'>go</a>");
    m_server.setPage(
        "/formpost",
        "<form method=post action='" + m_redirect
            + "'><input name=code value=c-1></form><script>document.forms[0].submit()</script>");
    m_server.setPage("/iframe302", "<iframe src=/r302></iframe><p>still here");
    m_server.setPage("/iframetop", "<iframe src=/inner></iframe>");
    m_server.setPage("/inner", "<script>top.location='" + to + "'</script>");
}

void TestRedirect::isTaken_data()
{
    QTest::addColumn<bool>("isClicked");
    for (const char *trigger : {"r302", "r303", "r307", "post302", "post303", "hop5", "jsreplace",
                                "jshref", "meta", "refreshheader", "formpost", "iframetop"})
        QTest::newRow(trigger) << false;
    for (const char *trigger : {"click", "blank", "popup", "popup302"})
        QTest::newRow(trigger) << true;
}

void TestRedirect::isTaken()
{
    QFETCH(const bool, isClicked);
    const QByteArray trigger = QTest::currentDataTag();
    script();
    Attempt attempt(makeRequest(m_server, m_tripwire, u'/' + QString::fromLatin1(trigger)));

    if (isClicked) {
        QVERIFY(attempt.waitForFrame());
        QVERIFY(attempt.clickUntil([&] { return attempt.finished.count() > 0; }));
    }
    QVERIFY(attempt.waitForFinished());
    QVERIFY(attempt.reply->result());
    // A form's fields are in its body, which nobody sees: the address alone is the answer.
    QCOMPARE(attempt.reply->result()->toEncoded(), trigger == "formpost" ? m_redirect : answer());

    QVERIFY(waitUntil([&] { return !attempt.window(); })); // closed by itself
    QVERIFY(m_tripwire.settle());
    QCOMPARE(attempt.finished.count(), 1);
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestRedirect::isIgnoredInAFrame()
{
    script();
    Attempt attempt(makeRequest(m_server, m_tripwire, u"/iframe302"_s));
    QVERIFY(attempt.waitForLoad());
    QTRY_COMPARE(m_server.seen("/r302"), 1);
    QVERIFY(attempt.settle());
    QVERIFY(m_tripwire.settle());
    QCOMPARE(attempt.finished.count(), 0);
    QVERIFY(attempt.isShown("viewPage"));
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestRedirect::N9_isTakenOnce()
{
    const QByteArray to = answer();
    m_server.setPage("/start",
                     "<script>for (let i = 0; i < 5; ++i) { location.href='" + to
                         + "&i=' + i; setTimeout(() => location.replace('" + to
                         + "'), i) }</script>");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFinished());
    QVERIFY(waitUntil([&] { return !attempt.window(); }));
    QVERIFY(m_tripwire.settle());
    QCOMPARE(attempt.finished.count(), 1);
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestRedirect::isNotFetchedByAPage()
{
    const QByteArray to = answer();
    m_server.setPage("/start",
                     "<img src='" + to + "'><script>fetch('" + to
                         + "').catch(() => {}).finally(() => document.title = 'done');"
                           "navigator.sendBeacon('"
                         + to
                         + "', 'x')</script>"
                           "<link rel=prefetch href='"
                         + to + "'>");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    QTRY_COMPARE(attempt.evaluate(u"document.title"_s).toString(), u"done"_s);
    QVERIFY(attempt.settle());
    QVERIFY(m_tripwire.settle());
    QCOMPARE(attempt.finished.count(), 0);
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestRedirect::N7_lookAlikeIsNotTaken_data()
{
    QTest::addColumn<QString>("lookAlike"); // {p}: the port of the redirect URI
    QTest::newRow("longer path") << u"http://127.0.0.1:{p}/kakao/callback2?code=c"_s;
    QTest::newRow("shorter path") << u"http://127.0.0.1:{p}/kakao/?code=c"_s;
    QTest::newRow("slash behind") << u"http://127.0.0.1:{p}/kakao/callback/?code=c"_s;
    QTest::newRow("encoded slash") << u"http://127.0.0.1:{p}/kakao%2fcallback?code=c"_s;
    QTest::newRow("upper case") << u"http://127.0.0.1:{p}/Kakao/callback?code=c"_s;
    QTest::newRow("other name") << u"http://localhost:{p}/kakao/callback?code=c"_s;
    QTest::newRow("https") << u"https://127.0.0.1:{p}/kakao/callback?code=c"_s;
    QTest::newRow("user info") << u"http://user@127.0.0.1:{p}/kakao/callback?code=c"_s;
    QTest::newRow("host as user") << u"http://127.0.0.1:{p}@example.com/kakao/callback?code=c"_s;
    QTest::newRow("suffix") << u"http://127.0.0.1.example.com:{p}/kakao/callback?code=c"_s;
}

void TestRedirect::N7_lookAlikeIsNotTaken()
{
    QFETCH(const QString, lookAlike);
    const QString port = QString::number(m_tripwire.serverPort());
    m_server.setRedirect("/start", 302, QString(lookAlike).replace(u"{p}"_s, port).toLatin1());
    auto request = makeRequest(m_server, m_tripwire);
    // Named with its port, as a program should: https on the same host is another place then.
    request.allowedHosts = {u"127.0.0.1:%1"_s.arg(m_server.serverPort())};
    Attempt attempt(request);

    QTRY_VERIFY(attempt.isShown("messageBar"));
    QVERIFY(m_tripwire.settle());
    QCOMPARE(attempt.finished.count(), 0);
    QCOMPARE(m_tripwire.connections(), 0);
}

QTEST_MAIN(TestRedirect)
#include "tst_redirect.moc"
