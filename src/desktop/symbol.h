// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/style.h"

#include <QIcon>
#include <QWidget>

#include <optional>

class QPainter;

namespace desktop {

enum class Symbol {
    AddAccount,
    Browser,
    Check,
    Close,
    Copy,
    Edit,
    Help,
    Info,
    Leave,
    Offline,
    Person,
    Reload,
    Settings,
    Share,
    Verified,
    Warning,
};

void paintSymbol(QPainter &painter, const QRectF &box, Symbol symbol, const QColor &color);

/// For buttons and menus. Drawn anew in the colours of the moment whenever it is shown, sharp on
/// every screen; nothing is read before that.
[[nodiscard]] QIcon symbolIcon(Symbol symbol);

/// A symbol beside text, as high as a line of it. Decoration: what it says the text says, too.
class SymbolView final : public QWidget
{
    Q_OBJECT
public:
    explicit SymbolView(QWidget *parent = nullptr);

    /// Without a tone it has the colour of text.
    void setSymbol(Symbol symbol, std::optional<Tone> tone = std::nullopt);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Symbol> m_symbol;
    std::optional<Tone> m_tone;
};

} // namespace desktop
