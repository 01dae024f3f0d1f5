// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace session {

/// The ways to leave.
enum class Leave {
    SignOut,        ///< the session here, and its tokens at Kakao
    SignOutOfKakao, ///< also the login to the Kakao account, on a page of Kakao's
    Disconnect,     ///< Kakao's unlink, and everything that is known of the member here
};

} // namespace session
