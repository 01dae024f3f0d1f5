// SPDX-License-Identifier: Apache-2.0
#include "desktop/symbol.h"

#include "desktop/drawing.h"

#include <QGuiApplication>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

QString fileName(Symbol symbol)
{
    const auto name = [&] {
        switch (symbol) {
        case Symbol::AddAccount:
            return "add-account"_L1;
        case Symbol::Close:
            return "close"_L1;
        case Symbol::Help:
            return "help"_L1;
        case Symbol::Info:
            return "info"_L1;
        case Symbol::Leave:
            return "leave"_L1;
        case Symbol::Reload:
            return "reload"_L1;
        case Symbol::Settings:
            return "settings"_L1;
        case Symbol::Share:
            return "share"_L1;
        case Symbol::Warning:
            return "warning"_L1;
        }
        Q_UNREACHABLE();
    };
    return u":/icons/"_s + name() + u".svg"_s;
}

QColor ink(QIcon::Mode mode)
{
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled:
        return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected:
        return palette.color(QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active:
        return palette.color(QPalette::ButtonText);
    }
    Q_UNREACHABLE();
}

class SymbolEngine final : public QIconEngine
{
public:
    explicit SymbolEngine(Symbol symbol) : m_symbol(symbol) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintSymbol(*painter, rect, m_symbol, ink(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new SymbolEngine(m_symbol); }

private:
    Symbol m_symbol;
};

} // namespace

void paintSymbol(QPainter &painter, const QRectF &box, Symbol symbol, const QColor &color)
{
    static QHash<Symbol, Drawing> drawings; // each read when it is shown first
    auto drawing = drawings.constFind(symbol);
    if (drawing == drawings.cend())
        drawing = drawings.insert(symbol, Drawing(fileName(symbol)));
    drawing->paint(painter, box, color);
}

QIcon symbolIcon(Symbol symbol)
{
    return QIcon(new SymbolEngine(symbol));
}

} // namespace desktop
