// SPDX-License-Identifier: Apache-2.0
#include "sandbox/commandline.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

auto read(const QStringList &arguments)
{
    return sandbox::readCommandLine(QStringList{u"kakao-sandbox"_s} + arguments);
}

} // namespace

/// What kakao-sandbox makes of its command line.
class TestSandboxCommandLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void withoutAny();
    void all();
    void checksAndClock();
    void refusals_data();
    void refusals();
};

void TestSandboxCommandLine::withoutAny()
{
    const auto command = std::get<sandbox::Command>(read({}));
    const sandbox::Options &options = command.options;
    const sandbox::Options standard;
    QCOMPARE(options.port, quint16(4610));
    QCOMPARE(options.clientId, standard.clientId);
    QCOMPARE(options.clientSecret, QString());
    QCOMPARE(options.redirectUris, QStringList{u"http://127.0.0.1:52525/kakao/callback"_s});
    QCOMPARE(options.logoutRedirectUris, QStringList());
    QCOMPARE(options.delay, 0ms);
    QCOMPARE(options.accessTokenLife, 6h);
    QCOMPARE(options.refreshTokenLife, 60 * 24h);
    QCOMPARE(options.refreshTokenRenewal, 30 * 24h);
    QVERIFY(!options.tokenLimits);
    QCOMPARE(options.clockOffset, 0s);
    QVERIFY(!options.isLenient);
    QVERIFY(options.people.isEmpty());
    QVERIFY(!command.clock);
    QCOMPARE(options.stateFile, QString());
    QVERIFY(!options.usesTls);
    QCOMPARE(command.certificateFile, QString());
}

void TestSandboxCommandLine::all()
{
    const auto command = std::get<sandbox::Command>(
        read({u"--port=0"_s, u"--client-id=key"_s, u"--client-secret=s"_s,
              u"--redirect-uri=http://a/"_s, u"--redirect-uri=http://b/"_s,
              u"--logout-redirect-uri=http://c/"_s, u"--logout-redirect-uri=http://d/"_s,
              u"--delay=250"_s, u"--access-token-life=60"_s, u"--refresh-token-life=3600"_s,
              u"--refresh-token-renewal=0"_s, u"--token-limits"_s, u"--clock-offset=-5"_s,
              u"--state-file=state.json"_s, u"--tls"_s, u"--certificate=sandbox.pem"_s}));
    const sandbox::Options &options = command.options;
    QCOMPARE(options.port, quint16(0));
    QCOMPARE(options.clientId, u"key"_s);
    QCOMPARE(options.clientSecret, u"s"_s);
    QCOMPARE(options.redirectUris, (QStringList{u"http://a/"_s, u"http://b/"_s}));
    QCOMPARE(options.logoutRedirectUris, (QStringList{u"http://c/"_s, u"http://d/"_s}));
    QCOMPARE(options.delay, 250ms);
    QCOMPARE(options.accessTokenLife, 1min);
    QCOMPARE(options.refreshTokenLife, 1h);
    QCOMPARE(options.refreshTokenRenewal, 0s);
    QVERIFY(options.tokenLimits);
    QCOMPARE(options.clockOffset, -5s);
    QCOMPARE(options.stateFile, u"state.json"_s);
    QVERIFY(options.usesTls);
    QCOMPARE(command.certificateFile, u"sandbox.pem"_s);
}

void TestSandboxCommandLine::checksAndClock()
{
    QVERIFY(std::get<sandbox::Command>(read({u"--lenient"_s})).options.isLenient);
    QVERIFY(std::get<sandbox::Command>(read({u"--no-strict"_s})).options.isLenient);
    QVERIFY(!std::get<sandbox::Command>(read({u"--strict"_s})).options.isLenient);
    QCOMPARE(std::get<QString>(read({u"--strict"_s, u"--lenient"_s})),
             u"--strict and --lenient exclude each other"_s);
    QCOMPARE(std::get<QString>(read({u"--clock=2026-01-01"_s, u"--clock-offset=1"_s})),
             u"--clock and --clock-offset exclude each other"_s);
    QCOMPARE(std::get<sandbox::Command>(read({u"--clock=2026-01-01"_s})).clock,
             QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
    QCOMPARE(std::get<sandbox::Command>(read({u"--clock=2026-01-01T09:00:00+09:00"_s})).clock,
             QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC));
}

void TestSandboxCommandLine::refusals_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("said");
    QTest::newRow("port too high")
        << u"--port=65536"_s << u"--port takes a number from 0 to 65535"_s;
    QTest::newRow("port in words") << u"--port=http"_s << u"not \"http\""_s;
    QTest::newRow("delay") << u"--delay=-1"_s << u"--delay takes a number"_s;
    QTest::newRow("life") << u"--access-token-life=0"_s << u"--access-token-life takes a number"_s;
    QTest::newRow("renewal") << u"--refresh-token-renewal=30d"_s << u"not \"30d\""_s;
    QTest::newRow("clock") << u"--clock-offset=9999999999"_s << u"--clock-offset takes a number"_s;
    QTest::newRow("time") << u"--clock=tomorrow"_s << u"--clock takes a time such as"_s;
    QTest::newRow("no such day") << u"--clock=2026-02-30"_s << u"not \"2026-02-30\""_s;
    QTest::newRow("no people") << u"--people=/none.json"_s << u"/none.json cannot be read"_s;
    QTest::newRow("people of a folder") << u"--people=/"_s << u"--people: / cannot be read"_s;
    QTest::newRow("no folder") << u"--state-file=/none/state.json"_s
                               << u"--state-file: there is no folder"_s;
    QTest::newRow("certificate without TLS")
        << u"--certificate=sandbox.pem"_s << u"--certificate is for --tls"_s;
    QTest::newRow("unknown") << u"--colour"_s << u"colour"_s;
    QTest::newRow("stray") << u"4610"_s << u"no such argument: 4610"_s;
}

void TestSandboxCommandLine::refusals()
{
    QFETCH(QString, argument);
    QFETCH(QString, said);
    const auto outcome = read({argument});
    const auto *wrong = std::get_if<QString>(&outcome);
    QVERIFY(wrong);
    QVERIFY2(wrong->contains(said), qPrintable(*wrong));
}

QTEST_GUILESS_MAIN(TestSandboxCommandLine)
#include "tst_sandboxcommandline.moc"
