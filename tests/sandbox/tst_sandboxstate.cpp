// SPDX-License-Identifier: Apache-2.0
#include "household.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Options::stateFile: what outlives a restart.
class TestSandboxState : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tokensOutliveARestart();
    void rotationsOutliveARestart();
    void consentOutlivesARestart();
    void aCodeOutlivesARestartOnce();
    void itemsTheAppHasNoMore();

private:
    std::unique_ptr<Household> m_home;
};

void TestSandboxState::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_home = std::make_unique<Household>();
    QVERIFY(m_home->restart());
}

void TestSandboxState::tokensOutliveARestart()
{
    const QJsonObject here = m_home->exchange(m_home->code());
    const QJsonObject elsewhere = m_home->exchange(m_home->code());
    QCOMPARE(
        m_home->visitor().post("/v1/user/logout", Fields{}, Household::bearer(elsewhere)).status,
        200);
    QVERIFY(m_home->restart());
    QCOMPARE(m_home->me(here).json().value("id"_L1).toInteger(), 3141592653);
    QCOMPARE(m_home->refresh(here).status, 200);
    QCOMPARE(m_home->me(elsewhere).status, 401);
    QCOMPARE(m_home->refresh(elsewhere).status, 400);
    m_home->server().advanceClock(6h);
    QCOMPARE(m_home->me(here).status, 401);

    // A new sign-in is another one than those of before.
    const QJsonObject later = m_home->exchange(m_home->code());
    QCOMPARE(m_home->visitor().post("/v1/user/logout", Fields{}, Household::bearer(later)).status,
             200);
    QCOMPARE(m_home->refresh(here).status, 200);
}

void TestSandboxState::rotationsOutliveARestart()
{
    const QJsonObject first = m_home->exchange(m_home->code());
    m_home->server().advanceClock(31 * 24h);
    const QJsonObject second = m_home->refresh(first).json();
    QVERIFY(second.contains("refresh_token"_L1));
    QVERIFY(m_home->restart({.clockOffset = 31 * 24h}));
    QCOMPARE(m_home->refresh(first).json().value("error_code"_L1).toString(), u"KOE322"_s);
    QCOMPARE(m_home->refresh(second).status, 200);
}

void TestSandboxState::consentOutlivesARestart()
{
    const QJsonObject ryan = m_home->exchange(m_home->code());
    const QJsonObject apeach = m_home->exchange(m_home->code("apeach@sandbox.test"));
    const Fields item = {{"scopes", R"(["account_email"])"}};
    QCOMPARE(m_home->visitor().post("/v2/user/revoke/scopes", item, Household::bearer(ryan)).status,
             200);
    QCOMPARE(m_home->visitor().post("/v1/user/unlink", Fields{}, Household::bearer(apeach)).status,
             200);
    const QJsonObject user = m_home->me(ryan).json();
    const QByteArray terms =
        m_home->visitor().get("/v2/user/service_terms", Household::bearer(ryan)).body;
    QVERIFY(terms.contains("KAUTH"));
    const QByteArray scopes =
        m_home->visitor().get("/v2/user/scopes", Household::bearer(ryan)).body;
    m_home->server().advanceClock(1h); // connected_at is no matter of now

    QVERIFY(m_home->restart());
    QCOMPARE(m_home->me(ryan).json().value("connected_at"_L1), user.value("connected_at"_L1));
    QCOMPARE(m_home->visitor().get("/v2/user/service_terms", Household::bearer(ryan)).body, terms);
    QCOMPARE(m_home->visitor().get("/v2/user/scopes", Household::bearer(ryan)).body, scopes);
    QVERIFY(!m_home->me(ryan).shows("\"email\""));
    const Reply consent = m_home->visitor().follow(m_home->visitor().submit(
        m_home->visitor().get(app::authorizeTarget()), {{"person", "apeach@sandbox.test"}}));
    QVERIFY(consent.isConsentPage()); // who is connected at first, and is so no more
}

void TestSandboxState::aCodeOutlivesARestartOnce()
{
    const QString name = m_home->code();
    QVERIFY(m_home->restart());
    QVERIFY(m_home->exchange(name).contains("access_token"_L1));
    QVERIFY(m_home->restart());
    QCOMPARE(m_home->exchange(name).value("error_code"_L1).toString(), u"KOE320"_s);
}

void TestSandboxState::itemsTheAppHasNoMore()
{
    const QJsonObject tokens = m_home->exchange(m_home->code());
    QVERIFY(m_home->restart({.consentItems = {u"profile_nickname"_s}}));
    QVERIFY(!m_home->me(tokens).shows("thumbnail_image"));
    QVERIFY(!m_home->me(tokens).shows("email"));
}

QTEST_GUILESS_MAIN(TestSandboxState)
#include "tst_sandboxstate.moc"
