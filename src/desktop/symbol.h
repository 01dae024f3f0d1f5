// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>

class QColor;
class QPainter;
class QRectF;

namespace desktop {

enum class Symbol {
    AddAccount,
    Close,
    Help,
    Info,
    Leave,
    Reload,
    Settings,
    Share,
    Warning,
};

void paintSymbol(QPainter &painter, const QRectF &box, Symbol symbol, const QColor &color);

/// For buttons and menus. Drawn anew in the colours of the moment whenever it is shown, sharp on
/// every screen; nothing is read before that.
[[nodiscard]] QIcon symbolIcon(Symbol symbol);

} // namespace desktop
