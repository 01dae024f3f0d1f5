// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "translationfile.h"

/// What a Korean translation does against translations/README.md, each in a sentence that says what
/// to write instead.
[[nodiscard]] QStringList koreanFaults(const Translation &translation);

/// Whether a particle in it is left open for program::filled().
[[nodiscard]] bool hasOpenParticle(const QString &text);
