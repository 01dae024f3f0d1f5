// SPDX-License-Identifier: Apache-2.0
#include "checks.h"
#include "inspection.h"
#include "pseudolanguage.h"

#include "desktop/looks.h"

using namespace gallery;

namespace {

/// What Korean texts write in Latin letters, too, and what is data rather than text.
const QRegularExpression latinByRight(
    u"(Kakao|Daemun|Chromium|GNOME|KWallet|REST API|KOE\\d+|HTTP|URL|QR|root)|"
    "QtKeychain|Qt( WebEngine)?|ICU|OpenSSL|SQLite|cpp-httplib|English|" // others' work
    "(LGPL|BSD|Apache|MIT|Unicode|License|Clause|Public Domain)|"        // and its licences
    "--[a-z-]+|"                                                         // options
    "[\\w.+-]+@[\\w.-]+|example\\.com|\\w+://\\S*|"                      // addresses
    "(token|api|authorization|user agent) · .*|(코드|단계|기타): .*|"    // what a report needs
    "(Ctrl|Alt|Shift)\\+\\w+|Esc"_s);

bool hasLatinWord(QString text)
{
    static const QRegularExpression mnemonic(u"\\([A-Z]\\)"_s);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    return text.remove(mnemonic).remove(latinByRight).contains(word);
}

/// What is on the screen although nobody translates it.
QStringList data()
{
    QStringList all;
    for (const Data each : {Data::Short, Data::Long, Data::Missing}) {
        all << member(each).nickname << member(each).kakaoNickname;
        for (const session::Account &account : accounts(each))
            all << account.member->nickname;
        for (const kakao::Consent &consent : consents(each))
            all << consent.displayName << consent.scope;
        all << nicknameTaken(each).suggestions;
    }
    const QLocale locale;
    for (int month = 1; month <= 12; ++month)
        all << locale.monthName(month);
    for (int day = 1; day <= 7; ++day)
        all << locale.dayName(day);
    all.removeAll(QString());
    std::ranges::sort(all, std::greater(), &QString::size); // the longest first
    return all;
}

QStringList untranslated(QWidget &window)
{
    const QStringList names = data();
    QStringList texts = textsOf(window);
    texts.removeIf([&](QString text) {
        text.remove(u'\u2068').remove(u'\u2069'); // isolates
        for (const QString &name : names)
            text.remove(name);
        return !hasLatinWord(text) || text.contains(u'ê');
    });
    return texts;
}

} // namespace

/// What is read, by an eye or by a screen reader.
class TestWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { pinSurroundings(); }
    void thePseudoLanguage_data();
    void thePseudoLanguage();
    void everythingIsSaid_data();
    void everythingIsSaid();
};

void TestWords::thePseudoLanguage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("word") << u"&Cancel"_s << u"&Cáncélêêê"_s;
    QTest::newRow("sentence") << u"You are in."_s << u"Yöü áré în êêêê."_s;
    QTest::newRow("marker") << u"%n of %L1 at %i"_s << u"%n öf %L1 át %i êêêêê"_s;
    QTest::newRow("ellipsis") << u"&More…"_s << u"&Möréêêê…"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestWords::thePseudoLanguage()
{
    QFETCH(const QString, text);
    QTEST(pseudoText(text), "expected");
}

void TestWords::everythingIsSaid_data()
{
    QTest::addColumn<QString>("language");
    for (const auto &language : {u"en"_s, u"ko"_s, u"pseudo"_s})
        QTest::newRow(qPrintable(language)) << language;
}

/// With a name, in the right role, in full, and in the language that was asked for.
void TestWords::everythingIsSaid()
{
    QFETCH(const QString, language);
    QList<Check> checks{&badNames, &badRoles, &openPlaces};
    if (language != "en"_L1)
        checks << &untranslated;
    QVERIFY(inspect({language}, plays(), checks));
}

QTEST_MAIN(TestWords)
#include "tst_words.moc"
