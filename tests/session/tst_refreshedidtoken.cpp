// SPDX-License-Identifier: Apache-2.0
//
// I13: the id_token that a refresh brings (OpenID Connect Core 12.2).
#include "../kakao/idtokendraft.h"
#include "scene.h"
#include "support/logcapture.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using kakao::Secret;
using session::Session;
using State = Session::State;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;

namespace {

constexpr auto keysPath = "/.well-known/jwks.json";

/// A session whose refresh brings A2, R2 and an id_token as the draft has it.
struct RefreshScene : Scene
{
    RefreshScene()
    {
        clock.pass(1h); // as long as the access token of storeSession() lives
        const QByteArray issued = QByteArray::number(clock.now().toSecsSinceEpoch());
        draft.claims["iss"] = '"' + server.url().toEncoded() + '"';
        draft.claims["aud"] = R"("key")";
        draft.claims["iat"] = draft.claims["auth_time"] = issued;
        draft.claims["exp"] = QByteArray::number(issued.toLongLong() + 6 * 3600);
        draft.claims.remove("nonce");
        const QJsonObject keys{{u"keys"_s, draft.jwks}};
        server.setAnswer(keysPath, {.body = QJsonDocument(keys).toJson()});
        clock.pass(-1h);
    }

    /// What the token endpoint answers, with the draft's id_token unless there is to be none.
    void grant(bool hasIdToken = true)
    {
        QJsonObject tokens{{u"token_type"_s, u"bearer"_s},
                           {u"access_token"_s, u"A2"_s},
                           {u"expires_in"_s, 21599},
                           {u"refresh_token"_s, u"R2"_s},
                           {u"refresh_token_expires_in"_s, 5183999}};
        if (hasIdToken)
            tokens.insert(u"id_token"_s, QString::fromLatin1(draft.token().reveal()));
        server.setAnswer("/oauth/token", {.body = QJsonDocument(tokens).toJson()});
    }

    /// A member of before is shown, and the access token has expired.
    void restore()
    {
        storeSession();
        session.restore();
        QTRY_COMPARE(session.state(), State::SignedIn);
        clock.pass(1h);
    }

    [[nodiscard]] bool hasLogged(const QByteArray &text)
    {
        logged += log.take();
        return logged.contains(text);
    }

    IdTokenDraft draft;
    LogCapture log;
    QByteArray logged;
};

} // namespace

class TestRefreshedIdToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void I13_ofTheSamePerson();
    void I13_withoutOne();
    void I13_anotherUserEnds_data();
    void I13_anotherUserEnds();
    void I13_anyOtherFaultEndsNothing_data();
    void I13_anyOtherFaultEndsNothing();
    void I13_withoutKeysNothingEnds();
    void I13_noTokenIsLostByIt();
};

void TestRefreshedIdToken::I13_ofTheSamePerson()
{
    RefreshScene scene;
    scene.grant();
    scene.restore();
    scene.session.freshen();
    QTRY_VERIFY(scene.hasLogged("the refreshed id_token is in order"));
    QTRY_COMPARE(scene.directory.freshened, 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.stored()->refreshToken, Secret("R2"));

    scene.logged.clear();
    scene.clock.pass(6h);
    const QByteArray issued = QByteArray::number(scene.clock.now().toSecsSinceEpoch());
    scene.draft.claims["iat"] = issued;
    scene.draft.claims["exp"] = QByteArray::number(issued.toLongLong() + 6 * 3600);
    scene.grant();
    scene.session.freshen();
    QTRY_VERIFY(scene.hasLogged("the refreshed id_token is in order"));
    QCOMPARE(scene.requestsTo(keysPath), 1); // for both
    QVERIFY(!scene.logged.contains("eyJ"));
}

void TestRefreshedIdToken::I13_withoutOne()
{
    RefreshScene scene;
    scene.grant(false);
    scene.restore();
    scene.session.freshen();
    QTRY_COMPARE(scene.directory.freshened, 1);
    QCOMPARE(scene.stored()->refreshToken, Secret("R2"));
    QVERIFY(!scene.hasLogged("id_token"));
    QCOMPARE(scene.requestsTo(keysPath), 0);
}

void TestRefreshedIdToken::I13_anotherUserEnds_data()
{
    QTest::addColumn<bool>("isKept");
    QTest::newRow("kept") << true;
    QTest::newRow("in memory") << false;
}

void TestRefreshedIdToken::I13_anotherUserEnds()
{
    QFETCH(const bool, isKept);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the session has ended"_s));
    RefreshScene scene;
    if (isKept) {
        scene.restore();
    } else { // for 6 hours
        scene.session.signIn(session::Keeping::UntilQuit);
        QTRY_COMPARE(scene.session.state(), State::SignedIn);
        scene.clock.pass(6h);
        scene.draft.claims["iat"] = QByteArray::number(scene.clock.now().toSecsSinceEpoch());
    }
    scene.draft.claims["sub"] = R"("7")";
    scene.grant();
    scene.server.setAnswer("/v2/user/me", {.manner = Manner::Hang}); // which would tell, too
    scene.session.freshen();
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.session.error()->code, ErrorCode::WrongUser);
    QCOMPARE(scene.session.error()->origin, kakao::ErrorOrigin::Token);
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(!scene.directory.find(7));
    if (isKept)
        QCOMPARE(scene.directory.accountsKept.find(kakaoId)->endedBy, u"user"_s);
}

void TestRefreshedIdToken::I13_anyOtherFaultEndsNothing_data()
{
    using Change = std::function<void(IdTokenDraft &)>;
    QTest::addColumn<Change>("change");
    const auto claim = [](const char *tag, const QByteArray &name, const QByteArray &value) {
        QTest::newRow(tag) << Change([=](IdTokenDraft &draft) { draft.claims[name] = value; });
    };
    const auto both = [](const char *tag, const Change &change) {
        QTest::newRow(tag) << Change([=](IdTokenDraft &draft) {
            draft.claims["sub"] = R"("7")";
            change(draft);
        });
    };
    claim("refresh-token-invalid-issuer", "iss", R"("https://kauth.kakao.com.example")");
    claim("aud of others", "aud", R"("other-key")");
    claim("refresh-token-invalid-sub", "sub", "7");
    claim("iat of the sign-in", "iat", "1700000000");
    claim("at_hash of another access token", "at_hash", R"("77QmUPtjPfzWtF2AnpK9RQ")");
    both("another user's, signed by a stranger", [](IdTokenDraft &draft) {
        draft.sign = IdTokenDraft::signer(IdTokenDraft::strangersKey());
    });
    both("another user's, of before",
         [](IdTokenDraft &draft) { draft.claims["iat"] = "1700000000"; });
    both("another user's, for others",
         [](IdTokenDraft &draft) { draft.claims["aud"] = R"("other-key")"; });
}

void TestRefreshedIdToken::I13_anyOtherFaultEndsNothing()
{
    QFETCH(const std::function<void(IdTokenDraft &)>, change);
    RefreshScene scene;
    change(scene.draft);
    scene.grant();
    scene.restore();
    scene.session.freshen();
    QTRY_VERIFY(scene.hasLogged("the refreshed id_token is ignored"));
    QTRY_COMPARE(scene.directory.freshened, 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.stored()->refreshToken, Secret("R2"));
    QVERIFY(!scene.hasLogged("eyJ"));
}

void TestRefreshedIdToken::I13_withoutKeysNothingEnds()
{
    RefreshScene scene;
    scene.server.setAnswer(keysPath, {.status = 401, .body = R"({"code":-401})"});
    scene.draft.claims["sub"] = R"("7")";
    scene.grant();
    scene.restore();
    scene.session.freshen();
    QTRY_VERIFY(scene.hasLogged("the refreshed id_token is ignored"));
    QTRY_COMPARE(scene.directory.freshened, 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
}

/// Nothing waits for the keys: neither the store nor who needs the access token.
void TestRefreshedIdToken::I13_noTokenIsLostByIt()
{
    RefreshScene scene;
    scene.server.setAnswer(keysPath, {.manner = Manner::Hang});
    scene.grant();
    scene.restore();
    scene.session.freshen();
    QTRY_COMPARE(scene.requestsTo(keysPath), 1);
    QCOMPARE(scene.stored()->refreshToken, Secret("R2")); // before anybody asks for keys
    QTRY_COMPARE(scene.directory.freshened, 1);
    QVERIFY(!scene.session.hasUnfinishedWork());
}

QTEST_GUILESS_MAIN(TestRefreshedIdToken)
#include "tst_refreshedidtoken.moc"
