// SPDX-License-Identifier: Apache-2.0
#include "life.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::Session;
using State = Session::State;
using Consents = kakao::ReplyPtr<QList<kakao::Consent>>;
using User = kakao::ReplyPtr<kakao::User>;

Q_DECLARE_METATYPE(kakao::Error)

/// Asking for more consents, and taking them back, beside a real sandbox.
namespace {

/// With OpenID Connect a sign-in is followed by a call of its own, and these calls are counted.
sandbox::Options withoutOpenId()
{
    sandbox::Options options;
    options.consentItems.removeOne(u"openid"_s);
    return options;
}

} // namespace

class TestConsent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void askedOnceThenCalledAgain();
    void askedOnlyOnce();
    void notAskedWhenNothingIsNamed();
    void notAskedByOtherCalls();
    void thePersonDoesNotWantTo();
    void theCallerLosesInterest();
    void somebodyElseLogsIn();
    void openIdStays_data();
    void openIdStays();
    void nobodyIsSignedIn();
    void fetched();
    void takenBack();
    void notRevocable();

private:
    static void signIn(Life &life)
    {
        life.open().signIn();
        QTRY_COMPARE(life.session->state(), State::SignedIn);
        QTRY_VERIFY(life.session->isStored()); // else the entry comes at any time
    }
    static User call(Session &session)
    {
        return session.call<kakao::User>(
            [](const kakao::ApiClient &api, const kakao::Secret &access) {
                return api.fetchUser(access);
            });
    }
    static void lack(Life &life, const QStringList &scopes, int times = 1)
    {
        sandbox::Fault fault;
        fault.kapi = -402;
        fault.times = times;
        fault.apiType = u"TALK_MEMO"_s;
        fault.requiredScopes = scopes;
        life.server.setFault("/v2/user/me", fault);
    }
    static void answer(Life &life, const QByteArray &path, int status, const QByteArray &body)
    {
        sandbox::Fault fault;
        fault.status = status;
        fault.body = body;
        fault.contentType = "application/json;charset=UTF-8";
        life.server.setFault(path, fault);
    }
    static QStringList scopesAskedFor(const Life &life)
    {
        return QUrlQuery(life.agent.last.authorizationUrl)
            .queryItemValue(u"scope"_s, QUrl::FullyDecoded)
            .split(QRegularExpression(u"[ ,]"_s), Qt::SkipEmptyParts);
    }
    static QString hint(const Life &life)
    {
        return QUrlQuery(life.agent.last.authorizationUrl)
            .queryItemValue(u"login_hint"_s, QUrl::FullyDecoded);
    }
    static void compareRefusal(const User &user, const QString &kakaoCode)
    {
        QTRY_VERIFY(user->isFinished());
        QVERIFY(!user->result());
        QCOMPARE(user->result().error().kakaoCode, kakaoCode);
    }
};

void TestConsent::askedOnceThenCalledAgain()
{
    Life life(withoutOpenId());
    signIn(life);
    Session &session = *life.session;
    const auto before = life.secrets.entries;
    lack(life, {u"birthday"_s});
    const qsizetype calls = life.requestsTo("/v2/user/me");
    QSignalSpy stateChanged(&session, &Session::stateChanged);
    const User user = call(session);
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(user->result()->id, session.member().kakaoId);
    QCOMPARE(stateChanged.count(), 2); // to SigningIn, and back
    QCOMPARE(session.state(), State::SignedIn);
    QCOMPARE(life.agent.asked, 2);
    QVERIFY(scopesAskedFor(life).contains(u"birthday"_s));
    QCOMPARE(hint(life), session.member().email);
    // Refused, then the one of the sign-in, then once more.
    QCOMPARE(life.requestsTo("/v2/user/me"), calls + 3);
    QTRY_COMPARE(session.accounts().size(), 1);
    QVERIFY(life.secrets.entries != before); // the new tokens are stored

    Session &later = life.open();
    later.restore();
    QTRY_COMPARE(later.state(), State::SignedIn);
}

void TestConsent::askedOnlyOnce()
{
    Life life(withoutOpenId());
    signIn(life);
    // Kakao goes on to refuse, but for the call that the sign-in makes.
    sandbox::Fault refusal;
    refusal.kapi = -402;
    refusal.requiredScopes = {u"birthday"_s};
    refusal.times = 1;
    sandbox::Fault again = refusal;
    again.skip = 1;
    life.server.setFaults("/v2/user/me", {refusal, again});
    const User user = call(*life.session);
    compareRefusal(user, u"-402"_s);
    QCOMPARE(life.agent.asked, 2);
    QCOMPARE(life.session->state(), State::SignedIn);
}

void TestConsent::notAskedWhenNothingIsNamed()
{
    Life life(withoutOpenId());
    signIn(life);
    lack(life, {});
    compareRefusal(call(*life.session), u"-402"_s);
    QCOMPARE(life.agent.asked, 1);
}

void TestConsent::notAskedByOtherCalls()
{
    Life life(withoutOpenId());
    signIn(life);
    lack(life, {u"birthday"_s});
    const User user = life.session->callWithoutAsking<kakao::User>(
        [](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.fetchUser(access);
        });
    compareRefusal(user, u"-402"_s);
    QCOMPARE(user->result().error().requiredScopes, {u"birthday"_s});
    QCOMPARE(life.agent.asked, 1);
}

void TestConsent::thePersonDoesNotWantTo()
{
    Life life(withoutOpenId());
    signIn(life);
    Session &session = *life.session;
    QSignalSpy failed(&session, &Session::failed);
    const auto before = life.secrets.entries;
    life.agent.loginId = "nobody"; // gets no further than the login, and closes the window
    lack(life, {u"birthday"_s});
    const User user = call(session);
    compareRefusal(user, u"-402"_s);
    QCOMPARE(session.state(), State::SignedIn);
    QCOMPARE(life.agent.asked, 2);
    QCOMPARE(failed.count(), 0);
    QVERIFY(life.secrets.entries == before);

    life.server.clearFaults();
    const User next = call(session); // and the session is as good as before
    QTRY_VERIFY(next->isFinished());
    QVERIFY(next->result());
}

void TestConsent::theCallerLosesInterest()
{
    Life life(withoutOpenId());
    signIn(life);
    lack(life, {u"birthday"_s});
    const auto before = life.secrets.entries;
    QSignalSpy failed(life.session.get(), &Session::failed);
    User user = call(*life.session);
    bool isBack = false;
    connect(life.session.get(), &Session::stateChanged, this, [&](State state) {
        isBack = state == State::SignedIn;
        if (state == State::SigningIn) // the login window goes with it
            QTimer::singleShot(0, this, [&] { user.reset(); });
    });
    QTRY_VERIFY(isBack);
    QVERIFY(!user);
    QCOMPARE(life.agent.asked, 2);
    QCOMPARE(failed.count(), 0);
    QVERIFY(life.secrets.entries == before); // nobody signed in there
    QCOMPARE(life.session->accounts().size(), 1);
}

void TestConsent::somebodyElseLogsIn()
{
    Life life(withoutOpenId());
    signIn(life);
    Session &session = *life.session;
    QSignalSpy failed(&session, &Session::failed);
    const session::Member before = session.member();
    const auto entries = life.secrets.entries;
    life.agent.loginId = "con@sandbox.test";
    const auto given = session.askForConsent({u"birthday"_s});
    QTRY_VERIFY(given->isFinished());
    QCOMPARE(given->result().error().code, ErrorCode::WrongUser);
    QCOMPARE(session.state(), State::SignedIn);
    QCOMPARE(session.member(), before);
    QCOMPARE(failed.count(), 1);
    QVERIFY(life.secrets.entries == entries);
    QTRY_COMPARE(life.requestsTo("/v1/user/logout"), 1); // the tokens of the other one
    QCOMPARE(session.accounts().size(), 1);

    const User user = call(session); // ours are good
    QTRY_VERIFY(user->isFinished());
    QVERIFY(user->result());
    QCOMPARE(user->result()->id, before.kakaoId);

    lack(life, {u"birthday"_s}); // the same on the way of a call
    compareRefusal(call(session), u"-402"_s);
    QCOMPARE(session.member(), before);
    QTRY_COMPARE(life.requestsTo("/v1/user/logout"), 2);
}

void TestConsent::openIdStays_data()
{
    QTest::addColumn<QStringList>("items"); // of the app
    QTest::addColumn<QStringList>("asked");
    QTest::addColumn<QStringList>("sent");
    const QStringList all{u"openid"_s, u"profile_nickname"_s, u"birthday"_s};
    const QStringList without{u"profile_nickname"_s, u"birthday"_s};
    QTest::newRow("added") << all << QStringList{u"birthday"_s}
                           << QStringList{u"birthday"_s, u"openid"_s};
    QTest::newRow("there already") << all << QStringList{u"openid"_s, u"birthday"_s}
                                   << QStringList{u"openid"_s, u"birthday"_s};
    QTest::newRow("an app without it")
        << without << QStringList{u"birthday"_s} << QStringList{u"birthday"_s};
}

void TestConsent::openIdStays()
{
    QFETCH(const QStringList, items);
    QFETCH(const QStringList, asked);
    Life life({.consentItems = items});
    signIn(life);
    const auto given = life.session->askForConsent(asked);
    QTRY_VERIFY(given->isFinished());
    QVERIFY(given->result());
    QTEST(scopesAskedFor(life), "sent");
    QCOMPARE(life.session->state(), State::SignedIn);
}

void TestConsent::nobodyIsSignedIn()
{
    Life life(withoutOpenId());
    Session &session = life.open();
    const auto given = session.askForConsent({u"birthday"_s});
    const User user = call(session);
    const Consents consents = session.fetchConsents();
    QTRY_VERIFY(given->isFinished() && user->isFinished() && consents->isFinished());
    QCOMPARE(given->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(user->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(consents->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(life.agent.asked, 0);
    QVERIFY(life.server.requests().isEmpty());
}

void TestConsent::fetched()
{
    Life life(withoutOpenId());
    signIn(life);
    answer(life, "/v2/user/scopes", 200,
           R"({"id":3141592653,"scopes":[
               {"id":"birthday","display_name":"생일","type":"PRIVACY","using":true,"agreed":true,
                "revocable":true},
               {"id":"profile_nickname","display_name":"닉네임","type":"PRIVACY","using":true,
                "agreed":true,"revocable":false}]})");
    const Consents consents = life.session->fetchConsents();
    QTRY_VERIFY(consents->isFinished());
    QVERIFY(consents->result());
    QCOMPARE(consents->result()->size(), 2);
    QCOMPARE(consents->result()->constFirst().scope, u"birthday"_s);
    QCOMPARE(consents->result()->constFirst().displayName, u"생일"_s);
    QVERIFY(consents->result()->constFirst().isAgreed);
    QCOMPARE(consents->result()->constFirst().isRevocable, true);
    QCOMPARE(consents->result()->constLast().isRevocable, false);
}

void TestConsent::takenBack()
{
    Life life(withoutOpenId());
    signIn(life);
    answer(life, "/v2/user/revoke/scopes", 200,
           R"({"id":3141592653,"scopes":[{"id":"birthday","using":true,"agreed":false}]})");
    const Consents consents = life.session->revokeConsent(u"birthday"_s);
    QTRY_VERIFY(consents->isFinished());
    QVERIFY(consents->result());
    QVERIFY(!consents->result()->constFirst().isAgreed);
    QCOMPARE(life.requestsTo("/v2/user/revoke/scopes"), 1);
    QCOMPARE(life.session->state(), State::SignedIn);
}

void TestConsent::notRevocable()
{
    Life life(withoutOpenId());
    signIn(life);
    QSignalSpy failed(life.session.get(), &Session::failed);
    answer(life, "/v2/user/revoke/scopes", 403,
           R"({"code":-3,"msg":"[profile] is not revocable. check out if it's set as required on)"
           R"( developers.kakao.com"})");
    const Consents consents = life.session->revokeConsent(u"profile"_s);
    QTRY_VERIFY(consents->isFinished());
    QCOMPARE(consents->result().error().code, ErrorCode::Rejected);
    QCOMPARE(consents->result().error().kakaoCode, u"-3"_s);
    QCOMPARE(life.session->state(), State::SignedIn);
    QCOMPARE(failed.count(), 0); // told by the reply
    QCOMPARE(life.agent.asked, 1);
}

QTEST_GUILESS_MAIN(TestConsent)
#include "tst_consent.moc"
