// SPDX-License-Identifier: Apache-2.0
#include "mainwindowstage.h"

#include "desktop/noticedwait.h"
#include "desktop/progresspage.h"

#include <QMenuBar>

using desktop::Progress;
using desktop::ProgressPage;
using session::SignInStep;

/// What the window shows, and while one waits.
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
    void aMessageMovesNothing_data();
    void aMessageMovesNothing();
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
