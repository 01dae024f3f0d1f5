// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPixmap>

class QImage;

namespace desktop {

/// picture cut to a circle of size (in device-independent pixels); without a picture, the first
/// letter of name on a ground of its own; without a name, somebody.
[[nodiscard]] QPixmap roundAvatar(const QImage &picture, const QString &name, const QSize &size,
                                  qreal devicePixelRatio);

} // namespace desktop
