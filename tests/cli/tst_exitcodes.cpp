// SPDX-License-Identifier: Apache-2.0
#include "cli/exitcode.h"
#include "program/nextstep.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using cli::ExitCode;
using kakao::ErrorCode;

namespace {

const QList<std::pair<ExitCode, QList<ErrorCode>>> expectations{
    {ExitCode::Usage, {ErrorCode::ConfigInvalid, ErrorCode::CannotListen}},
    {ExitCode::Cancelled, {ErrorCode::Cancelled}},
    {ExitCode::Network,
     {ErrorCode::Offline, ErrorCode::Timeout, ErrorCode::TlsFailed, ErrorCode::ProxyRefused,
      ErrorCode::CaptivePortal, ErrorCode::RateLimited, ErrorCode::ServerFault,
      ErrorCode::InvalidAnswer, ErrorCode::OutcomeUnknown}},
    {ExitCode::NotSignedIn, {ErrorCode::SessionInvalid}},
    {ExitCode::SecretStore,
     {ErrorCode::SecretNotFound, ErrorCode::SecretStoreLocked, ErrorCode::SecretStoreMissing,
      ErrorCode::SecretStoreSilent, ErrorCode::SecretStoreFailed, ErrorCode::SecretTooLong}},
    {ExitCode::Error,
     {ErrorCode::AccessDenied,     ErrorCode::WrongUser,           ErrorCode::StateMismatch,
      ErrorCode::InvalidRedirect,  ErrorCode::AuthorizationFailed, ErrorCode::ErrorPage,
      ErrorCode::Rejected,         ErrorCode::IdTokenInvalid,      ErrorCode::ClockSuspected,
      ErrorCode::OtherApplication, ErrorCode::WebViewMissing,      ErrorCode::WebViewUnusable,
      ErrorCode::BrowserWanted,    ErrorCode::BrowserMissing,      ErrorCode::PortInUse,
      ErrorCode::LoginTimeout,     ErrorCode::DatabaseNewer,       ErrorCode::DatabaseReadOnly,
      ErrorCode::DatabaseFull,     ErrorCode::DatabaseBusy,        ErrorCode::DatabaseFailed}}};

} // namespace

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
    for (const auto &[expected, codes] : expectations) {
        for (const ErrorCode code : codes)
            QTest::newRow(program::codeName(code)) << code << expected;
    }
}

void TestExitCodes::everyErrorHasItsOwn()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const ExitCode, expected);
    QCOMPARE(cli::exitCodeOf(code), expected);
    QCOMPARE(cli::exitCodeOf({.code = code}), expected);
}

/// Each enumerator has a name of its own, and is expected above.
void TestExitCodes::noErrorIsForgotten()
{
    constexpr int count = int(ErrorCode::DatabaseFailed) + 1;
    QSet<QByteArray> names;
    QSet<int> expected;
    for (int i = 0; i < count; ++i)
        names.insert(program::codeName(ErrorCode(i)));
    for (const auto &[exitCode, codes] : expectations) {
        for (const ErrorCode code : codes)
            expected.insert(int(code));
    }
    QCOMPARE(names.size(), count);
    QCOMPARE(expected.size(), count);
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
