// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "members/nicknameprofile.h"

#include <QVarLengthArray>

namespace members {

/// A piece of a text that a profile treats alike.
struct NicknameSegment
{
    enum class Kind {
        Strict,  ///< as RFC 8266 has it
        Letters, ///< Hangul compatibility letters, which stand
        Emoji,   ///< recommended emoji sequences, which stand
    };

    Kind kind = Kind::Strict;
    qsizetype start = 0;
    qsizetype end = 0;
};

using NicknameSegments = QVarLengthArray<NicknameSegment, 8>;

/// All of text, cut where the treatment changes. What stands is never cut in two, nor is a
/// grapheme cluster that only begins like a recommended emoji taken for one.
[[nodiscard]] NicknameSegments segmentsOf(QStringView text, NicknameProfile profile);

} // namespace members
