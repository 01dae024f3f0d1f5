// SPDX-License-Identifier: Apache-2.0
#include "mainwindowstage.h"

#include <QMenu>

using desktop::MainWindow;

/// What the window says of an error, and what its button does about it.
class TestMainWindowErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void anErrorIsRepeatedByItsButton();
    void anotherAccountIsRepeatedAsSuch();
    void aDirectoryThatCannotBeReadIsReadAgain();
    void theBrowserInstead();
    void detailsNameStepAndTime();
    void aDisconnectionInTrouble_data();
    void aDisconnectionInTrouble();
    void detailsOfAPage_data();
    void detailsOfAPage();
};

void TestMainWindowErrors::anErrorIsRepeatedByItsButton()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.find<QAbstractButton>(u"keepCheckBox"_s)->click();
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    stage.scene.agent.waiting->finish(errorOf(kakao::ErrorCode::LoginTimeout));
    QTRY_VERIFY(stage.isTelling());
    QCOMPARE(stage.focus(), u"nextButton"_s);
    stage.find(u"nextButton"_s)->click();
    QVERIFY(!stage.isTelling());
    QCOMPARE(stage.scene.session.state(), State::SigningIn);
    QCOMPARE(stage.scene.agent.asked, 2);
    stage.scene.agent.redirect(u"code=the-code"_s);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QVERIFY(!stage.scene.session.isKept()); // as it was wanted
}

void TestMainWindowErrors::anotherAccountIsRepeatedAsSuch()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QTRY_VERIFY(stage.window.findChild<QMenu *>());
    const auto actions = stage.window.findChildren<QAction *>();
    const auto another = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
        return action->text().contains(u"another account"_s);
    });
    QVERIFY(another != actions.end());
    (*another)->trigger();
    QCOMPARE(stage.scene.session.state(), State::SigningIn);
    stage.scene.agent.waiting->finish(errorOf(kakao::ErrorCode::LoginTimeout));
    QTRY_VERIFY(stage.isTelling());
    QCOMPARE(stage.pageName(), u"MemberCard"_s);
    stage.find(u"nextButton"_s)->click();
    QCOMPARE(stage.scene.agent.asked, 2);
    QVERIFY(stage.scene.agent.last.authorizationUrl.query().contains(u"select_account"_s));
}

void TestMainWindowErrors::aDirectoryThatCannotBeReadIsReadAgain()
{
    Stage stage;
    stage.scene.directory.refusal =
        errorOf(kakao::ErrorCode::DatabaseFailed, kakao::ErrorOrigin::Directory);
    stage.scene.storeSession();
    stage.start();
    QTRY_VERIFY(stage.isTelling());
    QCOMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.scene.directory.refusal.reset();
    stage.find(u"nextButton"_s)->click();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QCOMPARE(stage.scene.agent.asked, 0);
}

void TestMainWindowErrors::theBrowserInstead()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    int askedBefore = -1;
    QObject::connect(&stage.window, &MainWindow::browserLoginRequested, &stage.window,
                     [&] { askedBefore = stage.scene.agent.asked; });
    stage.window.showError(errorOf(kakao::ErrorCode::WebViewUnusable));
    stage.find(u"nextButton"_s)->click();
    QCOMPARE(askedBefore, 0);
    QCOMPARE(stage.scene.agent.asked, 1);

    const QSignalSpy console(&stage.window, &MainWindow::consoleRequested);
    stage.window.showError({.code = kakao::ErrorCode::Rejected, .kakaoCode = u"KOE006"_s});
    stage.find(u"nextButton"_s)->click();
    QCOMPARE(console.count(), 1);
    QCOMPARE(stage.scene.agent.asked, 1);
}

void TestMainWindowErrors::detailsNameStepAndTime()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.scene.server.setAnswer(
        "/oauth/token",
        {.status = 401, .body = R"({"error":"invalid_client","error_code":"KOE010"})"});
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    stage.scene.agent.redirect(u"code=the-code"_s);
    QTRY_VERIFY(stage.isTelling());
    stage.find(u"detailsButton"_s)->click();
    const QString details = stage.find<QLabel>(u"detailsLabel"_s)->text();
    const QDateTime now = stage.scene.clock.now().toLocalTime();
    for (const QString &part :
         {u"KOE010"_s, u"token, after: redirect caught"_s, now.toString(u"yyyy-MM-ddTHH:mm:ss"_s)})
        QVERIFY2(details.contains(part), qPrintable(details));
    // A later error of something else has nothing to do with that sign-in.
    stage.scene.server.setAnswer("/oauth/token", {.body = R"({"access_token":"A",
        "refresh_token":"R","expires_in":21599,"token_type":"bearer"})"});
    stage.scene.agent.hold = false;
    stage.scene.session.signIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    stage.window.showError(errorOf(kakao::ErrorCode::DatabaseFull, kakao::ErrorOrigin::Directory));
    const QString later = stage.window.findChild<QLabel *>(u"detailsLabel"_s)->text();
    QVERIFY2(later.contains(u"Step: directory\n"_s), qPrintable(later));
}

void TestMainWindowErrors::aDisconnectionInTrouble_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("done") << 200 << QByteArray(R"({"id":1376016924429759228})")
                          << u"You are disconnected: "_s;
    QTest::newRow("not linked any more")
        << 400 << QByteArray(R"({"code":-101,"msg":"NotRegisteredUserException"})")
        << u"You are disconnected: "_s;
    QTest::newRow("no such user") << 400 << QByteArray(R"({"code":-103})")
                                  << u"You are disconnected: "_s;
    QTest::newRow("Kakao in trouble")
        << 503 << QByteArray("{}") << u"Disconnecting is not finished yet."_s;
    QTest::newRow("refused") << 403 << QByteArray(R"({"code":-5,"msg":"permission denied"})")
                             << u"Kakao does not let the connection be ended now."_s;
}

/// What is said is true: where Kakao refuses, waiting for the network helps nobody.
void TestMainWindowErrors::aDisconnectionInTrouble()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    Stage stage;
    stage.scene.server.setAnswer("/v1/user/unlink", {.status = status, .body = body});
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    stage.scene.session.leave(session::Leave::Disconnect);
    QTRY_VERIFY(stage.isTelling());
    const auto labels = stage.find<QWidget>(u"messageBar"_s)->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->text().contains(words); }));
}

void TestMainWindowErrors::detailsOfAPage_data()
{
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("the keychain is locked")
        << false << QStringList{u"Code: SecretStoreLocked"_s, u"Step: keychain"_s};
    QTest::newRow("Kakao is out of reach")
        << true << QStringList{u"Code: ServerFault · HTTP 503"_s, u"Step: api"_s};
}

/// The time is that of the error, not that of the question.
void TestMainWindowErrors::detailsOfAPage()
{
    QFETCH(const bool, isOffline);
    QFETCH(QStringList, lines);
    Stage stage;
    if (!isOffline)
        stage.scene.secrets.refuse(kakao::ErrorCode::SecretStoreLocked);
    stage.scene.server.setAnswer("/v2/user/me", {.status = 503, .body = "{}"});
    stage.startSignedIn();
    if (isOffline) {
        QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
        stage.scene.session.freshen();
        QTRY_COMPARE(stage.scene.session.state(), State::Offline);
    }
    QTRY_VERIFY(stage.find(u"detailsButton"_s));
    const QDateTime at = stage.scene.clock.now().toLocalTime();
    stage.scene.clock.pass(std::chrono::minutes(10));
    stage.find(u"detailsButton"_s)->click();
    lines << u"Time: "_s + at.toString(u"yyyy-MM-ddTHH:mm:ss"_s);
    const QString details = stage.find<QLabel>(u"detailsLabel"_s)->text();
    for (const QString &line : lines)
        QVERIFY2(details.contains(line), qPrintable(details));
    QVERIFY(!stage.find(u"nextButton"_s)); // it is on the page
}

QTEST_MAIN(TestMainWindowErrors)
#include "tst_mainwindowerrors.moc"
