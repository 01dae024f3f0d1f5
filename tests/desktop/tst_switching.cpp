// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "scene.h"
#include "texts.h"

#include "desktop/aboutdialog.h"
#include "desktop/consentdialog.h"
#include "desktop/diagnosticsdialog.h"
#include "desktop/keychainpage.h"
#include "desktop/leavedialog.h"
#include "desktop/mainwindow.h"
#include "desktop/menubar.h"
#include "desktop/nicknamepicker.h"
#include "desktop/settingsdialog.h"
#include "desktop/welcomepage.h"
#include "program/errortext.h"
#include "program/preferences.h"

using program::Choices;
using program::Language;
using program::Preferences;
using session::Session;

namespace {

constexpr int switches = 100;

session::NicknameNeeded taken()
{
    return {.refused = {.verdict = session::NicknameVerdict::Taken, .nickname = u"라이언"_s},
            .suggestions = {u"라이언2"_s, u"라이언3"_s, u"라이언4"_s, u"라이언5"_s, u"라이언6"_s}};
}

/// Whatever can be open, open at once.
class Everything
{
public:
    explicit Everything(Preferences &preferences) : m_window(m_scene.session)
    {
        m_scene.storeSession();
        m_window.showSandboxBanner();
        m_window.open();
        m_scene.session.restore();
        show(new desktop::SettingsDialog(preferences, &m_window));
        show(new desktop::AboutDialog(u"/nowhere"_s, &m_window));
        show(new desktop::DiagnosticsDialog(u"x"_s, &m_window));
        show(new desktop::LeaveDialog(u"라이언"_s, &m_window));
        auto *consents = new desktop::ConsentDialog(&m_window);
        consents->setConsents({{.scope = u"a"_s, .isUsed = true, .isAgreed = true}});
        consents->showError(
            [] { return program::ErrorTexts::describe({.code = kakao::ErrorCode::Offline}); });
        show(consents);
        auto *picker = new desktop::NicknamePicker(
            desktop::NicknamePicker::Purpose::SignIn,
            {.check = [](const QString &) -> kakao::ReplyPtr<session::NicknameCheck> {
                 return kakao::makeReadyReply<session::NicknameCheck>(
                     kakao::Error{.code = kakao::ErrorCode::DatabaseBusy});
             },
             .suggest = [] { return kakao::makeReadyReply<QStringList>(QStringList()); }},
            &m_window);
        picker->ask(taken());
        show(picker);
        m_welcome.show();
        m_keychain.show();
    }

    /// Whether all is there that comes by itself.
    [[nodiscard]] bool isSettled() const
    {
        const auto *versions = m_window.findChild<QLabel *>(u"versionsLabel"_s);
        return m_scene.session.state() == Session::State::SignedIn
            && m_window.findChild<desktop::MenuBar *>() && !versions->text().contains(u'…');
    }

    /// The first part whose ground is of the other appearance.
    [[nodiscard]] QString whatIsNot(bool isDark) const
    {
        for (const QWidget *window :
             std::initializer_list<const QWidget *>{&m_window, &m_welcome, &m_keychain}) {
            QList<const QWidget *> parts{window};
            for (const QWidget *part : window->findChildren<QWidget *>())
                parts << part;
            for (const QWidget *part : parts) {
                const QColor text = part->palette().color(part->foregroundRole());
                const bool isText = part->foregroundRole() == QPalette::WindowText;
                if (isText && part->isEnabled() && !part->inherits("desktop::KakaoButton")
                    && (text.lightnessF() > 0.5F) != isDark)
                    return named(part);
            }
        }
        return {};
    }

    [[nodiscard]] QStringList texts() const
    {
        return textsOf(m_window) + textsOf(m_welcome) + textsOf(m_keychain);
    }

private:
    static void show(QDialog *dialog)
    {
        dialog->setWindowModality(Qt::NonModal); // all of them at once
        dialog->show();
    }

    Scene m_scene;
    desktop::MainWindow m_window;
    desktop::WelcomePage m_welcome;
    desktop::KeychainPage m_keychain;
};

qsizetype countObjects()
{
    qsizetype count = qApp->findChildren<QObject *>().size();
    for (const QWidget *window : QApplication::topLevelWidgets())
        count += 1 + window->findChildren<QObject *>().size();
    return count;
}

} // namespace

/// A person who cannot decide.
class TestSwitching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { program::setLanguage(Language::System); }
    void aHundredTimes();

private:
    /// Also turns light or dark: another time for each of both languages.
    static void choose(Preferences &preferences, Language language, bool isDark)
    {
        Choices wanted = preferences.choices();
        wanted.language = language;
        wanted.appearance = isDark ? program::Appearance::Dark : program::Appearance::Light;
        preferences.choose(wanted);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
};

void TestSwitching::aHundredTimes()
{
    Preferences preferences(*program::readConfiguration({u"daemun"_s}, {}, {}, u"/data"_s));
    connect(&preferences, &Preferences::changed, this, [](const Choices &now) {
        program::setLanguage(now.language);
        desktop::setAppearance(now.appearance == program::Appearance::Dark
                                   ? desktop::Appearance::Dark
                                   : desktop::Appearance::Light);
    });
    QHash<Language, QStringList> made;
    for (const Language language : {Language::Korean, Language::English}) {
        choose(preferences, language, false);
        const Everything fresh(preferences);
        QTRY_VERIFY(fresh.isSettled());
        made.insert(language, fresh.texts());
    }
    QVERIFY(made.value(Language::Korean) != made.value(Language::English));

    const Everything everything(preferences);
    QTRY_VERIFY(everything.isSettled());
    qsizetype objects = 0;
    for (int i = 0; i < switches; ++i) {
        const Language language = i % 2 == 0 ? Language::Korean : Language::English;
        const bool isDark = i % 4 >= 2;
        choose(preferences, language, isDark);
        QTRY_COMPARE(desktop::isDark(), isDark);
        QCOMPARE(everything.whatIsNot(isDark), QString());
        QVERIFY2(everything.texts() == made.value(language),
                 qPrintable(difference(everything.texts(), made.value(language))));
        if (i == 3) // all four have been seen
            objects = countObjects();
    }
    QCOMPARE(countObjects(), objects);
}

QTEST_MAIN(TestSwitching)
#include "tst_switching.moc"
