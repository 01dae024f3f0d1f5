// SPDX-License-Identifier: Apache-2.0
#include "idtokenfaults.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace faults;

namespace {

using Draft = IdTokenDraft;
using Fault = IdTokenFault;
using kakao::ErrorCode;

const QString badSub = u"sub is no"_s;
const QString badTimes = u"exp, iat"_s;

QByteArray seconds(qint64 fromNow)
{
    return QByteArray::number(Draft::now() + fromNow);
}

QList<Fault> partyFaults()
{
    const QString iss = u"iss is"_s;
    const QString aud = u"aud or azp"_s;
    return {
        inClaims("I2 iss with a slash", "iss", R"("https://kauth.kakao.com/")", iss),
        inClaims("I2 iss in capitals", "iss", R"("https://KAUTH.kakao.com")", iss),
        inClaims("I2 iss in plain http", "iss", R"("http://kauth.kakao.com")", iss),
        inClaims("I2 iss of another host", "iss", R"("https://kauth.kakao.com.example")", iss),
        inClaims("I2 iss in a list", "iss", R"(["https://kauth.kakao.com"])", iss),
        without("I2 no iss", "iss", iss),
        inClaims("I3 J7 aud of others", "aud", R"("other-key")", aud),
        inClaims("I3 aud in capitals", "aud", R"("OUR-KEY")", aud),
        inClaims("I3 aud that begins with ours", "aud", R"("our-key-2")", aud),
        inClaims("I3 J7 empty aud", "aud", R"("")", aud),
        inClaims("I3 aud of nobody", "aud", "[]", aud),
        inClaims("I3 aud of others in a list", "aud", R"(["other-key"])", aud),
        inClaims("I3 aud in a list of lists", "aud", R"([["our-key"]])", aud),
        inClaims("I3 aud that is a number", "aud", "7", aud),
        without("I3 J7 no aud", "aud", aud),
        {"I3 J7 second aud, azp ours",
         [](Draft &draft) {
             draft.claims["aud"] = R"(["our-key","other-key"])";
             draft.claims["azp"] = R"("our-key")";
         },
         aud},
        {"I4 ours twice, no azp",
         [](Draft &draft) {
             draft.claims["aud"] = R"(["our-key","our-key"])";
             draft.claims.remove("azp");
         },
         aud},
        inClaims("I4 azp of others", "azp", R"("other-key")", aud),
        inClaims("I4 azp null", "azp", "null", aud),
        inClaims("I4 azp in a list", "azp", R"(["our-key"])", aud),
        inClaims("I9 nonce of another sign-in", "nonce", R"("the nonce of that sign-in")",
                 u"nonce"_s),
        inClaims("I9 half a nonce", "nonce", R"("the nonce")", u"nonce"_s),
        inClaims("I9 empty nonce", "nonce", R"("")", u"nonce"_s),
        inClaims("I9 nonce in a list", "nonce", R"(["the nonce of this sign-in"])", u"nonce"_s),
        without("I9 no nonce", "nonce", u"nonce"_s),
    };
}

QList<Fault> subjectFaults()
{
    const auto sub = [](const QByteArray &tag, const QByteArray &value) {
        return inClaims("I11 sub " + tag, "sub", value, badSub);
    };
    const auto atHash = [](const QByteArray &tag, const QByteArray &value) {
        return Fault{"I15 at_hash " + tag,
                     [=](Draft &draft) {
                         draft.expected.accessToken = kakao::Secret("the access token");
                         draft.claims["at_hash"] = value;
                     },
                     u"at_hash"_s};
    };
    const QByteArray hash =
        QCryptographicHash::hash("the access token", QCryptographicHash::Sha256);
    return {
        without("I11 no sub", "sub", badSub),
        sub("that is a number", "1376016924429759228"),
        sub("empty", R"("")"),
        sub("of 256 characters", '"' + QByteArray(256, '7') + '"'),
        sub("with a zero in front", R"("01376016924429759228")"),
        sub("zero", R"("0")"),
        sub("negative", R"("-1376016924429759228")"),
        sub("with a plus", R"("+7")"),
        sub("with a space", R"("7 ")"),
        sub("with an end inside", R"("7\u0000")"),
        sub("of 64 bits and more", R"("9223372036854775808")"),
        sub("in wide digits", "\"\xef\xbc\x97\""), // U+FF17
        sub("in words", R"("seven")"),
        sub("in a list", R"(["7"])"),
        sub("null", "null"),
        {"I12 sub of somebody else", [](Draft &draft) { draft.expected.kakaoId = 7; },
         u"another Kakao user"_s, ErrorCode::WrongUser},
        {"I13 refreshed for somebody else",
         [](Draft &draft) {
             draft.claims.remove("nonce");
             draft.expected.nonce = {};
             draft.expected.kakaoId = 7;
         },
         u"another Kakao user"_s, ErrorCode::WrongUser},
        {"I13 iat of before it was asked for",
         [](Draft &draft) { draft.expected.askedAt = draft.expected.now.addSecs(-39); },
         u"before it was asked for"_s},
        atHash("of another token", '"' + base64Url(hash.last(16)) + '"'),
        atHash("whole", '"' + base64Url(hash) + '"'),
        atHash("padded", '"' + base64Url(hash.first(16)) + "==\""),
        atHash("null", "null"),
        inClaims("I15 at_hash that is a number", "at_hash", "7", u"at_hash"_s),
    };
}

QList<Fault> timeFaults()
{
    const auto exp = [](const QByteArray &tag, const QByteArray &value) {
        return inClaims("I7 exp " + tag, "exp", value, badTimes);
    };
    const auto login = [](const QByteArray &tag, const QByteArray &value, const QString &reason) {
        return Fault{"I10 " + tag,
                     [=](Draft &draft) {
                         draft.expected.maxAge = 0s;
                         if (value.isEmpty())
                             draft.claims.remove("auth_time");
                         else
                             draft.claims["auth_time"] = value;
                     },
                     reason};
    };
    constexpr auto clock = ErrorCode::ClockSuspected;
    return {
        inClaims("I7 expired for a minute", "exp", seconds(-60), u"expired"_s, clock),
        {"I7 expired for a year",
         [](Draft &draft) {
             draft.claims["iat"] = seconds(-366 * 86400);
             draft.claims["exp"] = seconds(-365 * 86400);
             draft.claims["auth_time"] = seconds(-366 * 86400);
         },
         u"expired"_s, clock},
        without("I7 no exp", "exp", badTimes),
        exp("in text", '"' + seconds(3600) + '"'),
        exp("with a fraction", seconds(3600) + ".0"),
        exp("with an exponent", "18e8"),
        inClaims("I7 exp without end", "exp", "1e400", u"claims: "_s),
        exp("beyond 64 bits", "9223372036854775808"),
        exp("after the year 9999", "253402300800"),
        exp("negative", "-1"),
        exp("zero", "0"),
        exp("null", "null"),
        exp("in a list", '[' + seconds(3600) + ']'),
        exp("not after iat", seconds(-100)),
        inClaims("I8 iat in a minute", "iat", seconds(61), u"future"_s, clock),
        inClaims("I8 iat in ten minutes", "iat", seconds(600), u"future"_s, clock),
        inClaims("I8 nbf in ten minutes", "nbf", seconds(600), u"future"_s, clock),
        inClaims("I8 nbf in text", "nbf", '"' + seconds(-1) + '"', badTimes),
        without("I8 no iat", "iat", badTimes),
        inClaims("I8 iat in text", "iat", '"' + seconds(-1) + '"', badTimes),
        inClaims("I8 iat with a fraction", "iat", seconds(-1) + ".5", badTimes),
        {"I8 iat a day ago",
         [](Draft &draft) {
             draft.claims["iat"] = seconds(-86401);
             draft.claims["auth_time"] = seconds(-86401);
         },
         u"a day ago"_s},
        login("login before it was asked for", seconds(-161), u"older"_s),
        login("no auth_time, asked for", {}, u"no auth_time"_s),
        inClaims("I10 auth_time after iat", "auth_time", seconds(-39), u"auth_time"_s),
        inClaims("I10 auth_time in text", "auth_time", R"("1")", badTimes),
    };
}

} // namespace

QList<IdTokenFault> idTokenClaimFaults()
{
    return partyFaults() + subjectFaults() + timeFaults();
}
