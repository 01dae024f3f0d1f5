// SPDX-License-Identifier: Apache-2.0
#include "desktop/errortext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using desktop::ErrorText;
using desktop::ErrorTexts;
using kakao::Error;
using kakao::ErrorCode;

class TestErrorText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyErrorSaysWhatToDo_data();
    void everyErrorSaysWhatToDo();
    void kakaoCodes_data();
    void kakaoCodes();
    void detailsNameThePlace();
};

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

void TestErrorText::detailsNameThePlace()
{
    const QString details = ErrorTexts::details({.code = ErrorCode::Rejected,
                                                 .origin = kakao::ErrorOrigin::Token,
                                                 .kakaoCode = u"KOE010"_s,
                                                 .httpStatus = 401});
    QCOMPARE(details, u"token · KOE010 · HTTP 401"_s);
}

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
