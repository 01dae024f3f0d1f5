// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/memberdirectory.h"

/// What MemberDirectory promises of accounts and departures, for every directory that there is.
namespace accountrules {

/// The columns `steps`, `accounts`, `departures` and `members`, and a row for each rule.
void addRows();

/// One step, and how it ended: with `ok` or `error CODE`.
///
///   in KAKAOID                signs in, under a nickname of their own
///   announce KAKAOID ENTRY    noteSignIn()
///   add KAKAOID ENTRY         addAccount()
///   current KAKAOID           makeCurrent()
///   end KAKAOID CODE          endAccount()
///   out KAKAOID               depart(), to sign out
///   disconnect KAKAOID        depart(), to disconnect
///   note                      remembers departures()
///   complete ENTRY            completes the departure of that entry, as noted
[[nodiscard]] QString carryOut(session::MemberDirectory &directory, const QString &step);

/// `7:a* 8:b(KOE322)`: an asterisk marks the current one.
[[nodiscard]] QString accountsOf(session::MemberDirectory &directory);
/// `7:a 8:b!`: an exclamation mark is to disconnect.
[[nodiscard]] QString departuresOf(session::MemberDirectory &directory);
/// `7 8`: those of them who are members.
[[nodiscard]] QString membersOf(session::MemberDirectory &directory);

} // namespace accountrules
