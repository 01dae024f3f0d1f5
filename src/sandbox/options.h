// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/person.h"

#include <QDateTime>
#include <QStringList>

#include <chrono>
#include <functional>

namespace sandbox {

/// A service term of the app (Kakao Sync).
struct ServiceTerm
{
    QString tag;             ///< names it in Kakao's console and in `service_terms`
    bool isRequired = false; ///< nobody can sign in without agreeing to it
    bool isRevocable = true; ///< by the app, through the API
};

/// The app that is registered with the stand-in, and how the stand-in behaves.
struct Options
{
    quint16 port = 0;                             ///< 0: any free one
    bool usesTls = false;                         ///< HTTPS, with Server::caCertificate()
    QString clientId = QStringLiteral("sandbox"); ///< the app's REST API key
    QString clientSecret = {};                    ///< empty: the client secret is switched off
    /// Compared to the letter, as Kakao does; with none registered nobody can sign in.
    QStringList redirectUris = {};
    QStringList logoutRedirectUris = {}; ///< for /oauth/logout
    /// Further keys of the same app. A code got with one is refused to another (KOE114).
    QStringList otherClientIds = {};
    /// The app's consent items; without `openid` OpenID Connect is off.
    QStringList consentItems = {QStringLiteral("openid"), QStringLiteral("profile_nickname"),
                                QStringLiteral("profile_image"), QStringLiteral("account_email"),
                                QStringLiteral("birthday")};
    /// Asked for at the first consent, or when `service_terms` names them.
    QList<ServiceTerm> serviceTerms = {
        {.tag = QStringLiteral("service"), .isRequired = true, .isRevocable = false},
        {.tag = QStringLiteral("marketing")}};
    /// Who can log in; empty: eight ready-made people. Server::addPeople() adds to them.
    QList<Person> people = {};
    /// Lets through what an app's settings in Kakao's console are for: any client id and secret,
    /// any redirect URI, consent items that are not set up (they are left out), and consent that
    /// was not given. What is wrong in the protocol is refused all the same.
    bool isLenient = false;
    /// Every API answer (token, kapi) waits this long; other connections do not.
    std::chrono::milliseconds delay{0};
    std::chrono::seconds codeLife =
        std::chrono::minutes(10); ///< an authorization code's; it is good for one use
    std::chrono::seconds accessTokenLife = std::chrono::hours(6);  ///< a REST API key's
    std::chrono::seconds refreshTokenLife = std::chrono::days(60); ///< from its issue
    /// A refresh renews the refresh token when less than this is left; the old one is dead at once.
    std::chrono::seconds refreshTokenRenewal = std::chrono::days(30);
    bool tokenLimits = false; ///< Kakao's limits of new tokens for one person (KOE237)
    /// Keeps who agreed to what and which tokens are good, so that a restart ends no session; never
    /// a token itself. Read once, written after changes; its folder has to exist. Empty: none.
    QString stateFile = {};
    /// The time, UTC. Called from the server's threads; empty: the computer's clock.
    std::function<QDateTime()> now = {};
    std::chrono::seconds clockOffset{0};   ///< added to that time; Server::advanceClock() moves it
    qsizetype issuedSecretsKept = 100'000; ///< for Server::issuedSecrets(): the last ones
};

} // namespace sandbox
