// SPDX-License-Identifier: Apache-2.0
#include "idtokenfaults.h"

using namespace Qt::StringLiterals;
using namespace faults;

namespace {

using Draft = IdTokenDraft;
using Fault = IdTokenFault;

/// Before the last brace.
Draft::Change withMember(const QByteArray &member)
{
    return [=](const QByteArray &text) {
        return QByteArray(text).insert(text.lastIndexOf('}'), ',' + member);
    };
}

/// The last character of 2,048 bits in base64url has four bits that count for nothing.
QByteArray withSpareBits(QByteArray token)
{
    static const QByteArray alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const qsizetype last = token.isEmpty() ? -1 : alphabet.indexOf(token.back());
    if (last >= 0)
        token.back() = alphabet[last | 1];
    return token;
}

QByteArray withStandardBase64(QByteArray token)
{
    return token.replace('-', '+').replace('_', '/');
}

} // namespace

QList<IdTokenFault> idTokenShapeFaults()
{
    const QString parts = u"three parts"_s;
    const QString base64 = u"not base64url"_s;
    const QString twice = u"a name given twice"_s;
    const QString type = u"typ is not"_s;
    const auto utf16 = [](const QByteArray &text) {
        const QString wide = QString::fromUtf8(text);
        return QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    };
    const auto twoParts = [](const QByteArray &token) {
        return token.split('.').value(0) + '.' + token.split('.').value(2);
    };
    return {
        ofToken(
            "I1 five parts", [](const QByteArray &token) { return token + ".AAAA.AAAA"; }, parts),
        inHeader("I1 enc", "enc", R"("A256GCM")", u"enc in the header"_s),
        inHeader("I1 alg RSA-OAEP", "alg", R"("RSA-OAEP")", badAlg),
        inHeader("I1 zip", "zip", R"("DEF")", u"zip in the header"_s),
        ofClaimsText("J5 claims in broken UTF-8", withMember("\"name\":\"\xc3\x28\""),
                     u"not UTF-8"_s),
        ofClaimsText("J5 claims in overlong UTF-8", withMember("\"name\":\"\xc0\xaf\""),
                     u"not UTF-8"_s),
        ofClaimsText("J5 claims behind a byte order mark", prefixed("\xef\xbb\xbf"), u"claims: "_s),
        ofHeaderText("J5 header behind a byte order mark", prefixed("\xef\xbb\xbf"), u"header: "_s),
        ofClaimsText("J5 claims in UTF-16", utf16, u"claims: "_s),
        inHeader("J9 an access token", "typ", R"("at+jwt")", type),
        inHeader("J9 a logout token", "typ", R"("logout+jwt")", type),
        inHeader("J9 typ null", "typ", "null", type),
        inHeader("J9 a nested token", "cty", R"("JWT")", u"cty in the header"_s),
        inHeader("J10 crit unknown", "crit", R"(["exp"])", u"crit in the header"_s),
        inHeader("J10 crit empty", "crit", "[]", u"crit in the header"_s),
        inHeader("J10 b64 false", "b64", "false", u"b64 in the header"_s),
        ofToken(
            "J11 padded", [](const QByteArray &token) { return token + "=="; }, base64),
        ofToken("J11 standard base64", &withStandardBase64, base64),
        ofToken("J11 spare bits", &withSpareBits, base64),
        ofToken(
            "J11 a line feed", [](const QByteArray &token) { return token + '\n'; }, base64),
        ofToken(
            "J11 four parts", [](const QByteArray &token) { return token + ".AAAA"; }, parts),
        ofToken("J11 two parts", twoParts, parts),
        ofToken(
            "J11 nothing", [](const QByteArray &) { return QByteArray(); }, parts),
        ofToken(
            "J11 two dots", [](const QByteArray &) { return QByteArray(".."); }, u"header: "_s),
        inClaims("J11 over 16 KiB", "name", '"' + QByteArray(16 * 1024, 'n') + '"', u"too long"_s),
        ofClaimsText("J11 sub twice", withMember(R"("sub":"7","sub":"7")"), twice),
        ofClaimsText("J11 sub twice, once escaped", withMember(R"("sub":"7","s\u0075b":"7")"),
                     twice),
        ofHeaderText("J11 alg twice", withMember(R"("alg":"RS256","alg":"RS256")"), twice),
        ofClaimsText(
            "J11 claims in a list", [](const QByteArray &text) { return '[' + text + ']'; },
            u"claims: "_s),
        ofClaimsText(
            "J11 half the claims",
            [](const QByteArray &text) { return text.first(text.size() / 2); }, u"claims: "_s),
        inClaims("J11 claims 1,100 deep", "deep", QByteArray(1100, '[') + QByteArray(1100, ']'),
                 u"claims: "_s),
    };
}
