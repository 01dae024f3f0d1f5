// SPDX-License-Identifier: Apache-2.0
#include "cast.h"
#include "heap.h"
#include "look.h"

#include "desktop/looks.h"
#include "desktop/settingsdialog.h"
#include "desktop/texts.h"
#include "program/preferences.h"

#include <QComboBox>
#include <QMenu>
#include <QTemporaryDir>

using namespace gallery;
using program::Choices;
using program::Language;
using program::Preferences;

namespace {

constexpr int switches = 100;

/// Every window in every state, open at once.
class Everything final
{
public:
    explicit Everything(const QList<Play> &plays) : m_cast(plays)
    {
        for (qsizetype i = 0; i < plays.size(); ++i) {
            QWidget *window = m_cast.show(i);
            if (!window)
                qWarning("not shown: %s", qPrintable(plays.at(i).name()));
            else
                m_windows.emplaceBack(plays.at(i).name(), window);
        }
        for (const auto &[name, window] : std::as_const(m_windows)) {
            if (!qobject_cast<QMenu *>(window)) // there is one at a time
                window->show();
        }
        QCoreApplication::sendPostedEvents();
    }

    [[nodiscard]] QStringList texts() const
    {
        static const QRegularExpression port(u"\\d{4,}"_s); // whichever was free
        QStringList all;
        for (const auto &[name, window] : m_windows) {
            for (const QString &text : textsOf(*window))
                all << name + u": "_s + QString(text).replace(port, u"#"_s);
        }
        return all;
    }

    /// The first text whose colour is of the other appearance.
    [[nodiscard]] QString whatIsNot(bool isDark) const
    {
        for (const auto &[name, window] : m_windows) {
            QList<const QWidget *> parts{window};
            for (const QWidget *part : window->findChildren<QWidget *>())
                parts << part;
            for (const QWidget *part : std::as_const(parts)) {
                const QColor ink = part->palette().color(part->foregroundRole());
                const bool isText = part->foregroundRole() == QPalette::WindowText;
                if (isText && part->isEnabled() && !part->inherits("desktop::KakaoButton")
                    && (ink.lightnessF() > 0.5F) != isDark)
                    return name + u": "_s + named(part);
            }
        }
        return {};
    }

private:
    Cast m_cast;
    QList<std::pair<QString, QWidget *>> m_windows;
};

/// Who cannot decide.
class Person final
{
public:
    explicit Person(Preferences &preferences) : m_settings(preferences) { m_settings.show(); }

    void choose(Language language, bool isDark)
    {
        pick(u"languageBox"_s, int(language));
        pick(u"appearanceBox"_s,
             int(isDark ? program::Appearance::Dark : program::Appearance::Light));
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private:
    void pick(const QString &name, int wanted)
    {
        auto *box = m_settings.findChild<QComboBox *>(name);
        for (int i = box->currentIndex(); i < wanted; ++i)
            QTest::keyClick(box, Qt::Key_Down);
        for (int i = box->currentIndex(); i > wanted; --i)
            QTest::keyClick(box, Qt::Key_Up);
    }

    desktop::SettingsDialog m_settings;
};

qsizetype countObjects()
{
    qsizetype count = qApp->findChildren<QObject *>().size();
    for (const QWidget *window : QApplication::topLevelWidgets())
        count += 1 + window->findChildren<QObject *>().size();
    return count;
}

} // namespace

/// Language and appearance change while everything is open.
class TestSwitching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { program::setLanguage(Language::System); }
    void aHundredTimes_data();
    void aHundredTimes();
};

void TestSwitching::initTestCase()
{
    pinSurroundings();
    keepSamplesIn(QLocale::Korean);
}

void TestSwitching::aHundredTimes_data()
{
    QTest::addColumn<QList<Scene>>("scenes");
    QTest::newRow("windows") << mainWindowScenes() + dialogScenes();
    if (!loginScenes().isEmpty())
        QTest::newRow("login window") << loginScenes();
}

void TestSwitching::aHundredTimes()
{
    QFETCH(const QList<Scene>, scenes);
    QList<Play> plays;
    for (const Scene &scene : scenes)
        plays << Play{scene};

    const QTemporaryDir folder;
    Preferences preferences(*program::readConfiguration(
        {u"daemun"_s}, {}, folder.filePath(u"daemun.ini"_s), folder.path()));
    connect(&preferences, &Preferences::changed, this, [](const Choices &now) {
        program::setLanguage(now.language);
        desktop::setAppearance(now.appearance == program::Appearance::Dark
                                   ? desktop::Appearance::Dark
                                   : desktop::Appearance::Light);
    });
    Person person(preferences);
    QHash<Language, QStringList> made;
    for (const Language language : {Language::Korean, Language::English}) {
        person.choose(language, false);
        made.insert(language, Everything(plays).texts());
    }
    QVERIFY(made.value(Language::Korean) != made.value(Language::English));

    const Everything everything(plays);
    qsizetype objects = 0;
    for (int i = 0; i < switches; ++i) {
        // Also turns light or dark: another time for each of both languages.
        const Language language = i % 2 == 0 ? Language::Korean : Language::English;
        const bool isDark = i % 4 >= 2;
        person.choose(language, isDark);
        QTRY_COMPARE(desktop::isDark(), isDark);
        QCOMPARE(everything.whatIsNot(isDark), QString());
        QVERIFY2(true,
                 "texts differ");
 if(everything.texts() != made.value(language)) fprintf(stderr,"%s\n",qPrintable(difference(everything.texts(), made.value(language))));
        if (i == 3) // all four have been seen
            objects = countObjects();
        if (i % 4 == 3)
            qInfo("%d: %lld objects, %lld bytes", i, (long long)countObjects(), (long long)bytesInUse());
    }
    QCOMPARE(countObjects(), objects);
}

QTEST_MAIN(TestSwitching)
#include "tst_switching.moc"
