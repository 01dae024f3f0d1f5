// SPDX-License-Identifier: Apache-2.0
#include "faultcases.h"

using kakao::ErrorCode;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using Kind = FaultCase::Kind;
using namespace Qt::StringLiterals;

namespace {

constexpr auto html = "text/html; charset=utf-8";
constexpr qsizetype bodyLimit = 1024 * 1024; // of kakao

QByteArray longObject(qsizetype size)
{
    return R"({"filling":")" + QByteArray(size, 'x') + "\"}";
}

FaultCase answering(const QByteArray &tag, ErrorCode code, const Answer &answer)
{
    return {.tag = tag, .code = code, .answer = answer};
}

QList<FaultCase> redirects(const QUrl &elsewhere)
{
    QList<FaultCase> cases;
    for (const int status : {301, 302, 303, 307, 308}) {
        cases << answering(
            QByteArray::number(status) + " to another origin", ErrorCode::CaptivePortal,
            {.status = status,
             .body = "{}",
             .headers = {{"Location", elsewhere.toEncoded() + "/oauth/token?next=1"}}});
    }
    cases << answering("a redirect in a loop", ErrorCode::CaptivePortal,
                       {.status = 302, .headers = {{"Location", "?again=1"}}});
    return cases;
}

QList<FaultCase> silences()
{
    const auto cut = [](const QByteArray &tag, ErrorCode code, Manner manner) {
        return answering(tag, code, {.body = longObject(2000), .manner = manner});
    };
    QList<FaultCase> cases{cut("no answer", ErrorCode::Timeout, Manner::Hang),
                           cut("a byte at a time", ErrorCode::Timeout, Manner::Drip)};
    for (FaultCase &endless : cases)
        endless.isWithoutEnd = true;
    return cases << cut("hung up before the answer", ErrorCode::OutcomeUnknown, Manner::Close)
                 << cut("cut off", ErrorCode::InvalidAnswer, Manner::Cut)
                 << cut("reset in the middle", ErrorCode::InvalidAnswer, Manner::Reset);
}

QList<FaultCase> floods()
{
    static const QByteArray packed = gzipped(longObject(2 * bodyLimit));
    const Answer bomb{.body = packed, .headers = {{"Content-Encoding", "gzip"}}};
    return {answering("without an end", ErrorCode::InvalidAnswer,
                      {.body = longObject(2000), .manner = Manner::Endless}),
            answering("huge", ErrorCode::InvalidAnswer, {.body = longObject(2 * bodyLimit)}),
            answering("a gzip bomb", ErrorCode::InvalidAnswer, bomb)};
}

QList<FaultCase> strangers(const QUrl &elsewhere)
{
    const QByteArray page = "<!DOCTYPE html><html><body>Welcome to the hotel</body></html>";
    return {answering("a captive portal's page", ErrorCode::CaptivePortal,
                      {.body = page, .contentType = html}),
            answering("its page, said to be JSON", ErrorCode::CaptivePortal, {.body = page}),
            answering("its redirect", ErrorCode::CaptivePortal,
                      {.status = 302,
                       .body = page,
                       .contentType = html,
                       .headers = {{"Location", elsewhere.toEncoded() + "/welcome"}}}),
            answering("its 404", ErrorCode::CaptivePortal,
                      {.status = 404, .body = page, .contentType = html})};
}

QList<FaultCase> refusals()
{
    const auto limited = [](const QByteArray &tag, const QByteArray &retryAfter) {
        return answering(tag, ErrorCode::RateLimited,
                         {.status = 429, .body = "{}", .headers = {{"Retry-After", retryAfter}}});
    };
    const QByteArray page = "<html><h1>Bad Gateway</h1></html>";
    const auto faulty = [&page](int status, const QByteArray &contentType) {
        return answering(QByteArray::number(status) + (contentType == html ? " page" : ""),
                         ErrorCode::ServerFault,
                         {.status = status,
                          .body = contentType == html ? page : QByteArray("{}"),
                          .contentType = contentType});
    };
    return {limited("429, seconds", "120"),
            limited("429, a date", "Fri, 31 Dec 2100 23:59:59 GMT"),
            limited("429, huge", "99999999999999999999"),
            answering("503, seconds", ErrorCode::ServerFault,
                      {.status = 503, .body = "{}", .headers = {{"Retry-After", "3"}}}),
            faulty(500, "application/json"),
            faulty(500, html),
            faulty(502, html),
            faulty(503, html)};
}

QList<FaultCase> hostileJson()
{
    const auto body = [](const QByteArray &tag, const QByteArray &json) {
        return answering(tag, ErrorCode::InvalidAnswer, {.body = json});
    };
    QList<FaultCase> cases{
        body("JSON that stops", R"({"access_token":"A)"),
        body("an array", "[]"),
        body("a number", "7"),
        body("nothing", ""),
        body("too deep", R"({"a":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + '}'),
        body("no UTF-8", "{\"id\":7,\"access_token\":\"\xff\xfe\xfe\"}"),
        body("a NUL",
             QByteArray("{\"id\":\0"
                        "7}",
                        9)),
        body("a number too large", R"({"id":1e400})")};
    const auto only = [&](const QByteArray &path, const QByteArray &tag, const QByteArray &json) {
        FaultCase one = body(tag, json);
        one.path = path;
        cases << one;
    };
    only("/oauth/token", "a token that is a number", R"({"access_token":7})");
    only("/oauth/token", "a token with a line end", R"({"access_token":"A\r\nX-Header: 1"})");
    only("/oauth/token", "a token of another type",
         R"({"access_token":"abcdefghijkl","token_type":"mac"})");
    only("/oauth/token", "no token", R"({"expires_in":21599})");
    only("/v2/user/me", "an id of more than 64 bits", R"({"id":9223372036854775808})");
    only("/v2/user/me", "an id in a double", R"({"id":3141592653.5})");
    only("/v2/user/me", "an id in words", R"({"id":"ryan"})");
    only("/v2/user/me", "no id", R"({"kakao_account":{}})");
    only("/.well-known/jwks.json", "no list of keys", R"({"keys":{}})");
    return cases;
}

} // namespace

QList<FaultCase> faultCases(const QUrl &elsewhere)
{
    QList<FaultCase> cases = redirects(elsewhere) + silences() + floods() + strangers(elsewhere)
        + refusals() + hostileJson();
    const auto unreachable = [&cases](const QByteArray &tag, ErrorCode code, Kind kind) {
        cases << FaultCase{.tag = tag, .code = code, .kind = kind};
    };
    unreachable("connection refused", ErrorCode::Offline, Kind::Refused);
    unreachable("a name that is not found", ErrorCode::Offline, Kind::Unresolved);
    unreachable("a proxy that wants a password", ErrorCode::ProxyRefused, Kind::Proxy);
    unreachable("TLS: another name", ErrorCode::TlsFailed, Kind::OtherName);
    unreachable("TLS: an unknown authority", ErrorCode::TlsFailed, Kind::UnknownAuthority);
    unreachable("TLS: expired", ErrorCode::TlsFailed, Kind::Expired);
    unreachable("TLS: not yet valid", ErrorCode::TlsFailed, Kind::NotYetValid);
    unreachable("TLS: an old protocol", ErrorCode::TlsFailed, Kind::OldProtocol);
    return cases;
}
