// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace members {

/// How long a nickname may be.
struct NicknameLimits
{
    int minimumLength = 1;  ///< characters as a person counts them (grapheme clusters, UAX #29)
    int maximumLength = 20; ///< the same
    int maximumBytes = 64;  ///< of UTF-8
};

} // namespace members
