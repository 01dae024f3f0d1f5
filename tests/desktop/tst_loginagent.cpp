// SPDX-License-Identifier: Apache-2.0
#include "desktop/loginagent.h"

#include "browser/ports.h"

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using desktop::LoginAgent;
using kakao::Error;
using kakao::ErrorCode;
using program::LoginPlace;
using namespace Qt::StringLiterals;

namespace {

/// A login window that ends as it is told, or stays open.
class FakeWindow final : public session::UserAgent
{
public:
    class Attempt final : public kakao::Reply<QUrl>
    {
    public:
        Attempt() : Reply(kakao::ErrorOrigin::UserAgent) {}
    };
    [[nodiscard]] kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override
    {
        asked.append(request.authorizationUrl);
        auto *attempt = new Attempt;
        if (answer)
            attempt->finish(*answer);
        current = attempt;
        return kakao::ReplyPtr<QUrl>(attempt);
    }

    std::optional<kakao::Result<QUrl>> answer;
    QList<QUrl> asked;
    QPointer<Attempt> current;
};

/// The agent, its window, its browser and what was shown.
struct Scene
{
    explicit Scene(LoginPlace wanted = LoginPlace::Window) : place(wanted) {}

    [[nodiscard]] session::UserAgentRequest request() const
    {
        session::UserAgentRequest request;
        request.authorizationUrl = QUrl(u"https://kauth.kakao.com/?state=the-state"_s);
        request.redirectUri = QUrl(u"http://127.0.0.1:%1/cb"_s.arg(port));
        return request;
    }
    [[nodiscard]] QByteArray comeBack() const
    {
        return ask(port, getRequest(port, "/cb?code=c&state=the-state"));
    }
    [[nodiscard]] QUrl answer() const
    {
        return QUrl(request().redirectUri.toString() + u"?code=c&state=the-state"_s);
    }

    LoginPlace place;
    quint16 port = freePort();
    FakeWindow window;
    QList<QUrl> opened;
    QPointer<browser::BrowserLogin> shown;
    QList<std::optional<Error>> reasons;
    LoginAgent agent{{.window = &window,
                      .browser = {.open =
                                      [this](const QUrl &url) {
                                          opened.append(url);
                                          return true;
                                      },
                                  .goesOnInTrouble = true},
                      .browserBegun =
                          [this](browser::BrowserLogin &login, const std::optional<Error> &why) {
                              shown = &login;
                              reasons.append(why);
                          }},
                     place};
};

Error agentError(ErrorCode code)
{
    return {.code = code, .origin = kakao::ErrorOrigin::UserAgent};
}

} // namespace

class TestLoginAgent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theWindowsAnswerIsTheAnswer_data();
    void theWindowsAnswerIsTheAnswer();
    void goesOnInTheBrowser_data();
    void goesOnInTheBrowser();
    void whereItWasSet();
    void theNextAttemptIsWhereItIsSetThen();
    void onlyForThisAttempt();
    void theBrowserOnce();
    void aborting_data();
    void aborting();
    void theNextAttemptEndsTheOneBefore();
};

void TestLoginAgent::theWindowsAnswerIsTheAnswer_data()
{
    QTest::addColumn<std::optional<ErrorCode>>("error");
    using E = std::optional<ErrorCode>;
    QTest::newRow("a redirect") << E();
    QTest::newRow("closed by the person") << E(ErrorCode::Cancelled);
    QTest::newRow("Kakao's error page") << E(ErrorCode::ErrorPage);
}

void TestLoginAgent::theWindowsAnswerIsTheAnswer()
{
    QFETCH(const std::optional<ErrorCode>, error);
    Scene scene;
    scene.window.answer =
        error ? kakao::Result<QUrl>(agentError(*error)) : kakao::Result<QUrl>(scene.answer());
    const auto reply = scene.agent.authorize(scene.request());
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    if (error)
        QCOMPARE(reply->result().error().code, *error);
    else
        QCOMPARE(*reply->result(), scene.answer());
    QVERIFY(scene.opened.isEmpty());
    QVERIFY(!canConnect(scene.port));
}

void TestLoginAgent::goesOnInTheBrowser_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("isReasonSaid");
    QTest::newRow("the person wants it") << ErrorCode::BrowserWanted << false;
    QTest::newRow("the window cannot run") << ErrorCode::WebViewUnusable << true;
    QTest::newRow("there is no window") << ErrorCode::WebViewMissing << true;
}

void TestLoginAgent::goesOnInTheBrowser()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, isReasonSaid);
    Scene scene;
    scene.window.answer = agentError(code);
    const auto reply = scene.agent.authorize(scene.request());
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QVERIFY(scene.opened.isEmpty()); // not from inside the call
    QTRY_COMPARE(scene.opened, QList<QUrl>{scene.request().authorizationUrl});
    QCOMPARE(scene.reasons.size(), 1);
    QCOMPARE(scene.reasons.first(), isReasonSaid ? std::optional(agentError(code)) : std::nullopt);
    QVERIFY(scene.comeBack().startsWith("HTTP/1.1 200 "));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(*reply->result(), scene.answer());
}

void TestLoginAgent::whereItWasSet()
{
    Scene scene(LoginPlace::Browser);
    const auto reply = scene.agent.authorize(scene.request());
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(scene.opened.size(), 1);
    QVERIFY(scene.window.asked.isEmpty());
    QCOMPARE(scene.reasons, QList<std::optional<Error>>{std::nullopt});
    QVERIFY(scene.shown->acceptPasted(scene.answer().toString()));
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(*reply->result(), scene.answer());
}

void TestLoginAgent::theNextAttemptIsWhereItIsSetThen()
{
    Scene scene;
    auto reply = scene.agent.authorize(scene.request());
    QCOMPARE(scene.window.asked.size(), 1);
    scene.agent.setPlace(LoginPlace::Browser);
    QVERIFY(!reply->isFinished());
    reply = scene.agent.authorize(scene.request());
    QTRY_COMPARE(scene.opened.size(), 1);
    QCOMPARE(scene.window.asked.size(), 1);
}

void TestLoginAgent::onlyForThisAttempt()
{
    Scene scene;
    scene.window.answer = agentError(ErrorCode::BrowserWanted);
    auto reply = scene.agent.authorize(scene.request());
    QTRY_COMPARE(scene.opened.size(), 1);
    reply = scene.agent.authorize(scene.request());
    QCOMPARE(scene.window.asked.size(), 2);
}

void TestLoginAgent::theBrowserOnce()
{
    Scene scene;
    scene.agent.useBrowserOnce();
    {
        const auto reply = scene.agent.authorize(scene.request());
        QTRY_COMPARE(scene.opened.size(), 1);
        QVERIFY(scene.window.asked.isEmpty());
        QVERIFY(!scene.reasons.constLast()); // it was asked for
    }
    const auto reply = scene.agent.authorize(scene.request());
    QTRY_COMPARE(scene.window.asked.size(), 1);
    QCOMPARE(scene.opened.size(), 1);
}

void TestLoginAgent::aborting_data()
{
    QTest::addColumn<bool>("isInBrowser");
    QTest::addColumn<bool>("isDropped");
    QTest::newRow("the window") << false << false;
    QTest::newRow("the browser") << true << false;
    QTest::newRow("the window, by dropping it") << false << true;
    QTest::newRow("the browser, by dropping it") << true << true;
}

void TestLoginAgent::aborting()
{
    QFETCH(const bool, isInBrowser);
    QFETCH(const bool, isDropped);
    Scene scene(isInBrowser ? LoginPlace::Browser : LoginPlace::Window);
    auto reply = scene.agent.authorize(scene.request());
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_VERIFY(isInBrowser ? scene.opened.size() == 1 : scene.window.asked.size() == 1);
    if (isDropped) {
        reply.reset();
    } else {
        reply->abort();
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
    }
    QTRY_VERIFY(!scene.window.current);
    QTRY_VERIFY(!scene.shown);
    QVERIFY(!canConnect(scene.port));
}

void TestLoginAgent::theNextAttemptEndsTheOneBefore()
{
    Scene scene(LoginPlace::Browser);
    const auto first = scene.agent.authorize(scene.request());
    QSignalSpy finished(first.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(scene.opened.size(), 1);
    const auto second = scene.agent.authorize(scene.request());
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(first->result().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(scene.opened.size(), 2);
    QVERIFY(!scene.shown->trouble()); // it has the port
}

QTEST_GUILESS_MAIN(TestLoginAgent)
#include "tst_loginagent.moc"
