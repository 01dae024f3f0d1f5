// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// The service terms: on the consent page and through the API.
class TestSandboxTerms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void agreedAtTheFirstConsent();
    void agreedLongAgo();
    void declined();
    void asked_data();
    void asked();
    void revoking();
    void upgrading();
    void refusals_data();
    void refusals();

private:
    [[nodiscard]] Visitor::Headers signedIn(const QByteArray &person = "ryan@sandbox.test")
    {
        return tokenOf(m_visitor->signIn(app::authorizeTarget(), person));
    }
    [[nodiscard]] Visitor::Headers tokenOf(const Reply &redirect);
    [[nodiscard]] Reply consentPage(const Fields &changes)
    {
        return m_visitor->follow(m_visitor->submit(m_visitor->get(app::authorizeTarget(changes)),
                                                   {{"person", "ryan@sandbox.test"}}));
    }
    [[nodiscard]] QJsonArray terms(const Visitor::Headers &headers, const QByteArray &query = {})
    {
        return m_visitor->get("/v2/user/service_terms?" + query, headers)
            .json()
            .value("service_terms"_L1)
            .toArray();
    }
    [[nodiscard]] QString agreedTags(const Visitor::Headers &headers);

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

static QJsonObject term(const QString &tag, const QString &agreedAt = {},
                        const QString &by = u"KAUTH"_s)
{
    QJsonObject object = {{u"tag"_s, tag},
                          {u"required"_s, tag == u"service"},
                          {u"revocable"_s, tag != u"service"},
                          {u"agreed"_s, !agreedAt.isEmpty()}};
    if (!agreedAt.isEmpty()) {
        object.insert(u"agreed_at"_s, agreedAt);
        object.insert(u"agreed_by"_s, by);
    }
    return object;
}

void TestSandboxTerms::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(sandbox::Options{
        .redirectUris = {app::redirectUri},
        .consentItems = {u"profile_nickname"_s, u"account_email"_s},
        .serviceTerms = {{.tag = u"service"_s, .isRequired = true, .isRevocable = false},
                         {.tag = u"marketing"_s},
                         {.tag = u"third"_s}},
        .now = [] { return QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC(); }});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

Visitor::Headers TestSandboxTerms::tokenOf(const Reply &redirect)
{
    const QByteArray access =
        m_visitor->post("/oauth/token", app::tokenFields(redirect.redirected(u"code"_s)))
            .json()
            .value("access_token"_L1)
            .toString()
            .toLatin1();
    return {{"Authorization", "Bearer " + access}};
}

QString TestSandboxTerms::agreedTags(const Visitor::Headers &headers)
{
    QStringList tags;
    for (const auto &agreed : terms(headers))
        tags.append(agreed.toObject().value("tag"_L1).toString());
    return tags.join(u' ');
}

void TestSandboxTerms::agreedAtTheFirstConsent()
{
    const auto headers = signedIn(); // who ticks marketing, and nothing else
    const QString at = u"2027-01-15T08:00:00Z"_s;
    const Reply reply = m_visitor->get("/v2/user/service_terms", headers);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json(),
             (QJsonObject{{u"id"_s, qint64(3141592653)},
                          {u"service_terms"_s,
                           QJsonArray{term(u"service"_s, at), term(u"marketing"_s, at)}}}));
    QCOMPARE(terms(headers, "result=agreed_service_terms"), terms(headers));
    QCOMPARE(terms(headers, "result=app_service_terms"),
             (QJsonArray{term(u"service"_s, at), term(u"marketing"_s, at), term(u"third"_s)}));
    QCOMPARE(terms(headers, "result=app_service_terms&tags=third,service"),
             (QJsonArray{term(u"service"_s, at), term(u"third"_s)}));
    QCOMPARE(terms(headers, "tags=third"), QJsonArray());
}

void TestSandboxTerms::agreedLongAgo()
{
    const QString at = u"2024-03-02T01:30:00Z"_s;
    QCOMPARE(terms(signedIn("apeach@sandbox.test")),
             (QJsonArray{term(u"service"_s, at), term(u"marketing"_s, at), term(u"third"_s, at)}));
}

void TestSandboxTerms::declined()
{
    const Reply page = consentPage({});
    QVERIFY(page.shows("name=\"term\" value=\"marketing\""));
    QVERIFY(page.shows("id=\"term-service\" checked disabled"));
    QVERIFY(page.shows("마케팅 정보 수신"));
    QVERIFY(page.shows("<span>third</span>")); // a term without a text of ours
    const Reply done =
        m_visitor->submit(page, {{"decision", "agree"}, {"term", "third"}, {"term", "nonsense"}});
    QCOMPARE(agreedTags(tokenOf(done)), u"service third"_s);
}

void TestSandboxTerms::asked_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<bool>("isAsked");
    QTest::addColumn<QString>("agreed"); // after the second, with nothing ticked
    QTest::newRow("all at first") << QByteArray() << QByteArray() << false << u"service"_s;
    QTest::newRow("all again") << QByteArray() << QByteArray("service,marketing") << false
                               << u"service"_s;
    QTest::newRow("optional alone")
        << QByteArray("marketing") << QByteArray("marketing,third") << false << QString();
    QTest::newRow("a required one")
        << QByteArray("marketing") << QByteArray("third service") << true << u"service"_s;
    QTest::newRow("unknown") << QByteArray("nothing") << QByteArray("nothing") << false
                             << QString();
}

void TestSandboxTerms::asked()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(bool, isAsked);
    QFETCH(QString, agreed);
    const auto named = [](const QByteArray &tags) {
        return Fields{{"service_terms", tags.isEmpty() ? QByteArray() : tags}};
    };
    const Reply page = consentPage(named(first));
    QCOMPARE(page.shows("id=\"term-third\""), first.isEmpty());
    QVERIFY(m_visitor->submit(page, {{"decision", "agree"}}).hasCode());

    const QByteArray target = app::authorizeTarget(named(second));
    QCOMPARE(m_visitor->get(target + "&prompt=none").redirected(u"error"_s),
             isAsked ? u"consent_required"_s : QString());
    Reply reply = m_visitor->get(target);
    QCOMPARE(reply.isConsentPage(), isAsked);
    QVERIFY(!reply.shows("scope-"));
    if (isAsked)
        reply = m_visitor->submit(reply, {{"decision", "agree"}});
    QCOMPARE(agreedTags(tokenOf(reply)), agreed);
}

void TestSandboxTerms::revoking()
{
    const auto headers = signedIn("apeach@sandbox.test");
    const Reply reply =
        m_visitor->post("/v2/user/revoke/service_terms", {{"tags", "third,marketing"}}, headers);
    QCOMPARE(reply.status, 200);
    const auto revoked = [](const QString &tag) {
        return QJsonObject{{u"tag"_s, tag}, {u"agreed"_s, false}};
    };
    QCOMPARE(reply.json(),
             (QJsonObject{{u"id"_s, qint64(2718281828)},
                          {u"revoked_service_terms"_s,
                           QJsonArray{revoked(u"marketing"_s), revoked(u"third"_s)}}}));
    QCOMPARE(agreedTags(headers), u"service"_s);
}

void TestSandboxTerms::upgrading()
{
    const auto headers = signedIn();
    m_server->advanceClock(std::chrono::hours(1));
    const Reply reply =
        m_visitor->post("/v2/user/upgrade/service_terms", {{"tags", "marketing,third"}}, headers);
    QCOMPARE(reply.status, 200);
    const auto agreed = [](const QString &tag, const QString &at, const QString &by) {
        return QJsonObject{
            {u"tag"_s, tag}, {u"agreed"_s, true}, {u"agreed_at"_s, at}, {u"agreed_by"_s, by}};
    };
    QCOMPARE(reply.json(),
             (QJsonObject{{u"id"_s, qint64(3141592653)},
                          {u"agreed_service_terms"_s,
                           QJsonArray{agreed(u"marketing"_s, u"2027-01-15T08:00:00Z"_s, u"KAUTH"_s),
                                      agreed(u"third"_s, u"2027-01-15T09:00:00Z"_s, u"KAPI"_s)}}}));
    QCOMPARE(terms(headers).at(2).toObject(),
             term(u"third"_s, u"2027-01-15T09:00:00Z"_s, u"KAPI"_s));
}

void TestSandboxTerms::refusals_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &method, const QByteArray &target,
                        const QString &message) {
        QTest::newRow(name) << method << "/v2/user/" + target << message;
    };
    const QString none =
        u"There is no tags to %1. check out to configured this tags([%2]) in app(sandbox)."_s;
    row("get unknown", "GET", "service_terms?tags=service,test",
        none.arg(u"get service terms"_s, u"test"_s));
    row("get nonsense", "GET", "service_terms?result=all",
        u"result must be agreed_service_terms or app_service_terms"_s);
    row("revoke unknown", "POST", "revoke/service_terms?tags=marketing,test",
        none.arg(u"revoke"_s, u"test"_s));
    row("revoke nothing", "POST", "revoke/service_terms", none.arg(u"revoke"_s, QString()));
    row("revoke what stays", "POST", "revoke/service_terms?tags=marketing,service",
        none.arg(u"revoke"_s, u"service"_s));
    row("revoke what is not agreed to", "POST", "revoke/service_terms?tags=third",
        none.arg(u"revoke"_s, u"third"_s));
    row("upgrade unknown", "POST", "upgrade/service_terms?tags=test,third",
        none.arg(u"upgrade"_s, u"test"_s));
    row("upgrade nothing", "POST",
        "upgrade/service_terms?tags=", none.arg(u"upgrade"_s, QString()));
}

void TestSandboxTerms::refusals()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QString, message);
    const auto headers = signedIn();
    const Reply reply = m_visitor->send(method, target, {}, headers);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.json(), (QJsonObject{{u"msg"_s, message}, {u"code"_s, -2}}));
    QCOMPARE(agreedTags(headers), u"service marketing"_s);
}

QTEST_GUILESS_MAIN(TestSandboxTerms)
#include "tst_sandboxterms.moc"
