// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

/// What a server on loopback says who it is with: a key and a certificate signed by itself, made
/// anew each time.
struct TestIdentity
{
    QSslCertificate certificate;
    QSslKey key;
};

/// Whether no QNetworkAccessManager has a thread any more; on Linux only, else always true.
///
/// A manager waits for its thread until just before the thread's end, when OpenSSL frees what it
/// keeps for it. Where the process ends right then, OpenSSL frees it twice (Qt 6.4, OpenSSL 3.0):
/// a test with TLS waits for this before it ends.
[[nodiscard]] bool networkThreadsHaveEnded();

/// Makes TLS clients of this process trust certificate, for as long as it lives.
class TrustedCertificate final
{
public:
    explicit TrustedCertificate(const QSslCertificate &certificate);
    ~TrustedCertificate();
    Q_DISABLE_COPY_MOVE(TrustedCertificate)

private:
    QSslConfiguration m_before = QSslConfiguration::defaultConfiguration();
};

/// Who a certificate is for.
enum class TestName { Loopback, Other };

/// When it is valid: today, until yesterday, from tomorrow on.
enum class TestValidity { Today, Past, Future };

/// For 127.0.0.1 and localhost, or for kauth.example.
[[nodiscard]] TestIdentity makeTestIdentity(TestValidity validity = TestValidity::Today,
                                            TestName name = TestName::Loopback);
