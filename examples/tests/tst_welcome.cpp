// SPDX-License-Identifier: Apache-2.0
#include "person.h"
#include "welcome.h"

#include <foundation/foundation.h>
#include <sandbox/server.h>

#include <QTemporaryDir>
#include <QTest>

using session::Keeping;
using session::SessionState;

namespace {

/// The program with everything around it. Nothing of it outlives the test.
struct Stage
{
    Stage() { QVERIFY(!server.start()); }

    kakao::Config config() const
    {
        return {.clientId = "sandbox",
                .redirectUri = QUrl(redirectUri),
                .kauthUrl = server.url(),
                .kapiUrl = server.url()};
    }

    const QString redirectUri = "http://127.0.0.1:52525/kakao/callback"; // nobody listens there
    sandbox::Server server{{.redirectUris = {redirectUri}}};
    QTemporaryDir folder;
    Person person;
    foundation::Foundation foundation{
        {.prepare = [this](kakao::Config &kakao) { kakao = config(); }, .folder = folder.path()}};
    std::unique_ptr<session::Session> session = foundation.makeSession(
        {.userAgent = [this]() -> kakao::Result<session::UserAgent *> { return &person; }});
    Welcome welcome{*session};
};

} // namespace

class TestWelcome : public QObject
{
    Q_OBJECT
private slots:
    void signsIn();
    void aNicknameThatIsTaken();
    void thePersonTurnsBack();
    void kakaoIsBusy();
};

void TestWelcome::signsIn()
{
    Stage stage;
    stage.session->signIn(Keeping::UntilQuit);
    QTRY_COMPARE(stage.welcome.text(), "Welcome, 라이언!");

    stage.session->leave(session::Leave::SignOut);
    QTRY_COMPARE(stage.welcome.text(), "Please sign in.");
}

void TestWelcome::aNicknameThatIsTaken()
{
    Stage stage;
    stage.session->signIn(Keeping::UntilQuit);
    QTRY_COMPARE(stage.session->state(), SessionState::SignedIn);

    stage.person.loginId = "jayg@sandbox.test"; // who is called 라이언, too
    stage.session->signInAnother(Keeping::UntilQuit);
    QTRY_COMPARE(stage.session->state(), SessionState::ChoosingNickname);
    QTRY_VERIFY(stage.welcome.text().startsWith("Choose a nickname: "));
    QVERIFY(stage.welcome.text().contains(", ")); // there is a choice

    stage.session->chooseNickname("제이지");
    QTRY_COMPARE(stage.welcome.text(), "Welcome, 제이지!");
}

void TestWelcome::thePersonTurnsBack()
{
    Stage stage;
    stage.person.agrees = false;
    stage.session->signIn(Keeping::UntilQuit);
    QTRY_COMPARE(stage.welcome.text(), "The sign-in did not work. Try again.");
    QCOMPARE(stage.session->state(), SessionState::SignedOut);
}

void TestWelcome::kakaoIsBusy()
{
    Stage stage;
    stage.server.setFault("/oauth/token", {.times = 1, .koe = "KOE237"}); // too many requests
    stage.session->signIn(Keeping::UntilQuit);
    QTRY_COMPARE(stage.welcome.text(), "Kakao is busy. Try again in a few minutes.");

    stage.session->signIn(Keeping::UntilQuit);
    QTRY_COMPARE(stage.welcome.text(), "Welcome, 라이언!");
}

QTEST_GUILESS_MAIN(TestWelcome)
#include "tst_welcome.moc"
