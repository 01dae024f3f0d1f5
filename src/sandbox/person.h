// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

namespace sandbox {

/// Somebody one can log in as, with the password `sandbox`. Plain data; each member has the name it
/// has in people.json, in the style of this one.
struct Person
{
    qint64 id = 0;         ///< from 1 on; 0: the sandbox allots one that is free
    QString loginId = {};  ///< as one logs in, usually an e-mail address; upper case is as good
    QString nickname = {}; ///< of the Kakao account
    QString about = {};    ///< what is special, in English; shown beside the name
    QString aboutKo = {};  ///< and in Korean
    QByteArray picture =
        {};             ///< apeach, con, frodo, jayg, neo, ryan or tube; empty: the default one
    QString email = {}; ///< empty: an account without an e-mail address
    bool isEmailValid = true;     ///< false: the address belongs to another account by now
    bool isEmailVerified = true;  ///< false: nobody has shown that it is theirs
    QString birthday = {};        ///< MMDD; empty: an account without a birthday
    bool lunar = false;           ///< the birthday is one of the lunar calendar
    bool leapMonth = false;       ///< lunar only: of the month that is put in
    bool defaultNickname = false; ///< what `nickname` says is Kakao's text for "none chosen"
    bool under14 = false;         ///< Kakao keeps such a person out of the app
    QDateTime linkedSince = {};   ///< valid: has agreed before
    /// What to; empty: to all consent items of the app.
    QStringList agreed = {};

    friend bool operator==(const Person &, const Person &) = default;
};

} // namespace sandbox
