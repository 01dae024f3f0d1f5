// SPDX-License-Identifier: Apache-2.0
#include "faultstage.h"

#include "browser/ports.h"
#include "desk.h"
#include "keychain/keychainstore.h"
#include "members/fixture.h"
#include "program/foundation.h"
#include "program/startup.h"
#include "session/secretstore.h"
#include "support/keyring.h"
#include "support/rsatestkey.h"
#include "support/secretsearch.h"
#include "support/waituntil.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using Kind = FaultCase::Kind;

namespace {

constexpr qint64 kakaoId = 4012345678; // more than 32 bits
constexpr auto clientId = "our-key";
constexpr auto clientSecret = "the-client-secret";
constexpr auto code = "the-authorization-code";
constexpr auto accessToken = "the-access-token-of-kakao";
constexpr auto refreshToken = "the-refresh-token-of-kakao";

/// Made once: it takes longer than a sign-in.
const RsaTestKey &issuersKey()
{
    static const RsaTestKey key;
    return key;
}

TestIdentity badIdentity(Kind kind)
{
    const auto validity = kind == Kind::Expired ? TestValidity::Past
        : kind == Kind::NotYetValid             ? TestValidity::Future
                                                : TestValidity::Today;
    return makeTestIdentity(validity,
                            kind == Kind::OtherName ? TestName::Other : TestName::Loopback);
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

FaultStage::FaultStage(FaultCase fault, QByteArray path)
    : m_fault(std::move(fault)), m_path(std::move(path)),
      m_environment(QProcessEnvironment::systemEnvironment()), m_identity(makeTestIdentity()),
      m_badIdentity(badIdentity(m_fault.kind)),
      m_kauth(usesTls() ? std::optional(m_identity) : std::nullopt),
      m_kapi(usesTls() ? std::optional(m_identity) : std::nullopt), m_kauthUrl(m_kauth.url()),
      m_kauthPort(m_kauth.serverPort()), m_kapiPort(m_kapi.serverPort())
{
    if (usesTls())
        m_trust = std::make_unique<TrustedCertificate>(m_identity.certificate);
    const auto set = [this](const QString &name, const QString &value) {
        m_environment.insert(u"DAEMUN_"_s + name, value);
    };
    set(u"REST_API_KEY"_s, QLatin1StringView(clientId));
    set(u"CLIENT_SECRET"_s, QLatin1StringView(clientSecret));
    set(u"KAUTH_URL"_s, m_kauth.url().toString());
    set(u"KAPI_URL"_s, m_kapi.url().toString());
    set(u"REDIRECT_URI"_s, u"http://127.0.0.1:%1/kakao/callback"_s.arg(Desk::freePort()));
    set(u"DATA_DIR"_s, m_folder.path());
    m_environment.remove(u"DISPLAY"_s); // no browser is opened
    m_environment.remove(u"WAYLAND_DISPLAY"_s);
    if (m_fault.kind == Kind::Unresolved || m_fault.kind == Kind::Proxy)
        m_hidden.emplace(isAtKapi() ? m_kapiPort : m_kauthPort);
    answerWell();
}

FaultStage::~FaultStage()
{
    // A port may come again, and every look at the keyring takes as long as it is full.
    keychain::KeychainStore store;
    const QString prefix = session::secretKey(configuration().server(), QString());
    for (const QString &name : Keyring().items().keys()) {
        if (name.startsWith(prefix))
            std::ignore = resultOf(store.remove(name));
    }
}

bool FaultStage::usesTls() const
{
    switch (m_fault.kind) {
    case Kind::Answer:
    case Kind::Refused:
    case Kind::Unresolved:
    case Kind::Proxy:
        return false;
    case Kind::OtherName:
    case Kind::UnknownAuthority:
    case Kind::Expired:
    case Kind::NotYetValid:
    case Kind::OldProtocol:
        return true;
    }
    Q_UNREACHABLE();
}

bool FaultStage::isAtKapi() const
{
    return m_path.startsWith("/v");
}

/// Plain http to a name is refused to who writes it into a setting.
void FaultStage::adjust(program::Configuration &configuration) const
{
    if (!m_hidden)
        return;
    kakao::Config &kakao = configuration.kakao;
    (isAtKapi() ? kakao.kapiUrl : kakao.kauthUrl) = m_hidden->url();
}

std::unique_ptr<InnerCtl> FaultStage::start(const QStringList &arguments,
                                            std::chrono::milliseconds deadline) const
{
    return std::make_unique<InnerCtl>(arguments, m_environment,
                                      [this, deadline](program::Configuration &configuration) {
                                          configuration.kakao.deadline = deadline;
                                          adjust(configuration);
                                      });
}

std::unique_ptr<Ctl> FaultStage::startProgram(const QStringList &arguments,
                                              const QString &language) const
{
    QProcessEnvironment environment = m_environment;
    for (const QString &name : {u"LC_ALL"_s, u"LANG"_s, u"LANGUAGE"_s})
        environment.insert(name, language);
    return std::make_unique<Ctl>(arguments, environment);
}

bool FaultStage::signIn(Token token)
{
    m_token = token;
    const auto login = start({u"login"_s, u"--no-browser"_s});
    const bool hasReturned = login->hasLink() && comeBack(login->link());
    const int exitCode = login->exitCode();
    if (exitCode != 0)
        qInfo("login ended with %d: %s", exitCode, login->errors().constData());
    m_secrets = storedSecrets(); // also of an entry that will be gone
    m_token = Token::Good;
    answerWell();
    return hasReturned && exitCode == 0;
}

bool FaultStage::comeBack(const QByteArray &link)
{
    const QUrlQuery query(QUrl::fromEncoded(link));
    m_nonce = query.queryItemValue(u"nonce"_s).toLatin1();
    answerWell();
    const QUrl redirect(query.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    const QByteArray target = redirect.path().toLatin1() + "?code=" + code
        + "&state=" + query.queryItemValue(u"state"_s).toLatin1();
    if (!hasCutKeysOff())
        return false;
    const auto port = quint16(redirect.port());
    return ask(port, getRequest(port, target)).startsWith("HTTP/1.1 200 ");
}

/// Nobody comes back while the keys are still on their way: on a connection that breaks at this
/// moment the code would be lost too, which is another fault.
bool FaultStage::hasCutKeysOff()
{
    const auto manner = m_fault.answer.manner;
    const bool isCut = manner == StandInServer::Manner::Cut
        || manner == StandInServer::Manner::Close || manner == StandInServer::Manner::Reset;
    if (!m_isBroken || !isCut || m_path != "/.well-known/jwks.json")
        return true;
    return waitUntil([this] {
        return requests() > 0 && faulty().openConnections() < faulty().connectionsSeen();
    });
}

void FaultStage::answerWell()
{
    QJsonObject tokens{{u"token_type"_s, u"bearer"_s},
                       {u"access_token"_s, QLatin1StringView(accessToken)},
                       {u"refresh_token"_s, QLatin1StringView(refreshToken)},
                       {u"expires_in"_s, m_token == Token::Good ? 21599 : 1},
                       {u"refresh_token_expires_in"_s, 5183999}};
    if (m_hasIdToken)
        tokens.insert(u"id_token"_s, QString::fromLatin1(idToken(m_nonce)));
    const QJsonObject profile{{u"nickname"_s, u"라이언"_s}};
    const QByteArray user =
        json({{u"id"_s, kakaoId}, {u"kakao_account"_s, QJsonObject{{u"profile"_s, profile}}}});
    for (StandInServer *server : {&m_kauth, &m_kapi}) {
        server->setAnswer("/oauth/token", {.body = json(tokens)});
        server->setAnswer("/.well-known/jwks.json",
                          {.body = json({{u"keys"_s, QJsonArray{issuersKey().jwk(u"k1"_s)}}})});
        server->setAnswer("/v2/user/me", {.body = user});
        for (const char *path : {"/v1/user/logout", "/v1/user/unlink"})
            server->setAnswer(path, {.body = json({{u"id"_s, kakaoId}})});
    }
    if (m_isBroken)
        faulty().setAnswer(m_path, m_fault.answer);
}

QByteArray FaultStage::idToken(const QByteArray &nonce) const
{
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return issuersKey().jws(json({{u"alg"_s, u"RS256"_s}, {u"kid"_s, u"k1"_s}}),
                            json({{u"iss"_s, m_kauth.url().toString()},
                                  {u"aud"_s, QLatin1StringView(clientId)},
                                  {u"sub"_s, QString::number(kakaoId)},
                                  {u"iat"_s, now},
                                  {u"exp"_s, now + 21599},
                                  {u"nonce"_s, QString::fromLatin1(nonce)},
                                  {u"nickname"_s, u"라이언"_s}}));
}

void FaultStage::breakDown()
{
    StandInServer &server = faulty();
    m_seen = server.requests().size();
    switch (m_fault.kind) {
    case Kind::Answer:
        m_isBroken = true;
        return answerWell();
    case Kind::Refused:
        return server.close();
    case Kind::Unresolved:
        return m_hidden->lose();
    case Kind::Proxy:
        return m_hidden->lock();
    case Kind::OldProtocol:
        return server.setOutdated(true);
    case Kind::OtherName:
    case Kind::Expired:
    case Kind::NotYetValid:
        m_badTrust = std::make_unique<TrustedCertificate>(m_badIdentity.certificate);
        [[fallthrough]];
    case Kind::UnknownAuthority:
        return server.setIdentity(m_badIdentity);
    }
}

void FaultStage::mend()
{
    m_isBroken = false;
    m_badTrust.reset();
    for (StandInServer *server : {&m_kauth, &m_kapi}) {
        if (!server->isListening()
            && !server->listen(QHostAddress::LocalHost,
                               server == &m_kauth ? m_kauthPort : m_kapiPort))
            qFatal("stand-in: its port is gone");
        if (usesTls())
            server->setIdentity(m_identity);
        server->setOutdated(false);
    }
    if (m_hidden)
        m_hidden->open();
    answerWell();
}

qsizetype FaultStage::requests() const
{
    const auto since = (isAtKapi() ? m_kapi : m_kauth).requests().sliced(m_seen);
    return std::ranges::count_if(since, [this](const StandInServer::Request &request) {
        return QUrl::fromEncoded(request.target).path().toLatin1() == m_path;
    });
}

program::Configuration FaultStage::configuration() const
{
    program::Configuration configuration;
    configuration.dataDir = m_folder.path();
    configuration.kakao.kauthUrl = m_kauthUrl;
    adjust(configuration);
    return configuration;
}

QStringList FaultStage::entries() const
{
    const QString prefix = session::secretKey(configuration().server(), QString());
    QStringList entries;
    for (const QString &name : Keyring().items().keys()) {
        if (name.startsWith(prefix) && !name.endsWith(u"/signing-key"_s))
            entries << name;
    }
    return entries;
}

QList<session::Account> FaultStage::accounts() const
{
    FakeSecretStore nothing;
    const FakeClock clock;
    members::SqliteDirectory directory(configuration().serverDir(), configuration().server(),
                                       nothing, clock);
    const auto accounts = resultOf(directory.accounts());
    return accounts ? *accounts : QList<session::Account>();
}

QList<session::Departure> FaultStage::departures() const
{
    FakeSecretStore nothing;
    const FakeClock clock;
    members::SqliteDirectory directory(configuration().serverDir(), configuration().server(),
                                       nothing, clock);
    const auto departures = resultOf(directory.departures());
    return departures ? *departures : QList<session::Departure>();
}

QList<QByteArray> FaultStage::storedSecrets() const
{
    QList<QByteArray> secrets;
    const auto items = Keyring().items();
    for (auto item = items.begin(); item != items.end(); ++item) {
        const QJsonObject entry = QJsonDocument::fromJson(item.value()).object();
        for (const QString &name : {u"session"_s, u"access"_s, u"refresh"_s})
            secrets << entry[name].toString().toUtf8();
    }
    return secrets;
}

std::optional<QString> FaultStage::secretIn(const QByteArray &text) const
{
    QList<QByteArray> secrets = m_secrets + storedSecrets();
    secrets += {clientSecret, code, accessToken, refreshToken};
    for (const StandInServer::Request &request : m_kauth.requests()) {
        const QUrlQuery form(QString::fromLatin1(request.body));
        secrets << form.queryItemValue(u"code_verifier"_s).toLatin1();
    }
    return SecretSearch(secrets).find(text);
}
