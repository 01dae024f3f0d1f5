// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "pickerstage.h"
#include "texts.h"

#include "browser/ports.h"
#include "desktop/aboutdialog.h"
#include "desktop/accountsmenu.h"
#include "desktop/browserpage.h"
#include "desktop/consentdialog.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/keychainpage.h"
#include "desktop/leavedialog.h"
#include "desktop/menubar.h"
#include "desktop/settingsdialog.h"
#include "desktop/welcomepage.h"
#include "program/errortext.h"

#include <QCheckBox>
#include <QTemporaryDir>

using program::Language;

namespace {

/// A window, and what it needs to live.
using Window = std::shared_ptr<QWidget>;
using Make = std::function<Window()>;

/// A language that differs from English in every text, whatever has been translated.
class Marks final : public QTranslator
{
public:
    static constexpr QChar mark = u'※';

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                    int) const override
    {
        return mark + QString::fromUtf8(source);
    }
};

template <typename Scene>
Window windowOf(const std::shared_ptr<Scene> &scene, QWidget &window)
{
    return Window(scene, &window);
}

void click(const QWidget &window, const QString &name)
{
    window.findChild<QAbstractButton *>(name)->click();
}

kakao::Error refused()
{
    return {.code = kakao::ErrorCode::Offline, .origin = kakao::ErrorOrigin::Api};
}

struct BrowserScene
{
    explicit BrowserScene(const std::optional<kakao::Error> &why) { page.show(login, why); }

    static session::UserAgentRequest request()
    {
        session::UserAgentRequest request;
        request.authorizationUrl = QUrl(u"https://kauth.kakao.com/oauth/authorize?state=s"_s);
        static const quint16 port = freePort(); // a text that stays the same
        request.redirectUri = QUrl(u"http://127.0.0.1:%1/cb"_s.arg(port));
        return request;
    }

    browser::BrowserLogin login{
        request(), {.open = [](const QUrl &) { return true; }, .goesOnInTrouble = true}};
    desktop::BrowserPage page;
};

Window browserPage(const QString &pasted)
{
    auto scene = std::make_shared<BrowserScene>(
        kakao::Error{.code = kakao::ErrorCode::WebViewUnusable, .detail = u"root"_s});
    click(scene->page, u"copyButton"_s);
    scene->page.findChild<QLineEdit *>(u"addressEdit"_s)
        ->setText(QString(pasted).replace(u"REDIRECT"_s, scene->login.redirectUri().toString()));
    click(scene->page, u"useButton"_s);
    return windowOf(scene, scene->page);
}

struct SettingsScene
{
    explicit SettingsScene(const QStringList &options = {}, const QByteArray &kept = {})
    {
        QFile file(folder.filePath(u"preferences.ini"_s));
        if (!kept.isEmpty() && file.open(QIODevice::WriteOnly))
            file.write(kept);
        file.close();
        preferences.emplace(*program::readConfiguration(
            QStringList{u"daemun"_s} + options, {}, folder.filePath(u"daemun.ini"_s), u"/data"_s));
        dialog.emplace(*preferences);
    }

    QTemporaryDir folder;
    std::optional<program::Preferences> preferences;
    std::optional<desktop::SettingsDialog> dialog;
};

Window settings(const QStringList &options = {}, const QByteArray &kept = {})
{
    if (!kept.isEmpty())
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be understood"_s));
    auto scene = std::make_shared<SettingsScene>(options, kept);
    return windowOf(scene, *scene->dialog);
}

Window picker(const std::function<void(Stage &)> &prepare)
{
    auto stage = std::make_shared<Stage>();
    stage->source.others = {u"라이언3"_s};
    stage->picker.ask(nicknameTaken());
    prepare(*stage);
    return windowOf(stage, stage->picker);
}

Window consents(bool hasFailed)
{
    auto dialog = std::make_shared<desktop::ConsentDialog>();
    dialog->setConsents(
        {{.scope = u"a"_s, .isUsed = true, .isAgreed = true}, {.scope = u"b"_s, .isUsed = true}});
    if (hasFailed)
        dialog->showError([] { return program::ErrorTexts::describe(refused()); });
    return dialog;
}

} // namespace

Q_DECLARE_METATYPE(Make)

/// What is open speaks another language as if it had been made in it.
class TestLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { program::setLanguage(Language::System); }
    void everyWindowFollows_data();
    void everyWindowFollows();
    void theLanguageIsThatOfDatesToo();
    void qtsOwnTextsFollow();

private:
    static void addRows(const char *name, const Make &make);
};

void TestLanguages::addRows(const char *name, const Make &make)
{
    QTest::addRow("%s, into another language", name) << make << false;
    QTest::addRow("%s, out of it", name) << make << true;
}

void TestLanguages::everyWindowFollows_data()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<bool>("isMarked"); // at first

    addRows("welcome page", [] { return std::make_shared<desktop::WelcomePage>(); });
    addRows("welcome page, not kept", [] {
        auto page = std::make_shared<desktop::WelcomePage>();
        click(*page, u"keepCheckBox"_s);
        return page;
    });
    addRows("keychain page", [] { return std::make_shared<desktop::KeychainPage>(); });
    addRows("browser page, another address", [] { return browserPage(u"http://example/"_s); });
    addRows("browser page, another sign-in",
            [] { return browserPage(u"REDIRECT?code=c&state=other"_s); });
    addRows("leaving", [] { return std::make_shared<desktop::LeaveDialog>(u"라이언"_s); });
    addRows("leaving, once more", [] {
        auto dialog = std::make_shared<desktop::LeaveDialog>(QString());
        click(*dialog, u"disconnectChoice"_s);
        return dialog;
    });
    addRows("consents", [] { return consents(false); });
    addRows("consents, with an error", [] { return consents(true); });
    addRows("picker", [] { return picker([](Stage &) {}); });
    addRows("picker, with a problem", [] {
        return picker([](Stage &stage) {
            stage.picker.showProblem(
                [] { return program::ErrorTexts::describe(refused()).message; });
        });
    });
    addRows("picker, with a verdict", [] {
        return picker([](Stage &stage) {
            stage.source.checks.insert(
                u"taken"_s, {.verdict = session::NicknameVerdict::Taken, .nickname = u"taken"_s});
            stage.commit(u"taken"_s);
            QCoreApplication::processEvents();
        });
    });
    addRows("picker, without others", [] {
        return picker([](Stage &stage) {
            stage.source.others.clear();
            click(stage.picker, u"moreButton"_s);
            QCoreApplication::processEvents();
        });
    });
    addRows("diagnostics", [] {
        auto dialog = std::make_shared<desktop::DiagnosticsDialog>(u"x"_s);
        click(*dialog, u"copyButton"_s);
        return dialog;
    });
    addRows("settings", [] { return settings(); });
    addRows("settings, decided", [] {
        return settings({u"--appearance=dark"_s, u"--keep-signed-in=no"_s, u"--login-in=browser"_s,
                         u"--language=ko"_s});
    });
    addRows("settings, damaged", [] { return settings({}, "nonsense"); });
    addRows("settings, before a reset", [] {
        const Window window = settings();
        click(*window, u"resetButton"_s);
        return window;
    });
    addRows("about", [] {
        auto dialog = std::make_shared<desktop::AboutDialog>(u"/nowhere"_s);
        click(*dialog, u"copyButton"_s);
        return dialog;
    });
    addRows("menus", [] { return std::make_shared<desktop::MenuBar>(); });
}

void TestLanguages::everyWindowFollows()
{
    QFETCH(const Make, make);
    QFETCH(const bool, isMarked);
    Marks marks;
    const auto mark = [&marks](bool isOn) {
        if (isOn)
            QCoreApplication::installTranslator(&marks);
        else
            QCoreApplication::removeTranslator(&marks);
        QCoreApplication::sendPostedEvents();
    };
    mark(isMarked);
    const Window window = make();
    const QStringList old = textsOf(*window);
    QVERIFY(!old.isEmpty());
    mark(!isMarked);
    const Window fresh = make();
    QVERIFY2(textsOf(*window) == textsOf(*fresh),
             qPrintable(difference(textsOf(*window), textsOf(*fresh))));
    QVERIFY(textsOf(*window) != old);
    QCOMPARE(textsOf(*window).filter(Marks::mark).isEmpty(), isMarked);
}

void TestLanguages::theLanguageIsThatOfDatesToo()
{
    const QDate day(2026, 11, 30);
    program::setLanguage(Language::Korean);
    QVERIFY(hasHangul(QLocale().toString(day, QLocale::LongFormat)));
    program::setLanguage(Language::English);
    QVERIFY(QLocale().toString(day, QLocale::LongFormat).contains(u"November"_s));
}

void TestLanguages::qtsOwnTextsFollow()
{
    QLineEdit edit;
    program::setLanguage(Language::Korean);
    const std::unique_ptr<QMenu> menu(edit.createStandardContextMenu());
    QVERIFY(hasHangul(menu->actions().constFirst()->text()));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
