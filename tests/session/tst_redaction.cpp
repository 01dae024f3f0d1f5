// SPDX-License-Identifier: Apache-2.0
#include "session/redaction.h"

#include <QDebug>
#include <QElapsedTimer>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using session::redacted;

namespace {

// As long as Kakao's; and cut in two, so that only the name or the place gives the halves away.
const QString token = u"lB3xQk9_vT-7Zp2mWc8RdYh4NsFaUe6JtGi0oKqDEXAMPLEnotReal1"_s;
const QString half = u"hushHUSH1sixteen"_s;
const QString jwt = u"eyJhbGciOiJIUzI1NiJ9.eyJpZCI6N30.c2ln"_s;

QString debugged(const auto &value)
{
    QString text;
    QDebug(&text) << value;
    return text;
}

QByteArray rowName(const QString &text)
{
    return text.left(70).toUtf8();
}

QString base64(int octets, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray data(octets, '\0');
    for (char &octet : data)
        octet = char(random.bounded(256));
    return QString::fromLatin1(data.toBase64());
}

} // namespace

/// What a log may not show, however it is written, and what it must go on showing.
class TestRedaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void hides_data();
    void hides();
    void hidesPeople_data();
    void hidesPeople();
    void hidesEveryParameter_data();
    void hidesEveryParameter();
    void hidesRandomTokens();
    void leavesOrdinaryLines_data();
    void leavesOrdinaryLines();
    void takesAnyText_data();
    void takesAnyText();
    void takesLongLines_data();
    void takesLongLines();
};

void TestRedaction::hides_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &line, const QString &expected) {
        QTest::newRow(name) << line << expected;
    };
    const QUrl callback(u"http://127.0.0.1:52525/kakao/callback?code=%1&state=abc"_s.arg(token));

    row("redirect", callback.toString(),
        u"http://127.0.0.1:52525/kakao/callback?code=<secret>&state=<secret>"_s);
    row("QUrl in the debug output", debugged(callback),
        u"QUrl(\"http://127.0.0.1:52525/kakao/callback?code=<secret>&state=<secret>\") "_s);
    row("query items in the debug output", debugged(QUrlQuery(callback).queryItems()),
        u"QList(std::pair(\"code\",\"<secret>\"), std::pair(\"state\",\"<secret>\")) "_s);
    row("QVariantMap", debugged(QVariantMap{{u"code"_s, half}}),
        u"QMap((\"code\", QVariant(QString, \"<secret>\"))) "_s);
    row("at the end of the line", u"got code="_s + half, u"got code=<secret>"_s);
    row("before the end of the line", u"code=%1\nnext"_s.arg(half), u"code=<secret>\nnext"_s);
    row("bare token", u"token is %1."_s.arg(token), u"token is <secret>."_s);
    row("over query and fragment", u"https://x.kr/?code=%1#%1&error=x"_s.arg(half),
        u"https://x.kr/?code=<secret>&error=x"_s);
    row("in the fragment", u"https://x.kr/#access_token=a-b&token_type=bearer"_s,
        u"https://x.kr/#access_token=<secret>&token_type=bearer"_s);
    row("upper case", u"GET /?CODE=%1&State=abc"_s.arg(half),
        u"GET /?CODE=<secret>&State=<secret>"_s);
    row("percent-encoded",
        u"https://accounts.kakao.com/login/?continue=https%3A%2F%2Fkauth.kakao.com%2Foauth"
        "%3Fstate%3Dab%2526c%26client_id%3D9&x=1"_s,
        u"https://accounts.kakao.com/login/?continue=https%3A%2F%2Fkauth.kakao.com%2Foauth"
        "%3Fstate%3D<secret>%26client_id%3D9&x=1"_s);
    row("percent-encoded twice", u"?a=code%253D%1%2526b%253D2"_s.arg(half),
        u"?a=code%253D<secret>%2526b%253D2"_s);
    row("an encoded ampersand in a value", u"?state=ab%26cd&x=1"_s, u"?state=<secret>&x=1"_s);
    row("an encoded name", u"?access%5Ftoken=abc&x=1"_s, u"?access%5Ftoken=<secret>&x=1"_s);
    row("an encoded token", u"see %1"_s.arg(QString(token).replace(u"-"_s, u"%2D"_s)),
        u"see <secret>"_s);
    row("JSON", uR"({"access_token":"ab\"cd","expires_in":21599})"_s,
        uR"({"access_token":"<secret>","expires_in":21599})"_s);
    row("JSON on lines", u"{\n  \"refresh_token\" :\n  \"abc\"\n}"_s,
        u"{\n  \"refresh_token\" :\n  \"<secret>\"\n}"_s);
    row("JSON in JSON", uR"({"body":"{\"id_token\":\"a\\\"b\",\"x\":1}"})"_s,
        uR"({"body":"{\"id_token\":\"<secret>\",\"x\":1}"})"_s);
    row("JSON in the debug output", debugged(QString(uR"({"password":"a b","x":"y"})"_s)),
        uR"("{\"password\":\"<secret>\",\"x\":\"y\"}" )"_s);
    row("JSON that was cut", uR"({"code":"abc)"_s, uR"({"code":"<secret>)"_s);
    row("JSON with escapes", uR"("u":"/?code\u003dabc\u0026x\u003d1")"_s,
        uR"("u":"/?code\u003d<secret>\u0026x\u003d1")"_s);
    row("JSON lists", uR"({"state":["a","b"],"x":1})"_s, uR"({"state":<secret>,"x":1})"_s);
    row("JSON in a URL", u"?q=%7B%22agt%22%3A%22abc%22%2C%22x%22%3A1%7D"_s,
        u"?q=%7B%22agt%22%3A%22<secret>%22%2C%22x%22%3A1%7D"_s);
    row("QJsonObject", debugged(QJsonObject{{u"nonce"_s, u"abc"_s}}),
        u"QJsonObject({\"nonce\":\"<secret>\"}) "_s);
    row("JavaScript", u"{ code: 'abc', state: `d` }"_s,
        u"{ code: '<secret>', state: `<secret>` }"_s);
    row("spaces around", u"client_secret = hush now"_s, u"client_secret = <secret> now"_s);
    row("listed", u"(code=abc, state=def)"_s, u"(code=<secret>, state=<secret>)"_s);
    row("camel case", u"accessToken=abc"_s, u"accessToken=<secret>"_s);
    row("with a prefix", u"DAEMUN_CLIENT_SECRET=abc"_s, u"DAEMUN_CLIENT_SECRET=<secret>"_s);
    row("option with equals", u"daemun --client-secret=abc --scopes=x"_s,
        u"daemun --client-secret=<secret> --scopes=x"_s);
    row("option with a blank", u"daemun --client-secret abc --scopes=x"_s,
        u"daemun --client-secret <secret> --scopes=x"_s);
    row("passwords take any letter", u"password: sun,moon;(x ok"_s, u"password: <secret> ok"_s);
    row("a sentence with a token", u"code: "_s + half, u"code: <secret>"_s);
    row("authorization", u"Authorization: Bearer abc def\nHost: x"_s,
        u"Authorization: <secret>\nHost: x"_s);
    row("authorization in quotes", uR"(("Authorization", "Bearer abc"))"_s,
        uR"(("Authorization", "<secret>"))"_s);
    row("raw headers", uR"("GET / HTTP/1.1\r\nCookie: a="b"; c=d\r\nHost: x.kr")"_s,
        uR"("GET / HTTP/1.1\r\nCookie: <secret>\r\nHost: x.kr")"_s);
    row("set-cookie", u"Set-Cookie: _kau=x; Path=/; HttpOnly"_s, u"Set-Cookie: <secret>"_s);
    row("QNetworkCookie", u"QNetworkCookie(\"_kau=x; secure\")"_s, u"QNetworkCookie(<secret>)"_s);
    row("bearer", u"sent Bearer abc to kapi"_s, u"sent Bearer <secret> to kapi"_s);
    row("bearer in lower case", u"bearer abc-123"_s, u"bearer <secret>"_s);
    row("admin key", u"KakaoAK abc"_s, u"KakaoAK <secret>"_s);
    row("basic", u"Basic dXNlcjpwYXNz"_s, u"Basic <secret>"_s);
    row("JWT", u"id "_s + jwt + u"!"_s, u"id <secret>!"_s);
    row("JWT in JSON", uR"({"t":"%1"})"_s.arg(jwt), uR"({"t":"<secret>"})"_s);
    row("hexadecimal", u"key 0123456789abcdef0123456789abcdef"_s, u"key <secret>"_s);
    row("31 letters are a word", u"a123456789b123456789c123456789d"_s,
        u"a123456789b123456789c123456789d"_s);
    row("Base64 in JSON", uR"("k":"Ab3+Xy9\/Kq2LmN8pQrS5tUv\/W0xYzA1b=")"_s,
        uR"("k":"<secret>")"_s);
    row("proxy with a password", u"proxy http://kim:p@ss@proxy.kr:3128/"_s,
        u"proxy http://<secret>@proxy.kr:3128/"_s);
    row("half a surrogate pair before", u"\xd83d code=abc"_s, u"\xd83d code=<secret>"_s);
    row("half a surrogate pair within",
        u"code=a\xd83d"
        "bc&x=1"_s,
        u"code=<secret>&x=1"_s);
    row("a NUL within", u"code=a"_s + QChar(0) + u"bc&x=1"_s, u"code=<secret>&x=1"_s);
}

void TestRedaction::hides()
{
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    QCOMPARE(redacted(line), expected);
    QCOMPARE(redacted(expected), expected);
}

void TestRedaction::hidesPeople_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &line, const QString &expected) {
        QTest::newRow(name) << line << expected;
    };
    row("address", u"from ryan.k+x@mail.kakao.com."_s, u"from <e-mail>."_s);
    row("masked address", u"ka***@kakao.com"_s, u"<e-mail>"_s);
    row("percent-encoded address", u"?email=ryan%40kakao.com&x=1"_s, u"?email=<e-mail>&x=1"_s);
    row("twice encoded address", u"%3Femail%3Dryan%2540kakao.com%26x"_s,
        u"%3Femail%3D<e-mail>%26x"_s);
    row("address in JSON", uR"({"email":"ryan\u0040kakao.com"})"_s, uR"({"email":"<e-mail>"})"_s);
    row("Korean address", u"메일: 홍길동@우체국.한국!"_s, u"메일: <e-mail>!"_s);
    row("encoded Korean address", u"mail=%ED%99%8D%EA%B8%B8@xn--o39an51a.xn--3e0b707e"_s,
        u"mail=<e-mail>"_s);
    row("full-width address", u"ryan＠kakao。com"_s, u"<e-mail>"_s);
    row("decomposed address", u"e\u0301ve@kakao.com"_s, u"<e-mail>"_s);
    row("address of numbers", u"12345@163.com"_s, u"<e-mail>"_s);
    row("two in one", u"a@b.kr,c@d.kr"_s, u"<e-mail>,<e-mail>"_s);
    row("address at the end", u"to ryan@kakao.com"_s, u"to <e-mail>"_s);
    row("login hint", u"?login_hint=ryan&x=1"_s, u"?login_hint=<secret>&x=1"_s);
    row("Kakao's phone number", u"call +82 10-1234-5678 now"_s, u"call <phone> now"_s);
    row("as in Kakao's sample", u"+82 010-1234-5678"_s, u"<phone>"_s);
    row("phone number without blanks", u"(+821012345678)"_s, u"(<phone>)"_s);
    row("encoded phone number", u"?tel=%2B82%2010-1234-5678&x"_s, u"?tel=<phone>&x"_s);
    row("in a form", u"tel=%2B82+10-1234-5678&x"_s, u"tel=<phone>&x"_s);
    row("before a date", u"+82 10-1234-5678 2026-01-31"_s, u"<phone> 2026-01-31"_s);
    row("foreign phone number", u"+1 (415) 555-0100"_s, u"<phone>"_s);
    row("mobile", u"01012345678"_s, u"<phone>"_s);
    row("mobile with dashes", u"tel-010-1234-5678,"_s, u"tel-<phone>,"_s);
    row("mobile with blanks", u"010 1234 5678"_s, u"<phone>"_s);
    row("mobile without its zero", u"82-10-1234-5678"_s, u"82-<phone>"_s);
    row("landline", u"02-123-4567"_s, u"<phone>"_s);
}

void TestRedaction::hidesPeople()
{
    hides();
}

void TestRedaction::hidesEveryParameter_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name :
         {u"code"_s, u"state"_s, u"nonce"_s, u"access_token"_s, u"refresh_token"_s, u"id_token"_s,
          u"client_secret"_s, u"code_verifier"_s, u"code_challenge"_s, u"login_hint"_s,
          u"password"_s, u"agt"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestRedaction::hidesEveryParameter()
{
    QFETCH(const QString, name);
    const QStringList forms{u"?%1=%2"_s,          u"a=1&%1=%2&b=2"_s, u"%1%3D%2%26b%3D2"_s,
                            u"{\"%1\":\"%2\"}"_s, u"%1: \"%2\""_s,    u"%1 = '%2'"_s};
    for (const QString &form : forms) {
        for (const QString &written : {name, name.toUpper()}) {
            const QString line =
                redacted(QString(form).replace(u"%1"_s, written).replace(u"%2"_s, u"hush"_s));
            QVERIFY2(!line.contains("hush"_L1) && line.contains(written), qPrintable(line));
        }
    }
}

/// Of any length a secret has, with whatever letters chance brings.
void TestRedaction::hidesRandomTokens()
{
    for (quint32 seed = 1; seed <= 2'000; ++seed) {
        const QString text = base64(24 + int(seed % 40), seed);
        QString line = redacted(u"got \"%1\" from it"_s.arg(text));
        const QStringList words = text.split(QRegularExpression(u"[+/=]"_s));
        const bool hasDigits = std::any_of(words.begin(), words.end(), [](const QString &word) {
            return word.size() >= 16 && word.contains(QRegularExpression(u"[0-9]"_s));
        });
        if (hasDigits)
            QVERIFY2(line.remove(u'=') == "got \"<secret>\" from it"_L1, qPrintable(line));
    }
}

void TestRedaction::leavesOrdinaryLines_data()
{
    QTest::addColumn<QString>("line");
    const QStringList lines{
        u"Error(3, origin 1, KOE320, HTTP 400, \"invalid_grant\")"_s,
        u"token · KOE320 · HTTP 400 · invalid_grant"_s,
        u"error=access_denied&error_description=User%20denied%20access"_s,
        uR"({"error":"invalid_grant","error_code":"KOE322"})"_s,
        uR"({"msg":"this access token does not exist","code":-401})"_s,
        u"code=KOE101 code: -9798 code=404 exit code 1"_s,
        u"no page to show: 4 KOE006"_s,
        u"WWW-Authenticate: Bearer error=invalid_token"_s,
        u"WWW-Authenticate: Bearer realm=\"kapi\""_s,
        u"token_type=bearer&expires_in=21599&scope=openid"_s,
        u"the Bearer token has expired; Basic authentication is not read"_s,
        u"session::Session::SignedOut -> session::Session::Restoring"_s,
        u"State::SignedIn state: SignedIn, code: NotFound, error code: none"_s,
        u"QNetworkCookie::Full, in ErrorOrigin::Authorization::here"_s,
        u"invalid id_token: issuer unknown"_s,
        u"code_challenge_method=S256&response_type=code"_s,
        u"POST https://kauth.kakao.com/oauth/token HTTP/1.1 in 120 ms"_s,
        u"https://kapi.kakao.com/v2/user/me?secure_resource=true"_s,
        u"http://127.0.0.1:52525/kakao/callback and [::1]:4610"_s,
        u"2026-01-31T12:00:00.000Z 2026-01-31 12:00:00 +0900 UTC+09:00"_s,
        u"Qt 6.4.2 (x86_64-little_endian-lp64 shared build), Chromium 102.0.5005.177"_s,
        u"QSqlError(\"19\", \"Unable to fetch row\", \"UNIQUE constraint failed: "
        "members.nickname_key\")"_s,
        u"SQLite 2067: UNIQUE constraint failed: members.nickname_skeleton"_s,
        u"/home/ryan/.local/share/daemun/kauth.kakao.com/members.db"_s,
        u"/usr/lib/x86_64-linux-gnu/qt6/libexec/QtWebEngineProcess"_s,
        u"/usr/lib/x86_64-linux-gnu/qt6/plugins/platforms/libqoffscreen.so"_s,
        u"/home/Kim/Projects/Daemun2/build/dev/bin/QtWebEngine/Default/Local/Storage/LevelDB"_s,
        u"C:\\Program Files\\Daemun\\lib\\daemun\\daemun-webview.dll"_s,
        u":/resources/icon@2x.png qt.svg: cannot open icon@3x.svg"_s,
        u"user@1000.service: /run/user/1000/bus unix:path=/run/user/1000/bus,guid=1"_s,
        u"[1234:5678:1125/183200.123456:ERROR:ssl_client_socket_impl.cc(980)] handshake failed; "
        "returned -1, SSL error code 1, net_error -202"_s,
        u"The database is broken; set aside as \"members.db.broken-20260131T120000Z-2\""_s,
        u"QObject::connect(QTimer, desktop::NicknameSuggestions): invalid nullptr parameter"_s,
        u"QWidget(0x55d0c0ffee10, name=\"NicknameSuggestionsScrollAreaViewport\")"_s,
        u"took 10 1000 2000 ms, 1970 of 2026, 0.1.0, 3.14159, 1e-7, 100 %, 50%25"_s,
        u"window shown after 1234567890 ms; id 1376016924429759228"_s,
        u"--------------------------------------------------"_s,
        u"========================================== 12 =="_s,
        u"대문: 로그인이 끝났습니다. 상태: 로그인됨 (3초)"_s,
        u"a @ b, @media, name@, @host, me@localhost"_s,
        u"password"_s,
        u"no password, no cookie, no code"_s,
        u"State: signed in"_s,
        u""_s,
    };
    for (const QString &line : lines)
        QTest::newRow(rowName(line).constData()) << line;
}

void TestRedaction::leavesOrdinaryLines()
{
    QFETCH(const QString, line);
    QCOMPARE(redacted(line), line);
}

void TestRedaction::takesAnyText_data()
{
    QTest::addColumn<QString>("alphabet");
    QTest::newRow("any UTF-16") << QString();
    QTest::newRow("percents") << u"%25304aF&=+"_s;
    QTest::newRow("escapes") << u"\\\\u003d/n\"'"_s;
    QTest::newRow("names") << u"codestatBearer=: &\"'\\[]{}()@.,"_s;
    QTest::newRow("numbers") << u"0182+- ().@/%"_s;
}

/// The same again is the same: a placeholder is never taken for something to hide, nor does a
/// piece of what was hidden come out.
void TestRedaction::takesAnyText()
{
    QFETCH(const QString, alphabet);
    QRandomGenerator random(7);
    for (int round = 0; round < 3'000; ++round) {
        QString text;
        for (int i = random.bounded(80); i >= 0; --i) {
            text += alphabet.isEmpty() ? QChar(char16_t(random.bounded(0x10000)))
                                       : alphabet.at(random.bounded(int(alphabet.size())));
        }
        text += u" code="_s + half + u'&' + token;
        const QString line = redacted(text);
        QVERIFY2(!line.contains(token), qPrintable(text));
        QCOMPARE(redacted(line), line);
    }
}

void TestRedaction::takesLongLines_data()
{
    QTest::addColumn<QString>("piece");
    for (const auto &piece : {u"a"_s,          u"a "_s,        u"%"_s,
                              u"%25"_s,        u"%2525"_s,     u"\\"_s,
                              u"\\\""_s,       u"\""_s,        u"code"_s,
                              u"code "_s,      u"code="_s,     u"code=\""_s,
                              u"\"code\":"_s,  u"Bearer "_s,   u"Cookie:"_s,
                              u"://"_s,        u"://a"_s,      u"@"_s,
                              u"a@"_s,         u"a@b."_s,      u"+"_s,
                              u"+8"_s,         u"+82 10"_s,    u"0-"_s,
                              u"01 "_s,        u"eyJ."_s,      u"a/"_s,
                              u"A1/"_s,        u"="_s,         u"["_s,
                              u"code=["_s,     u"QVariant("_s, u"code=QVariant("_s,
                              u"\xd83d"_s,     u"한"_s,        u"state::"_s,
                              u"--password "_s})
        QTest::newRow(rowName(piece).constData()) << piece;
    QTest::newRow("NUL") << QString(QChar(0));
}

/// In 1 MiB anything that is looked at again and again would take minutes.
void TestRedaction::takesLongLines()
{
    QFETCH(const QString, piece);
    constexpr qsizetype mebibyte = 1 << 20;
    const QString line = piece.repeated(mebibyte / piece.size()) + u" &code=\""_s + half + u'"';
    QElapsedTimer timer;
    timer.start();
    const QString out = redacted(line);
    QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!out.contains(half));
}

QTEST_GUILESS_MAIN(TestRedaction)
#include "tst_redaction.moc"
