// SPDX-License-Identifier: Apache-2.0
#pragma once

class QScrollArea;

namespace desktop {

/// Makes area part of the window's ground, and keeps in sight what gets the focus in it.
void blendIn(QScrollArea &area);

/// Keeps the room of the vertical scroll bar while there is none, so that nothing moves when one
/// comes. The contents' layout must have a right margin, which this room is taken from.
void keepRoomForScrollBar(QScrollArea &area);

} // namespace desktop
