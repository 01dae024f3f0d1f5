// SPDX-License-Identifier: Apache-2.0
#include "program/errortext.h"

#include "program/translations.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::Error;
using kakao::ErrorCode;
using program::ErrorText;
using program::ErrorTexts;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyErrorSaysWhatToDo_data();
    void everyErrorSaysWhatToDo();
    void aCallAsksNobodyToSignIn_data() { everyErrorSaysWhatToDo_data(); }
    void aCallAsksNobodyToSignIn();
    void kakaoCodes_data();
    void kakaoCodes();
    void whatWasNotBelieved_data();
    void whatWasNotBelieved();
    void detailsNameThePlace();
    void whyASessionEnded_data();
    void whyASessionEnded();
    void offline_data();
    void offline();
    void offlineSinceNobodyKnowsWhen();
    void clock_data();
    void clock();
};

void TestErrorText::initTestCase()
{
    qputenv("TZ", "KST-9"); // not UTC, wherever this runs
    program::installTranslations(QLocale(QLocale::English));
}

void TestErrorText::everyErrorSaysWhatToDo_data()
{
    QTest::addColumn<int>("code");
    for (int code = int(ErrorCode::Cancelled); code <= int(ErrorCode::DatabaseFailed); ++code)
        QTest::addRow("error %d", code) << code;
}

void TestErrorText::everyErrorSaysWhatToDo()
{
    QFETCH(const int, code);
    const ErrorText text = ErrorTexts::describe({.code = ErrorCode(code)});
    QVERIFY(text.message.endsWith(u'.'));
    QVERIFY(text.advice.endsWith(u'.'));
    QVERIFY(!text.message.contains(u'%') && !text.advice.contains(u'%'));
}

/// Of what the network and Kakao can do to a call that ends no session.
void TestErrorText::aCallAsksNobodyToSignIn()
{
    QFETCH(const int, code);
    const Error error{.code = ErrorCode(code)};
    const ErrorText text = ErrorTexts::describeCall(error);
    QVERIFY(text.message.endsWith(u'.') && text.advice.endsWith(u'.'));
    if (error.code >= ErrorCode::Offline && error.code <= ErrorCode::OutcomeUnknown) {
        const QString both = text.message + text.advice;
        QVERIFY2(!both.contains(u"sign in"_s, Qt::CaseInsensitive), qPrintable(both));
        QVERIFY2(!both.contains(u"sign-in"_s, Qt::CaseInsensitive), qPrintable(both));
    }
    const Error dead{.code = error.code, .endsSession = true};
    if (error.code == ErrorCode::Rejected)
        QCOMPARE(ErrorTexts::describeCall(dead).advice, u"Sign in again."_s);
}

void TestErrorText::kakaoCodes_data()
{
    QTest::addColumn<QString>("kakaoCode");
    QTest::addColumn<QString>("advice"); // a word of it

    QTest::newRow("redirect URI not registered") << u"KOE006"_s << u"redirect URI"_s;
    QTest::newRow("redirect URI differs") << u"KOE303"_s << u"redirect URI"_s;
    QTest::newRow("client secret") << u"KOE010"_s << u"client secret"_s;
    QTest::newRow("unknown key") << u"KOE101"_s << u"REST API key"_s;
    QTest::newRow("consent item not set up") << u"KOE205"_s << u"consent items"_s;
    QTest::newRow("code used or expired") << u"KOE320"_s << u"Sign in again"_s;
    QTest::newRow("a code nobody foresaw") << u"KOE999"_s << u"code"_s;
}

void TestErrorText::kakaoCodes()
{
    QFETCH(const QString, kakaoCode);
    QFETCH(const QString, advice);
    const ErrorText text =
        ErrorTexts::describe({.code = ErrorCode::Rejected, .kakaoCode = kakaoCode});
    QVERIFY2(text.advice.contains(advice), qPrintable(text.advice));
}

void TestErrorText::whatWasNotBelieved_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message"); // a word of it
    QTest::addColumn<QString>("advice");

    QTest::newRow("id_token") << ErrorCode::IdTokenInvalid << u"was not used"_s
                              << u"Sign in again"_s;
    QTest::newRow("clock") << ErrorCode::ClockSuspected << u"clock"_s << u"time zone"_s;
    QTest::newRow("another application")
        << ErrorCode::OtherApplication << u"another program"_s << u"Sign in here"_s;
}

void TestErrorText::whatWasNotBelieved()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, message);
    QFETCH(const QString, advice);
    const ErrorText text = ErrorTexts::describe({.code = code});
    QVERIFY2(text.message.contains(message), qPrintable(text.message));
    QVERIFY2(text.advice.contains(advice), qPrintable(text.advice));
}

void TestErrorText::detailsNameThePlace()
{
    const QString details = ErrorTexts::details({.code = ErrorCode::Rejected,
                                                 .origin = kakao::ErrorOrigin::Token,
                                                 .kakaoCode = u"KOE010"_s,
                                                 .httpStatus = 401});
    QCOMPARE(details, u"token · KOE010 · HTTP 401"_s);
}

void TestErrorText::whyASessionEnded_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("word");
    const auto rejected = [](const QString &kakaoCode, bool endsSession = false) {
        return Error{
            .code = ErrorCode::Rejected, .kakaoCode = kakaoCode, .endsSession = endsSession};
    };

    QTest::newRow("refresh token dead") << rejected(u"KOE322"_s, true) << u"two months"_s;
    QTest::newRow("refresh token dead, as it is kept")
        << Error{.kakaoCode = u"KOE322"_s} << u"two months"_s;
    QTest::newRow("refresh token missing") << rejected(u"KOE319"_s) << u"password"_s;
    QTest::newRow("access token dead") << rejected(u"-401"_s, true) << u"disconnected"_s;
    QTest::newRow("session token")
        << Error{.code = ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory}
        << u"this computer"_s;
    QTest::newRow("nobody foresaw it") << rejected(u"KOE999"_s) << u"Kakao has ended it."_s;
}

void TestErrorText::whyASessionEnded()
{
    QFETCH(const Error, error);
    QFETCH(const QString, word);
    const QString why = ErrorTexts::whyEnded(error);
    QVERIFY2(why.contains(word), qPrintable(why));
    QVERIFY(why.endsWith(u'.'));
}

void TestErrorText::offline_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("reason"); // a word of it

    QTest::newRow("no network") << ErrorCode::Offline << u"cannot be reached"_s;
    QTest::newRow("silence") << ErrorCode::Timeout << u"in time"_s;
    QTest::newRow("a network's own login") << ErrorCode::CaptivePortal << u"login of its own"_s;
    QTest::newRow("Kakao's own problem") << ErrorCode::ServerFault << u"problem"_s;
    QTest::newRow("too many requests") << ErrorCode::RateLimited << u"no more requests"_s;
    QTest::newRow("certificate") << ErrorCode::TlsFailed << u"clock"_s;
    QTest::newRow("nothing came back") << ErrorCode::OutcomeUnknown << u"broke off"_s;
}

void TestErrorText::offline()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, reason);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QDateTime knownAt(QDate(2026, 11, 5), QTime(18, 36));
    const QString text = ErrorTexts::offlineText({.code = code}, knownAt.toUTC());
    QVERIFY2(text.startsWith(u"Offline: showing what was known on 05/11/2026"_s), qPrintable(text));
    QVERIFY2(text.contains(u"18:36"_s), qPrintable(text)); // local time
    QVERIFY2(text.contains(reason), qPrintable(text));
    QVERIFY(text.endsWith(u'.') || text.endsWith(u'?'));
}

void TestErrorText::offlineSinceNobodyKnowsWhen()
{
    const QString text = ErrorTexts::offlineText({.code = ErrorCode::Offline}, {});
    QCOMPARE(text, u"Offline: showing what is kept on this computer. Kakao cannot be reached."_s);
}

void TestErrorText::clock_data()
{
    using std::chrono::seconds;
    QTest::addColumn<seconds>("ahead");
    QTest::addColumn<QString>("words"); // empty: nothing is said

    QTest::newRow("right") << seconds(0s) << QString();
    QTest::newRow("nearly a minute") << seconds(-59s) << QString();
    QTest::newRow("a minute") << seconds(60s) << u"1 minute ahead"_s;
    QTest::newRow("minutes behind") << seconds(-12min) << u"12 minutes behind"_s;
    QTest::newRow("nearly an hour") << seconds(59min + 40s) << u"1 hour ahead"_s;
    QTest::newRow("Korea's time taken for UTC") << seconds(9h) << u"9 hours ahead"_s;
    QTest::newRow("nearly two days") << seconds(-(47h + 59min)) << u"2 days behind"_s;
    QTest::newRow("years") << seconds(-24h * 3650) << u"3650 days behind"_s; // a battery that died
}

void TestErrorText::clock()
{
    QFETCH(const std::chrono::seconds, ahead);
    QFETCH(const QString, words);
    const QString text = ErrorTexts::clockText(ahead);
    if (words.isEmpty())
        QCOMPARE(text, QString());
    else
        QVERIFY2(text.contains(u' ' + words + u". Set it right"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
