// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbacklistener.h"

#include "ports.h"
#include "support/waituntil.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using browser::LoopbackListener;
using kakao::Secret;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr auto answer = "/kakao/callback?code=c&state=the-state";

/// A thousand connections take two thousand files when both ends are here.
void allowFiles()
{
#ifdef Q_OS_UNIX
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
    setrlimit(RLIMIT_NOFILE, &limit);
#endif
}

} // namespace

/// What other programs of this computer can do to a sign-in by talking to its port: nothing.
class TestLoopbackCrowd : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { allowFiles(); }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
    }
    void silentConnectionsAreLetGo();
    void aDripIsLetGo();
    void anEndlessRequestIsCut();
    void hangingUpHalfway();
    void noise();
    void aThousandConnections_data();
    void aThousandConnections();
    void closingLetsEverybodyGo();

private:
    [[nodiscard]] std::unique_ptr<LoopbackListener>
    makeListener(std::chrono::milliseconds patience = 5s) const
    {
        const QUrl uri(u"http://127.0.0.1:%1/kakao/callback"_s.arg(m_port));
        return std::make_unique<LoopbackListener>(
            uri, Secret("the-state"),
            LoopbackListener::Limits{.connections = 64, .patience = patience});
    }
    [[nodiscard]] std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_port);
        return socket;
    }
    /// The sign-in is unharmed: its answer gets through.
    [[nodiscard]] bool isCaught(LoopbackListener &listener) const
    {
        const QSignalSpy redirected(&listener, &LoopbackListener::redirected);
        return ask(m_port, getRequest(m_port, answer)).startsWith("HTTP/1.1 200 ")
            && redirected.count() == 1;
    }

    quint16 m_port = 0;
};

void TestLoopbackCrowd::silentConnectionsAreLetGo()
{
    const auto listener = makeListener(50ms);
    QVERIFY(listener->open());
    const auto silent = connected();
    QTRY_COMPARE(silent->state(), QTcpSocket::ConnectedState);
    QTRY_COMPARE(silent->state(), QTcpSocket::UnconnectedState);
    QVERIFY(isCaught(*listener));
}

void TestLoopbackCrowd::aDripIsLetGo()
{
    const auto listener = makeListener(200ms);
    QVERIFY(listener->open());
    const auto slow = connected();
    slow->write("GET /kakao/callback?code=");
    QTimer drip;
    drip.callOnTimeout(slow.get(), [&] { slow->write("x"); });
    drip.start(10ms);
    QTRY_COMPARE(slow->state(), QTcpSocket::ConnectedState);
    QTRY_COMPARE(slow->state(), QTcpSocket::UnconnectedState);
    drip.stop();
    QVERIFY(isCaught(*listener));
}

void TestLoopbackCrowd::anEndlessRequestIsCut()
{
    const auto listener = makeListener();
    QVERIFY(listener->open());
    const auto endless = connected();
    const QByteArray block(1 << 20, 'x');
    qint64 taken = 0;
    endless->write("GET /" + block);
    connect(endless.get(), &QTcpSocket::bytesWritten, this, [&](qint64 count) {
        taken += count;
        if (endless->bytesToWrite() == 0)
            endless->write(block);
    });
    QTRY_COMPARE(endless->state(), QTcpSocket::UnconnectedState);
    QVERIFY2(taken < 64 << 20, qPrintable(QString::number(taken)));
    QVERIFY(isCaught(*listener));
}

void TestLoopbackCrowd::hangingUpHalfway()
{
    const auto listener = makeListener();
    QVERIFY(listener->open());
    for (int i = 0; i < 100; ++i) {
        const auto rude = connected();
        rude->write("GET /kakao/callback?code=c&sta");
        QVERIFY(waitUntil([&] { return rude->state() == QTcpSocket::ConnectedState; }));
        rude->abort();
    }
    QVERIFY(isCaught(*listener));
}

void TestLoopbackCrowd::noise()
{
    const auto listener = makeListener();
    QVERIFY(listener->open());
    QRandomGenerator random(20260501);
    for (int i = 0; i < 200; ++i) {
        QByteArray bytes(random.bounded(1, 2000), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        if (i % 2 == 0)
            bytes.prepend("GET " + QByteArray(answer) + " HTTP/1.1\r\n").append("\r\n\r\n");
        else
            bytes.prepend('\0');
        const QByteArray said = ask(m_port, bytes);
        QVERIFY2(said.isEmpty() || said.startsWith("HTTP/1.1 400 "), said.constData());
    }
    QVERIFY(isCaught(*listener));
}

void TestLoopbackCrowd::aThousandConnections_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("that say nothing") << QByteArray();
    QTest::newRow("that begin") << QByteArray("GET /kakao/callback?code=c&state=");
    QTest::newRow("that answer for others")
        << getRequest(1, "/kakao/callback?code=c&state=another");
}

void TestLoopbackCrowd::aThousandConnections()
{
    QFETCH(const QByteArray, words);
    const auto listener = makeListener(60s);
    QVERIFY(listener->open());
    std::vector<std::unique_ptr<QTcpSocket>> crowd;
    int most = 0;
    for (int i = 0; i < 1000; ++i) {
        crowd.push_back(connected());
        crowd.back()->write(words);
        if (i % 100 == 99) {
            QVERIFY(waitUntil([&] {
                return crowd.back()->state() != QTcpSocket::ConnectingState
                    && crowd.back()->state() != QTcpSocket::HostLookupState;
            }));
            most = std::max(most, openConnections(m_port));
        }
    }
    // Some may still wait to be accepted; the rest has been let go.
    QVERIFY2(most <= 64 + 256, qPrintable(QString::number(most)));
    QElapsedTimer sinceAsked;
    sinceAsked.start();
    QVERIFY(isCaught(*listener));
    QVERIFY2(sinceAsked.elapsed() < 2000, qPrintable(QString::number(sinceAsked.elapsed())));
    QVERIFY(!canConnect(m_port));
}

void TestLoopbackCrowd::closingLetsEverybodyGo()
{
    const auto listener = makeListener();
    QVERIFY(listener->open());
    const auto silent = connected();
    QTRY_COMPARE(silent->state(), QTcpSocket::ConnectedState);
    listener->close();
    QTRY_COMPARE(silent->state(), QTcpSocket::UnconnectedState);
    QVERIFY(!canConnect(m_port));
}

QTEST_GUILESS_MAIN(TestLoopbackCrowd)
#include "tst_loopbackcrowd.moc"
