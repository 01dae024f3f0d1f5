// SPDX-License-Identifier: Apache-2.0
//
// A code of another flow, beside a real sandbox that checks whose it is.
#include "kakao/authorizationrequest.h"
#include "life.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using session::Session;
using State = Session::State;

class TestInjectedCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void B2_aCodeOfAnotherFlow_data();
    void B2_aCodeOfAnotherFlow();
};

void TestInjectedCode::B2_aCodeOfAnotherFlow_data()
{
    QTest::addColumn<bool>("hasChallenge");
    QTest::newRow("with a challenge of its own") << true;
    QTest::newRow("whose challenge was taken out") << false;
}

/// A code that somebody else was given for the same application, put into our redirect.
void TestInjectedCode::B2_aCodeOfAnotherFlow()
{
    QFETCH(const bool, hasChallenge);
    Life life;
    const QByteArray challenge = kakao::codeChallenge(kakao::Secret::random(256));
    const Fields fields{{"code_challenge", challenge}, {"code_challenge_method", "S256"}};
    Visitor stranger(life.server.url());
    const QString code =
        stranger.signIn(app::authorizeTarget(hasChallenge ? fields : Fields()), "con@sandbox.test")
            .redirected(u"code"_s);
    QVERIFY(!code.isEmpty());

    Session &session = life.open();
    QSignalSpy failed(&session, &Session::failed);
    life.agent.tamper = [&code](QUrl &redirect) {
        QUrlQuery query(redirect);
        query.removeQueryItem(u"code"_s);
        query.addQueryItem(u"code"_s, code);
        redirect.setQuery(query);
    };
    session.signIn();
    QTRY_COMPARE(failed.count(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::Rejected);
    QCOMPARE(error.kakaoCode, u"KOE320"_s);
    QCOMPARE(session.state(), State::SignedOut);
    QCOMPARE(life.requestsTo("/oauth/token"), 1);
    QCOMPARE(life.requestsTo("/v2/user/me"), 0);
    QVERIFY(session.accounts().isEmpty());

    life.agent.tamper = {};
    session.signIn(); // another try is another attempt
    QTRY_COMPARE(session.state(), State::SignedIn);
    QCOMPARE(session.member().nickname, u"라이언"_s);
}

QTEST_GUILESS_MAIN(TestInjectedCode)
#include "tst_injectedcode.moc"
