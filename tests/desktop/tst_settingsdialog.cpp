// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "texts.h"

#include "desktop/aboutdialog.h"
#include "desktop/autostart.h"
#include "desktop/settingsdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>

using desktop::AboutDialog;
using desktop::SettingsDialog;
using program::Appearance;
using program::Choice;
using program::Choices;
using program::Language;
using program::LoginPlace;
using program::Preferences;

namespace {

constexpr QSize narrow(320, 480);
constexpr QSize wide(420, 560);

/// A dialog on the screen, and the file behind it.
struct Scene
{
    explicit Scene(const QStringList &options = {}, const QByteArray &kept = {},
                   const QString &file = u"daemun.ini"_s)
    {
        QFile there(folder.filePath(u"preferences.ini"_s));
        if (!kept.isEmpty() && there.open(QIODevice::WriteOnly))
            there.write(kept);
        there.close();
        ini = folder.filePath(file);
        if (file.contains(u'/')) // its folder is a file
            QFile(folder.filePath(file.section(u'/', 0, 0))).open(QIODevice::WriteOnly);
        preferences.emplace(read(options));
        dialog.emplace(*preferences);
    }

    [[nodiscard]] bool open(const QSize &size = wide)
    {
        dialog->resize(size);
        dialog->open();
        return QTest::qWaitForWindowActive(&*dialog);
    }
    [[nodiscard]] program::Configuration read(const QStringList &options = {}) const
    {
        return *program::readConfiguration(QStringList{u"daemun"_s} + options, {}, ini, u"/data"_s);
    }
    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return dialog->findChild<Widget *>(name);
    }
    void click(const QString &name) const { find<QAbstractButton>(name)->click(); }
    /// As with the keyboard.
    void pick(const QString &name, int index) const
    {
        auto *box = find<QComboBox>(name);
        box->setFocus();
        while (box->currentIndex() != index)
            QTest::keyClick(box, box->currentIndex() < index ? Qt::Key_Down : Qt::Key_Up);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = dialog->focusWidget();
        QTest::keyClick(focus ? focus : &*dialog, key, modifiers);
    }

    QTemporaryDir folder;
    QString ini;
    std::optional<Preferences> preferences;
    std::optional<SettingsDialog> dialog;
};

} // namespace

/// A person's choices, and what this program is.
class TestSettingsDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void showsWhatWasChosen();
    void aChoiceAppliesAtOnce();
    void followsWhatIsChosenElsewhere();
    void theLanguageChangesAtOnce();
    void whatIsDecidedIsLocked_data();
    void whatIsDecidedIsLocked();
    void startsWithTheSystem();
    void theSystemRefuses();
    void asksBeforeAReset();
    void escapeGoesBackOneStep();
    void aWheelChoosesNothing();
    void troubleIsTold();
    void byKeyboard();
    void mnemonicsDoNotCollide();
    void fits_data();
    void fits();
    void pictures_data()
    {
        pictureRows({u"plain"_s, u"decided"_s, u"unwritable"_s, u"reset"_s}, narrow, wide);
    }
    void pictures();

    void aboutNamesTheVersions();
    void aboutWithoutAWebEngine();
    void aboutCopies();
    void aboutFits_data() { fits_data(); }
    void aboutFits();
    void aboutPictures_data() { pictureRows({u"known"_s}, narrow, wide); }
    void aboutPictures();
};

void TestSettingsDialog::cleanup()
{
    program::setLanguage(Language::System);
    dress(u"light"_s);
    QVERIFY(desktop::setStartsWithSystem(false));
}

void TestSettingsDialog::showsWhatWasChosen()
{
    const Scene scene({}, "language=en\nappearance=dark\nlogin-in=browser\nkeep-signed-in=no\n");
    QCOMPARE(scene.find<QComboBox>(u"languageBox"_s)->currentText(), u"English"_s);
    QCOMPARE(scene.find<QComboBox>(u"appearanceBox"_s)->currentText(), u"Dark"_s);
    QCOMPARE(scene.find<QComboBox>(u"placeBox"_s)->currentText(), u"In my browser"_s);
    QVERIFY(!scene.find<QCheckBox>(u"keepCheckBox"_s)->isChecked());
    QVERIFY(!scene.find<QCheckBox>(u"startCheckBox"_s)->isChecked());
    QVERIFY(scene.find<QWidget>(u"problemBar"_s)->isHidden());
}

void TestSettingsDialog::aChoiceAppliesAtOnce()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.pick(u"languageBox"_s, 2);
    scene.pick(u"appearanceBox"_s, 1);
    scene.pick(u"placeBox"_s, 1);
    scene.click(u"keepCheckBox"_s);
    const Choices wanted{.language = Language::English,
                         .appearance = Appearance::Light,
                         .keepsSignedIn = false,
                         .loginPlace = LoginPlace::Browser};
    QCOMPARE(scene.preferences->choices(), wanted);
    QCOMPARE(scene.read().choices, wanted);
}

void TestSettingsDialog::followsWhatIsChosenElsewhere()
{
    Scene scene;
    Choices wanted;
    wanted.keepsSignedIn = false;
    scene.preferences->choose(wanted);
    QVERIFY(!scene.find<QCheckBox>(u"keepCheckBox"_s)->isChecked());
}

void TestSettingsDialog::theLanguageChangesAtOnce()
{
    Scene scene;
    connect(&*scene.preferences, &Preferences::changed, &*scene.dialog,
            [](const Choices &now) { program::setLanguage(now.language); });
    QVERIFY(scene.open());
    scene.pick(u"languageBox"_s, 1);
    QCoreApplication::sendPostedEvents();
    const QStringList korean = textsOf(*scene.dialog);
    const Scene fresh;
    QCOMPARE(korean, textsOf(*fresh.dialog));
    QCOMPARE(scene.find<QComboBox>(u"languageBox"_s)->currentText(), u"한국어"_s);
    scene.pick(u"languageBox"_s, 2);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(scene.dialog->windowTitle(), u"Settings"_s);
}

void TestSettingsDialog::whatIsDecidedIsLocked_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("control");
    QTest::newRow("language") << u"--language=en"_s << u"languageBox"_s;
    QTest::newRow("appearance") << u"--appearance=dark"_s << u"appearanceBox"_s;
    QTest::newRow("login place") << u"--login-in=browser"_s << u"placeBox"_s;
    QTest::newRow("keep me signed in") << u"--keep-signed-in=no"_s << u"keepCheckBox"_s;
}

void TestSettingsDialog::whatIsDecidedIsLocked()
{
    QFETCH(const QString, option);
    QFETCH(const QString, control);
    Scene scene({option});
    QVERIFY(scene.open());
    for (const QString &each :
         {u"languageBox"_s, u"appearanceBox"_s, u"placeBox"_s, u"keepCheckBox"_s}) {
        const auto *widget = scene.find<QWidget>(each);
        const QString note = widget->accessibleDescription();
        QCOMPARE(widget->isEnabled(), each != control);
        QCOMPARE(note.contains(option.section(u'=', 0, 0)), each == control);
        const QString label = QString(each).remove(u"Box"_s).remove(u"Check"_s) + u"Note"_s;
        QCOMPARE(scene.find<QLabel>(label)->isVisible(), each == control);
        QCOMPARE(scene.find<QLabel>(label)->text(), note);
    }
    QVERIFY(scene.dialog->focusWidget()->isEnabled());
    const Choices before = scene.preferences->choices();
    scene.click(u"resetButton"_s);
    scene.click(u"putBackButton"_s);
    QCOMPARE(scene.preferences->choices(), before);
}

void TestSettingsDialog::startsWithTheSystem()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.click(u"startCheckBox"_s);
    QVERIFY(desktop::startsWithSystem());
    const Scene next;
    QVERIFY(next.find<QCheckBox>(u"startCheckBox"_s)->isChecked());
    scene.click(u"startCheckBox"_s);
    QVERIFY(!desktop::startsWithSystem());
}

void TestSettingsDialog::theSystemRefuses()
{
    const QByteArray home = qgetenv("XDG_CONFIG_HOME");
    QTemporaryDir folder;
    QFile inTheWay(folder.filePath(u"autostart"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    qputenv("XDG_CONFIG_HOME", folder.path().toUtf8());
    Scene scene;
    QVERIFY(scene.open());
    scene.click(u"startCheckBox"_s);
    QVERIFY(!scene.find<QCheckBox>(u"startCheckBox"_s)->isChecked());
    QCOMPARE(scene.find<QLabel>(u"startNote"_s)->text(),
             u"The system's list of what starts cannot be changed."_s);
    qputenv("XDG_CONFIG_HOME", home);
}

void TestSettingsDialog::asksBeforeAReset()
{
    Scene scene({}, "appearance=dark\n");
    QVERIFY(scene.open());
    scene.click(u"startCheckBox"_s);
    const QSize size = scene.dialog->size();
    scene.click(u"resetButton"_s);
    QCOMPARE(scene.dialog->size(), size);
    QVERIFY(scene.find<QLabel>(u"questionLabel"_s)->isVisible());
    QCOMPARE(scene.dialog->focusWidget(), scene.find<QWidget>(u"keepButton"_s));
    scene.press(Qt::Key_Return);
    QCOMPARE(scene.preferences->choices().appearance, Appearance::Dark);
    QVERIFY(scene.dialog->isVisible());

    scene.click(u"resetButton"_s);
    scene.click(u"putBackButton"_s);
    QCOMPARE(scene.preferences->choices(), Choices());
    QCOMPARE(scene.read().choices, Choices());
    QCOMPARE(scene.find<QComboBox>(u"appearanceBox"_s)->currentIndex(), 0);
    QVERIFY(!desktop::startsWithSystem());
    QVERIFY(scene.find<QPushButton>(u"resetButton"_s)->isVisible());
}

void TestSettingsDialog::escapeGoesBackOneStep()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.click(u"resetButton"_s);
    scene.press(Qt::Key_Escape);
    QVERIFY(scene.dialog->isVisible());
    QCOMPARE(scene.dialog->focusWidget(), scene.find<QWidget>(u"resetButton"_s));
    scene.press(Qt::Key_Escape);
    QVERIFY(!scene.dialog->isVisible());
}

void TestSettingsDialog::aWheelChoosesNothing()
{
    Scene scene;
    QVERIFY(scene.open());
    auto *box = scene.find<QComboBox>(u"languageBox"_s);
    box->setFocus();
    const QPointF middle = box->rect().center();
    QWheelEvent wheel(middle, box->mapToGlobal(middle), {}, {0, -120}, {}, {}, Qt::NoScrollPhase,
                      false);
    QCoreApplication::sendEvent(box, &wheel);
    QCOMPARE(box->currentIndex(), 0);
    QVERIFY(!wheel.isAccepted()); // the area scrolls
}

void TestSettingsDialog::troubleIsTold()
{
    Scene scene({}, {}, u"file/daemun.ini"_s);
    QVERIFY(scene.open());
    QVERIFY(!scene.find<QWidget>(u"problemBar"_s)->isVisible());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    scene.click(u"keepCheckBox"_s);
    QVERIFY(!scene.preferences->choices().keepsSignedIn);
    QVERIFY(scene.find<QWidget>(u"problemBar"_s)->isVisible());
    const QString said = scene.find<QLabel>(u"problemLabel"_s)->text().remove(QChar(0x200b));
    QVERIFY2(said.contains(scene.preferences->file()), qPrintable(said));

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be understood"_s));
    Scene damaged({}, "nonsense");
    QVERIFY(damaged.open());
    QVERIFY(damaged.find<QWidget>(u"problemBar"_s)->isVisible());
    damaged.click(u"keepCheckBox"_s);
    QVERIFY(!damaged.find<QWidget>(u"problemBar"_s)->isVisible());
}

void TestSettingsDialog::byKeyboard()
{
    Scene scene;
    QVERIFY(scene.open());
    QStringList way;
    for (int i = 0; i < 7; ++i) {
        way << scene.dialog->focusWidget()->objectName();
        scene.press(Qt::Key_Tab);
    }
    QCOMPARE(way,
             QStringList({u"languageBox"_s, u"appearanceBox"_s, u"placeBox"_s, u"keepCheckBox"_s,
                          u"startCheckBox"_s, u"resetButton"_s, u"closeButton"_s}));
    QCOMPARE(scene.dialog->focusWidget()->objectName(), way.constFirst());
    scene.press(Qt::Key_K, Qt::AltModifier);
    QTRY_VERIFY(!scene.preferences->choices().keepsSignedIn);
}

void TestSettingsDialog::mnemonicsDoNotCollide()
{
    Scene scene;
    QVERIFY(scene.open());
    const auto unique = [](QStringList keys) { return keys.removeDuplicates() == 0; };
    QVERIFY2(unique(mnemonics(*scene.dialog)), qPrintable(mnemonics(*scene.dialog).join(u' ')));
    scene.click(u"resetButton"_s);
    QVERIFY2(unique(mnemonics(*scene.dialog)), qPrintable(mnemonics(*scene.dialog).join(u' ')));
    AboutDialog about(u"/nowhere"_s);
    about.open();
    QVERIFY(unique(mnemonics(about)));
}

void TestSettingsDialog::fits_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Korean") << u"ko"_s;
}

void TestSettingsDialog::fits()
{
    QFETCH(const QString, language);
    speak(language);
    Scene scene({u"--language=%1"_s.arg(language), u"--keep-signed-in=no"_s});
    QVERIFY(scene.open(narrow));
    QTRY_COMPARE(sticksOut(*scene.dialog), QString());
    QCOMPARE(scene.dialog->size(), narrow);
    QCOMPARE(unnamed(*scene.dialog), QString());
    scene.click(u"resetButton"_s);
    QTRY_COMPARE(sticksOut(*scene.dialog), QString());
    QCOMPARE(unnamed(*scene.dialog), QString());
}

void TestSettingsDialog::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    const bool isDecided = scene == "decided"_L1;
    const bool isUnwritable = scene == "unwritable"_L1;
    Scene shown(isDecided ? QStringList{u"--language="_s + language, u"--keep-signed-in=no"_s}
                          : QStringList(),
                {}, isUnwritable ? u"file/daemun.ini"_s : u"daemun.ini"_s);
    QVERIFY(shown.open(size));
    if (isUnwritable) {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
        shown.click(u"keepCheckBox"_s);
    }
    if (scene == "reset"_L1)
        shown.click(u"resetButton"_s);
    QVERIFY(savePicture(*shown.dialog, u"settings"_s));
}

/// The program itself is asked in earnest.
void TestSettingsDialog::aboutNamesTheVersions()
{
    const AboutDialog dialog(QStringLiteral(DAEMUN_PROGRAM));
    const auto *versions = dialog.findChild<QLabel *>(u"versionsLabel"_s);
    QVERIFY(versions->text().contains(u"Qt "_s + QLatin1StringView(qVersion())));
    QVERIFY(versions->text().contains(u"Version "_s));
    QVERIFY(versions->text().contains(u"looking for it"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!versions->text().contains(u"looking for it"_s), 20'000);
    const bool hasWebEngine = QStringLiteral(DAEMUN_HAS_WEBVIEW) == "ON"_L1;
    static const QRegularExpression known(
        u"Chromium \\d+\\.\\d+\\.\\d+\\.\\d+, released (about \\d+ months ago|this month)"_s);
    QCOMPARE(known.match(versions->text()).hasMatch(), hasWebEngine);
}

void TestSettingsDialog::aboutWithoutAWebEngine()
{
    const AboutDialog dialog(u"/nowhere"_s);
    const auto *versions = dialog.findChild<QLabel *>(u"versionsLabel"_s);
    QTRY_VERIFY(versions->text().contains(u"Chromium: none, or not known"_s));
}

void TestSettingsDialog::aboutCopies()
{
    AboutDialog dialog(u"/nowhere"_s);
    dialog.open();
    QGuiApplication::clipboard()->clear();
    dialog.findChild<QPushButton *>(u"copyButton"_s)->click();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Daemun\nVersion "_s));
    QCOMPARE(dialog.findChild<QLabel *>(u"copiedLabel"_s)->text(), u"Copied."_s);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestSettingsDialog::aboutFits()
{
    QFETCH(const QString, language);
    speak(language);
    AboutDialog dialog(u"/nowhere"_s);
    dialog.resize(narrow);
    dialog.open();
    QTRY_COMPARE(sticksOut(dialog), QString());
    QCOMPARE(dialog.size(), narrow);
    QCOMPARE(unnamed(dialog), QString());
}

void TestSettingsDialog::aboutPictures()
{
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    AboutDialog dialog(QStringLiteral(DAEMUN_PROGRAM));
    const QString before = dialog.findChild<QLabel *>(u"versionsLabel"_s)->text();
    dialog.resize(size);
    dialog.open();
    QTRY_VERIFY_WITH_TIMEOUT(dialog.findChild<QLabel *>(u"versionsLabel"_s)->text() != before,
                             20'000);
    QVERIFY(savePicture(dialog, u"about"_s));
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
