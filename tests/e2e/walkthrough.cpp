// SPDX-License-Identifier: Apache-2.0
//
// walkthrough sign-in|restart FOLDER: the main job of the program, done off-screen in its own
// windows by real clicks and keys. Says each step with its time, leaves a picture of every window
// in FOLDER, and fails when a step does not come.
#include "person.h"

#include "desktop/nicknamebutton.h"
#include "desktop/nicknamepicker.h"
#include "desktop/theme.h"
#include "program/translations.h"
#include "support/waituntil.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;
using session::Session;
using session::SignInStep;

namespace {

QElapsedTimer sinceStart;

void say(const char *step, const QString &more = {})
{
    std::printf("%9.1f ms  %-18s %s\n", double(sinceStart.nsecsElapsed()) / 1e6, step,
                qUtf8Printable(more));
    std::fflush(stdout);
}

void require(bool came, const char *step)
{
    if (came)
        return;
    std::fprintf(stderr, "walkthrough: this did not come: %s\n", step);
    std::exit(1);
}

const char *title(SignInStep step)
{
    switch (step) {
    case SignInStep::AuthorizationOpened:
        return "authorize";
    case SignInStep::RedirectCaught:
        return "redirect caught";
    case SignInStep::TokensGranted:
        return "tokens";
    case SignInStep::IdTokenVerified:
        return "id_token verified, and who it is of";
    case SignInStep::UserFetched:
        return "user";
    case SignInStep::MemberSignedIn:
        return "member";
    case SignInStep::SessionStored:
        return "session stored";
    }
    Q_UNREACHABLE();
}

/// The walk, over one run of the application.
class Walk final
{
public:
    explicit Walk(const QString &folder)
        : m_application(configuration(), QStringLiteral(DAEMUN_PLUGIN_FOLDER)),
          m_person(m_application), m_folder(folder)
    {
        QObject::connect(&m_application.session(), &Session::signInStepDone, &m_application,
                         [](SignInStep step) { say(title(step)); });
        QObject::connect(&m_application.session(), &Session::departed, &m_application,
                         [this](session::DepartureKind, const std::optional<kakao::Error> &error) {
                             m_loggedOutAtKakao = !error;
                         });
    }

    void signIn()
    {
        m_application.start();
        require(m_person.reaches(Session::State::SignedOut), "welcome page");
        photograph(m_application.window(), u"1-welcome"_s);
        logIn(true);
        require(waitUntil(&keepsPhoto), "photo");
        photograph(m_application.window(), u"4-member"_s);
        say("card", m_person.read(u"nicknameLabel"_s));
    }

    void restart()
    {
        say("restarted");
        m_application.start();
        require(m_person.reaches(Session::State::SignedIn), "restored session");
        require(!m_person.loginWindow(), "no login window");
        say("restored", m_person.read(u"nicknameLabel"_s));
        require(!m_application.hasApi(), "nothing to talk to Kakao with");
        photograph(m_application.window(), u"5-restored"_s);
        const qint64 memberId = m_application.session().member().id;

        leave();
        say("signed out");
        photograph(m_application.window(), u"6-signed-out"_s);

        logIn(false); // consent was given before the restart, and is remembered
        require(m_application.session().member().id == memberId, "the same member as before");
        say("the same member", QString::number(memberId));
        leave();
        pickNickname();
        leave();
        require(waitUntil([this] { return m_loggedOutAtKakao; }), "logged out at Kakao");
        say("signed out", u"here and at Kakao"_s);
    }

private:
    /// Somebody new, whose Kakao nickname is the first one's.
    void pickNickname()
    {
        require(m_person.logInAndAgree(u"jayg@sandbox.test"_s), "the second login");
        require(m_person.suggestion(1), "nickname picker");
        say("nickname taken");
        photograph(*m_person.nicknamePicker(), u"7-nickname"_s);
        QTest::mouseClick(m_person.suggestion(1), Qt::LeftButton);
        require(m_person.reaches(Session::State::SignedIn), "signed in with a nickname");
        say("nickname picked", m_person.read(u"nicknameLabel"_s));
    }

    void leave()
    {
        require(m_person.signOut(), "sign-out button and dialog");
        require(m_person.reaches(Session::State::SignedOut), "signed out");
        require(m_person.noLoginWindow(), "no login window");
    }

    static bool keepsPhoto()
    {
        const QDir folder(QDir(configuration().serverDir()).filePath(u"pictures"_s));
        return !folder.entryList({u"*.png"_s}, QDir::Files).isEmpty();
    }

    static program::Configuration configuration()
    {
        const auto read = program::readConfiguration(
            {u"walkthrough"_s}, {}, QString(),
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
        return *read;
    }

    void photograph(QWidget &window, const QString &name)
    {
        require(Person::photograph(window, m_folder, name), "picture");
    }

    void photographPage(const QString &name)
    {
        require(m_person.pageIsPainted(), "page painted");
        photograph(*m_person.loginWindow(), name);
    }

    void logIn(bool isFirst)
    {
        require(m_person.click(u"startButton"_s), "start button");
        require(m_person.seesInPage(u"login-id"_s), "login page");
        if (isFirst)
            photographPage(u"2-login"_s);
        require(m_person.clickInPage(u"login-id"_s), "field of the login id");
        m_person.typeInPage(u"ryan@sandbox.test"_s);
        m_person.pressInPage(Qt::Key_Tab);
        m_person.typeInPage(u"sandbox"_s);
        m_person.pressInPage(Qt::Key_Return);
        if (isFirst)
            agree();
        require(m_person.reaches(Session::State::SignedIn), "signed in");
        require(m_person.noLoginWindow(), "login window closed by itself");
        require(m_person.isStored(), "session kept in the keychain");
    }

    void agree()
    {
        require(m_person.seesInPage(u"agree"_s), "consent page");
        say("logged in");
        photographPage(u"3-consent"_s);
        require(m_person.clickInPage(u"agree"_s), "button to agree");
    }

    desktop::Application m_application;
    Person m_person;
    QString m_folder;
    bool m_loggedOutAtKakao = false;
};

} // namespace

int main(int argc, char *argv[])
{
    sinceStart.start();
    QCoreApplication::setApplicationName(u"daemun"_s);
    desktop::installTheme();
    const QApplication app(argc, argv);
    program::installTranslations(QLocale());
    const QStringList arguments = QCoreApplication::arguments();
    const QString part = arguments.value(1);
    if (arguments.size() != 3 || (part != "sign-in"_L1 && part != "restart"_L1)) {
        std::fputs("usage: walkthrough sign-in|restart FOLDER\n", stderr);
        return 2;
    }
    Walk walk(arguments.at(2));
    part == "sign-in"_L1 ? walk.signIn() : walk.restart();
    return 0;
}
