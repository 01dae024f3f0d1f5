// SPDX-License-Identifier: Apache-2.0
#include "idtokenfaults.h"
#include "support/logcapture.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using kakao::ErrorCode;
using kakao::IdToken;
using kakao::Result;
using kakao::Secret;
using Draft = IdTokenDraft;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Whether the milder fault writes over what the graver one is measured by.
bool putsRight(const IdTokenFault &mild, const IdTokenFault &grave)
{
    if (mild.tag.startsWith("I13 refreshed"))
        return grave.tag.startsWith("I9 "); // nobody expects a nonce of a refresh
    static const QByteArrayList besideOtherTimes{"I7 exp not after iat", "I8 iat a day ago",
                                                 "I10 auth_time after iat",
                                                 "I13 iat of before it was asked for"};
    const bool isOfTime =
        mild.code == ErrorCode::ClockSuspected || besideOtherTimes.contains(mild.tag);
    return isOfTime && besideOtherTimes.contains(grave.tag);
}

} // namespace

/// Which id_tokens are believed. Rows begin with the rule they hold: those of OpenID Connect (I),
/// those of JSON Web Tokens (J).
class TestIdToken : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void whatItSays();
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void theRawSignatureIsASignature();
    void refusedInPairs_data();
    void refusedInPairs();
    void J3_everyBitOfASignatureCounts();
    void J3_everyCharacterCounts();
    void J3_everyTruncationIsRefused();
    void J11_aHugeTokenIsNotRead();
    void oddClaimsAboutThePersonAreLeftOut_data();
    void oddClaimsAboutThePersonAreLeftOut();
    void nothingToCompareWithIsARefusal_data();
    void nothingToCompareWithIsARefusal();
};

void TestIdToken::whatItSays()
{
    const Result<IdToken> token = Draft().verify();
    QVERIFY(token);
    const auto at = [](qint64 fromNow) {
        return QDateTime::fromSecsSinceEpoch(Draft::now() + fromNow, Qt::UTC);
    };
    const IdToken expected{.kakaoId = 1376016924429759228,
                           .nickname = u"Hong Gildong ~~~~~"_s,
                           .pictureUrl = QUrl(u"http://k.kakaocdn.net/dn/img_110x110.jpg"_s),
                           .email = u"hong@example.com"_s,
                           .issuedAt = at(-100),
                           .expiresAt = at(-100 + 6 * 3600),
                           .authenticatedAt = at(-105)};
    QCOMPARE(*token, expected);
}

void TestIdToken::accepted_data()
{
    using Change = std::function<void(Draft &)>;
    QTest::addColumn<Change>("change");
    const auto row = [](const char *tag, const Change &change) { QTest::newRow(tag) << change; };
    const auto claim = [&row](const char *tag, const QByteArray &name, const QByteArray &value) {
        row(tag, [=](Draft &draft) { draft.claims[name] = value; });
    };
    const auto header = [&row](const char *tag, const QByteArray &name, const QByteArray &value) {
        row(tag, [=](Draft &draft) { draft.header[name] = value; });
    };
    const auto time = [](qint64 fromNow) { return QByteArray::number(Draft::now() + fromNow); };

    row("as Kakao sends it", [](Draft &) {});
    claim("I3 aud in a list", "aud", R"(["our-key"])");
    claim("I4 azp ours", "azp", R"("our-key")");
    row("I4 ours twice, azp ours", [](Draft &draft) {
        draft.claims["aud"] = R"(["our-key","our-key"])";
        draft.claims["azp"] = R"("our-key")";
    });
    claim("I7 expired for 30 s", "exp", time(-30));
    claim("I7 expired for 59 s", "exp", time(-59));
    claim("I8 iat in 30 s", "iat", time(30));
    claim("I8 iat in 60 s", "iat", time(60));
    row("I8 iat nearly a day ago", [=](Draft &draft) {
        draft.claims["iat"] = time(-86400);
        draft.claims["auth_time"] = time(-86400);
    });
    claim("I8 nbf in 60 s", "nbf", time(60));
    row("I9 none expected", [](Draft &draft) { draft.expected.nonce = {}; });
    row("I10 no auth_time, not asked for", [](Draft &draft) { draft.claims.remove("auth_time"); });
    row("I10 login as old as may be", [=](Draft &draft) {
        draft.expected.maxAge = 0s;
        draft.claims["auth_time"] = time(-160); // a minute before iat
    });
    claim("I10 login as new as may be", "auth_time", time(-40));
    claim("I11 the least sub", "sub", R"("1")");
    claim("I11 the greatest sub", "sub", R"("9223372036854775807")");
    row("I12 sub of whom it must be",
        [](Draft &draft) { draft.expected.kakaoId = 1376016924429759228; });
    row("I13 refreshed", [](Draft &draft) {
        draft.claims.remove("nonce");
        draft.expected.nonce = {};
        draft.expected.kakaoId = 1376016924429759228;
    });
    row("I13 iat a minute before it was asked for", [](Draft &draft) {
        draft.expected.askedAt = draft.expected.now.addSecs(-40); // iat is 100 s old
    });
    row("I14 no kid and one key", [](Draft &draft) { draft.header.remove("kid"); });
    row("I14 no kid and one usable key", [](Draft &draft) {
        draft.header.remove("kid");
        QJsonObject other = Draft::strangersKey().jwk(u"k2"_s);
        other[u"use"] = u"enc"_s;
        draft.jwks.append(other);
    });
    row("I14 kid of one of several keys",
        [](Draft &draft) { draft.jwks.prepend(Draft::strangersKey().jwk(u"k2"_s)); });
    row("I15 at_hash of the access token", [](Draft &draft) {
        // OpenID Connect Core A.3
        draft.expected.accessToken = Secret("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y");
        draft.claims["at_hash"] = R"("77QmUPtjPfzWtF2AnpK9RQ")";
    });
    claim("I15 at_hash of a token that is not there", "at_hash", R"("77QmUPtjPfzWtF2AnpK9RQ")");
    header("J9 typ in small letters", "typ", R"("jwt")");
    row("J9 no typ", [](Draft &draft) { draft.header.remove("typ"); });
    header("J10 a parameter nobody knows", "x", R"({"alg":"none","crit":["x"]})");
    claim("J11 a claim nobody knows", "x", R"({"sub":"7","sub":"8","exp":[1]})");
    claim("J11 names in a text", "x", R"("\",\"sub\":\"7")");
    row("J11 white space", [](Draft &draft) {
        draft.claimsChanges += [](const QByteArray &text) { return " \r\n\t" + text + "\n"; };
    });
}

void TestIdToken::accepted()
{
    QFETCH(const std::function<void(Draft &)>, change);
    Draft draft;
    change(draft);
    const auto token = draft.verify();
    QVERIFY2(token, token ? "" : qPrintable(token.error().detail));
}

void TestIdToken::refused_data()
{
    QTest::addColumn<IdTokenFault>("fault");
    const auto faults = idTokenFaults();
    for (const IdTokenFault &fault : faults)
        QTest::newRow(fault.tag.constData()) << fault;
}

void TestIdToken::refused()
{
    QFETCH(const IdTokenFault, fault);
    Draft draft;
    fault.spoil(draft);
    const Secret text = draft.token();
    LogCapture log;
    const auto token = kakao::verifyIdToken(text, draft.keys(), draft.expected);
    QVERIFY(!token);
    const kakao::Error error = token.error();
    QVERIFY2(error.detail.contains(fault.reason), qPrintable(error.detail));
    QCOMPARE(error.code, fault.code);
    QCOMPARE(error.origin, kakao::ErrorOrigin::Token);
    QVERIFY(!error.endsSession);

    QCOMPARE(log.take(), QByteArray());
    const QByteArray told = QDebug::toString(error).toUtf8();
    for (const char *known : {"13760169", "hong", "Hong", "the nonce of", "eyJ", "our-key"})
        QVERIFY2(!told.contains(known), told.constData());
    for (const QByteArray &part : text.reveal().split('.'))
        QVERIFY(part.size() < 8 || !told.contains(part.first(8)));
}

void TestIdToken::refusedInPairs_data()
{
    QTest::addColumn<int>("first");
    const auto faults = idTokenFaults();
    for (int i = 0; i < faults.size(); ++i)
        QTest::newRow(faults[i].tag.constData()) << i;
}

void TestIdToken::refusedInPairs()
{
    QFETCH(const int, first);
    static const auto faults = idTokenFaults();
    for (int second = first + 1; second < faults.size(); ++second) {
        // The milder one first: the other may write over it, and must not be written over.
        const bool isFirstMilder = faults[first].code != ErrorCode::IdTokenInvalid;
        const IdTokenFault &mild = faults[isFirstMilder ? first : second];
        const IdTokenFault &grave = faults[isFirstMilder ? second : first];
        Draft draft;
        mild.spoil(draft);
        grave.spoil(draft);
        const auto token = draft.verify();
        QVERIFY2(!token, faults[second].tag.constData());
        // A clock to be set and another account are no excuse for what nobody may believe.
        if (grave.code == ErrorCode::IdTokenInvalid && !putsRight(mild, grave))
            QVERIFY2(token.error().code == ErrorCode::IdTokenInvalid,
                     (faults[second].tag + ": " + token.error().detail.toUtf8()).constData());
    }
}

/// The padding of idTokenKeyFaults(), when nothing is wrong with it: else those would be refused
/// for whatever else is wrong with them.
void TestIdToken::theRawSignatureIsASignature()
{
    Draft draft;
    draft.sign = goodPadding();
    QVERIFY(draft.verify());
}

void TestIdToken::J3_everyBitOfASignatureCounts()
{
    const Draft draft;
    const QByteArray token = draft.token().reveal();
    const QByteArray message = token.first(token.lastIndexOf('.'));
    const QByteArray signature = draft.sign(message);
    const kakao::RsaKey key = draft.keys().keys.constFirst();
    QVERIFY(key.hasSigned(message, signature));
    for (qsizetype bit = 0; bit < signature.size() * 8; ++bit) {
        QByteArray wrong = signature;
        wrong[bit / 8] = static_cast<char>(wrong[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!key.hasSigned(message, wrong), qPrintable(QString::number(bit)));
    }
}

void TestIdToken::J3_everyCharacterCounts()
{
    const Draft draft;
    const QByteArray token = draft.token().reveal();
    for (qsizetype i = 0; i < token.size(); ++i) {
        QByteArray wrong = token;
        wrong[i] = token[i] == 'A' ? 'B' : 'A';
        QVERIFY2(!kakao::verifyIdToken(Secret(wrong), draft.keys(), draft.expected),
                 qPrintable(QString::number(i)));
    }
}

void TestIdToken::J3_everyTruncationIsRefused()
{
    const Draft draft;
    const QByteArray token = draft.token().reveal();
    for (qsizetype size = 0; size < token.size(); ++size) {
        QVERIFY(!kakao::verifyIdToken(Secret(token.first(size)), draft.keys(), draft.expected));
        QVERIFY(!kakao::verifyIdToken(Secret(token.last(size)), draft.keys(), draft.expected));
    }
}

/// 8 MB that would be another fault if anybody looked.
void TestIdToken::J11_aHugeTokenIsNotRead()
{
    const Draft draft;
    const QByteArray huge = QByteArray("a.").repeated(4'000'000);
    const auto token = kakao::verifyIdToken(Secret(huge), draft.keys(), draft.expected);
    QVERIFY(!token);
    QCOMPARE(token.error().detail, u"too long"_s);
}

void TestIdToken::oddClaimsAboutThePersonAreLeftOut_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    const auto row = [](const char *tag, const QByteArray &name, const QByteArray &value) {
        QTest::newRow(tag) << name << value;
    };
    row("no nickname yet", "nickname", R"("닉네임을 등록해주세요")");
    row("nickname that is a number", "nickname", "7");
    row("nickname of half a character", "nickname", R"("\ud83d")");
    row("picture on this computer", "picture", R"("file:///etc/passwd")");
    row("picture that is a script", "picture", R"("javascript:alert")");
    row("picture in the text", "picture", R"("data:image/png;base64,AAAA")");
    row("e-mail with an end inside", "email", R"("hong@example.com\u0000")");
    row("e-mail null", "email", "null");
}

void TestIdToken::oddClaimsAboutThePersonAreLeftOut()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    Draft draft;
    draft.claims[name] = value;
    const auto token = draft.verify();
    QVERIFY(token);
    QCOMPARE(token->nickname.isEmpty(), name == "nickname");
    QCOMPARE(token->pictureUrl.isEmpty(), name == "picture");
    QCOMPARE(token->email.isEmpty(), name == "email");
}

void TestIdToken::nothingToCompareWithIsARefusal_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::newRow("issuer") << QByteArray("iss");
    QTest::newRow("client id") << QByteArray("aud");
    QTest::newRow("time") << QByteArray("now");
}

void TestIdToken::nothingToCompareWithIsARefusal()
{
    QFETCH(const QByteArray, what);
    Draft draft;
    if (what == "iss")
        draft.expected.issuer.clear();
    else if (what == "aud")
        draft.expected.clientId.clear();
    else
        draft.expected.now = {};
    draft.claims[what] = R"("")";
    QCOMPARE(draft.verify().error().code, ErrorCode::IdTokenInvalid);
}

QTEST_GUILESS_MAIN(TestIdToken)
#include "tst_idtoken.moc"
