// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace sandbox {

/// Somebody one can log in as, with the password `sandbox`. Plain data; docs/sandbox.md says how a
/// people.json names the members.
struct Person
{
    qint64 id = 0;         ///< from 1 on; 0: the sandbox allots one that is free
    QString loginId = {};  ///< as one logs in, usually an e-mail address; upper case is as good
    QString nickname = {}; ///< as Kakao tells it; anybody may have the same
    QString about = {};    ///< what is special, in English; shown beside the name
    QString aboutKo = {};  ///< and in Korean
    QByteArray picture =
        {};             ///< apeach, con, frodo, jayg, neo, ryan or tube; empty: the default one
    QString email = {}; ///< empty: an account without an e-mail address
    bool isEmailValid = true;     ///< false: the address belongs to another account by now
    bool isEmailVerified = true;  ///< false: nobody has confirmed it
    QString birthday = {};        ///< MMDD; empty: an account without a birthday
    bool lunar = false;           ///< the birthday is one of the lunar calendar
    bool leapMonth = false;       ///< and in a leap month
    bool defaultNickname = false; ///< what `nickname` says is Kakao's text for "none chosen"
    bool under14 = false;         ///< Kakao keeps such a person out of the app
    QDateTime linkedSince = {};   ///< valid: has agreed before
    /// What to; empty: to all consent items of the app.
    QStringList agreed = {};

    /// Equal when all of it is.
    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace sandbox
