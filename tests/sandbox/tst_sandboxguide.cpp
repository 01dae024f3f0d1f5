// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"
#include "visitor.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

QStringList allOf(const QByteArray &page, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(QString::fromUtf8(page));
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

QString unescaped(QString html)
{
    return html.replace(u"&quot;"_s, u"\""_s)
        .replace(u"&#39;"_s, u"'"_s)
        .replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&amp;"_s, u"&"_s);
}

} // namespace

/// /sandbox: the page that describes the rest.
class TestSandboxGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saysAll_data();
    void saysAll();
    void theCommandsWork();
    void theSettings();

private:
    [[nodiscard]] Reply page(const QByteArray &language)
    {
        return m_visitor->get("/sandbox?lang=" + language);
    }

    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};

void TestSandboxGuide::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_visitor.reset();
    m_server = std::make_unique<sandbox::Server>(
        sandbox::Options{.clientId = u"<key>"_s,
                         .clientSecret = u"s3cret"_s,
                         .redirectUris = {app::redirectUri, u"http://127.0.0.1/other"_s},
                         .accessTokenLife = std::chrono::seconds(1234)});
    QCOMPARE(m_server->start(), std::nullopt);
    m_visitor = std::make_unique<Visitor>(m_server->url());
}

void TestSandboxGuide::saysAll_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("title");
    QTest::newRow("Korean") << QByteArray("ko")
                            << QByteArray("<title>카카오 샌드박스 안내 - 샌드박스</title>");
    QTest::newRow("English") << QByteArray("en")
                             << QByteArray("<title>About the Kakao sandbox - Sandbox</title>");
}

void TestSandboxGuide::saysAll()
{
    QFETCH(QByteArray, language);
    QFETCH(QByteArray, title);
    const Reply reply = page(language);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.shows(title));
    QVERIFY(!reply.shows("{{") && !reply.shows("%1"));
    const QStringList words = allOf(reply.body, u"<dt>(?:<code>)?([^<]*)"_s);
    QVERIFY(words.size() > 40);
    for (const QString &text : words + allOf(reply.body, u"<dd>([^<]*)"_s)
             + allOf(reply.body, u"<(?:p class=\"(?:lead|caption)\"|h1|h2|h3)>([^<]*)"_s))
        QVERIFY2(!text.isEmpty(), qPrintable(words.join(u' ')));
    for (const sandbox::Account &account : sandbox::Server::accounts())
        QVERIFY2(words.contains(account.loginId), qPrintable(account.loginId));
    for (const QString &word : {u"/oauth/token"_s, u"/v2/user/revoke/scopes"_s, u"/sandbox/clock"_s,
                                u"lost_answer"_s, u"required_scopes"_s})
        QVERIFY2(words.contains(word), qPrintable(word));
    QVERIFY(!words.contains(u"/sandbox/login"_s)); // a form's own business
}

void TestSandboxGuide::theCommandsWork()
{
    const QByteArray base = m_server->url().toEncoded();
    const QRegularExpression form(u"^curl (?:-d '([^']*)' |(-X DELETE) )?(\\S+)$"_s);
    int done = 0;
    for (const QString &html : allOf(page("en").body, u"<pre[^>]*><code>([^<]*)</code>"_s)) {
        const QString command = unescaped(html);
        const auto parts = form.match(command);
        QVERIFY2(parts.hasMatch(), qPrintable(command));
        const QByteArray target = parts.captured(3).toLatin1();
        QVERIFY2(target.startsWith(base + "/sandbox/"), target.constData());
        const QByteArray body = parts.captured(1).toUtf8();
        const bool isDelete = !parts.captured(2).isEmpty();
        const Reply reply = m_visitor->send(isDelete             ? "DELETE"
                                                : body.isEmpty() ? "GET"
                                                                 : "POST",
                                            target.mid(base.size()), body, {});
        QVERIFY2(reply.status == 200, qPrintable(command + u' ' + QString::fromUtf8(reply.body)));
        ++done;
    }
    QCOMPARE(done, 10);
}

void TestSandboxGuide::theSettings()
{
    m_server->advanceClock(std::chrono::seconds(-4321));
    const Reply reply = page("en");
    QVERIFY(reply.shows("<dd>&lt;key&gt;</dd>"));
    QVERIFY(reply.shows("<dd>http://127.0.0.1:52525/kakao/callback, http://127.0.0.1/other</dd>"));
    QVERIFY(reply.shows("<dd>1234 s</dd>"));
    QVERIFY(reply.shows("<b>-4321 s</b>"));
    QVERIFY(!reply.shows("s3cret"));
    QCOMPARE(m_visitor->send("POST", "/sandbox", {}, {}).status, 405);
}

QTEST_GUILESS_MAIN(TestSandboxGuide)
#include "tst_sandboxguide.moc"
