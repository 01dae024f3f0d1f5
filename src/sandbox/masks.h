// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/parameters.h"

#include <QJsonObject>

namespace sandbox {

/// The first half of what a code or a token is found by, and too little to be used in its place.
constexpr qsizetype shortDigestLength = 16;

/// `sha256:` and the first 16 hexadecimal digits of the digest.
[[nodiscard]] QString masked(const QByteArray &secret);
/// What is known to be harmless as it is, cut to 300 letters; everything else as masked() has it,
/// passwords and client secrets as `***`, since a short secret can be guessed from its digest.
[[nodiscard]] QJsonObject maskedParameters(const Parameters &parameters);
/// `Bearer sha256:…`; empty without one.
[[nodiscard]] QString maskedAuthorization(const QByteArray &header);

} // namespace sandbox
