// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/sandbox_export.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace sandbox {

/// The app that is registered with the stand-in, and how the stand-in behaves.
struct Options
{
    quint16 port = 0; ///< 0: any free one
    QString clientId = QStringLiteral("sandbox");
    QString clientSecret = {}; ///< empty: the client secret is switched off
    /// Compared to the letter, as Kakao does; with none registered nobody can sign in.
    QStringList redirectUris = {};
    QStringList logoutRedirectUris = {}; ///< for /oauth/logout
    /// Further keys of the same app. A code got with one is refused to another (KOE114).
    QStringList otherClientIds = {};
    /// The app's consent items; without `openid` OpenID Connect is off.
    QStringList consentItems = {QStringLiteral("openid"), QStringLiteral("profile_nickname"),
                                QStringLiteral("profile_image"), QStringLiteral("account_email"),
                                QStringLiteral("birthday")};
    /// Every API answer (token, kapi) waits this long; other connections do not.
    std::chrono::milliseconds delay{0};
    std::chrono::seconds codeLife = std::chrono::minutes(10);
    bool tokenLimits = false; ///< Kakao's limits of new tokens for one person (KOE237)
    /// The time, UTC. Called from the server's threads; empty: the computer's clock.
    std::function<QDateTime()> now = {};
};

/// What one path answers instead of the truth. The request reaches nothing else: a faulty
/// /oauth/token uses up no code.
struct Fault
{
    int status = 500;
    QByteArray body = {};
    QByteArray contentType = "text/html";
    bool hang = false; ///< no answer until the client leaves, clearFaults() or stop()
    bool cut = false;  ///< the connection ends in the middle of body; before the head without one
    int times = -1;    ///< so many requests, then the truth again; -1: all
};

/// Somebody one can log in as. The password is `sandbox` for all.
struct Account
{
    QString loginId; ///< an e-mail address
    QString nickname;
    QString about; ///< what is special about this account, in English
};

/// A stand-in for kauth.kakao.com and kapi.kakao.com on one loopback port, so that a newcomer, a
/// test or a CI run needs no Kakao developer account and no network. It keeps everything in
/// memory and runs on threads of its own; any method may be called from the thread that owns it.
/// The process ignores SIGPIPE from the first start() on, as cpp-httplib wants it.
class DAEMUN_SANDBOX_EXPORT Server final
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray path; ///< without the query, which may carry secrets

        friend bool operator==(const Request &, const Request &) = default;
    };

    explicit Server(Options options = {});
    ~Server(); ///< stops
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Listens on 127.0.0.1 and returns at once. What went wrong in words, or nothing. A stopped
    /// server may be started again; it remembers who signed in.
    [[nodiscard]] std::optional<QString> start();

    /// Hangs up on every client, whatever it waits for.
    void stop();

    /// `http://127.0.0.1:PORT`, which is also the issuer; empty until started.
    [[nodiscard]] QUrl url() const;

    /// Everything asked so far, in the order it came; also what met a fault or a delay.
    [[nodiscard]] QList<Request> requests() const;
    [[nodiscard]] qsizetype openConnections() const;

    void setFault(const QByteArray &path, const Fault &fault);
    void clearFaults(); ///< ends what hangs

    /// A new key signs from now on; the old ones stay in the key set.
    void rotateKeys();

    [[nodiscard]] static QList<Account> accounts();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sandbox
