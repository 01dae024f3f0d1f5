// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "browser/ports.h"
#include "desktop/browserpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>

using browser::BrowserLogin;
using desktop::BrowserPage;
using kakao::ErrorCode;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::optional<kakao::Error>)

namespace {

constexpr QSize narrow(320, 430); // what the sandbox's banner leaves of 480
constexpr QSize wide(420, 640);

session::UserAgentRequest requestTo(const QString &redirectUri)
{
    session::UserAgentRequest request;
    request.authorizationUrl =
        QUrl(u"https://kauth.kakao.com/oauth/authorize?client_id=k&state=the-state"_s);
    request.redirectUri = QUrl(redirectUri);
    return request;
}

/// A page on the screen, and an attempt behind it.
struct Scene
{
    explicit Scene(const std::optional<kakao::Error> &why = {}, const QSize &size = wide,
                   browser::BrowserOptions options = {.open = [](const QUrl &) { return true; },
                                                      .goesOnInTrouble = true},
                   const QString &redirectUri = {})
        : port(freePort()),
          login(requestTo(redirectUri.isEmpty() ? u"http://127.0.0.1:%1/cb"_s.arg(port)
                                                : redirectUri),
                options)
    {
        page.show(login, why);
        page.resize(size);
        static_cast<QWidget &>(page).show();
    }
    template <typename Widget = QLabel>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return page.findChild<Widget *>(name);
    }
    void paste(const QString &text) const
    {
        find<QLineEdit>(u"addressEdit"_s)->setText(text);
        QTest::mouseClick(find<QPushButton>(u"useButton"_s), Qt::LeftButton);
    }

    quint16 port;
    BrowserLogin login;
    BrowserPage page;
};

kakao::Error unusable(const QString &detail)
{
    return {.code = ErrorCode::WebViewUnusable,
            .origin = kakao::ErrorOrigin::UserAgent,
            .detail = detail};
}

} // namespace

class TestBrowserPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void saysWhyItIsTheBrowser_data();
    void saysWhyItIsTheBrowser();
    void copiesTheLink();
    void takesAPastedAddress();
    void saysWhatIsWrongWithIt_data();
    void saysWhatIsWrongWithIt();
    void nothingIsTakenOfNothing();
    void portInUseAndFree();
    void withoutAListener();
    void timeLeft_data();
    void timeLeft();
    void theNextAttemptFindsItClean();
    void byKeyboard();
    void fits_data();
    void fits();
    void mnemonicsDoNotCollide();
    void pictures_data()
    {
        pictureRows({u"plain"_s, u"root"_s, u"port"_s, u"wrong"_s}, narrow, wide);
    }
    void pictures();
};

void TestBrowserPage::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestBrowserPage::saysWhyItIsTheBrowser_data()
{
    QTest::addColumn<std::optional<kakao::Error>>("why");
    QTest::addColumn<QString>("word");
    using E = std::optional<kakao::Error>;
    QTest::newRow("asked for") << E() << QString();
    QTest::newRow("no plugin") << E({.code = ErrorCode::WebViewMissing}) << u"not installed"_s;
    QTest::newRow("root") << E(unusable(u"root"_s)) << u"root"_s;
    QTest::newRow("no user namespaces") << E(unusable(u"namespaces"_s)) << u"safely"_s;
    QTest::newRow("something else") << E(unusable(u"process"_s)) << u"process"_s;
}

void TestBrowserPage::saysWhyItIsTheBrowser()
{
    QFETCH(const std::optional<kakao::Error>, why);
    QFETCH(const QString, word);
    const Scene scene(why);
    const auto *reason = scene.find(u"reasonLabel"_s);
    QCOMPARE(reason->isVisible(), why.has_value());
    QVERIFY2(reason->text().contains(word), qPrintable(reason->text()));
    QCOMPARE(reason->textFormat(), Qt::PlainText);
}

void TestBrowserPage::copiesTheLink()
{
    Scene scene;
    scene.login.begin();
    QTest::mouseClick(scene.find<QPushButton>(u"copyButton"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), scene.login.link().toString());
    QVERIFY(scene.find<QPushButton>(u"copyButton"_s)->text().contains(u"copied"_s));
}

void TestBrowserPage::takesAPastedAddress()
{
    Scene scene;
    scene.login.begin();
    const QString address = u"http://127.0.0.1:%1/cb?code=c&state=the-state"_s.arg(scene.port);
    scene.paste(u"  "_s + address);
    QVERIFY(scene.login.isFinished());
    QCOMPARE(*scene.login.result(), QUrl(address));
    QVERIFY(scene.find<QLineEdit>(u"addressEdit"_s)->text().isEmpty()); // there was a code in it
    QVERIFY(!scene.find(u"errorLabel"_s)->isVisible());
}

void TestBrowserPage::saysWhatIsWrongWithIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("words") << u"done!"_s << u"It begins with http://127.0.0.1"_s;
    QTest::newRow("markup") << u"<b>x</b>"_s << u"It begins with"_s;
    QTest::newRow("the link") << u"https://kauth.kakao.com/oauth/authorize?state=the-state"_s
                              << u"It begins with"_s;
    QTest::newRow("another attempt's")
        << u"http://127.0.0.1:%1/cb?code=c&state=another"_s << u"another sign-in"_s;
}

void TestBrowserPage::saysWhatIsWrongWithIt()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    Scene scene;
    scene.login.begin();
    scene.paste(text.contains(u"%1"_s) ? text.arg(scene.port) : text);
    const auto *error = scene.find(u"errorLabel"_s);
    QVERIFY(error->isVisible());
    QVERIFY2(error->text().contains(word), qPrintable(error->text()));
    QVERIFY(!scene.login.isFinished());
    QTest::keyClick(scene.find<QLineEdit>(u"addressEdit"_s), Qt::Key_X);
    QVERIFY(!error->isVisible()); // of what is not there any more
}

void TestBrowserPage::nothingIsTakenOfNothing()
{
    Scene scene;
    scene.login.begin();
    const auto *use = scene.find<QPushButton>(u"useButton"_s);
    QVERIFY(!use->isEnabled());
    auto *edit = scene.find<QLineEdit>(u"addressEdit"_s);
    edit->setText(u"  "_s);
    QVERIFY(!use->isEnabled());
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(!scene.find(u"errorLabel"_s)->isVisible());
}

void TestBrowserPage::portInUseAndFree()
{
    QTcpServer other;
    Scene scene({}, wide,
                {.open = [](const QUrl &) { return true; },
                 .goesOnInTrouble = true,
                 .portCheckInterval = 5ms});
    QVERIFY(other.listen(QHostAddress::LocalHost, scene.port));
    scene.login.begin();
    const auto *text = scene.find(u"textLabel"_s);
    QVERIFY(text->text().contains(QString::number(scene.port)));
    other.close();
    QTRY_VERIFY(text->text().contains(u"is open there"_s));
}

void TestBrowserPage::withoutAListener()
{
    Scene scene({}, wide, {.open = [](const QUrl &) { return true; }, .goesOnInTrouble = true},
                u"https://app.example/cb"_s);
    scene.login.begin();
    QVERIFY(scene.find(u"textLabel"_s)->text().contains(u"copy the address"_s));
    scene.paste(u"https://app.example/cb?code=c&state=the-state"_s);
    QVERIFY(scene.login.isFinished());
}

void TestBrowserPage::timeLeft_data()
{
    QTest::addColumn<std::chrono::milliseconds>("limit");
    QTest::addColumn<QString>("word");
    QTest::newRow("ten minutes") << 600'000ms << u"10 minutes"_s;
    QTest::newRow("two minutes") << 119'000ms << u"2 minutes"_s;
    QTest::newRow("half a minute") << 30'000ms << u"less than a minute"_s;
}

void TestBrowserPage::timeLeft()
{
    QFETCH(const std::chrono::milliseconds, limit);
    QFETCH(const QString, word);
    const Scene scene({}, wide, {.timeLimit = limit});
    const QString text = scene.find(u"timeLabel"_s)->text();
    QVERIFY2(text.contains(word), qPrintable(text));
}

void TestBrowserPage::theNextAttemptFindsItClean()
{
    Scene scene(unusable(u"root"_s));
    scene.login.begin();
    scene.paste(u"nonsense"_s);
    QTest::mouseClick(scene.find<QPushButton>(u"copyButton"_s), Qt::LeftButton);
    BrowserLogin next(requestTo(u"http://127.0.0.1:%1/cb"_s.arg(freePort())), {});
    scene.page.show(next, {});
    QVERIFY(scene.find<QLineEdit>(u"addressEdit"_s)->text().isEmpty());
    QVERIFY(!scene.find(u"errorLabel"_s)->isVisible());
    QVERIFY(!scene.find(u"reasonLabel"_s)->isVisible());
    QVERIFY(!scene.find<QPushButton>(u"copyButton"_s)->text().contains(u"copied"_s));
}

void TestBrowserPage::byKeyboard()
{
    Scene scene;
    scene.login.begin();
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    QSignalSpy cancelled(&scene.page, &BrowserPage::cancelRequested);
    QTest::keyClick(&scene.page, Qt::Key_F, Qt::AltModifier); // the label's buddy
    QCOMPARE(scene.page.focusWidget(), scene.find<QWidget>(u"addressEdit"_s));
    QTest::keyClicks(scene.page.focusWidget(),
                     u"127.0.0.1:%1/cb?code=c&state=the-state"_s.arg(scene.port));
    QTest::keyClick(scene.page.focusWidget(), Qt::Key_Return);
    QVERIFY(scene.login.isFinished());
    QTest::keyClick(&scene.page, Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(cancelled.count(), 1);
}

void TestBrowserPage::fits_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Korean") << u"ko"_s;
}

void TestBrowserPage::fits()
{
    QFETCH(const QString, language);
    speak(language);
    QTcpServer other;
    Scene scene(unusable(u"process"_s), narrow);
    QVERIFY(other.listen(QHostAddress::LocalHost, scene.port));
    scene.login.begin();
    scene.paste(u"nonsense"_s);
    QTRY_COMPARE(sticksOut(scene.page), QString());
    QCOMPARE(scene.page.size(), narrow);
    QCOMPARE(unnamed(scene.page), QString());
}

void TestBrowserPage::mnemonicsDoNotCollide()
{
    const Scene scene;
    QCOMPARE(mnemonics(scene.page), QStringList({u"Alt+C"_s, u"Alt+F"_s, u"Alt+L"_s, u"Alt+U"_s}));
}

void TestBrowserPage::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    QTcpServer other;
    Scene shown(scene == "root"_L1 ? std::optional(unusable(u"root"_s)) : std::nullopt, size);
    QVERIFY(scene != "port"_L1 || other.listen(QHostAddress::LocalHost, shown.port));
    shown.login.begin();
    if (scene == "wrong"_L1)
        shown.paste(u"done"_s);
    QVERIFY(savePicture(shown.page, u"browser"_s));
}

QTEST_MAIN(TestBrowserPage)
#include "tst_browserpage.moc"
