// SPDX-License-Identifier: Apache-2.0
#include "cli/exitcode.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using cli::ExitCode;
using kakao::ErrorCode;

/// One table from what went wrong to what a script sees.
class TestExitCodes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("."))); }
    void everyErrorHasItsOwn_data();
    void everyErrorHasItsOwn();
    void noErrorIsForgotten();
    void anEndedSessionIsNobody();
    void aLockIsNoNetwork();
};

void TestExitCodes::everyErrorHasItsOwn_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ExitCode>("expected");
    const auto rows = [](ExitCode expected, const QList<ErrorCode> &codes) {
        for (const ErrorCode code : codes)
            QTest::newRow(cli::markOf(code).name) << code << expected;
    };
    rows(ExitCode::Usage, {ErrorCode::ConfigInvalid, ErrorCode::CannotListen});
    rows(ExitCode::Cancelled, {ErrorCode::Cancelled});
    rows(ExitCode::Network,
         {ErrorCode::Offline, ErrorCode::Timeout, ErrorCode::TlsFailed, ErrorCode::CaptivePortal,
          ErrorCode::RateLimited, ErrorCode::ServerFault, ErrorCode::InvalidAnswer,
          ErrorCode::OutcomeUnknown});
    rows(ExitCode::NotSignedIn, {ErrorCode::SessionInvalid});
    rows(ExitCode::SecretStore,
         {ErrorCode::SecretNotFound, ErrorCode::SecretStoreLocked, ErrorCode::SecretStoreMissing,
          ErrorCode::SecretStoreSilent, ErrorCode::SecretStoreFailed, ErrorCode::SecretTooLong});
    rows(ExitCode::Error,
         {ErrorCode::AccessDenied, ErrorCode::WrongUser, ErrorCode::StateMismatch,
          ErrorCode::InvalidRedirect, ErrorCode::AuthorizationFailed, ErrorCode::ErrorPage,
          ErrorCode::Rejected, ErrorCode::WebViewMissing, ErrorCode::WebViewUnusable,
          ErrorCode::BrowserWanted, ErrorCode::BrowserMissing, ErrorCode::PortInUse,
          ErrorCode::LoginTimeout, ErrorCode::DatabaseNewer, ErrorCode::DatabaseReadOnly,
          ErrorCode::DatabaseFull, ErrorCode::DatabaseBusy, ErrorCode::DatabaseFailed});
}

void TestExitCodes::everyErrorHasItsOwn()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const ExitCode, expected);
    QCOMPARE(cli::markOf(code).exitCode, expected);
    QCOMPARE(cli::exitCodeOf({.code = code}), expected);
}

/// Each enumerator has a name of its own, and a row above.
void TestExitCodes::noErrorIsForgotten()
{
    constexpr int count = int(ErrorCode::DatabaseFailed) + 1;
    QSet<QByteArray> names;
    for (int i = 0; i < count; ++i)
        names.insert(cli::markOf(ErrorCode(i)).name);
    QCOMPARE(names.size(), count);
    QCOMPARE(2 + 1 + 8 + 1 + 6 + 18, count);
}

void TestExitCodes::anEndedSessionIsNobody()
{
    QCOMPARE(cli::exitCodeOf({.code = ErrorCode::Rejected, .endsSession = true}),
             ExitCode::NotSignedIn);
}

void TestExitCodes::aLockIsNoNetwork()
{
    QCOMPARE(cli::exitCodeOf({.code = ErrorCode::Timeout, .origin = kakao::ErrorOrigin::Directory}),
             ExitCode::Error);
}

QTEST_GUILESS_MAIN(TestExitCodes)
#include "tst_exitcodes.moc"
