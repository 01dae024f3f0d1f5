// SPDX-License-Identifier: Apache-2.0
#include "program/preferences.h"

#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using program::Appearance;
using program::Choice;
using program::Choices;
using program::Language;
using program::LoginPlace;
using program::Preferences;
using program::SettingSource;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(program::Choices)

namespace {

/// One choice, with words for it that differ from each other and from its default where there are
/// enough of them.
struct Words
{
    const char *tag;
    Choice choice;
    const char *variable;
    QString onCommandLine;
    QString inEnvironment;
    QString chosen;
    QString inIni;
    QString byDefault;
};

QList<Words> allWords()
{
    return {
        {"language", Choice::Language, "DAEMUN_LANGUAGE", u"en"_s, u"ko"_s, u"en"_s, u"ko"_s,
         u"system"_s},
        {"appearance", Choice::Appearance, "DAEMUN_APPEARANCE", u"dark"_s, u"light"_s, u"dark"_s,
         u"light"_s, u"system"_s},
        {"keep me signed in", Choice::KeepSignedIn, "DAEMUN_KEEP_SIGNED_IN", u"yes"_s, u"no"_s,
         u"yes"_s, u"no"_s, u"yes"_s},
        {"login place", Choice::LoginPlace, "DAEMUN_LOGIN_IN", u"browser"_s, u"window"_s,
         u"browser"_s, u"window"_s, u"window"_s},
    };
}

/// A configuration folder, and a program that is started with it.
class Home
{
public:
    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] kakao::Result<program::Configuration>
    tryStart(const QStringList &options = {}, const QProcessEnvironment &environment = {}) const
    {
        return program::readConfiguration(QStringList{u"daemun"_s} + options, environment,
                                          path(u"daemun.ini"_s), u"/data"_s);
    }
    [[nodiscard]] program::Configuration start(const QStringList &options = {},
                                               const QProcessEnvironment &environment = {}) const
    {
        return *tryStart(options, environment);
    }

private:
    QTemporaryDir m_folder;
};

const QString preferencesFile = u"preferences.ini"_s;

program::Setting settingOf(const program::Configuration &configuration, Choice choice)
{
    for (const program::Setting &setting : configuration.settings) {
        if (setting.name == program::optionOf(choice))
            return setting;
    }
    return {};
}

} // namespace

/// What a person chooses, what comes before it, and the file it is kept in.
class TestPreferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theFirstSourceCounts_data() { rows(); }
    void theFirstSourceCounts();
    void whatIsDecidedCannotBeChosen_data() { rows(); }
    void whatIsDecidedCannotBeChosen();
    void aChoiceIsKept_data() { rows(); }
    void aChoiceIsKept();
    void resettingGoesBackToTheIni_data() { rows(); }
    void resettingGoesBackToTheIni();
    void theIniIsNeverWritten();
    void saysWhatChanged();
    void wrongWords_data();
    void wrongWords();
    void onlyChoicesAreLookedFor();
    void damagedFiles_data();
    void damagedFiles();
    void aDamagedFileIsMended();
    void whatIsForeignStays();
    void whereNothingCanBeWritten_data();
    void whereNothingCanBeWritten();
    void withoutAFile();
    void languages_data();
    void languages();
    void theLanguageChangesBackAndForth();

private:
    static void rows()
    {
        QTest::addColumn<int>("at");
        for (int at = 0; at < allWords().size(); ++at)
            QTest::newRow(allWords().at(at).tag) << at;
    }
};

void TestPreferences::theFirstSourceCounts()
{
    QFETCH(const int, at);
    const Words words = allWords().at(at);
    const QString name = program::optionOf(words.choice);
    const Home home;
    const auto compare = [&](const program::Configuration &configuration, const QString &value,
                             SettingSource source) {
        QCOMPARE(program::choiceText(configuration.choices, words.choice), value);
        QCOMPARE(settingOf(configuration, words.choice).value, value);
        QCOMPARE(settingOf(configuration, words.choice).source, source);
    };
    compare(home.start(), words.byDefault, SettingSource::Default);
    home.write(u"daemun.ini"_s, (name + u'=' + words.inIni).toUtf8());
    compare(home.start(), words.inIni, SettingSource::File);
    home.write(preferencesFile, (name + u'=' + words.chosen).toUtf8());
    compare(home.start(), words.chosen, SettingSource::Preferences);
    QProcessEnvironment environment;
    environment.insert(QString::fromLatin1(words.variable), words.inEnvironment);
    compare(home.start({}, environment), words.inEnvironment, SettingSource::Environment);
    compare(home.start({u"--%1=%2"_s.arg(name, words.onCommandLine)}, environment),
            words.onCommandLine, SettingSource::CommandLine);
}

void TestPreferences::whatIsDecidedCannotBeChosen()
{
    QFETCH(const int, at);
    const Words words = allWords().at(at);
    const QString name = program::optionOf(words.choice);
    const Home home;
    QProcessEnvironment environment;
    environment.insert(QString::fromLatin1(words.variable), words.inEnvironment);

    const Preferences free(home.start());
    QCOMPARE(free.decidedBy(words.choice), QString());
    Preferences byEnvironment(home.start({}, environment));
    QCOMPARE(byEnvironment.decidedBy(words.choice), QString::fromLatin1(words.variable));
    Preferences byCommandLine(
        home.start({u"--%1=%2"_s.arg(name, words.onCommandLine)}, environment));
    QCOMPARE(byCommandLine.decidedBy(words.choice), u"--"_s + name);

    const QSignalSpy changed(&byEnvironment, &Preferences::changed);
    Choices wanted = byEnvironment.choices();
    QVERIFY(program::setChoice(wanted, words.choice, words.chosen));
    byEnvironment.choose(wanted);
    byEnvironment.reset();
    QCOMPARE(changed.count(), 0);
    QCOMPARE(program::choiceText(byEnvironment.choices(), words.choice), words.inEnvironment);
    QVERIFY(!home.read(preferencesFile).contains(name.toUtf8()));
}

void TestPreferences::aChoiceIsKept()
{
    QFETCH(const int, at);
    const Words words = allWords().at(at);
    const Home home;
    home.write(u"daemun.ini"_s, (program::optionOf(words.choice) + u'=' + words.inIni).toUtf8());
    Preferences preferences(home.start());
    Choices wanted = preferences.choices();
    QVERIFY(program::setChoice(wanted, words.choice, words.chosen));
    preferences.choose(wanted);
    QCOMPARE(preferences.choices(), wanted);
    QCOMPARE(preferences.trouble(), Preferences::Trouble::None);
    const program::Configuration next = home.start();
    QCOMPARE(next.choices, wanted);
    QCOMPARE(settingOf(next, words.choice).source, SettingSource::Preferences);
    const QSettings kept(home.path(preferencesFile), QSettings::IniFormat);
    QCOMPARE(kept.allKeys(), QStringList(program::optionOf(words.choice)));
}

void TestPreferences::resettingGoesBackToTheIni()
{
    QFETCH(const int, at);
    const Words words = allWords().at(at);
    const QString name = program::optionOf(words.choice);
    const Home home;
    home.write(u"daemun.ini"_s, (name + u'=' + words.inIni).toUtf8());
    home.write(preferencesFile, (name + u'=' + words.chosen).toUtf8());
    Preferences preferences(home.start());
    QCOMPARE(program::choiceText(preferences.choices(), words.choice), words.chosen);
    preferences.reset();
    QCOMPARE(program::choiceText(preferences.choices(), words.choice), words.inIni);
    QCOMPARE(settingOf(home.start(), words.choice).source, SettingSource::File);
}

void TestPreferences::theIniIsNeverWritten()
{
    const QByteArray byHand = "; ours\nrest-api-key=k\n\n# the office\nlogin-in=browser\n";
    const Home home;
    home.write(u"daemun.ini"_s, byHand);
    Preferences preferences(home.start());
    Choices wanted = preferences.choices();
    wanted.loginPlace = LoginPlace::Window;
    preferences.choose(wanted);
    preferences.reset();
    QCOMPARE(home.read(u"daemun.ini"_s), byHand);
}

void TestPreferences::saysWhatChanged()
{
    const Home home;
    Preferences preferences(home.start());
    QSignalSpy changed(&preferences, &Preferences::changed);
    preferences.choose(preferences.choices());
    QCOMPARE(changed.count(), 0);
    QVERIFY(!QFile::exists(home.path(preferencesFile)));
    Choices wanted = preferences.choices();
    wanted.appearance = Appearance::Dark;
    preferences.choose(wanted);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.at(0).at(0).value<Choices>().appearance, Appearance::Dark);
    QCOMPARE(changed.at(0).at(1).value<Choices>(), Choices());
}

void TestPreferences::wrongWords_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("words");
    QTest::newRow("language") << u"--language=fr"_s << u"system, ko, en"_s;
    QTest::newRow("appearance") << u"--appearance=pink"_s << u"system, light, dark"_s;
    QTest::newRow("keep me signed in") << u"--keep-signed-in=perhaps"_s << u"yes, no"_s;
    QTest::newRow("login place") << u"--login-in=tab"_s << u"window, browser"_s;
}

/// On the command line and in daemun.ini somebody is to be told; in preferences.ini nobody wrote
/// them.
void TestPreferences::wrongWords()
{
    QFETCH(const QString, option);
    QFETCH(const QString, words);
    const QString line = option.mid(2);
    const Home home;
    const auto refused = home.tryStart({option});
    QVERIFY(!refused);
    QCOMPARE(refused.error().detail, u"--%1: none of %2"_s.arg(line.section(u'=', 0, 0), words));
    home.write(preferencesFile, line.toUtf8());
    QCOMPARE(home.start().choices, Choices());
    QVERIFY(home.start().isPreferencesFileDamaged);
    home.write(u"daemun.ini"_s, line.toUtf8());
    QVERIFY(!home.tryStart());
}

void TestPreferences::onlyChoicesAreLookedFor()
{
    const Home home;
    home.write(preferencesFile, "rest-api-key=k\ndata-dir=/elsewhere\n");
    const program::Configuration configuration = home.start();
    QVERIFY(configuration.usesBuiltInSandbox);
    QCOMPARE(configuration.dataDir, u"/data"_s);
}

void TestPreferences::damagedFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isDamaged");
    QTest::addColumn<Language>("language"); // what is understood of it all the same
    QTest::newRow("empty") << QByteArray() << false << Language::System;
    QTest::newRow("whole") << QByteArray("language=ko\n") << false << Language::Korean;
    QTest::newRow("another section")
        << QByteArray("[x]\nlanguage=ko\n") << false << Language::System;
    QTest::newRow("no equals sign")
        << QByteArray("language=ko\nnonsense\n") << true << Language::Korean;
    QTest::newRow("cut off") << QByteArray("language=k") << true << Language::System;
    QTest::newRow("a list") << QByteArray("language=ko, en\n") << true << Language::System;
    QTest::newRow("zeros") << QByteArray(4096, '\0') << true << Language::System;
    QTest::newRow("not text") << QByteArray("\x7f\x45\x4c\x46\xff\xfe\n\x80=\x81\n=\n") << true
                              << Language::System;
    QTest::newRow("a word that is too long") << "language=" + QByteArray(1 << 20, 'k') + "\n"
                                             << true << Language::System;
}

void TestPreferences::damagedFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const bool, isDamaged);
    QFETCH(const Language, language);
    const Home home;
    home.write(preferencesFile, text);
    const program::Configuration configuration = home.start();
    QCOMPARE(configuration.isPreferencesFileDamaged, isDamaged);
    QCOMPARE(configuration.choices.language, language);
    if (isDamaged)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be understood"_s));
    const Preferences preferences(configuration);
    QCOMPARE(preferences.trouble(),
             isDamaged ? Preferences::Trouble::Damaged : Preferences::Trouble::None);
    QCOMPARE(home.read(preferencesFile), text); // reading changes nothing
}

void TestPreferences::aDamagedFileIsMended()
{
    const Home home;
    home.write(preferencesFile, "language=klingon\nnonsense\nlogin-in=browser\n");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be understood"_s));
    Preferences preferences(home.start());
    const QSignalSpy told(&preferences, &Preferences::troubleChanged);
    Choices wanted = preferences.choices();
    QCOMPARE(wanted.loginPlace, LoginPlace::Browser);
    wanted.appearance = Appearance::Light;
    preferences.choose(wanted);
    QCOMPARE(preferences.trouble(), Preferences::Trouble::None);
    QCOMPARE(told.count(), 1);
    QVERIFY(!home.start().isPreferencesFileDamaged);
    QCOMPARE(home.start().choices, wanted);
}

void TestPreferences::whatIsForeignStays()
{
    const Home home;
    home.write(preferencesFile, "of-a-newer-version=yes\nlanguage=ko\n");
    Preferences preferences(home.start());
    Choices wanted = preferences.choices();
    wanted.language = Language::English;
    preferences.choose(wanted);
    QVERIFY(home.read(preferencesFile).contains("of-a-newer-version=yes"));
    preferences.reset();
    QCOMPARE(home.read(preferencesFile), QByteArray());
}

void TestPreferences::whereNothingCanBeWritten_data()
{
    QTest::addColumn<QString>("obstacle");
    QTest::addColumn<bool>("isDamaged");
    QTest::newRow("a folder in its place") << u"preferences.ini/x"_s << true;
    QTest::newRow("a folder that is a file") << QString() << false;
}

void TestPreferences::whereNothingCanBeWritten()
{
    QFETCH(const QString, obstacle);
    QFETCH(const bool, isDamaged);
    const Home home;
    QString ini = home.path(u"daemun.ini"_s);
    if (obstacle.isEmpty()) {
        home.write(u"file"_s, "x");
        ini = home.path(u"file/daemun.ini"_s);
    } else {
        QVERIFY(QDir().mkpath(home.path(obstacle)));
    }
    const auto configuration = program::readConfiguration({u"daemun"_s}, {}, ini, u"/data"_s);
    QVERIFY(configuration);
    if (isDamaged)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"can be understood"_s));
    Preferences preferences(*configuration);
    const QSignalSpy told(&preferences, &Preferences::troubleChanged);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be written"_s));
    Choices wanted = preferences.choices();
    wanted.language = Language::Korean;
    preferences.choose(wanted);
    QCOMPARE(preferences.trouble(), Preferences::Trouble::Unwritable);
    QCOMPARE(told.count(), 1);
    QCOMPARE(preferences.choices(), wanted); // until the end of this run
}

void TestPreferences::withoutAFile()
{
    const auto configuration = program::readConfiguration({u"daemun"_s}, {}, {}, u"/data"_s);
    QVERIFY(configuration);
    Preferences preferences(*configuration);
    Choices wanted = preferences.choices();
    wanted.keepsSignedIn = false;
    preferences.choose(wanted);
    QVERIFY(!preferences.choices().keepsSignedIn);
    QCOMPARE(preferences.trouble(), Preferences::Trouble::None);
}

void TestPreferences::languages_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QLocale::Language>("locale");
    QTest::addColumn<QString>("cancel"); // of Qt's own texts
    QTest::newRow("the desktop's")
        << Language::System << QLocale::system().language() << u"Cancel"_s;
    QTest::newRow("Korean") << Language::Korean << QLocale::Korean << u"취소"_s;
    QTest::newRow("English") << Language::English << QLocale::English << u"Cancel"_s;
}

void TestPreferences::languages()
{
    QFETCH(const Language, language);
    QFETCH(const QLocale::Language, locale);
    QFETCH(const QString, cancel);
    program::setLanguage(language);
    QCOMPARE(QLocale().language(), locale);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), cancel);
    program::setLanguage(Language::System);
    QCOMPARE(QLocale().language(), QLocale::system().language());
}

void TestPreferences::theLanguageChangesBackAndForth()
{
    const auto start = [] {
        return QCoreApplication::translate("desktop::WelcomePage", "&Keep me signed in");
    };
    program::setLanguage(Language::English);
    const QString english = start();
    const auto translators = qApp->findChildren<QTranslator *>().size();
    for (int i = 0; i < 3; ++i) {
        program::setLanguage(Language::Korean);
        QCOMPARE(qApp->findChildren<QTranslator *>().size(), 2); // ours and Qt's
        QVERIFY(start() != english);
        program::setLanguage(Language::English);
        QCOMPARE(qApp->findChildren<QTranslator *>().size(), translators);
        QCOMPARE(start(), english);
    }
}

QTEST_GUILESS_MAIN(TestPreferences)
#include "tst_preferences.moc"
