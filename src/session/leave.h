// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace session {

/// The ways to end what is between a person, this computer and Kakao; each goes further than the
/// one before.
enum class Leave {
    SignOut,        ///< this session ends, here and at Kakao; the member stays
    SignOutOfKakao, ///< and so does the Kakao account's login in the user agent
    Disconnect,     ///< Kakao's unlink, and what is known of the member is erased
};

} // namespace session
