// SPDX-License-Identifier: Apache-2.0
#include "cli/terminaltexts.h"

#include "program/nextstep.h"
#include "program/translations.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using cli::TerminalTexts;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using namespace Qt::StringLiterals;

/// What daemunctl says of errors can be done at a terminal.
class TestTerminalTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void namesNoWindow_data();
    void namesNoWindow();
    void elseAsEverywhere();
};

void TestTerminalTexts::namesNoWindow_data()
{
    QTest::addColumn<QLocale>("locale");
    QTest::addColumn<QRegularExpression>("unfit");
    QTest::newRow("in English") << QLocale(QLocale::English)
                                << QRegularExpression(u"window|menu|button|copy|shown here"_s,
                                                      QRegularExpression::CaseInsensitiveOption);
    QTest::newRow("in Korean") << QLocale(QLocale::Korean)
                               << QRegularExpression(u"창|메뉴|버튼|복사|여기에 표시"_s);
}

void TestTerminalTexts::namesNoWindow()
{
    QFETCH(const QLocale, locale);
    QFETCH(const QRegularExpression, unfit);
    program::installTranslations(locale);
    for (const program::NextStepRule &rule : program::nextStepRules()) {
        // Only a login window says these, and daemunctl has none.
        if (rule.code == ErrorCode::WebViewMissing || rule.code == ErrorCode::WebViewUnusable)
            continue;
        for (const ErrorOrigin origin :
             {ErrorOrigin::Authorization, ErrorOrigin::Token, ErrorOrigin::Api,
              ErrorOrigin::UserAgent, ErrorOrigin::SecretStore, ErrorOrigin::Directory}) {
            const kakao::Error error{.code = rule.code, .origin = origin};
            for (const auto &text :
                 {TerminalTexts::describe(error), TerminalTexts::describeCall(error)}) {
                const QString all =
                    QStringList{text.message, text.advice, program::ErrorTexts::details(error)}
                        .join(u'\n');
                QVERIFY(!text.message.isEmpty());
                QVERIFY2(!all.contains(unfit), qPrintable(all));
            }
        }
    }
}

void TestTerminalTexts::elseAsEverywhere()
{
    program::installTranslations(QLocale(QLocale::English));
    const kakao::Error limited{.code = ErrorCode::RateLimited};
    QCOMPARE(TerminalTexts::describe(limited).advice,
             program::ErrorTexts::describe(limited).advice);
    QCOMPARE(TerminalTexts::describeCall(limited).advice,
             program::ErrorTexts::describeCall(limited).advice);
    const kakao::Error inUse{.code = ErrorCode::PortInUse, .detail = u"52525"_s};
    QCOMPARE(TerminalTexts::describe(inUse).message, program::ErrorTexts::describe(inUse).message);
    QVERIFY(TerminalTexts::describe(inUse).advice != program::ErrorTexts::describe(inUse).advice);
}

QTEST_GUILESS_MAIN(TestTerminalTexts)
#include "tst_terminaltexts.moc"
