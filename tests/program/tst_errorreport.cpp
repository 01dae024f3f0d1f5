// SPDX-License-Identifier: Apache-2.0
#include "program/errorreport.h"

#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using program::ErrorReport;
using session::SignInStep;

class TestErrorReport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "KST-9"); } // not UTC, wherever this runs
    void lines_data();
    void lines();
};

void TestErrorReport::lines_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<std::optional<SignInStep>>("after");
    QTest::addColumn<QStringList>("lines");
    using After = std::optional<SignInStep>;

    const QString time = u"Time: 2026-11-30T11:54:10+09:00"_s;
    QTest::newRow("Kakao's no to the code")
        << Error{.code = ErrorCode::Rejected,
                 .origin = ErrorOrigin::Token,
                 .kakaoCode = u"KOE010"_s,
                 .httpStatus = 401}
        << After(SignInStep::RedirectCaught)
        << QStringList{u"Code: Rejected · KOE010 · HTTP 401"_s,
                       u"Step: token, after: redirect caught"_s, time};
    QTest::newRow("with a detail")
        << Error{.code = ErrorCode::PortInUse,
                 .origin = ErrorOrigin::UserAgent,
                 .detail = u"52525"_s}
        << After(SignInStep::AuthorizationOpened)
        << QStringList{u"Code: PortInUse"_s, u"Step: login, after: authorization opened"_s, time,
                       u"More: 52525"_s};
    QTest::newRow("no sign-in") << Error{.code = ErrorCode::DatabaseFull,
                                         .origin = ErrorOrigin::Directory}
                                << After()
                                << QStringList{u"Code: DatabaseFull"_s, u"Step: directory"_s, time};
    QTest::newRow("the last step")
        << Error{.code = ErrorCode::WrongUser, .origin = ErrorOrigin::Api}
        << After(SignInStep::SessionStored)
        << QStringList{u"Code: WrongUser"_s, u"Step: api, after: session stored"_s, time};
}

void TestErrorReport::lines()
{
    QFETCH(const Error, error);
    QFETCH(const std::optional<SignInStep>, after);
    QFETCH(const QStringList, lines);
    const QDateTime at(QDate(2026, 11, 30), QTime(2, 54, 10), Qt::UTC);
    QCOMPARE(ErrorReport::text(error, at, after).split(u'\n'), lines);
}

QTEST_GUILESS_MAIN(TestErrorReport)
#include "tst_errorreport.moc"
