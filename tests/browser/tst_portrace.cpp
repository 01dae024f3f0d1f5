// SPDX-License-Identifier: Apache-2.0
#include "browser/browserlogin.h"

#include "ports.h"
#include "portthief.h"
#include "support/waituntil.h"

#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <unistd.h>

using browser::BrowserLogin;
using kakao::ErrorCode;
using namespace Qt::StringLiterals;

namespace {

constexpr auto steal = "--steal";

/// Somebody who is not the person, where there is a way to become another one.
constexpr uid_t nobody = 65534;

QHostAddress loopbackOf(const QString &address)
{
    return address.contains(u':') ? QHostAddress::LocalHostIPv6 : QHostAddress::LocalHost;
}

} // namespace

/// Another program wants the port of the redirect URI, all the time and by every trick that a
/// socket has. It may have it first, and then there is no sign-in; it never has the code.
class TestPortRace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_port = freePort();
        m_seen.clear();
    }
    void noCodeForAThief_data();
    void noCodeForAThief();

private:
    enum class Attempt { Won, Lost, Broken };

    void startThief(QProcess &thief, const QString &address, bool isAnotherUser) const;
    /// Whether it has told of a request with this code.
    [[nodiscard]] bool hasSeen(QProcess &thief, const QByteArray &code);
    [[nodiscard]] QByteArray comeBack(const QString &host, const QHostAddress &address,
                                      const QByteArray &code) const;
    [[nodiscard]] Attempt attempt(const QString &host, const QHostAddress &address) const;

    quint16 m_port = 0;
    QByteArray m_seen;
};

void TestPortRace::startThief(QProcess &thief, const QString &address, bool isAnotherUser) const
{
    if (isAnotherUser) {
        thief.setChildProcessModifier([] {
            if (setuid(nobody) != 0)
                _exit(2);
        });
    }
    thief.start(QCoreApplication::applicationFilePath(),
                {QString::fromLatin1(steal), address, QString::number(m_port)});
}

bool TestPortRace::hasSeen(QProcess &thief, const QByteArray &code)
{
    m_seen += thief.readAllStandardOutput();
    return m_seen.contains("code=" + code);
}

QByteArray TestPortRace::comeBack(const QString &host, const QHostAddress &address,
                                  const QByteArray &code) const
{
    QTcpSocket browser;
    browser.connectToHost(address, m_port);
    const auto isIn = [&browser](QAbstractSocket::SocketState state) {
        return browser.state() == state || browser.state() == QAbstractSocket::UnconnectedState;
    };
    if (!waitUntil([&] { return isIn(QAbstractSocket::ConnectedState); }) || !browser.isOpen())
        return {};
    const QByteArray authority = host.toLatin1() + ':' + QByteArray::number(m_port);
    browser.write("GET /cb?code=" + code + "&state=the-state HTTP/1.1\r\nHost: " + authority
                  + "\r\n\r\n");
    if (!waitUntil([&] { return isIn(QAbstractSocket::UnconnectedState); }))
        return {};
    return browser.isOpen() ? browser.readAll() : QByteArray();
}

/// As LoginCommand and the window make one: a browser is opened by who listens, and comes back.
TestPortRace::Attempt TestPortRace::attempt(const QString &host, const QHostAddress &address) const
{
    session::UserAgentRequest request;
    request.authorizationUrl = QUrl(u"https://kauth.kakao.com/oauth/authorize?state=the-state"_s);
    request.redirectUri = QUrl(u"http://%1:%2/cb"_s.arg(host).arg(m_port));
    bool isOpened = false;
    BrowserLogin login(request, {.open = [&isOpened](const QUrl &) { return isOpened = true; }});
    login.begin();
    if (!isOpened) {
        const bool isSaid =
            login.isFinished() && login.result().error().code == ErrorCode::PortInUse;
        return isSaid ? Attempt::Lost : Attempt::Broken;
    }
    const QByteArray answer = comeBack(host, address, "secret");
    return answer.startsWith("HTTP/1.1 200 ") && login.isFinished() && login.result()
        ? Attempt::Won
        : Attempt::Broken;
}

void TestPortRace::noCodeForAThief_data()
{
    QTest::addColumn<QString>("host");    // of the redirect URI
    QTest::addColumn<QString>("address"); // the thief's
    QTest::addColumn<bool>("isAnotherUser");
    for (const bool isAnotherUser : {false, true}) {
        const auto row = [isAnotherUser](const char *host, const char *address) {
            QTest::addRow("%s, %s of %s user", host, address, isAnotherUser ? "another" : "this")
                << QString::fromLatin1(host) << QString::fromLatin1(address) << isAnotherUser;
        };
        row("127.0.0.1", "127.0.0.1");
        row("127.0.0.1", "0.0.0.0");
        row("127.0.0.1", "::"); // both families
        row("localhost", "127.0.0.1");
        row("localhost", "::1");
        row("localhost", "::");
    }
}

void TestPortRace::noCodeForAThief()
{
    QFETCH(const QString, host);
    QFETCH(const QString, address);
    QFETCH(const bool, isAnotherUser);
    if (isAnotherUser && geteuid() != 0)
        QSKIP("only root can become another user");
    QTcpServer probe;
    if (address.contains(u':') && !probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("no IPv6 here");
    const QHostAddress way = host == "localhost"_L1 ? loopbackOf(address) : QHostAddress::LocalHost;
    QProcess thief;
    startThief(thief, address, isAnotherUser);

    // One that nobody keeps from it is seen: it listens, and its eyes are good.
    QVERIFY(waitUntil([&] {
        std::ignore = comeBack(host, way, "bait");
        return hasSeen(thief, "bait");
    }));

    QHash<Attempt, int> attempts;
    const bool isFought = waitUntil([&] {
        ++attempts[attempt(host, way)];
        return (attempts[Attempt::Won] >= 50 && attempts[Attempt::Lost] >= 50)
            || attempts[Attempt::Broken] > 0;
    });
    QVERIFY(isFought);
    QCOMPARE(attempts[Attempt::Broken], 0);
    thief.closeWriteChannel();
    QVERIFY(thief.waitForFinished());
    QCOMPARE(thief.exitCode(), 0);
    QVERIFY2(!hasSeen(thief, "secret"), m_seen.constData());
}

int main(int argc, char *argv[])
{
    if (argc == 4 && QByteArrayView(argv[1]) == steal)
        return stealPort(argv[2], QByteArray(argv[3]).toUShort());
    QCoreApplication app(argc, argv);
    TestPortRace test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_portrace.moc"
