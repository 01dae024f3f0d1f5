// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QRect>

class QFontMetrics;
class QString;

namespace desktop {

/// The part of box in whose middle text takes as many lines as in all of it, but lines of like
/// length: no last word stands alone. flags are those of QPainter::drawText().
[[nodiscard]] QRect balancedBox(const QRect &box, int flags, const QString &text,
                                const QFontMetrics &metrics);

} // namespace desktop
