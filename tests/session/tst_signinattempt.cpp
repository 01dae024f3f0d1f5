// SPDX-License-Identifier: Apache-2.0
//
// What one attempt to sign in must not let happen, by the rules of RFC 8252, 7636 and 9700.
#include "../kakao/idtokendraft.h"
#include "members/sqlitedirectory.h"
#include "scene.h"
#include "support/logcapture.h"
#include "support/secretsearch.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using session::Session;
using State = Session::State;

namespace {

QString parameter(const QUrl &url, const QString &name)
{
    return QUrlQuery(url).queryItemValue(name, QUrl::FullyDecoded);
}

/// As a browser brings it back to the attempt that is waiting.
QUrl callback(const FakeUserAgent &agent, const QString &code)
{
    QUrl url = agent.last.redirectUri;
    url.setQuery(
        u"code=%1&state=%2"_s.arg(code, parameter(agent.last.authorizationUrl, u"state"_s)));
    return url;
}

ErrorCode lastFailure(const QSignalSpy &failed)
{
    return failed.constLast().constFirst().value<Error>().code;
}

struct Traffic
{
    QByteArray verifier; ///< of the exchange; empty when there were several
    QByteArray sent;     ///< all else, the login's address included
};

Traffic trafficOf(const Scene &scene)
{
    QByteArrayList verifiers;
    Traffic traffic{.verifier = {}, .sent = scene.agent.last.authorizationUrl.toEncoded()};
    for (const StandInServer::Request &request : scene.server.requests()) {
        const QUrlQuery form(QString::fromLatin1(request.body));
        const bool isExchange =
            request.target == "/oauth/token" && form.hasQueryItem(u"code_verifier"_s);
        if (isExchange)
            verifiers += form.queryItemValue(u"code_verifier"_s).toLatin1();
        traffic.sent += request.target + (isExchange ? QByteArray() : request.body);
        for (const auto &[name, value] : request.headers)
            traffic.sent += name + value;
    }
    if (verifiers.size() == 1)
        traffic.verifier = verifiers.constFirst();
    return traffic;
}

/// The session of a scene with a real directory in its place.
struct StoringSession
{
    explicit StoringSession(Scene &scene)
        : directory(folder.path(), u"test"_s, scene.secrets, scene.clock),
          session({.api = [&scene]() -> const kakao::ApiClient & { return scene.api; },
                   .kept = {.directory = &directory, .secrets = &scene.secrets},
                   .unkept = [&scene] { return session::Vault{.directory = &scene.memory}; },
                   .clock = scene.clock,
                   .surroundings = scene.surroundings,
                   .userAgent = [&scene]() -> kakao::Result<session::UserAgent *> {
                       return &scene.agent;
                   }},
                  {.server = u"test"_s,
                   .agentRequest = [] { return session::UserAgentRequest(); },
                   .lockFolder = folder.path()})
    {
    }

    QTemporaryDir folder;
    members::SqliteDirectory directory;
    Session session;
};

} // namespace

class TestSignInAttempt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void N9_B6_theSameCallbackTwice();
    void P3_neverWithPlain_data();
    void P3_neverWithPlain();
    void P4_theVerifierGoesToOnePlace();
    void P5_anOldCallbackIsRefused_data();
    void P5_anOldCallbackIsRefused();
    void B3_theNonceIsOfThisAttempt_data();
    void B3_theNonceIsOfThisAttempt();
};

void TestSignInAttempt::N9_B6_theSameCallbackTwice()
{
    Scene scene;
    scene.agent.hold = true;
    scene.session.signIn();
    const QUrl url = callback(scene.agent, u"the-code"_s);
    const QPointer<HeldReply<QUrl>> waiting = scene.agent.waiting;
    waiting->finish(url);
    waiting->finish(url);
    QTRY_COMPARE(scene.requestsTo("/oauth/token"), 1);
    if (waiting)
        waiting->finish(url);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QTRY_VERIFY(scene.session.isStored());
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
    QCOMPARE(scene.agent.asked, 1);

    scene.session.signInAnother(); // and nobody else signs in by it
    scene.agent.waiting->finish(url);
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(lastFailure(scene.failed), ErrorCode::StateMismatch);
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
}

void TestSignInAttempt::P3_neverWithPlain_data()
{
    QTest::addColumn<QString>("query"); // of the redirect
    QTest::addColumn<int>("tokenRequests");
    QTest::newRow("refused before the login") << u"error=invalid_request"_s << 0;
    QTest::newRow("refused before the login, with the reason")
        << u"error=invalid_request&error_description=transform%20algorithm%20not%20supported"_s
        << 0;
    QTest::newRow("refused with the verifier") << u"code=c"_s << 1;
}

void TestSignInAttempt::P3_neverWithPlain()
{
    QFETCH(const QString, query);
    QFETCH(const int, tokenRequests);
    Scene scene;
    scene.server.setAnswer("/oauth/token", {.status = 400, .body = R"({"error":"invalid_request",
                                     "error_description":"code_challenge_method"})"});
    scene.agent.query = query;
    scene.session.signIn();
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedOut);
    scene.session.signIn(); // not even when the person tries again
    QTRY_COMPARE(scene.failed.count(), 2);

    QCOMPARE(scene.agent.asked, 2);
    QCOMPARE(parameter(scene.agent.last.authorizationUrl, u"code_challenge_method"_s), u"S256"_s);
    QCOMPARE(parameter(scene.agent.last.authorizationUrl, u"code_challenge"_s).size(), 43);
    QCOMPARE(scene.requestsTo("/oauth/token"), 2 * tokenRequests);
    QCOMPARE(scene.server.requests().size(), 2 * tokenRequests + scene.requestsTo("/.well-known"));
}

/// Signed in, refreshed, signed out: all that was sent, logged and written is looked through.
void TestSignInAttempt::P4_theVerifierGoesToOnePlace()
{
    LogCapture log;
    Scene scene;
    StoringSession storing(scene);
    Session &session = storing.session;
    session.signIn();
    QTRY_COMPARE(session.state(), State::SignedIn);
    QTRY_VERIFY(session.isStored());
    scene.clock.pass(std::chrono::hours(6));
    session.freshen();
    QTRY_COMPARE(scene.requestsTo("/oauth/token"), 2);
    QTRY_COMPARE(scene.requestsTo("/v2/user/me"), 2);
    QByteArray kept;
    for (const kakao::Secret &entry : std::as_const(scene.secrets.entries))
        kept += entry.reveal() + '\n';
    session.leave(session::Leave::SignOut);
    QTRY_COMPARE(session.state(), State::SignedOut);
    QTRY_COMPARE(scene.requestsTo("/v1/user/logout"), 1);

    const auto [verifier, sent] = trafficOf(scene);
    QCOMPARE(verifier.size(), 43);
    const SecretSearch search({verifier});
    QVERIFY(search.find(verifier)); // it would be found
    QCOMPARE(search.find(sent), std::nullopt);
    QVERIFY(kept.contains("\"R\""));
    QCOMPARE(search.find(kept), std::nullopt);
    QVERIFY(!QDir(storing.folder.path()).isEmpty());
    QCOMPARE(search.findInFolder(storing.folder.path()), QStringList());
    const QByteArray lines = log.take();
    QVERIFY(lines.contains("daemun.session"));
    QCOMPARE(search.find(lines), std::nullopt);
}

void TestSignInAttempt::P5_anOldCallbackIsRefused_data()
{
    using End = std::function<void(Scene &)>;
    QTest::addColumn<End>("end");
    const auto fail = [](const Error &error) {
        return [error](Scene &scene) { scene.agent.waiting->finish(error); };
    };
    QTest::newRow("after it was cancelled") << End([](Scene &scene) { scene.session.cancel(); });
    QTest::newRow("after the time limit")
        << End(fail({.code = ErrorCode::LoginTimeout, .origin = kakao::ErrorOrigin::UserAgent}));
    QTest::newRow("after an error")
        << End(fail({.code = ErrorCode::WebViewUnusable, .origin = kakao::ErrorOrigin::UserAgent}));
    QTest::newRow("after a refusal")
        << End([](Scene &scene) { scene.agent.redirect(u"error=access_denied"_s); });
    QTest::newRow("after a restart") << End();
}

void TestSignInAttempt::P5_anOldCallbackIsRefused()
{
    QFETCH(const std::function<void(Scene &)>, end);
    const auto first = std::make_unique<Scene>();
    first->agent.hold = true;
    first->session.signIn();
    const QUrl old = callback(first->agent, u"the-code"_s);
    const QString oldChallenge = parameter(first->agent.last.authorizationUrl, u"code_challenge"_s);
    const QString oldNonce = parameter(first->agent.last.authorizationUrl, u"nonce"_s);
    Scene restarted;
    Scene &scene = end ? *first : restarted;
    if (end) {
        end(scene);
        QTRY_COMPARE(scene.session.state(), State::SignedOut);
        QTRY_VERIFY(scene.agent.waiting.isNull()); // nobody takes it now
    }
    scene.agent.hold = true;
    scene.session.signIn();
    const QUrl url = scene.agent.last.authorizationUrl;
    QVERIFY(parameter(url, u"code_challenge"_s) != oldChallenge);
    QVERIFY(parameter(url, u"nonce"_s) != oldNonce);
    const auto failures = scene.failed.count();
    scene.agent.waiting->finish(old);
    QTRY_COMPARE(scene.failed.count(), failures + 1);
    QCOMPARE(lastFailure(scene.failed), ErrorCode::StateMismatch);
    QCOMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(scene.requestsTo("/oauth/token"), 0);
    QVERIFY(scene.secrets.entries.isEmpty());
}

void TestSignInAttempt::B3_theNonceIsOfThisAttempt_data()
{
    QTest::addColumn<std::optional<QString>>("nonce"); // {} is ours
    using Nonce = std::optional<QString>;
    QTest::newRow("as it should be") << Nonce(u"{}"_s);
    QTest::newRow("nonce-invalid") << Nonce(u"another nonce"_s);
    QTest::newRow("nonce-invalid by a letter") << Nonce(u"{}x"_s);
    QTest::newRow("invalid-missing-nonce") << Nonce();
}

void TestSignInAttempt::B3_theNonceIsOfThisAttempt()
{
    QFETCH(const std::optional<QString>, nonce);
    Scene scene;
    scene.agent.hold = true;
    scene.session.signIn();
    const QString ours = parameter(scene.agent.last.authorizationUrl, u"nonce"_s);
    const qint64 now = scene.clock.now().toSecsSinceEpoch();
    IdTokenDraft draft;
    draft.claims["iss"] = '"' + scene.server.url().toEncoded() + '"';
    draft.claims["aud"] = R"("key")";
    draft.claims["iat"] = draft.claims["auth_time"] = QByteArray::number(now);
    draft.claims["exp"] = QByteArray::number(now + 6 * 3600);
    draft.claims.remove("nonce");
    if (nonce)
        draft.claims["nonce"] = '"' + QString(*nonce).replace(u"{}"_s, ours).toLatin1() + '"';
    scene.server.setAnswer("/.well-known/jwks.json",
                           {.body = QJsonDocument(QJsonObject{{u"keys"_s, draft.jwks}}).toJson()});
    const QJsonObject tokens{{u"token_type"_s, u"bearer"_s},
                             {u"access_token"_s, u"A"_s},
                             {u"id_token"_s, QString::fromLatin1(draft.token().reveal())}};
    scene.server.setAnswer("/oauth/token", {.body = QJsonDocument(tokens).toJson()});
    scene.agent.redirect(u"code=c"_s);
    if (nonce == u"{}"_s) {
        QTRY_COMPARE(scene.session.state(), State::SignedIn);
        return;
    }
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(lastFailure(scene.failed), ErrorCode::IdTokenInvalid);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 0);
    QCOMPARE(scene.directory.lastRequest.user.id, 0);
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
}

QTEST_GUILESS_MAIN(TestSignInAttempt)
#include "tst_signinattempt.moc"
