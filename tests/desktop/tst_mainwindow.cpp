// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "scene.h"

#include "desktop/mainwindow.h"
#include "desktop/messagebar.h"
#include "desktop/noticedwait.h"
#include "desktop/progresspage.h"

#include <QMenuBar>
#include <QPushButton>
#include <QStackedWidget>

using desktop::MainWindow;
using desktop::Progress;
using desktop::ProgressPage;
using session::SignInStep;
using State = session::Session::State;

namespace {

constexpr QSize narrow(368, 480); // the smallest that the window may be
constexpr QSize wide(420, 640);

/// A window over a session whose Kakao is a stand-in, and whose login window is a fake.
struct Stage
{
    explicit Stage(const QSize &size = wide)
    {
        scene.agent.hold = true;
        window.resize(size);
    }

    void start()
    {
        scene.session.restore();
        window.open();
    }
    void startSignedIn()
    {
        scene.storeSession();
        scene.directory.member.joinedAt = scene.clock.now();
        scene.directory.member.lastSignInAt = scene.clock.now();
        start();
    }
    [[nodiscard]] QWidget *page() const
    {
        return window.findChild<QStackedWidget *>(u"pages"_s)->currentWidget();
    }
    [[nodiscard]] QString pageName() const { return page()->objectName(); }
    template <typename Widget = QPushButton>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        for (auto *widget : window.findChildren<Widget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QString progress() const
    {
        const auto *label = page()->findChild<QLabel *>(u"textLabel"_s);
        return label ? label->text() : QString();
    }
    [[nodiscard]] bool isTelling() const { return find<QWidget>(u"messageBar"_s); }
    [[nodiscard]] QString focus() const
    {
        return window.focusWidget() ? window.focusWidget()->objectName() : QString();
    }

    Scene scene;
    MainWindow window{scene.session};
};

kakao::Error errorOf(kakao::ErrorCode code,
                     kakao::ErrorOrigin origin = kakao::ErrorOrigin::UserAgent)
{
    return {.code = code, .origin = origin};
}

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void cleanup();
    void progressWords_data();
    void progressWords();
    void everyStepHasWords();
    void aShortWaitShowsNothing();
    void aLongWaitSaysWhichStep();
    void theFocusIsWhereOneBegins();
    void escapeCancelsASignIn_data();
    void escapeCancelsASignIn();
    void escapeLeavesARestoreAlone();
    void escapeClosesAMessageFirst();
    void theFocusComesBackFromADialog();
    void anErrorIsRepeatedByItsButton();
    void anotherAccountIsRepeatedAsSuch();
    void aDirectoryThatCannotBeReadIsReadAgain();
    void theBrowserInstead();
    void detailsNameStepAndTime();
    void aDisconnectionInTrouble_data();
    void aDisconnectionInTrouble();
    void detailsOfAPage_data();
    void detailsOfAPage();
    void aMessageMovesNothing_data();
    void aMessageMovesNothing();
    void mnemonicsDoNotCollide_data();
    void mnemonicsDoNotCollide();
    void speaksAnotherLanguage();
    void pictures_data()
    {
        pictureRows({u"welcome-error"_s, u"card-message"_s, u"progress"_s, u"card"_s}, narrow,
                    wide);
    }
    void pictures();
};

void TestMainWindow::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestMainWindow::progressWords_data()
{
    QTest::addColumn<SignInStep>("done");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("canCancel");
    QTest::newRow("the page is open")
        << SignInStep::AuthorizationOpened << u"Go on in the login window."_s << true;
    QTest::newRow("the redirect is there")
        << SignInStep::RedirectCaught << u"Waiting for Kakao…"_s << true;
    QTest::newRow("the tokens are there")
        << SignInStep::TokensGranted << u"Reading your profile…"_s << true;
    QTest::newRow("the id_token is good")
        << SignInStep::IdTokenVerified << u"Looking for your nickname…"_s << true;
    QTest::newRow("the user is there")
        << SignInStep::UserFetched << u"Looking for your nickname…"_s << true;
    QTest::newRow("the member is signed in")
        << SignInStep::MemberSignedIn << u"Signing you in…"_s << false;
}

void TestMainWindow::progressWords()
{
    QFETCH(const SignInStep, done);
    QFETCH(const QString, words);
    QFETCH(const bool, canCancel);
    ProgressPage page;
    page.setProgress(desktop::progressAfter(done));
    page.show();
    auto *label = page.findChild<QLabel *>(u"textLabel"_s);
    QCOMPARE(label->text(), words);
    QCOMPARE(QAccessible::queryAccessibleInterface(label)->text(QAccessible::Name), words);
    QCOMPARE(page.findChild<QPushButton *>(u"cancelButton"_s)->isVisible(), canCancel);
}

void TestMainWindow::everyStepHasWords()
{
    QSet<QString> words;
    for (const auto &language : {u"en"_s, u"ko"_s}) {
        speak(language);
        for (int i = 0; i <= int(Progress::Leaving); ++i) {
            ProgressPage page;
            page.setProgress(Progress(i));
            words << page.findChild<QLabel *>(u"textLabel"_s)->text();
        }
    }
    QCOMPARE(words.size(), 2 * (int(Progress::Leaving) + 1));
    QVERIFY(!words.contains(QString()));
}

/// The page stays as it was, and cannot be used twice.
void TestMainWindow::aShortWaitShowsNothing()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    auto *button = stage.find<QAbstractButton>(u"startButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(stage.scene.session.state(), State::SigningIn);
    QCOMPARE(stage.pageName(), u"WelcomePage"_s);
    QVERIFY(!button->isEnabled());
    stage.scene.session.cancel();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedOut);
    QCOMPARE(stage.pageName(), u"WelcomePage"_s);
    QVERIFY(button->isEnabled());
    QCOMPARE(stage.focus(), u"startButton"_s);
    QVERIFY(!stage.window.findChild<ProgressPage *>()); // not even made
}

void TestMainWindow::aLongWaitSaysWhichStep()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    QElapsedTimer timer;
    timer.start();
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    QTRY_COMPARE(stage.pageName(), u"ProgressPage"_s);
    QVERIFY(timer.elapsed() >= desktop::NoticedWait::shortest.count() * 9 / 10); // a coarse timer
    QCOMPARE(stage.progress(), u"Go on in the login window."_s);
    QCOMPARE(stage.focus(), u"cancelButton"_s);

    stage.scene.server.setAnswer("/v2/user/me", {.manner = StandInServer::Manner::Hang});
    stage.scene.agent.redirect(u"code=the-code"_s);
    QTRY_COMPARE(stage.progress(), u"Reading your profile…"_s);
    stage.find(u"cancelButton"_s)->click();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    QVERIFY(!stage.isTelling()); // the person knows what they did
}

void TestMainWindow::theFocusIsWhereOneBegins()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.pageName(), u"MemberCard"_s);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QCOMPARE(stage.focus(), u"changeNicknameButton"_s);
    Stage other;
    other.start();
    QTRY_COMPARE(other.pageName(), u"WelcomePage"_s);
    QCOMPARE(other.focus(), u"startButton"_s);
    Stage waiting;
    waiting.scene.secrets.refuse(kakao::ErrorCode::SecretStoreLocked);
    waiting.startSignedIn();
    QTRY_COMPARE(waiting.pageName(), u"KeychainPage"_s);
    QCOMPARE(waiting.focus(), u"retryButton"_s);
}

void TestMainWindow::escapeCancelsASignIn_data()
{
    QTest::addColumn<bool>("isShown");
    QTest::newRow("at once") << false;
    QTest::newRow("when it is shown") << true;
}

void TestMainWindow::escapeCancelsASignIn()
{
    QFETCH(const bool, isShown);
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    if (isShown)
        QTRY_COMPARE(stage.pageName(), u"ProgressPage"_s);
    QWidget *focus = stage.window.focusWidget();
    QTest::keyClick(focus ? focus : &stage.window, Qt::Key_Escape);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedOut);
    QVERIFY(!stage.scene.agent.waiting);
    QCOMPARE(stage.focus(), u"startButton"_s);
}

/// Which is shown as the card that will likely be there: nothing to back out of.
void TestMainWindow::escapeLeavesARestoreAlone()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.pageName(), u"MemberCard"_s);
    QCOMPARE(stage.scene.session.state(), State::Restoring);
    QTest::keyClick(&stage.window, Qt::Key_Escape);
    QCOMPARE(stage.scene.session.state(), State::Restoring);
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
}

void TestMainWindow::theFocusComesBackFromADialog()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QVERIFY(QTest::qWaitForWindowActive(&stage.window));
    for (const auto &button :
         {u"signOutButton"_s, u"consentsButton"_s, u"changeNicknameButton"_s}) {
        stage.find(button)->setFocus();
        QTest::keyClick(stage.find(button), Qt::Key_Space);
        QTRY_VERIFY(QApplication::activeModalWidget());
        QTest::keyClick(QApplication::activeModalWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QTRY_COMPARE(QApplication::activeWindow(), &stage.window);
        QTRY_COMPARE(stage.focus(), button);
    }
}

void TestMainWindow::escapeClosesAMessageFirst()
{
    Stage stage;
    stage.start();
    QTRY_COMPARE(stage.pageName(), u"WelcomePage"_s);
    stage.find<QAbstractButton>(u"startButton"_s)->click();
    stage.window.showError(errorOf(kakao::ErrorCode::DatabaseNewer));
    QVERIFY(stage.isTelling());
    QTest::keyClick(stage.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!stage.isTelling());
    QCOMPARE(stage.scene.session.state(), State::SigningIn);
}

void TestMainWindow::anErrorIsRepeatedByItsButton()
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

void TestMainWindow::anotherAccountIsRepeatedAsSuch()
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

void TestMainWindow::aDirectoryThatCannotBeReadIsReadAgain()
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

void TestMainWindow::theBrowserInstead()
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

void TestMainWindow::detailsNameStepAndTime()
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

void TestMainWindow::aDisconnectionInTrouble_data()
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
void TestMainWindow::aDisconnectionInTrouble()
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

void TestMainWindow::detailsOfAPage_data()
{
    QTest::addColumn<bool>("isOffline");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("the keychain is locked")
        << false << QStringList{u"Code: SecretStoreLocked"_s, u"Step: keychain"_s};
    QTest::newRow("Kakao is out of reach")
        << true << QStringList{u"Code: ServerFault · HTTP 503"_s, u"Step: api"_s};
}

/// The time is that of the error, not that of the question.
void TestMainWindow::detailsOfAPage()
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

void TestMainWindow::aMessageMovesNothing_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("narrow") << narrow;
    QTest::newRow("wide") << wide;
}

void TestMainWindow::aMessageMovesNothing()
{
    QFETCH(const QSize, size);
    Stage stage(size);
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    QVERIFY(QTest::qWaitForWindowExposed(&stage.window));
    const auto places = [&] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QList<QRect> all;
        for (const QWidget *widget : stage.page()->findChildren<QWidget *>())
            all << QRect(widget->mapTo(&stage.window, QPoint()), widget->size());
        return all;
    };
    const auto before = places();
    stage.window.showError(errorOf(kakao::ErrorCode::CannotListen));
    stage.find(u"detailsButton"_s)->click();
    QCOMPARE(places(), before);
    QCOMPARE(stage.window.size(), size);
    QVERIFY(!stage.find<QWidget>(u"accountsButton"_s)
            || stage.find<QWidget>(u"accountsButton"_s)->visibleRegion().boundingRect()
                == stage.find<QWidget>(u"accountsButton"_s)->rect());
}

void TestMainWindow::mnemonicsDoNotCollide_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Korean") << u"ko"_s;
    QTest::newRow("English") << u"en"_s;
}

/// Of the menus, the page and a message over it.
void TestMainWindow::mnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    speak(language);
    for (const bool isSignedIn : {false, true}) {
        Stage stage;
        if (isSignedIn)
            stage.startSignedIn();
        else
            stage.start();
        QTRY_COMPARE(stage.pageName(), isSignedIn ? u"MemberCard"_s : u"WelcomePage"_s);
        QTRY_VERIFY(stage.window.findChild<QMenuBar *>());
        stage.window.showError(errorOf(kakao::ErrorCode::Offline));
        QStringList keys = mnemonics(stage.window);
        for (const QAction *action : stage.window.findChild<QMenuBar *>()->actions())
            keys << QKeySequence::mnemonic(action->text()).toString();
        QVERIFY(keys.size() > 5);
        QVERIFY2(keys.removeDuplicates() == 0, qPrintable(keys.join(u' ')));
    }
}

void TestMainWindow::speaksAnotherLanguage()
{
    Stage stage;
    stage.startSignedIn();
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    stage.scene.session.hearServerTime(stage.scene.clock.now().addSecs(720));
    stage.window.showSandboxBanner();
    stage.window.showError(errorOf(kakao::ErrorCode::Offline));
    const auto texts = [&] {
        QStringList all;
        for (const QLabel *label : stage.window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->pixmap().isNull()
                && label->text() != stage.scene.session.member().nickname)
                all << label->text();
        }
        return all;
    };
    const QStringList english = texts();
    QVERIFY(english.size() >= 8);
    speak(u"ko"_s);
    QTRY_VERIFY(texts() != english);
    const QStringList korean = texts();
    QCOMPARE(korean.size(), english.size());
    for (qsizetype i = 0; i < korean.size(); ++i)
        QVERIFY2(korean.at(i) != english.at(i), qPrintable(english.at(i)));
    speak(u"en"_s);
    QTRY_COMPARE(texts(), english);
}

void TestMainWindow::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    Stage stage(size);
    stage.scene.directory.member.kakaoNickname = u"라이언"_s;
    stage.scene.directory.member.email = u"ryan@sandbox.test"_s;
    stage.scene.directory.member.birthday = kakao::Birthday{11, 30};
    if (scene.startsWith(u"card"_s))
        stage.startSignedIn();
    else
        stage.start();
    if (size == narrow)
        stage.window.showSandboxBanner();
    QTRY_COMPARE(stage.scene.session.state(),
                 scene.startsWith(u"card"_s) ? State::SignedIn : State::SignedOut);
    QTRY_VERIFY(stage.window.findChild<QMenuBar *>());
    if (scene == "progress"_L1) {
        stage.find<QAbstractButton>(u"startButton"_s)->click();
        QTRY_COMPARE(stage.pageName(), u"ProgressPage"_s);
    } else if (scene != "card"_L1) {
        stage.window.showError(errorOf(kakao::ErrorCode::LoginTimeout));
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(savePicture(stage.window, u"window"_s));
    QCOMPARE(stage.window.size(), size);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
