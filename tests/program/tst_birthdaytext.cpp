// SPDX-License-Identifier: Apache-2.0
#include "program/birthdaytext.h"
#include "program/translations.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using kakao::Birthday;
using kakao::Calendar;

class TestBirthdayText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asPeopleWriteIt_data();
    void asPeopleWriteIt();
    void everyDay();

private:
    static void speak(const QString &language)
    {
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale(language));
        program::installTranslations(QLocale(language));
    }
};

void TestBirthdayText::asPeopleWriteIt_data()
{
    QTest::addColumn<Birthday>("birthday");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    QTest::newRow("solar") << Birthday{11, 30} << u"30 November"_s << u"11월 30일"_s;
    QTest::newRow("one digit") << Birthday{3, 1} << u"1 March"_s << u"3월 1일"_s;
    QTest::newRow("leap day") << Birthday{2, 29} << u"29 February"_s << u"2월 29일"_s;
    QTest::newRow("lunar") << Birthday{8, 15, Calendar::Lunar}
                           << u"lunar calendar: month 8, day 15"_s << u"음력 8월 15일"_s;
    QTest::newRow("no day of the solar calendar")
        << Birthday{2, 30, Calendar::Lunar, true}
        << u"lunar calendar: month 2, day 30 (leap month)"_s << u"음력 2월 30일 (윤달)"_s;
}

void TestBirthdayText::asPeopleWriteIt()
{
    QFETCH(const Birthday, birthday);
    QFETCH(const QString, english);
    QFETCH(const QString, korean);
    speak(u"en"_s);
    QCOMPARE(program::BirthdayText::of(birthday), english);
    speak(u"ko"_s);
    QCOMPARE(program::BirthdayText::of(birthday), korean);
}

void TestBirthdayText::everyDay()
{
    speak(u"en"_s);
    for (QDate day(2000, 1, 1); day.year() == 2000; day = day.addDays(1)) {
        const QString text = program::BirthdayText::of({day.month(), day.day()});
        QCOMPARE(QLocale(u"en"_s).toDate(text + u" 2000"_s, u"d MMMM yyyy"_s), day);
    }
}

QTEST_GUILESS_MAIN(TestBirthdayText)
#include "tst_birthdaytext.moc"
