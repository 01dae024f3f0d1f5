// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "browser/ports.h"
#include "sandbox/visitor.h"
#include "support/waituntil.h"

#include <QDesktopServices>
#include <QLineEdit>
#include <QNetworkReply>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = session::Session::State;

namespace {

/// The person's browser: logs in to the sandbox's pages, follows the redirect unless it is told to
/// stay there, and keeps the page it ends with.
class ScriptedBrowser final : public QObject
{
    Q_OBJECT
public:
    ScriptedBrowser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~ScriptedBrowser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }

    /// Goes to where the login ended.
    void comeBack()
    {
        QNetworkReply *reply = m_network.get(QNetworkRequest(address));
        connect(reply, &QNetworkReply::finished, this, [this, reply] {
            page = reply->readAll();
            reply->deleteLater();
        });
    }

    bool comesBack = true;
    bool isLogout = false;
    QList<QUrl> opened;
    QUrl address;
    QByteArray page;

public Q_SLOTS:
    void open(const QUrl &url)
    {
        opened.append(url);
        const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        Visitor visitor(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
        address = QUrl::fromEncoded(isLogout ? visitor.get(target).location()
                                             : visitor.signIn(target).location());
        if (comesBack)
            comeBack();
    }

private:
    QNetworkAccessManager m_network;
};

} // namespace

/// The whole application with a login in the browser (E1).
class TestBrowserSignIn : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void E1_withoutAWebView();
    void whereTheWebViewCannotRun();
    void fromTheLoginWindow();
    void whereItWasSet();
    void pasting();
    void portInUse();
    void cancelling();
    void theTimeLimit();
    void loggingOutOfKakao();

private:
    /// Up to the waiting page, which the browser has not come back from.
    [[nodiscard]] static bool waits(Stage &stage)
    {
        return stage.person().reaches(State::SignedOut) && stage.person().click(u"startButton"_s)
            && waitUntil([&] { return stage.person().sees(u"copyButton"_s); });
    }
    [[nodiscard]] static quint16 portOf(const Stage &stage)
    {
        return static_cast<quint16>(QUrl(stage.redirectUri()).port());
    }
};

void TestBrowserSignIn::E1_withoutAWebView()
{
    ScriptedBrowser browser;
    browser.comesBack = false;
    Stage stage;
    stage.freeRedirectPort();
    stage.pluginFolder = u"/nonexistent"_s;
    stage.open();
    QVERIFY(!canConnect(portOf(stage)));
    QVERIFY(waits(stage));
    QVERIFY(stage.person().read(u"reasonLabel"_s).contains(u"not installed"_s));
    QCOMPARE(browser.opened.size(), 1);
    QVERIFY(canConnect(portOf(stage)));
    stage.photograph(u"in-the-browser"_s);

    stage.window().showMinimized();
    browser.comeBack();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(!stage.window().isMinimized()); // it came forward
    QCOMPARE(stage.person().read(u"nicknameLabel"_s), u"라이언"_s);
    QVERIFY(browser.page.contains("You can close this tab"));
    QCOMPARE(stage.requestsTo("/oauth/token"), 1);
    QCOMPARE(browser.opened.size(), 1);
    QVERIFY(!canConnect(portOf(stage)));
}

void TestBrowserSignIn::whereTheWebViewCannotRun()
{
#ifdef Q_OS_UNIX
    if (geteuid() != 0)
        QSKIP("only root is refused by the web view for sure");
    const QByteArray before = qgetenv("QTWEBENGINE_DISABLE_SANDBOX");
    qunsetenv("QTWEBENGINE_DISABLE_SANDBOX");
    ScriptedBrowser browser;
    browser.comesBack = false;
    Stage stage;
    stage.freeRedirectPort();
    stage.open();
    const bool isWaiting = waits(stage);
    qputenv("QTWEBENGINE_DISABLE_SANDBOX", before);
    QVERIFY(isWaiting);
    QVERIFY(stage.person().read(u"reasonLabel"_s).contains(u"root"_s));
    QVERIFY(!stage.person().loginWindow());
    browser.comeBack();
    QVERIFY(stage.person().reaches(State::SignedIn));
#else
    QSKIP("of Unix");
#endif
}

void TestBrowserSignIn::fromTheLoginWindow()
{
    ScriptedBrowser browser;
    Stage stage;
    stage.freeRedirectPort();
    stage.open();
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().seesInPage(u"login-id"_s));
    QVERIFY(stage.person().pageIsPainted());
    stage.photograph(u"browser-instead"_s);
    auto *button = stage.person().loginWindow()->findChild<QWidget *>(u"browserButton"_s);
    QVERIFY(button);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(stage.person().noLoginWindow());
    QCOMPARE(browser.opened.size(), 1);
    QCOMPARE(stage.requestsTo("/oauth/token"), 1);
    QVERIFY(!canConnect(portOf(stage)));
}

void TestBrowserSignIn::whereItWasSet()
{
    ScriptedBrowser browser;
    Stage stage;
    stage.freeRedirectPort();
    stage.open({u"--login-in=browser"_s});
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(!stage.person().loginWindow());
    QCOMPARE(browser.opened.size(), 1);
}

void TestBrowserSignIn::pasting()
{
    ScriptedBrowser browser;
    browser.comesBack = false;
    Stage stage;
    stage.freeRedirectPort();
    stage.open({u"--login-in=browser"_s});
    QVERIFY(waits(stage));
    QVERIFY(stage.person().read(u"reasonLabel"_s).isEmpty());
    auto *edit = stage.window().findChild<QLineEdit *>(u"addressEdit"_s);
    edit->setText(u"http://127.0.0.1/?code=x"_s);
    QVERIFY(stage.person().click(u"useButton"_s));
    QVERIFY(stage.person().sees(u"errorLabel"_s));
    QCOMPARE(stage.session().state(), State::SigningIn);
    edit->setText(browser.address.toString());
    QVERIFY(stage.person().click(u"useButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.requestsTo("/oauth/token"), 1);
    QVERIFY(!canConnect(portOf(stage)));
}

void TestBrowserSignIn::portInUse()
{
    ScriptedBrowser browser;
    Stage stage; // whose own listener is another program's to the application
    stage.open({u"--login-in=browser"_s});
    QVERIFY(waits(stage));
    QVERIFY(stage.person().read(u"textLabel"_s).contains(QString::number(portOf(stage))));
    QVERIFY(browser.opened.isEmpty());
    QVERIFY(!stage.redirectLeaked());
    stage.freeRedirectPort();
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(browser.opened.size(), 1);
}

void TestBrowserSignIn::cancelling()
{
    ScriptedBrowser browser;
    browser.comesBack = false;
    Stage stage;
    stage.freeRedirectPort();
    stage.open({u"--login-in=browser"_s});
    QVERIFY(waits(stage));
    QVERIFY(stage.person().click(u"cancelButton"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(!stage.person().sees(u"messageBar"_s)); // the person knows what they did
    QVERIFY(!canConnect(portOf(stage)));

    browser.comesBack = true;
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QCOMPARE(stage.requestsTo("/oauth/token"), 1);
}

void TestBrowserSignIn::theTimeLimit()
{
    ScriptedBrowser browser;
    browser.comesBack = false;
    Stage stage;
    stage.freeRedirectPort();
    stage.loginTimeLimit = 2s;
    stage.open({u"--login-in=browser"_s});
    QVERIFY(waits(stage));
    QVERIFY(stage.person().read(u"timeLabel"_s).contains(u"less than a minute"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"not finished in time"_s));
    QVERIFY(!canConnect(portOf(stage)));

    browser.comesBack = true;
    QVERIFY(stage.person().click(u"nextButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    QVERIFY(!stage.person().sees(u"messageBar"_s));
    QCOMPARE(browser.opened.size(), 2);
    QVERIFY(browser.opened.first() != browser.opened.last()); // another state, another challenge
}

void TestBrowserSignIn::loggingOutOfKakao()
{
    ScriptedBrowser browser;
    Stage stage;
    stage.freeRedirectPort();
    stage.open({u"--login-in=browser"_s, u"--logout-redirect-uri="_s + stage.logoutRedirectUri()});
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(stage.person().click(u"startButton"_s));
    QVERIFY(stage.person().reaches(State::SignedIn));
    browser.isLogout = true;
    browser.comesBack = false;
    browser.page.clear();
    QVERIFY(stage.person().click(u"signOutButton"_s));
    QVERIFY(stage.person().click(u"signOutOfKakaoChoice"_s));
    QVERIFY(stage.person().reaches(State::SignedOut));
    QVERIFY(waitUntil([&] { return browser.opened.size() == 2; }));
    QCOMPARE(browser.opened.last().path(), u"/oauth/logout"_s);
    QVERIFY(stage.person().read(u"messageLabel"_s).contains(u"Log out of Kakao"_s));
    QVERIFY(stage.person().sees(u"startButton"_s)); // nobody has to wait for it
    browser.comeBack();
    QVERIFY(waitUntil([&] { return browser.page.contains("You can close this tab"); }));
    QVERIFY(waitUntil([&] { return !stage.person().sees(u"messageBar"_s); }));
    QVERIFY(!canConnect(portOf(stage)));
}

QTEST_MAIN(TestBrowserSignIn)
#include "tst_browsersignin.moc"
