// SPDX-License-Identifier: Apache-2.0
#include "../desktop/endingcases.h"
#include "scene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::DepartureKind;
using State = session::Session::State;

Q_DECLARE_METATYPE(EndingCase)

namespace {

/// Of kapi, that there is no link any more: to end it is what was wanted.
bool endsTheLink(const EndingCase &given)
{
    return given.ends || given.tag.startsWith("-101 ") || given.tag.startsWith("-103 ");
}

} // namespace

/// What becomes of a disconnection by what Kakao answers to its unlink: all of it is done, or all
/// of it is kept for later, and never one half without the other.
class TestUnlinkAnswers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(kapiCases().size() > 50); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void everyCode_data();
    void everyCode();
    void aRefusedRefresh_data();
    void aRefusedRefresh();
    void aRefusalThatIsMended();
};

void TestUnlinkAnswers::everyCode_data()
{
    QTest::addColumn<EndingCase>("given");
    for (const EndingCase &given : kapiCases())
        QTest::newRow(given.tag.constData()) << given;
    EndingCase inTrouble = kapiCases().constFirst();
    inTrouble.answer = {.status = 503, .body = R"({"code":-101,"msg":"maintenance"})"};
    inTrouble.code = ErrorCode::ServerFault;
    QTest::newRow("not linked, says a server in trouble") << inTrouble;
}

void TestUnlinkAnswers::everyCode()
{
    QFETCH(const EndingCase, given);
    Scene scene;
    scene.storeSession();
    scene.server.setAnswer("/v1/user/unlink", given.answer);
    // Whoever asks for new tokens then is told that there are none.
    scene.server.setAnswer("/oauth/token", {.status = 400, .body = R"({"error_code":"KOE322"})"});
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy departed(&scene.session, &session::Session::departed);
    scene.session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(departed.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedOut); // here, whatever Kakao says

    const auto error = departed.constFirst().at(1).value<std::optional<kakao::Error>>();
    const bool isKept = departed.constFirst().at(2).toBool();
    QCOMPARE(scene.requestsTo("/v1/user/unlink"), 1);
    if (endsTheLink(given)) {
        QVERIFY(!error && !isKept);
        QCOMPARE(scene.erased, QList<qint64>{kakaoId});
        QVERIFY(scene.secrets.entries.isEmpty());
        QVERIFY(scene.directory.accountsKept.departures.isEmpty());
        QVERIFY(!scene.directory.find(kakaoId));
    } else {
        QVERIFY(error && isKept);
        QCOMPARE(error->code, given.code);
        QVERIFY(scene.erased.isEmpty());
        QCOMPARE(scene.secrets.entries.size(), 1);
        QCOMPARE(scene.directory.accountsKept.departures.size(), 1);
        QVERIFY(scene.directory.find(kakaoId));
    }
}

void TestUnlinkAnswers::aRefusedRefresh_data()
{
    QTest::addColumn<EndingCase>("given");
    for (const EndingCase &given : kauthCases())
        QTest::newRow(given.tag.constData()) << given;
}

/// The access token has expired, and Kakao says this instead of another one: the unlink cannot even
/// be asked for.
void TestUnlinkAnswers::aRefusedRefresh()
{
    QFETCH(const EndingCase, given);
    Scene scene;
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    scene.clock.pass(std::chrono::hours(2));
    scene.server.setAnswer("/oauth/token", given.answer);
    QSignalSpy departed(&scene.session, &session::Session::departed);
    scene.session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(departed.count(), 1);
    QCOMPARE(scene.requestsTo("/v1/user/unlink"), 0);
    // The link may be there for ever: that is said, also where it is not tried again.
    QVERIFY(departed.constFirst().at(1).value<std::optional<kakao::Error>>());
    QCOMPARE(departed.constFirst().at(2).toBool(), !given.ends);
    QCOMPARE(scene.secrets.entries.isEmpty(), given.ends);
    QCOMPARE(scene.directory.accountsKept.departures.isEmpty(), given.ends);
    QCOMPARE(scene.directory.find(kakaoId) == nullptr, given.ends);
}

void TestUnlinkAnswers::aRefusalThatIsMended()
{
    Scene scene;
    scene.storeSession();
    scene.server.setAnswers("/v1/user/unlink",
                            {{.status = 403, .body = R"({"code":-5,"msg":"permission denied"})"},
                             {.body = R"({"id":1376016924429759228})"}});
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy departed(&scene.session, &session::Session::departed);
    scene.session.leave(session::Leave::Disconnect);
    QTRY_COMPARE(departed.count(), 1);
    QVERIFY(departed.constFirst().at(2).toBool());

    session::Session later(
        {.api = [&]() -> const kakao::ApiClient & { return scene.api; },
         .kept = {.directory = &scene.directory, .secrets = &scene.secrets},
         .unkept = {},
         .clock = scene.clock,
         .surroundings = scene.surroundings,
         .userAgent = {}},
        {.server = u"test"_s, .agentRequest = {}, .freshenDelay = std::chrono::milliseconds(0)});
    QSignalSpy laterDeparted(&later, &session::Session::departed);
    QTRY_COMPARE(laterDeparted.count(), 1);
    QVERIFY(!laterDeparted.constFirst().at(1).value<std::optional<kakao::Error>>());
    QVERIFY(scene.directory.accountsKept.departures.isEmpty());
    QVERIFY(scene.secrets.entries.isEmpty());
}

QTEST_GUILESS_MAIN(TestUnlinkAnswers)
#include "tst_unlinkanswers.moc"
