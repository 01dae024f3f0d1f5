// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <atomic>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

using namespace Qt::StringLiterals;

namespace {

QByteArray decoded(const QByteArray &base64Url)
{
    return QByteArray::fromBase64(base64Url, QByteArray::Base64UrlEncoding);
}

QJsonObject part(const QByteArray &token, int index)
{
    return QJsonDocument::fromJson(decoded(token.split('.').value(index))).object();
}

EVP_PKEY *publicKey(const QJsonObject &jwk)
{
    const auto number = [&](QLatin1String name) {
        const QByteArray octets = decoded(jwk.value(name).toString().toLatin1());
        return BN_bin2bn(reinterpret_cast<const unsigned char *>(octets.constData()),
                         static_cast<int>(octets.size()), nullptr);
    };
    BIGNUM *n = number("n"_L1);
    BIGNUM *e = number("e"_L1);
    OSSL_PARAM_BLD *builder = OSSL_PARAM_BLD_new();
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_N, n);
    OSSL_PARAM_BLD_push_BN(builder, OSSL_PKEY_PARAM_RSA_E, e);
    OSSL_PARAM *parameters = OSSL_PARAM_BLD_to_param(builder);
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr);
    EVP_PKEY *key = nullptr;
    EVP_PKEY_fromdata_init(context);
    EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters);
    EVP_PKEY_CTX_free(context);
    OSSL_PARAM_free(parameters);
    OSSL_PARAM_BLD_free(builder);
    BN_free(n);
    BN_free(e);
    return key;
}

bool isSignedBy(const QJsonObject &jwk, const QByteArray &token)
{
    const QByteArray message = token.left(token.lastIndexOf('.'));
    const QByteArray signature = decoded(token.split('.').value(2));
    EVP_PKEY *key = publicKey(jwk);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    const bool good = EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key) == 1
        && EVP_DigestVerify(context, reinterpret_cast<const unsigned char *>(signature.data()),
                            static_cast<size_t>(signature.size()),
                            reinterpret_cast<const unsigned char *>(message.data()),
                            static_cast<size_t>(message.size()))
            == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    return good;
}

} // namespace

/// Discovery, the key set, id_tokens and userinfo.
class TestSandboxOidc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void discovery();
    void keySet();
    void idToken();
    void noNonceUnlessAsked();
    void refreshedIdToken();
    void claimsFollowTheConsent();
    void rotation();
    void userInfo_data();
    void userInfo();
    void userInfoWithoutOpenId();

private:
    [[nodiscard]] QJsonObject tokens(const Fields &changes = {},
                                     const QByteArray &person = "ryan@sandbox.test")
    {
        Visitor visitor(m_server->url());
        const QString code =
            visitor.signIn(app::authorizeTarget(changes), person).redirected(u"code"_s);
        return visitor.post("/oauth/token", app::tokenFields(code)).json();
    }
    [[nodiscard]] static QByteArray idTokenOf(const QJsonObject &tokens)
    {
        return tokens.value("id_token"_L1).toString().toLatin1();
    }
    [[nodiscard]] QJsonArray keys()
    {
        return m_visitor->get("/.well-known/jwks.json").json().value("keys"_L1).toArray();
    }

    std::atomic<qint64> m_now = 1'800'000'000;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxOidc::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_now = 1'800'000'000;
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.redirectUris = {app::redirectUri},
                         .now = [this] { return QDateTime::fromSecsSinceEpoch(m_now).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxOidc::discovery()
{
    const Reply reply = m_visitor->get("/.well-known/openid-configuration");
    QCOMPARE(reply.status, 200);
    const QJsonObject metadata = reply.json();
    const QString base = m_server->url().toString();
    QVERIFY(!base.endsWith(u'/'));
    QCOMPARE(metadata.value("issuer"_L1).toString(), base);
    QCOMPARE(metadata.value("authorization_endpoint"_L1).toString(), base + u"/oauth/authorize"_s);
    QCOMPARE(metadata.value("token_endpoint"_L1).toString(), base + u"/oauth/token"_s);
    QCOMPARE(metadata.value("userinfo_endpoint"_L1).toString(), base + u"/v1/oidc/userinfo"_s);
    QCOMPARE(metadata.value("jwks_uri"_L1).toString(), base + u"/.well-known/jwks.json"_s);
    const auto only = [&](QLatin1String name) {
        const QJsonArray values = metadata.value(name).toArray();
        return values.size() == 1 ? values.first().toString() : QString();
    };
    QCOMPARE(only("token_endpoint_auth_methods_supported"_L1), u"client_secret_post"_s);
    QCOMPARE(only("id_token_signing_alg_values_supported"_L1), u"RS256"_s);
    QCOMPARE(only("subject_types_supported"_L1), u"public"_s);
    QCOMPARE(only("response_types_supported"_L1), u"code"_s);
    QCOMPARE(only("response_modes_supported"_L1), u"query"_s);
    QCOMPARE(only("code_challenge_methods_supported"_L1), u"S256"_s);
    QCOMPARE(metadata.value("request_uri_parameter_supported"_L1), QJsonValue(false));
}

void TestSandboxOidc::keySet()
{
    const QJsonArray set = keys();
    QCOMPARE(set.size(), 1);
    const QJsonObject key = set.first().toObject();
    QCOMPARE(key.value("kty"_L1).toString(), u"RSA"_s);
    QCOMPARE(key.value("alg"_L1).toString(), u"RS256"_s);
    QCOMPARE(key.value("use"_L1).toString(), u"sig"_s);
    QCOMPARE(key.value("e"_L1).toString(), u"AQAB"_s);
    QVERIFY(!key.value("kid"_L1).toString().isEmpty());
    QCOMPARE(decoded(key.value("n"_L1).toString().toLatin1()).size(), 256);
    QCOMPARE(key.size(), 6); // and nothing of the private part
    QCOMPARE(keys(), set);
}

void TestSandboxOidc::idToken()
{
    const QByteArray token = idTokenOf(tokens({{"nonce", "\"n\"0+/ 가"}}));
    const QJsonObject key = keys().first().toObject();
    QVERIFY(isSignedBy(key, token));
    QByteArray changed = token;
    changed[changed.indexOf('.') + 5] = changed.at(changed.indexOf('.') + 5) == 'A' ? 'B' : 'A';
    QVERIFY(!isSignedBy(key, changed));

    const QJsonObject header = part(token, 0);
    QCOMPARE(header.value("alg"_L1).toString(), u"RS256"_s);
    QCOMPARE(header.value("kid"_L1), key.value("kid"_L1));
    const QString picture = m_server->url().toString() + u"/pictures/ryan-110.png"_s;
    QCOMPARE(part(token, 1),
             (QJsonObject{{u"iss"_s, m_server->url().toString()},
                          {u"aud"_s, u"sandbox"_s},
                          {u"sub"_s, u"3141592653"_s},
                          {u"iat"_s, 1'800'000'000},
                          {u"exp"_s, 1'800'021'600},
                          {u"auth_time"_s, 1'800'000'000},
                          {u"nonce"_s, u"\"n\"0+/ 가"_s},
                          {u"nickname"_s, u"라이언"_s},
                          {u"picture"_s, picture},
                          {u"email"_s, u"ryan@sandbox.test"_s}}));
}

void TestSandboxOidc::noNonceUnlessAsked()
{
    QVERIFY(!part(idTokenOf(tokens()), 1).contains("nonce"_L1));
}

void TestSandboxOidc::refreshedIdToken()
{
    const QJsonObject first = tokens({{"nonce", "n"}});
    m_now += 1000;
    const QByteArray refresh = first.value("refresh_token"_L1).toString().toLatin1();
    const QJsonObject second = m_visitor
                                   ->post("/oauth/token",
                                          Fields{{"grant_type", "refresh_token"},
                                                 {"client_id", "sandbox"},
                                                 {"refresh_token", refresh}})
                                   .json();
    const QJsonObject claims = part(idTokenOf(second), 1);
    QCOMPARE(claims.value("iat"_L1).toInteger(), 1'800'001'000);
    QCOMPARE(claims.value("auth_time"_L1).toInteger(), 1'800'000'000);
    QCOMPARE(claims.value("sub"_L1).toString(), u"3141592653"_s);
    QVERIFY(!claims.contains("nonce"_L1));
    QVERIFY(isSignedBy(keys().first().toObject(), idTokenOf(second)));
}

void TestSandboxOidc::claimsFollowTheConsent()
{
    const QJsonObject few = part(idTokenOf(tokens({{"scope", "openid,profile_nickname"}})), 1);
    QVERIFY(few.contains("nickname"_L1));
    QVERIFY(!few.contains("email"_L1));
    QVERIFY(!few.contains("picture"_L1));
    QVERIFY(!part(idTokenOf(tokens({}, "neo@sandbox.test")), 1).contains("email"_L1));
}

void TestSandboxOidc::rotation()
{
    const QByteArray before = idTokenOf(tokens());
    m_server->rotateKeys();
    const QByteArray after = idTokenOf(tokens());
    const QJsonArray set = keys();
    QCOMPARE(set.size(), 2);
    QVERIFY(isSignedBy(set.at(0).toObject(), before));
    QVERIFY(isSignedBy(set.at(1).toObject(), after));
    QVERIFY(!isSignedBy(set.at(0).toObject(), after));
    QCOMPARE(part(after, 0).value("kid"_L1), set.at(1).toObject().value("kid"_L1));
}

void TestSandboxOidc::userInfo_data()
{
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<QString>("claims");
    QTest::newRow("everything") << QByteArray("ryan@sandbox.test")
                                << u"birthdate email email_verified nickname picture sub"_s;
    QTest::newRow("a long id") << QByteArray("tube@sandbox.test")
                               << u"birthdate email email_verified nickname picture sub"_s;
    QTest::newRow("no e-mail") << QByteArray("neo@sandbox.test")
                               << u"birthdate nickname picture sub"_s;
}

void TestSandboxOidc::userInfo()
{
    QFETCH(QByteArray, person);
    QFETCH(QString, claims);
    const QJsonObject got = tokens({}, person);
    const QByteArray access = got.value("access_token"_L1).toString().toLatin1();
    const Reply reply =
        m_visitor->get("/v1/oidc/userinfo", {{"Authorization", "Bearer " + access}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().keys().join(u' '), claims);
    QCOMPARE(reply.json().value("sub"_L1), part(idTokenOf(got), 1).value("sub"_L1));
    if (person == "tube@sandbox.test")
        QCOMPARE(reply.json().value("sub"_L1).toString(), u"1376016924429759228"_s);
    QVERIFY(QRegularExpression(u"^0000-\\d\\d-\\d\\d$"_s)
                .match(reply.json().value("birthdate"_L1).toString())
                .hasMatch());
}

void TestSandboxOidc::userInfoWithoutOpenId()
{
    const QJsonObject got = tokens({{"scope", "profile_nickname"}});
    const QByteArray access = got.value("access_token"_L1).toString().toLatin1();
    const Reply reply =
        m_visitor->get("/v1/oidc/userinfo", {{"Authorization", "Bearer " + access}});
    QCOMPARE(reply.status, 403);
    QCOMPARE(reply.json().value("code"_L1).toInt(), -402);
    QCOMPARE(reply.json().value("msg"_L1).toString(), u"insufficient scopes."_s);
    QCOMPARE(reply.json().value("required_scopes"_L1).toArray(), QJsonArray{u"openid"_s});
}

QTEST_GUILESS_MAIN(TestSandboxOidc)
#include "tst_sandboxoidc.moc"
