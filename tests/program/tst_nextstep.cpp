// SPDX-License-Identifier: Apache-2.0
#include "program/nextstep.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using program::NextStep;
using program::NextStepRule;

class TestNextStep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCodeHasOne_data();
    void everyCodeHasOne();
    void thereIsNothingElse();
    void byCode_data();
    void byCode();
    void whatPassesIsTriedAgain();
};

void TestNextStep::everyCodeHasOne_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (int code = 0; code <= int(ErrorCode::DatabaseFailed); ++code)
        QTest::addRow("code %d", code) << ErrorCode(code);
}

/// Exactly one next step, or the reason why there is none.
void TestNextStep::everyCodeHasOne()
{
    QFETCH(const ErrorCode, code);
    const auto rules = program::nextStepRules();
    QCOMPARE(std::ranges::count(rules, code, &NextStepRule::code), 1);
    const NextStepRule &rule = *std::ranges::find(rules, code, &NextStepRule::code);
    QCOMPARE(*rule.whyNone != '\0', rule.step == NextStep::None);
    QVERIFY(*rule.name != '\0');
    QCOMPARE(std::ranges::count(rules, QByteArray(rule.name), &NextStepRule::name), 1);
    QCOMPARE(program::codeName(code), rule.name);
    QCOMPARE(program::nextStep({.code = code}), rule.step);
}

void TestNextStep::thereIsNothingElse()
{
    QCOMPARE(program::nextStepRules().size(), std::size_t(ErrorCode::DatabaseFailed) + 1);
}

void TestNextStep::byCode_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<NextStep>("step");
    const auto rejected = [](const QString &kakaoCode) {
        return Error{.code = ErrorCode::Rejected, .kakaoCode = kakaoCode};
    };
    QTest::newRow("no network") << Error{.code = ErrorCode::Offline} << NextStep::TryAgain;
    QTest::newRow("a code that is used up") << rejected(u"KOE320"_s) << NextStep::SignInAgain;
    QTest::newRow("a redirect URI that is not registered")
        << rejected(u"KOE006"_s) << NextStep::OpenConsole;
    QTest::newRow("the same, on a page")
        << Error{.code = ErrorCode::ErrorPage, .kakaoCode = u"KOE006"_s} << NextStep::OpenConsole;
    QTest::newRow("a wrong client secret") << rejected(u"KOE010"_s) << NextStep::OpenConsole;
    QTest::newRow("too many requests")
        << Error{.code = ErrorCode::RateLimited, .kakaoCode = u"KOE237"_s} << NextStep::Wait;
    QTest::newRow("no login window")
        << Error{.code = ErrorCode::WebViewMissing} << NextStep::UseBrowser;
    QTest::newRow("a newer database") << Error{.code = ErrorCode::DatabaseNewer} << NextStep::None;
}

void TestNextStep::byCode()
{
    QFETCH(const Error, error);
    QFETCH(const NextStep, step);
    QCOMPARE(program::nextStep(error), step);
}

/// A button "Try again" that cannot help would be worse than none, and the other way round.
void TestNextStep::whatPassesIsTriedAgain()
{
    for (const NextStepRule &rule : program::nextStepRules()) {
        if (Error{.code = rule.code}.isTransient()) {
            const bool isHelp = rule.step == NextStep::TryAgain || rule.step == NextStep::Wait
                || rule.step == NextStep::SignInAgain;
            QVERIFY2(isHelp, rule.name);
        }
    }
}

QTEST_GUILESS_MAIN(TestNextStep)
#include "tst_nextstep.moc"
