// SPDX-License-Identifier: Apache-2.0
#include "kakao/error.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using namespace Qt::StringLiterals;

/// What a caller may do next, for every code.
class TestError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nextStep_data();
    void nextStep();
    void requiredScopesArePartOfIt();
};

void TestError::nextStep_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("isTransient");
    QTest::addColumn<bool>("mayHaveHappened");

    const auto row = [](const char *tag, ErrorCode code, bool isTransient, bool mayHaveHappened) {
        QTest::newRow(tag) << code << isTransient << mayHaveHappened;
    };
    row("offline", ErrorCode::Offline, true, false);
    row("timeout", ErrorCode::Timeout, true, true);
    row("captive portal", ErrorCode::CaptivePortal, true, false);
    row("too many", ErrorCode::RateLimited, true, false);
    row("server fault", ErrorCode::ServerFault, true, false);
    row("invalid answer", ErrorCode::InvalidAnswer, true, true);
    row("outcome unknown", ErrorCode::OutcomeUnknown, false, true);
    row("locked store", ErrorCode::SecretStoreLocked, true, false);
    row("silent store", ErrorCode::SecretStoreSilent, true, false);
    row("port in use", ErrorCode::PortInUse, true, false);
    row("time limit of the login", ErrorCode::LoginTimeout, true, false);
    row("full disk", ErrorCode::DatabaseFull, true, false);
    row("busy directory", ErrorCode::DatabaseBusy, true, false);
    for (const ErrorCode code : {ErrorCode::ConfigInvalid,      ErrorCode::Cancelled,
                                 ErrorCode::AccessDenied,       ErrorCode::StateMismatch,
                                 ErrorCode::InvalidRedirect,    ErrorCode::AuthorizationFailed,
                                 ErrorCode::ErrorPage,          ErrorCode::TlsFailed,
                                 ErrorCode::Rejected,           ErrorCode::IdTokenInvalid,
                                 ErrorCode::ClockSuspected,     ErrorCode::OtherApplication,
                                 ErrorCode::WebViewMissing,     ErrorCode::WebViewUnusable,
                                 ErrorCode::BrowserWanted,      ErrorCode::BrowserMissing,
                                 ErrorCode::CannotListen,       ErrorCode::SecretNotFound,
                                 ErrorCode::SecretStoreMissing, ErrorCode::SecretStoreFailed,
                                 ErrorCode::SecretTooLong,      ErrorCode::SessionInvalid,
                                 ErrorCode::DatabaseNewer,      ErrorCode::DatabaseReadOnly,
                                 ErrorCode::DatabaseFailed})
        QTest::addRow("final %d", static_cast<int>(code)) << code << false << false;
}

void TestError::nextStep()
{
    QFETCH(const ErrorCode, code);
    const Error error{.code = code};
    QTEST(error.isTransient(), "isTransient");
    QTEST(error.mayHaveHappened(), "mayHaveHappened");
}

void TestError::requiredScopesArePartOfIt()
{
    const Error lacking{.code = ErrorCode::Rejected,
                        .kakaoCode = u"-402"_s,
                        .requiredScopes = {u"friends"_s, u"talk_message"_s}};
    QVERIFY(QDebug::toString(lacking).contains(u"needs \"friends talk_message\""));
    Error other = lacking;
    other.requiredScopes.removeLast();
    QVERIFY(!(other == lacking));
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
