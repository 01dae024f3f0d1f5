// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace session {

/// What speaks for or against a nickname.
enum class NicknameVerdict {
    Free,
    Unchanged,  ///< it is this member's already
    Missing,    ///< Kakao gave none, or nothing was left of it after cleaning
    TooShort,   ///< also: nothing but spaces
    TooLong,    ///< in characters as a person counts them, or in bytes
    NotAllowed, ///< has a character, or a pile of marks, that no nickname may have
    Reserved,   ///< a name that would pass for somebody in charge
    Taken,      ///< somebody has it, by the comparison of RFC 8266
    TooAlike,   ///< somebody has one that looks the same (UTS #39)
};

/// The answer to "may I have this nickname?". Nothing is held for who asked: only signing in or
/// renaming decides.
struct NicknameCheck
{
    NicknameVerdict verdict = NicknameVerdict::Missing; ///< whether it may be had, and if not, why
    QString nickname = {}; ///< as it would be kept; empty when its form is refused
    /// NotAllowed: the first character at fault, with its marks; it may be invisible.
    QString character = {};
    int limit = 0;               ///< TooShort, TooLong: the least or the most characters
    bool isLimitInBytes = false; ///< limit counts bytes of UTF-8

    friend bool operator==(const NicknameCheck &, const NicknameCheck &) = default;
};

/// The one question of a sign-in, asked when it cannot be avoided. Nothing has been stored.
struct NicknameNeeded
{
    NicknameCheck refused; ///< why
    QString wanted = {}; ///< what suggestions are made from: the Kakao nickname, cleaned; or empty
    QStringList suggestions = {}; ///< obey the rules and were free a moment ago

    friend bool operator==(const NicknameNeeded &, const NicknameNeeded &) = default;
};

} // namespace session
