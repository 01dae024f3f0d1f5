// SPDX-License-Identifier: Apache-2.0
#include "program/relativetime.h"
#include "program/translations.h"

#include <QLocale>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using program::RelativeTime;
using std::chrono::milliseconds;

namespace {

/// In Korea, in the afternoon: 2026-11-30 15:00.
QDateTime now()
{
    return {QDate(2026, 11, 30), QTime(6, 0), Qt::UTC};
}

QDateTime before(milliseconds past)
{
    return now().addMSecs(-past.count());
}

void speak(const QString &language)
{
    qDeleteAll(qApp->findChildren<QTranslator *>());
    QLocale::setDefault(QLocale(language));
    program::installTranslations(QLocale(language));
}

} // namespace

class TestRelativeTime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "KST-9"); } // not UTC, wherever this runs
    void words_data();
    void words();
    void never();
};

void TestRelativeTime::words_data()
{
    QTest::addColumn<milliseconds>("past");
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("korean");
    const auto row = [](const char *tag, milliseconds past, const QString &english,
                        const QString &korean) { QTest::newRow(tag) << past << english << korean; };
    row("now", 0ms, u"just now"_s, u"방금 전"_s);
    row("nearly a minute", 59'999ms, u"just now"_s, u"방금 전"_s);
    row("a clock that is behind", -2min, u"just now"_s, u"방금 전"_s);
    row("a minute", 1min, u"a minute ago"_s, u"1분 전"_s);
    row("minutes", 2min, u"2 minutes ago"_s, u"2분 전"_s);
    row("nearly an hour", 59min + 59s, u"59 minutes ago"_s, u"59분 전"_s);
    row("an hour", 1h, u"an hour ago"_s, u"1시간 전"_s);
    row("hours", 14h, u"14 hours ago"_s, u"14시간 전"_s);
    row("yesterday evening", 16h, u"16 hours ago"_s, u"16시간 전"_s);
    row("nearly a day", 24h - 1ms, u"23 hours ago"_s, u"23시간 전"_s);
    row("a day", 24h, u"yesterday"_s, u"어제"_s);
    row("yesterday's first minute", 39h, u"yesterday"_s, u"어제"_s);
    row("the day before that", 39h + 1ms, u"2 days ago"_s, u"2일 전"_s);
    row("days", 72h, u"3 days ago"_s, u"3일 전"_s);
    row("a month", 24h * 30, u"30 days ago"_s, u"30일 전"_s);
    row("more", 24h * 31, u"30 October 2026"_s, u"2026년 10월 30일"_s);
    row("years", 24h * 365, u"30 November 2025"_s, u"2025년 11월 30일"_s);
    row("tomorrow", -24h, u"1 December 2026"_s, u"2026년 12월 1일"_s);
}

void TestRelativeTime::words()
{
    QFETCH(const milliseconds, past);
    QFETCH(const QString, english);
    QFETCH(const QString, korean);
    speak(u"en"_s);
    QCOMPARE(RelativeTime::text(before(past), now()), english);
    speak(u"ko"_s);
    QCOMPARE(RelativeTime::text(before(past), now()), korean);
}

void TestRelativeTime::never()
{
    QCOMPARE(RelativeTime::text({}, now()), QString());
}

QTEST_GUILESS_MAIN(TestRelativeTime)
#include "tst_relativetime.moc"
