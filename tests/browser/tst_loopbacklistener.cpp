// SPDX-License-Identifier: Apache-2.0
#include "browser/loopbacklistener.h"

#include "ports.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using browser::LoopbackListener;
using kakao::ErrorCode;
using kakao::Secret;
using namespace Qt::StringLiterals;

namespace {

constexpr auto state = "the-state";
constexpr auto holdPort = "--hold-port";

#ifdef Q_OS_UNIX
/// Somebody else's program: listens on the port until it is killed. 1 when it may not.
int hold(quint16 port)
{
    QTcpServer server;
    const bool isListening = server.listen(QHostAddress::LocalHost, port);
    std::puts(isListening ? "holding" : "refused");
    std::fflush(stdout);
    return isListening ? QCoreApplication::exec() : 1;
}

/// Of the person nobody, when there is a way to become another person.
constexpr uid_t nobody = 65534;
#endif

} // namespace

/// Which port is open, and while what.
class TestLoopbackListener : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
    }
    void N2_onlyLoopbackIsBound_data();
    void N2_onlyLoopbackIsBound();
    void otherRedirectUrisAreRefused_data();
    void otherRedirectUrisAreRefused();
    void N4_isOpenOnlyWhileItIsPending();
    void portInUse_data();
    void portInUse();
    void anotherProcessRaces_data();
    void anotherProcessRaces();

private:
    [[nodiscard]] QUrl redirectUri(const QString &host = u"127.0.0.1"_s) const
    {
        return QUrl(u"http://%1:%2/kakao/callback"_s.arg(host).arg(m_port));
    }
    [[nodiscard]] QByteArray askFor(const QByteArray &target) const
    {
        return ask(m_port, getRequest(m_port, target));
    }

    quint16 m_port = 0;
};

void TestLoopbackListener::N2_onlyLoopbackIsBound_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QStringList>("addresses");
    QTest::newRow("the address") << u"127.0.0.1"_s << QStringList{u"127.0.0.1"_s};
    QTest::newRow("the name") << u"localhost"_s << QStringList{u"127.0.0.1"_s, u"::1"_s};
    QTest::newRow("IPv6") << u"[::1]"_s << QStringList{u"::1"_s};
}

void TestLoopbackListener::N2_onlyLoopbackIsBound()
{
#ifndef Q_OS_LINUX
    QSKIP("reads /proc");
#endif
    QFETCH(const QString, host);
    QFETCH(const QStringList, addresses);
    QTcpServer probe;
    if (addresses.contains(u"::1"_s) && !probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    LoopbackListener listener(redirectUri(host), Secret(state));
    QCOMPARE(listeningAddresses(m_port), QStringList());
    QVERIFY(listener.open());
    QCOMPARE(listeningAddresses(m_port), addresses);
    listener.close();
    QCOMPARE(listeningAddresses(m_port), QStringList());
}

void TestLoopbackListener::otherRedirectUrisAreRefused_data()
{
    QTest::addColumn<QUrl>("redirectUri");
    for (const auto *text :
         {"https://127.0.0.1:52525/cb", "http://0.0.0.0:52525/cb", "http://[::]:52525/cb",
          "http://127.0.0.2:52525/cb", "http://192.168.0.2:52525/cb", "http://app.example/cb",
          "http://localhost.example:52525/cb", "kakao1234://oauth", ""})
        QTest::newRow(*text == '\0' ? "none" : text) << QUrl(QString::fromLatin1(text));
}

void TestLoopbackListener::otherRedirectUrisAreRefused()
{
    QFETCH(const QUrl, redirectUri);
    LoopbackListener listener(redirectUri, Secret(state));
    const auto opened = listener.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::CannotListen);
    QCOMPARE(opened.error().origin, kakao::ErrorOrigin::UserAgent);
    QVERIFY(!listener.isOpen());
}

void TestLoopbackListener::N4_isOpenOnlyWhileItIsPending()
{
    LoopbackListener listener(redirectUri(), Secret(state));
    QSignalSpy redirected(&listener, &LoopbackListener::redirected);
    QVERIFY(!canConnect(m_port));
    QVERIFY(listener.open());
    QVERIFY(canConnect(m_port));
    QVERIFY(askFor("/kakao/callback?code=c&state=the-state").startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(redirected.count(), 1);
    QVERIFY(!listener.isOpen());
    QVERIFY(!canConnect(m_port));
}

void TestLoopbackListener::portInUse_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QHostAddress>("taken");
    const QHostAddress loopback(QHostAddress::LocalHost);
    const QHostAddress loopback6(QHostAddress::LocalHostIPv6);
    QTest::newRow("the address") << u"127.0.0.1"_s << loopback;
    QTest::newRow("every address") << u"127.0.0.1"_s << QHostAddress(QHostAddress::AnyIPv4);
    QTest::newRow("every address of both kinds")
        << u"127.0.0.1"_s << QHostAddress(QHostAddress::Any);
    QTest::newRow("IPv6") << u"[::1]"_s << loopback6;
    QTest::newRow("the name, first address") << u"localhost"_s << loopback;
    QTest::newRow("the name, second address") << u"localhost"_s << loopback6;
}

void TestLoopbackListener::portInUse()
{
    QFETCH(const QString, host);
    QFETCH(const QHostAddress, taken);
    QTcpServer other;
    if (!other.listen(taken, m_port))
        QSKIP("no such address here");
    LoopbackListener listener(redirectUri(host), Secret(state));
    const auto opened = listener.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::PortInUse);
    QCOMPARE(opened.error().detail, QString::number(m_port));
    QVERIFY(!listener.isOpen());
#ifdef Q_OS_LINUX
    QCOMPARE(listeningAddresses(m_port).size(), 1); // the first of two was let go
#endif
    other.close();
    QVERIFY(listener.open());
}

void TestLoopbackListener::anotherProcessRaces_data()
{
    QTest::addColumn<bool>("isAnotherUser");
    QTest::newRow("of this user") << false;
    QTest::newRow("of another user") << true;
}

/// Before the first attempt and between two it can have the port, and we say so; never during one.
void TestLoopbackListener::anotherProcessRaces()
{
#ifdef Q_OS_UNIX
    QFETCH(const bool, isAnotherUser);
    if (isAnotherUser && geteuid() != 0)
        QSKIP("only root can become another user");
    const auto start = [&](QProcess &process) {
        if (isAnotherUser)
            process.setChildProcessModifier([] {
                if (setuid(nobody) != 0)
                    _exit(2);
            });
        process.start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(holdPort), QString::number(m_port)});
        return process.waitForReadyRead() ? process.readAll().trimmed() : QByteArray();
    };
    const auto end = [](QProcess &process) {
        process.kill();
        return process.waitForFinished();
    };
    LoopbackListener listener(redirectUri(), Secret(state));
    for (int attempt = 0; attempt < 2; ++attempt) {
        QProcess racer;
        QCOMPARE(start(racer), "holding");
        const auto opened = listener.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::PortInUse);
        QVERIFY(end(racer));

        QVERIFY(listener.open());
        QProcess late;
        QCOMPARE(start(late), "refused");
        QVERIFY(late.waitForFinished());
        QSignalSpy redirected(&listener, &LoopbackListener::redirected);
        QVERIFY(askFor("/kakao/callback?code=c&state=the-state").contains(" 200 "));
        QCOMPARE(redirected.count(), 1);
    }
#else
    QSKIP("of Unix");
#endif
}

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
#ifdef Q_OS_UNIX
    if (argc == 3 && QLatin1StringView(argv[1]) == QLatin1StringView(holdPort))
        return hold(QByteArray(argv[2]).toUShort());
#endif
    TestLoopbackListener test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_loopbacklistener.moc"
