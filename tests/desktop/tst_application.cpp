// SPDX-License-Identifier: Apache-2.0
#include "texts.h"

#include "desktop/application.h"
#include "desktop/menubar.h"
#include "desktop/theme.h"
#include "program/translations.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QScreen>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using program::Choices;
using program::Language;

namespace {

/// The application as main() makes it, in a home of its own. There is no keychain: nobody is
/// signed in.
class Start
{
public:
    explicit Start(const QString &home, const QStringList &options = {})
    {
        const auto configuration = program::readConfiguration(
            QStringList{u"daemun"_s} + options, {}, home + u"/daemun.ini"_s, home + u"/data"_s);
        program::setLanguage(configuration->choices.language);
        m_application.emplace(*configuration, u"/nowhere"_s);
        m_application->start();
    }
    ~Start() { m_application->window().close(); }

    [[nodiscard]] desktop::Application &application() { return *m_application; }
    [[nodiscard]] desktop::MainWindow &window() { return m_application->window(); }
    [[nodiscard]] QCheckBox *keep() { return window().findChild<QCheckBox *>(u"keepCheckBox"_s); }
    /// Of the menus, which come some time after the window.
    [[nodiscard]] QAction *action(const QString &text)
    {
        for (auto *action : window().findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    }
    [[nodiscard]] QDialog *dialog(const QString &name)
    {
        return window().findChild<QDialog *>(name);
    }

private:
    std::optional<desktop::Application> m_application;
};

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

/// How what a person chooses reaches what it is about.
class TestApplication : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup() { program::setLanguage(Language::System); }
    void stayingSignedInIsOnePreference();
    void stayingSignedInIsDecided();
    void theLanguageChangesEverywhere();
    void theAppearanceChangesAtOnce();
    void dialogsAreMadeWhenAskedFor_data();
    void dialogsAreMadeWhenAskedFor();
    void quits();
    void shortcutsAreTheUsualOnes();
    void damagedPreferencesAreTold();
    void inTheBackground();
    void windowsComeBackWhereTheyWere();

private:
    [[nodiscard]] QString home() const { return m_home->path(); }

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestApplication::stayingSignedInIsOnePreference()
{
    {
        Start start(home());
        QTRY_VERIFY(start.keep());
        QVERIFY(start.keep()->isChecked());
        start.keep()->click();
        QVERIFY(!start.application().preferences().choices().keepsSignedIn);
        start.application().preferences().choose(Choices());
        QVERIFY(start.keep()->isChecked());
        start.keep()->click();
    }
    Start next(home());
    QTRY_VERIFY(next.keep());
    QVERIFY(!next.keep()->isChecked());
}

void TestApplication::stayingSignedInIsDecided()
{
    Start start(home(), {u"--keep-signed-in=no"_s});
    QTRY_VERIFY(start.keep());
    QVERIFY(!start.keep()->isChecked());
    QVERIFY(!start.keep()->isEnabled());
}

void TestApplication::theLanguageChangesEverywhere()
{
    Start start(home());
    QTRY_VERIFY(start.keep());
    QTRY_VERIFY(start.action(u"Settings…"_s));
    start.action(u"Settings…"_s)->trigger();
    Choices wanted;
    wanted.language = Language::Korean;
    start.application().preferences().choose(wanted);
    QTRY_VERIFY(hasHangul(start.keep()->text()));
    start.application().preferences().reset();
    QTRY_VERIFY(!hasHangul(start.keep()->text()));
    QCOMPARE(start.dialog(u"SettingsDialog"_s)->windowTitle(), u"Settings"_s);
}

void TestApplication::theAppearanceChangesAtOnce()
{
    {
        Start start(home());
        QVERIFY(!desktop::isDark());
        Choices wanted;
        wanted.appearance = program::Appearance::Dark;
        start.application().preferences().choose(wanted);
        QTRY_VERIFY(desktop::isDark());
        QTRY_VERIFY(start.window().palette().color(QPalette::Window).lightnessF() < 0.5F);
        desktop::setAppearance(desktop::Appearance::Light); // what is left behind must not help
    }
    Start next(home());
    QCOMPARE(desktop::appearance(), desktop::Appearance::Dark);
    next.application().preferences().reset();
    QCOMPARE(desktop::appearance(), desktop::Appearance::System);
}

void TestApplication::dialogsAreMadeWhenAskedFor_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("dialog");
    QTest::newRow("settings") << u"Settings…"_s << u"SettingsDialog"_s;
    QTest::newRow("diagnostics") << u"Diagnostics…"_s << u"DiagnosticsDialog"_s;
    QTest::newRow("about") << u"About Daemun"_s << u"AboutDialog"_s;
}

void TestApplication::dialogsAreMadeWhenAskedFor()
{
    QFETCH(const QString, action);
    QFETCH(const QString, dialog);
    Start start(home());
    QTRY_VERIFY(start.action(action));
    QVERIFY(start.window().findChildren<QDialog *>().isEmpty());
    start.action(action)->trigger();
    QVERIFY(start.dialog(dialog) && start.dialog(dialog)->isVisible());
    QTest::keyClick(start.dialog(dialog), Qt::Key_Escape);
    QTRY_VERIFY(!start.dialog(dialog)); // and does not stay
}

void TestApplication::quits()
{
    Start start(home());
    QTRY_VERIFY(start.action(u"Quit"_s));
    const QSignalSpy quitting(qApp, &QCoreApplication::aboutToQuit);
    QMetaObject::invokeMethod(start.action(u"Quit"_s), &QAction::trigger, Qt::QueuedConnection);
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(quitting.count(), 1);
    QVERIFY(!start.window().isVisible());
}

void TestApplication::shortcutsAreTheUsualOnes()
{
    Start start(home());
    QTRY_VERIFY(start.action(u"Quit"_s));
    QCOMPARE(start.action(u"Quit"_s)->shortcut(), QKeySequence(u"Ctrl+Q"_s));
    QCOMPARE(start.action(u"Quit"_s)->menuRole(), QAction::QuitRole);
    QCOMPARE(start.action(u"Settings…"_s)->menuRole(), QAction::PreferencesRole);
    QCOMPARE(start.action(u"About Daemun"_s)->menuRole(), QAction::AboutRole);
    QVERIFY(QTest::qWaitForWindowActive(&start.window()));
    QTest::keyClick(&start.window(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(start.dialog(u"SettingsDialog"_s));
}

void TestApplication::damagedPreferencesAreTold()
{
    write(home() + u"/preferences.ini"_s, "language=klingon\n");
    Start start(home());
    QTRY_VERIFY(textsOf(start.window()).join(u'\n').contains(u"settings could be read"_s));
    QVERIFY(start.keep());
}

void TestApplication::inTheBackground()
{
    Start start(home(), {u"--background"_s});
    QTRY_VERIFY(start.keep());
    QVERIFY(start.window().isMinimized());
    QVERIFY(start.window().testAttribute(Qt::WA_ShowWithoutActivating));
    start.window().comeForward();
    QVERIFY(!start.window().isMinimized());
    QVERIFY(start.window().isVisible());
}

void TestApplication::windowsComeBackWhereTheyWere()
{
    constexpr QRect place(40, 50, 400, 520);
    constexpr QRect dialogPlace(90, 100, 350, 400);
    {
        Start start(home());
        QTRY_VERIFY(start.action(u"Settings…"_s));
        start.window().setGeometry(place);
        start.action(u"Settings…"_s)->trigger();
        start.dialog(u"SettingsDialog"_s)->setGeometry(dialogPlace);
    }
    Start start(home());
    QCOMPARE(start.window().geometry(), place);
    QTRY_VERIFY(start.action(u"Settings…"_s));
    start.action(u"Settings…"_s)->trigger();
    QCOMPARE(start.dialog(u"SettingsDialog"_s)->geometry(), dialogPlace);
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
