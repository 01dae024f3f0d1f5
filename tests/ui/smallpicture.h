// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>

namespace gallery {

/// The picture with a palette of 256 colours, if it looks the same with one; else as it was.
[[nodiscard]] QImage withPalette(const QImage &picture);

} // namespace gallery
