// SPDX-License-Identifier: Apache-2.0
#include "browser/requesthead_p.h"

#include <QRegularExpression>
#include <QTest>

using browser::beginsLikeRequest;
using browser::parseRequestHead;

class TestRequestHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void whatABrowserSends();
    void refused_data();
    void refused();
    void beginnings_data();
    void beginnings();
};

void TestRequestHead::whatABrowserSends()
{
    const auto head = parseRequestHead("GET /cb?code=a%20b&state=c HTTP/1.1\r\n"
                                       "hOST:127.0.0.1:52525 \r\n"
                                       "Accept: */*\r\n"
                                       "X-Korean: \xEA\xB0\x80\r\n"
                                       "X-Empty:");
    QVERIFY(head);
    QCOMPARE(head->method, "GET");
    QCOMPARE(head->target, "/cb?code=a%20b&state=c");
    QCOMPARE(head->host, "127.0.0.1:52525");
}

void TestRequestHead::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray host = "\r\nHost: h";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no version") << "GET /" + host;
    QTest::newRow("HTTP/0.9") << "GET / HTTP/0.9" + host;
    QTest::newRow("HTTP/2") << "PRI * HTTP/2.0" + host;
    QTest::newRow("version in small letters") << "GET / http/1.1" + host;
    QTest::newRow("two spaces") << "GET  / HTTP/1.1" + host;
    QTest::newRow("a tab") << "GET\t/ HTTP/1.1" + host;
    QTest::newRow("a space at the end") << "GET / HTTP/1.1 " + host;
    QTest::newRow("small method") << "get / HTTP/1.1" + host;
    QTest::newRow("long method") << QByteArray(17, 'G') + " / HTTP/1.1" + host;
    QTest::newRow("absolute form") << "GET http://h/ HTTP/1.1" + host;
    QTest::newRow("authority form") << "CONNECT h:80 HTTP/1.1" + host;
    QTest::newRow("asterisk form") << "OPTIONS * HTTP/1.1" + host;
    QTest::newRow("two slashes") << "GET //evil.example/ HTTP/1.1" + host;
    QTest::newRow("a fragment") << "GET /#x HTTP/1.1" + host;
    QTest::newRow("raw bytes") << "GET /\xEA\xB0\x80 HTTP/1.1" + host;
    QTest::newRow("a NUL in the target") << QByteArray("GET /\0 HTTP/1.1", 16) + host;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nAccept: */*");
    QTest::newRow("two hosts") << "GET / HTTP/1.1" + host + host;
    QTest::newRow("a field without a colon") << "GET / HTTP/1.1" + host + "\r\nx";
    QTest::newRow("a field without a name") << "GET / HTTP/1.1" + host + "\r\n: x";
    QTest::newRow("a blank before the colon") << QByteArray("GET / HTTP/1.1\r\nHost : h");
    QTest::newRow("a folded line") << "GET / HTTP/1.1" + host + "\r\n x: y";
    QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: h");
    QTest::newRow("a bare line feed in a value") << "GET / HTTP/1.1" + host + "\nX: y";
    QTest::newRow("a bare carriage return") << "GET / HTTP/1.1" + host + "\rX: y";
    QTest::newRow("a NUL in a value") << "GET / HTTP/1.1" + host + QByteArray("\r\nX: \0", 6);
}

void TestRequestHead::refused()
{
    QFETCH(const QByteArray, text);
    QVERIFY(!parseRequestHead(text));
}

void TestRequestHead::beginnings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing yet") << QByteArray() << true;
    QTest::newRow("half a method") << QByteArray("GE") << true;
    QTest::newRow("a method") << QByteArray("GET /\n\0\xff", 8) << true;
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01", 6) << false;
    QTest::newRow("SOCKS") << QByteArray("\x05\x01\x00", 3) << false;
    QTest::newRow("a blank first") << QByteArray(" GET /") << false;
    QTest::newRow("a line feed first") << QByteArray("\r\nGET /") << false;
    QTest::newRow("NULs") << QByteArray(100, '\0') << false;
    QTest::newRow("endless letters") << QByteArray(17, 'A') << false;
}

void TestRequestHead::beginnings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, expected);
    QCOMPARE(beginsLikeRequest(text), expected);
}

QTEST_GUILESS_MAIN(TestRequestHead)
#include "tst_requesthead.moc"
