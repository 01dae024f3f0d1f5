// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QList>
#include <QPainterPath>
#include <QRectF>

#include <optional>

class QPainter;
class QXmlStreamAttributes;

namespace desktop {

/// One of the pictures in resources/icons, as paths to draw at any size and in any colour.
///
/// It reads the little of SVG that they are drawn with: QtSvg would be a library more on the way to
/// the first window. That both draw the same is tested.
class Drawing final
{
public:
    /// Null when it cannot be read.
    explicit Drawing(const QString &fileName);

    [[nodiscard]] bool isNull() const { return m_shapes.isEmpty(); }
    /// ink is what the picture calls currentColor.
    void paint(QPainter &painter, const QRectF &box, const QColor &ink) const;

private:
    /// A colour of its own, or invalid for the ink's.
    using Paint = std::optional<QColor>;

    struct Shape
    {
        QPainterPath path;
        Paint fill;
        Paint stroke;
        qreal strokeWidth = 1;
    };

    void read(QStringView element, const QXmlStreamAttributes &attributes);
    [[nodiscard]] static Paint readPaint(QStringView text, const Paint &inherited);

    QRectF m_viewBox;
    Shape m_usual; ///< what the root says for all
    QList<Shape> m_shapes;
};

} // namespace desktop
