// SPDX-License-Identifier: Apache-2.0
#include "endingcases.h"

using kakao::ErrorCode;
using Answer = StandInServer::Answer;
using Manner = StandInServer::Manner;
using namespace std::chrono_literals;

namespace {

EndingCase kauthCase(const QByteArray &koe, ErrorCode code = ErrorCode::Rejected, int status = 400,
                     bool ends = false, const QByteArray &name = "invalid_request",
                     const QByteArray &description = {})
{
    return {.tag = koe + " with " + QByteArray::number(status),
            .answer = {.status = status,
                       .body = R"({"error":")" + name + R"(","error_code":")" + koe
                           + R"(","error_description":")" + description + "\"}"},
            .code = code,
            .ends = ends};
}

EndingCase kapiCase(int number, int status = 400, const QByteArray &message = {},
                    ErrorCode code = ErrorCode::Rejected, bool ends = false)
{
    return {.tag = QByteArray::number(number) + " with " + QByteArray::number(status)
                + (message.isEmpty() ? QByteArray() : ", " + message),
            .answer = {.status = status,
                       .body = R"({"code":)" + QByteArray::number(number) + R"(,"msg":")" + message
                           + "\"}"},
            .code = code,
            .ends = ends};
}

Answer page(int status, const QList<StandInServer::Header> &headers = {})
{
    return {.status = status,
            .body = "<!doctype html><title>Please log in</title>",
            .contentType = "text/html",
            .headers = headers};
}

/// Written by others on the way: networks that want a login, gateways, servers in trouble.
QList<EndingCase> pages()
{
    const QList<StandInServer::Header> elsewhere{{"Location", "http://127.0.0.1:9/login"}};
    return {
        {"301 to a login", page(301, elsewhere), ErrorCode::CaptivePortal},
        {"302 to a login", page(302, elsewhere), ErrorCode::CaptivePortal},
        {"303 to a login", page(303, elsewhere), ErrorCode::CaptivePortal},
        {"307 to a login", page(307, elsewhere), ErrorCode::CaptivePortal},
        {"308 to a login", page(308, elsewhere), ErrorCode::CaptivePortal},
        {"a redirect in a loop", page(302, {{"Location", "?again=1"}}), ErrorCode::CaptivePortal},
        {"200 page", page(200), ErrorCode::CaptivePortal},
        {"200 page called JSON", {.body = "<html>"}, ErrorCode::CaptivePortal},
        {"403 page", page(403), ErrorCode::CaptivePortal},
        {"404 page", page(404), ErrorCode::CaptivePortal},
        {"408 page", page(408), ErrorCode::Timeout},
        {"429", {.status = 429}, ErrorCode::RateLimited},
        {"429 with seconds", page(429, {{"Retry-After", "30"}}), ErrorCode::RateLimited},
        {"429 with a date", page(429, {{"Retry-After", "Wed, 21 Oct 2065 07:28:00 GMT"}}),
         ErrorCode::RateLimited},
        {"500", {.status = 500}, ErrorCode::ServerFault},
        {"502 page", page(502), ErrorCode::ServerFault},
        {"503 with seconds", page(503, {{"Retry-After", "999999999"}}), ErrorCode::ServerFault},
        {"504 page", page(504), ErrorCode::ServerFault},
        {"511 page", page(511), ErrorCode::CaptivePortal},
    };
}

/// Of Kakao's own kind, and of no use.
QList<EndingCase> bodies()
{
    const auto odd = [](const char *tag, const QByteArray &body) {
        return EndingCase{tag, {.body = body}, ErrorCode::InvalidAnswer};
    };
    static const QByteArray bomb = gzipped("{}" + QByteArray(32 * 1024 * 1024, ' '));
    return {
        odd("empty", ""),
        odd("list", "[]"),
        odd("number", "7"),
        odd("no JSON", "oops"),
        odd("half of it", R"({"access_token":"B","id":13760169)"),
        odd("nothing in it", "{}"),
        odd("wrong types", R"({"access_token":7,"id":"x"})"),
        odd("broken UTF-8", "{\"id\":1376016924429759228,\"access_token\":\"\xff\xfe\"}"),
        odd("a control character", QByteArray("{\"access_token\":\"B\0C\"}", 22)),
        odd("2,000 deep", QByteArray(2000, '[') + QByteArray(2000, ']')),
        {"64 MiB", {.body = QByteArray(64 * 1024 * 1024, ' ')}, ErrorCode::InvalidAnswer},
        {"endless",
         {.body = QByteArray(1024, ' '), .manner = Manner::Endless},
         ErrorCode::InvalidAnswer},
        {"gzip bomb",
         {.body = bomb, .headers = {{"Content-Encoding", "gzip"}}},
         ErrorCode::InvalidAnswer},
    };
}

/// Connections that break or stand still.
QList<EndingCase> breaks(Place place)
{
    const QByteArray body =
        R"({"id":1376016924429759228,"access_token":"B"})" + QByteArray(50, ' ');
    return {
        {"no answer", {.manner = Manner::Hang}, ErrorCode::Timeout, false, 300ms},
        {"slow drip",
         {.body = QByteArray(10'000, ' '), .manner = Manner::Drip},
         ErrorCode::Timeout,
         false,
         300ms},
        {"cut in the middle", {.body = body, .manner = Manner::Cut}, ErrorCode::InvalidAnswer},
        {"reset in the middle", {.body = body, .manner = Manner::Reset}, ErrorCode::InvalidAnswer},
        {"refusal cut in the middle",
         {.status = 400,
          .body = R"({"error_code":"KOE322","code":-401})" + QByteArray(50, ' '),
          .manner = Manner::Cut},
         ErrorCode::InvalidAnswer},
        // A GET may be made again; what became of a POST nobody knows.
        {"closed before the answer",
         {.manner = Manner::Close},
         place == Place::Refresh ? ErrorCode::OutcomeUnknown : ErrorCode::Offline},
    };
}

} // namespace

QList<EndingCase> kauthCases()
{
    QList<EndingCase> cases;
    for (const char *koe :
         {"KOE001", "KOE002", "KOE004", "KOE005", "KOE006", "KOE007", "KOE008", "KOE023", "KOE025",
          "KOE026", "KOE027", "KOE028", "KOE102", "KOE114", "KOE123", "KOE124", "KOE125", "KOE126",
          "KOE127", "KOE201", "KOE202", "KOE203", "KOE204", "KOE205", "KOE207", "KOE232", "KOE233",
          "KOE310", "KOE400", "KOE401", "KOE402", "KOE403", "KOE999"})
        cases << kauthCase(koe);
    constexpr auto rejected = ErrorCode::Rejected;
    cases << kauthCase("KOE003", ErrorCode::ServerFault)
          << kauthCase("KOE003", ErrorCode::ServerFault, 500)
          << kauthCase("KOE009", rejected, 400, false, "misconfigured",
                       "invalid android_key_hash or ios_bundle_id or web_site_url")
          << kauthCase("KOE010", rejected, 401, false, "invalid_client", "Bad client credentials")
          << kauthCase("KOE101", rejected, 401, false, "invalid_client", "Not exist client_id")
          << kauthCase("KOE101", rejected, 400, false, "invalid_client", "Not exist client_id")
          << kauthCase("KOE237", ErrorCode::RateLimited)
          << kauthCase("KOE237", ErrorCode::RateLimited, 429)
          << kauthCase("KOE303", rejected, 400, false, "invalid_grant", "Redirect URI mismatch.")
          << kauthCase("KOE319", rejected, 400, true, "invalid_grant")
          << kauthCase("KOE320", rejected, 400, false, "invalid_grant",
                       "authorization code not found for code=x")
          << kauthCase("KOE322", rejected, 400, true, "invalid_grant",
                       "expired_or_invalid_refresh_token")
          // The code counts, and that no server in trouble says it.
          << kauthCase("", rejected, 400, false, "invalid_grant",
                       "expired_or_invalid_refresh_token")
          << kauthCase("KOE322", ErrorCode::RateLimited, 429, false, "invalid_grant")
          << kauthCase("KOE322", ErrorCode::ServerFault, 503, false, "invalid_grant");
    EndingCase ofKapi = kapiCase(-401, 401, "this access token does not exist");
    ofKapi.tag = "what kapi says of a dead token";
    return cases << ofKapi;
}

QList<EndingCase> kapiCases()
{
    QList<EndingCase> cases;
    for (const int number :
         {-8,   -9,   -11,  -103, -301, -405, -421, -422, -423, -451, -452, -453,
          -480, -481, -501, -502, -504, -530, -531, -532, -602, -606, -903, -911})
        cases << kapiCase(number);
    for (const int number : {-4, -6, -12})
        cases << kapiCase(number, 403);
    for (const int number : {-1, -7, -603})
        cases << kapiCase(number, 400, {}, ErrorCode::ServerFault);
    cases << kapiCase(-9798, 503, {}, ErrorCode::ServerFault)
          << kapiCase(-2, 400, "too long for access token.")
          << kapiCase(-3, 403, "[profile] is not revocable.")
          << kapiCase(-5, 403, "permission denied")
          << kapiCase(-10, 400, "API limit has been exceeded.", ErrorCode::RateLimited)
          << kapiCase(-10, 429, "API limit has been exceeded.", ErrorCode::RateLimited)
          << kapiCase(-101, 400, "NotRegisteredUserException")
          << kapiCase(-102, 400, "already registered")
          << kapiCase(-201, 400, "user property not found ([gender, age] for appId=1)")
          << kapiCase(-402, 403, "insufficient scopes.") << kapiCase(-406, 401)
          << kapiCase(-405, 400, "required age verification.");
    for (const char *message :
         {"this access token does not exist", "this access token is already expired"}) {
        cases << kapiCase(-401, 401, message, ErrorCode::Rejected, true)
              << kapiCase(-1, 400, message, ErrorCode::ServerFault)
              << kapiCase(-401, 503, message, ErrorCode::ServerFault);
    }
    for (const char *message :
         {"", "appKey(x) is already deactivated", "no authentication key!",
          "ip mismatched! callerIp=1.2.3.4. check out registered ips.",
          "domain mismatched! caller=https://a.example", "android keyhash mismatched! x",
          "ios bundle id mismatched! x", "invalid app key."})
        cases << kapiCase(-401, 401, message);
    EndingCase ofKauth = kauthCase("KOE322", ErrorCode::Rejected, 400, false, "invalid_grant");
    ofKauth.tag = "what kauth says of a dead token";
    return cases << ofKauth;
}

QList<EndingCase> faultCases(Place place)
{
    return pages() + bodies() + breaks(place);
}
