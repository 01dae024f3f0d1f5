// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = sandbox::IssuedSecret::Kind;

Q_DECLARE_METATYPE(sandbox::IssuedSecret::Kind)

/// What the sandbox knows of the secrets that it has given out.
class TestSandboxIssued : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { restoreVariable(); }
    void everyCodeAndTokenInItsOrder();
    void deadOnesToo();
    void theFileHoldsWhatEverySandboxIssues();
    void withoutTheVariableThereIsNoFile();

private:
    [[nodiscard]] static sandbox::Options options()
    {
        sandbox::Options options;
        options.redirectUris = {app::redirectUri};
        options.refreshTokenRenewal = options.refreshTokenLife + std::chrono::hours(1);
        return options;
    }
    void restoreVariable() const;

    const QByteArray m_variable = qgetenv("DAEMUN_ISSUED_SECRETS_FILE");
};

static QJsonObject signIn(const sandbox::Server &server)
{
    Visitor visitor(server.url());
    const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
    return visitor.post("/oauth/token", app::tokenFields(code)).json();
}

static QJsonObject refresh(const sandbox::Server &server, const QJsonObject &tokens)
{
    Visitor visitor(server.url());
    const QByteArray token = tokens.value("refresh_token"_L1).toString().toLatin1();
    return visitor
        .post("/oauth/token",
              Fields{{"grant_type", "refresh_token"},
                     {"client_id", "sandbox"},
                     {"refresh_token", token}})
        .json();
}

static QList<Kind> kinds(const sandbox::Server &server)
{
    QList<Kind> kinds;
    for (const sandbox::IssuedSecret &secret : server.issuedSecrets())
        kinds.append(secret.kind);
    return kinds;
}

void TestSandboxIssued::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestSandboxIssued::restoreVariable() const
{
    if (m_variable.isEmpty())
        qunsetenv("DAEMUN_ISSUED_SECRETS_FILE");
    else
        qputenv("DAEMUN_ISSUED_SECRETS_FILE", m_variable);
}

void TestSandboxIssued::everyCodeAndTokenInItsOrder()
{
    sandbox::Server server(options());
    QCOMPARE(server.start(), std::nullopt);
    QVERIFY(server.issuedSecrets().isEmpty());
    const QJsonObject tokens = signIn(server);

    QCOMPARE(
        kinds(server),
        (QList{Kind::AuthorizationCode, Kind::AccessToken, Kind::RefreshToken, Kind::IdToken}));
    const QList<sandbox::IssuedSecret> issued = server.issuedSecrets();
    QCOMPARE(QString::fromLatin1(issued[1].text), tokens.value("access_token"_L1).toString());
    QCOMPARE(QString::fromLatin1(issued[2].text), tokens.value("refresh_token"_L1).toString());
    QCOMPARE(QString::fromLatin1(issued[3].text), tokens.value("id_token"_L1).toString());
    for (const sandbox::IssuedSecret &secret : issued) {
        QCOMPARE(secret.kakaoId, 3141592653);
        QVERIFY(std::abs(secret.issuedAt.secsTo(server.now())) < 60);
    }
}

void TestSandboxIssued::deadOnesToo()
{
    sandbox::Options renewing = options();
    renewing.consentItems.removeAll(u"openid"_s);
    sandbox::Server server(renewing);
    QCOMPARE(server.start(), std::nullopt);
    const QJsonObject first = signIn(server);
    QVERIFY(!refresh(server, first).isEmpty());
    server.setFault("/oauth/token", {.status = 500}); // makes nothing
    QVERIFY(refresh(server, first).isEmpty());
    QCOMPARE(kinds(server),
             (QList{Kind::AuthorizationCode, Kind::AccessToken, Kind::RefreshToken,
                    Kind::AccessToken, Kind::RefreshToken}));
}

void TestSandboxIssued::theFileHoldsWhatEverySandboxIssues()
{
    const QTemporaryDir folder;
    QFile list(folder.filePath(u"issued"_s));
    qputenv("DAEMUN_ISSUED_SECRETS_FILE", QFile::encodeName(list.fileName()));
    sandbox::Server one(options());
    sandbox::Server other(options());
    restoreVariable();
    QCOMPARE(one.start(), std::nullopt);
    QCOMPARE(other.start(), std::nullopt);
    QByteArrayList expected;
    for (const sandbox::Server *server : {&one, &other}) {
        signIn(*server);
        for (const sandbox::IssuedSecret &secret : server->issuedSecrets())
            expected.append(secret.text);
    }
    QVERIFY(list.open(QIODevice::ReadOnly)); // while both still run
    QCOMPARE(list.readAll(), expected.join('\n') + '\n');
}

void TestSandboxIssued::withoutTheVariableThereIsNoFile()
{
    const QTemporaryDir folder;
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.path()));
    qunsetenv("DAEMUN_ISSUED_SECRETS_FILE");
    sandbox::Server server(options());
    QCOMPARE(server.start(), std::nullopt);
    signIn(server);
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(QDir(folder.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxIssued)
#include "tst_sandboxissued.moc"
