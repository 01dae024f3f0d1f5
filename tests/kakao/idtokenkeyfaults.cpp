// SPDX-License-Identifier: Apache-2.0
#include "idtokenfaults.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

using namespace Qt::StringLiterals;
using namespace faults;

namespace {

using Draft = IdTokenDraft;
using Fault = IdTokenFault;

const QString badSignature = u"the signature is wrong"_s;
const QString noKey = u"no key"_s;

Fault ofSignature(const QByteArray &tag, const Draft::Signer &sign)
{
    return {tag, [=](Draft &draft) { draft.sign = sign; }, badSignature};
}

/// alg says so, and the signature is made in that way.
Fault ofAlgorithm(const QByteArray &tag, const QByteArray &alg, const Draft::Signer &sign)
{
    return {tag,
            [=](Draft &draft) {
                draft.header["alg"] = alg;
                draft.sign = sign;
            },
            badAlg};
}

/// A member of every key of the issuer.
Fault inKeys(const QByteArray &tag, const QString &name, const QJsonValue &value)
{
    return {tag,
            [=](Draft &draft) {
                for (auto &&entry : draft.jwks) {
                    QJsonObject key = entry.toObject();
                    key[name] = value;
                    entry = key;
                }
            },
            noKey};
}

/// The issuer's only key is this, and signs.
Fault ofKey(const QByteArray &tag, const RsaTestKey &key)
{
    return {tag,
            [=](Draft &draft) {
                draft.jwks = {key.jwk(u"k1"_s)};
                draft.sign = Draft::signer(key);
            },
            noKey};
}

Draft::Signer hmac(const QByteArray &key)
{
    return [=](const QByteArray &message) {
        return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
    };
}

Draft::Signer rsa(const char *digest, RsaTestKey::Scheme scheme = RsaTestKey::Scheme::Pkcs1)
{
    return [=](const QByteArray &message) {
        return Draft::issuersKey().signature(message, digest, scheme);
    };
}

/// EMSA-PKCS1-v1_5 (RFC 8017 9.2) with the parts that a signature's reader must not be lax about.
struct Padding
{
    QByteArray begin = QByteArray::fromHex("0001");
    char filling = '\xff';
    qsizetype fillings = -1; ///< or what fits
    QByteArray info = QByteArray::fromHex("3031300d0609608648016503040201"
                                          "05000420"); ///< DigestInfo, up to the digest
    QByteArray rest = {};                              ///< behind the digest
};

Draft::Signer padded(const Padding &padding)
{
    return [=](const QByteArray &message) {
        constexpr qsizetype size = 256;
        const QByteArray end = '\0' + padding.info
            + QCryptographicHash::hash(message, QCryptographicHash::Sha256) + padding.rest;
        const qsizetype room = size - padding.begin.size() - end.size();
        const qsizetype fillings = padding.fillings < 0 ? room : padding.fillings;
        const QByteArray block = padding.begin + QByteArray(fillings, padding.filling) + end;
        return Draft::issuersKey().rawSignature(block.leftJustified(size, '\x5a'));
    };
}

Draft::Signer changed(const Draft::Change &change)
{
    return
        [=](const QByteArray &message) { return change(Draft::issuersKey().signature(message)); };
}

QByteArray withFlippedBit(QByteArray octets)
{
    octets[0] = static_cast<char>(octets[0] ^ 1);
    return octets;
}

QByteArray swappedPayload(const QByteArray &token)
{
    QByteArrayList parts = token.split('.');
    if (parts.size() > 1)
        parts[1] = base64Url(R"({"sub":"1"})");
    return parts.join('.');
}

QByteArray modulusOf(const RsaTestKey &key)
{
    return QByteArray::fromBase64(key.jwk({})[u"n"].toString().toLatin1(),
                                  QByteArray::Base64UrlEncoding);
}

/// Signatures that the issuer's key made, of blocks that its owner would not sign. Whoever finds
/// the digest instead of comparing the whole block takes them, and with a small exponent anybody
/// can make those with octets to choose (CVE-2006-4339, CVE-2014-1568).
QList<Fault> paddingFaults()
{
    const auto fault = [](const QByteArray &tag, const Padding &padding) {
        return ofSignature("J3 padding: " + tag, padded(padding));
    };
    const auto info = [&fault](const QByteArray &tag, const QByteArray &hex) {
        return fault(tag, {.info = QByteArray::fromHex(hex)});
    };
    return {
        fault("eight octets, and garbage behind the digest", {.fillings = 8}),
        fault("seven octets", {.fillings = 7}),
        fault("none", {.fillings = 0}),
        fault("zeros for it", {.filling = '\0'}),
        fault("one octet of it wrong", {.begin = QByteArray::fromHex("0001fffe")}),
        fault("block type 2", {.begin = QByteArray::fromHex("0002")}),
        fault("block type 0", {.begin = QByteArray::fromHex("0000")}),
        fault("an octet behind the digest", {.rest = QByteArray(1, '\0')}),
        fault("another digest behind it", {.rest = QByteArray(32, '\x11')}),
        info("no NULL",
             "302f300b0609608648016503040201"
             "0420"),
        info("a NULL with content",
             "3033300f0609608648016503040201"
             "05020000"
             "0420"),
        info("long length of DigestInfo",
             "308131300d0609608648016503040201"
             "05000420"),
        info("long length of the algorithm",
             "303230810d0609608648016503040201"
             "05000420"),
        info("long length of the NULL",
             "3032300e0609608648016503040201"
             "0581000420"),
        info("long length of the digest",
             "3032300d0609608648016503040201"
             "0500048120"),
        info("two octets of length",
             "30820031300d0609608648016503040201"
             "05000420"),
        info("SHA-384 for the algorithm",
             "3031300d0609608648016503040202"
             "05000420"),
        info("SHA-512/256 for the algorithm",
             "3031300d0609608648016503040206"
             "05000420"),
        info("SHA3-256 for the algorithm",
             "3031300d0609608648016503040208"
             "05000420"),
        info("SHA-1 for the algorithm",
             "302d300906052b0e03021a"
             "05000420"),
        info("no DigestInfo", ""),
    };
}

QList<Fault> signatureFaults()
{
    static const RsaTestKey weak(1024);
    static const RsaTestKey simple(2048, 3);
    const RsaTestKey &ours = Draft::issuersKey();
    const auto nothing = [](const QByteArray &) { return QByteArray(); };
    const auto flipped = ofSignature("J3 a flipped bit", changed(&withFlippedBit));
    return {
        ofSignature("I5 signed by a stranger", Draft::signer(Draft::strangersKey())),
        ofSignature("I5 not signed", nothing),
        ofSignature("I5 signature of another token",
                    [](const QByteArray &) { return Draft::issuersKey().signature("e30.e30"); }),
        ofHeaderText(
            "I6 no alg",
            [](const QByteArray &text) { return QByteArray(text).replace("\"alg\"", "\"alf\""); },
            badAlg),
        inHeader("I6 alg null", "alg", "null", badAlg),
        inHeader("I6 alg in a list", "alg", R"(["RS256"])", badAlg),
        inHeader("I6 alg in small letters", "alg", R"("rs256")", badAlg),
        ofAlgorithm("I6 alg none", R"("none")", nothing),
        ofAlgorithm("J2 alg nOnE", R"("nOnE")", nothing),
        ofAlgorithm("I6 HS256 with the public key's file", R"("HS256")", hmac(ours.pem())),
        ofAlgorithm("I6 HS256 with the modulus", R"("HS256")", hmac(modulusOf(ours))),
        ofSignature("I6 HS256 called RS256", hmac(ours.pem())),
        ofAlgorithm("J1 alg RS512", R"("RS512")", rsa("SHA512")),
        ofAlgorithm("J1 alg PS256", R"("PS256")", rsa("SHA256", RsaTestKey::Scheme::Pss)),
        ofAlgorithm("J2 alg RS1", R"("RS1")", rsa("SHA1")),
        ofSignature("J1 RS512 called RS256", rsa("SHA512")),
        ofSignature("J1 PS256 called RS256", rsa("SHA256", RsaTestKey::Scheme::Pss)),
        flipped,
        ofSignature("J3 a signature one octet short",
                    changed([](const QByteArray &octets) { return octets.chopped(1); })),
        ofSignature("J3 a signature with a zero in front", changed(prefixed(QByteArray(1, '\0')))),
        ofSignature("J3 a signature of zeros",
                    [](const QByteArray &) { return QByteArray(256, '\0'); }),
        ofToken("J3 swapped payload", &swappedPayload, badSignature),
        ofKey("J4 a key of 1,024 bits", weak),
        ofKey("J4 a key with the exponent 3", simple),
    };
}

QList<Fault> keyFaults()
{
    const auto embedded = [](const QByteArray &tag, const QByteArray &name,
                             const QByteArray &value) {
        return Fault{tag,
                     [=](Draft &draft) {
                         draft.header[name] = value;
                         draft.sign = Draft::signer(Draft::strangersKey());
                     },
                     QString::fromLatin1(name) + u" in the header"_s};
    };
    return {
        inHeader("I14 unknown kid", "kid", R"("k2")", noKey),
        {"I14 empty kid and a key without one",
         [](Draft &draft) {
             QJsonObject unnamed = Draft::issuersKey().jwk({});
             unnamed.remove(u"kid");
             draft.header["kid"] = R"("")";
             draft.jwks = {unnamed};
         },
         noKey},
        {"I14 no kid and two keys",
         [](Draft &draft) {
             draft.header.remove("kid");
             draft.jwks = {Draft::issuersKey().jwk(u"k1"_s), Draft::strangersKey().jwk(u"k2"_s)};
         },
         noKey},
        {"I14 no keys", [](Draft &draft) { draft.jwks = {}; }, noKey},
        inKeys("J1 a key for encryption", u"use"_s, u"enc"_s),
        inKeys("J1 a key for RS512", u"alg"_s, u"RS512"_s),
        inKeys("J1 a key of another kind", u"kty"_s, u"EC"_s),
        inKeys("J1 a key that does not verify", u"key_ops"_s, QJsonArray{u"encrypt"_s}),
        embedded("J6 jwk", "jwk", R"({"kty":"RSA","n":"AQAB","e":"AQAB"})"),
        embedded("J6 jku", "jku", R"("https://kauth.kakao.com/.well-known/jwks.json")"),
        embedded("J6 x5u", "x5u", R"("https://example.com/key.pem")"),
        embedded("J6 x5c", "x5c", R"(["MIIB"])"),
        inHeader("J8 kid that is a path", "kid", R"("../../../../etc/passwd")", noKey),
        inHeader("J8 kid that is SQL", "kid", R"("k1' OR '1'='1")", noKey),
        inHeader("J8 kid that is a number", "kid", "1", u"kid is no text"_s),
        inHeader("J8 kid null", "kid", "null", u"kid is no text"_s),
        inHeader("J8 kid in a list", "kid", R"(["k1"])", u"kid is no text"_s),
        inHeader("J8 kid of 1 MB", "kid", '"' + QByteArray(1'000'000, 'k') + '"', u"too long"_s),
    };
}

} // namespace

Draft::Signer goodPadding()
{
    return padded({});
}

QList<IdTokenFault> idTokenKeyFaults()
{
    return signatureFaults() + paddingFaults() + keyFaults();
}
