// SPDX-License-Identifier: Apache-2.0
#include "kakao/birthday.h"

#include <QRegularExpression>
#include <QTest>

using kakao::Calendar;
using namespace Qt::StringLiterals;

class TestBirthday : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void daysThatExist_data();
    void daysThatExist();
    void leapMonthsAreLunar();
};

void TestBirthday::daysThatExist_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("solar");
    QTest::addColumn<bool>("lunar");

    const auto row = [](const char *tag, const QString &text, bool solar, bool lunar) {
        QTest::newRow(tag) << text << solar << lunar;
    };
    row("first day of the year", u"0101"_s, true, true);
    row("last day of the year", u"1231"_s, true, false);
    row("29 February", u"0229"_s, true, true);
    row("30 February", u"0230"_s, false, true);
    row("31 February", u"0231"_s, false, false);
    row("31 April", u"0431"_s, false, false);
    row("day zero", u"0300"_s, false, false);
    row("day 32", u"1332"_s, false, false);
    row("month zero", u"0010"_s, false, false);
    row("month 13", u"1301"_s, false, false);
    row("empty", u""_s, false, false);
    row("too short", u"229"_s, false, false);
    row("with its year", u"20000229"_s, false, false);
    row("signed", u"+1+2"_s, false, false);
    row("spaces", u" 1 2"_s, false, false);
    row("digits of another script", u"\u0660\u0661\u0660\u0661"_s, false, false);
}

void TestBirthday::daysThatExist()
{
    QFETCH(const QString, text);
    QFETCH(const bool, solar);
    QFETCH(const bool, lunar);

    QCOMPARE(kakao::parseBirthday(text, Calendar::Solar, false).has_value(), solar);
    const auto birthday = kakao::parseBirthday(text, Calendar::Lunar, false);
    QCOMPARE(birthday.has_value(), lunar);
    if (birthday)
        QCOMPARE(birthday->month * 100 + birthday->day, text.toInt());
}

void TestBirthday::leapMonthsAreLunar()
{
    QVERIFY(kakao::parseBirthday(u"0615", Calendar::Lunar, true)->isLeapMonth);
    QVERIFY(!kakao::parseBirthday(u"0615", Calendar::Lunar, false)->isLeapMonth);
    QVERIFY(!kakao::parseBirthday(u"0615", Calendar::Solar, true)->isLeapMonth);
}

QTEST_GUILESS_MAIN(TestBirthday)
#include "tst_birthday.moc"
