// SPDX-License-Identifier: Apache-2.0
#include "desktop/drawing.h"

#include <QFile>
#include <QPainter>
#include <QStringTokenizer>
#include <QVarLengthArray>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

qreal number(const QXmlStreamAttributes &attributes, QLatin1StringView name)
{
    return attributes.value(name).toDouble();
}

/// Absolute commands, and a space between any two things.
QPainterPath readPath(QStringView text)
{
    QPainterPath path;
    char16_t command = 0;
    QVarLengthArray<qreal, 6> n;
    for (const QStringView token : text.tokenize(u' ', Qt::SkipEmptyParts)) {
        if (token.front().isLetter()) {
            command = token.front().unicode();
            n.clear();
            if (command == u'Z')
                path.closeSubpath();
            continue;
        }
        n.append(token.toDouble());
        if (command == u'M' && n.size() == 2)
            path.moveTo(n[0], n[1]);
        else if (command == u'L' && n.size() == 2)
            path.lineTo(n[0], n[1]);
        else if (command == u'C' && n.size() == 6)
            path.cubicTo(n[0], n[1], n[2], n[3], n[4], n[5]);
        else
            continue;
        n.clear();
    }
    return path;
}

QPainterPath readShape(QStringView element, const QXmlStreamAttributes &attributes)
{
    QPainterPath path;
    if (element == "path"_L1) {
        return readPath(attributes.value("d"_L1));
    }
    if (element == "circle"_L1) {
        const qreal radius = number(attributes, "r"_L1);
        path.addEllipse({number(attributes, "cx"_L1), number(attributes, "cy"_L1)}, radius, radius);
    } else if (element == "rect"_L1) {
        const QRectF box(number(attributes, "x"_L1), number(attributes, "y"_L1),
                         number(attributes, "width"_L1), number(attributes, "height"_L1));
        const qreal radius = number(attributes, "rx"_L1);
        path.addRoundedRect(box, radius, radius);
    }
    return path;
}

QRectF readBox(QStringView text)
{
    const QList<QStringView> numbers = text.split(u' ');
    if (numbers.size() != 4)
        return {};
    return {numbers[0].toDouble(), numbers[1].toDouble(), numbers[2].toDouble(),
            numbers[3].toDouble()};
}

} // namespace

Drawing::Drawing(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return;
    m_usual.fill = QColor(Qt::black);
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement)
            read(xml.name(), xml.attributes());
    }
    if (xml.hasError() || m_viewBox.isEmpty())
        m_shapes.clear();
}

void Drawing::read(QStringView element, const QXmlStreamAttributes &attributes)
{
    Shape shape;
    shape.fill = readPaint(attributes.value("fill"_L1), m_usual.fill);
    shape.stroke = readPaint(attributes.value("stroke"_L1), m_usual.stroke);
    shape.strokeWidth = attributes.hasAttribute("stroke-width"_L1)
        ? number(attributes, "stroke-width"_L1)
        : m_usual.strokeWidth;
    if (element == "svg"_L1) {
        m_viewBox = readBox(attributes.value("viewBox"_L1));
        m_usual = shape;
        return;
    }
    shape.path = readShape(element, attributes);
    if (!shape.path.isEmpty())
        m_shapes << shape;
}

Drawing::Paint Drawing::readPaint(QStringView text, const Paint &inherited)
{
    if (text.isEmpty())
        return inherited;
    if (text == "none"_L1)
        return std::nullopt;
    return text == "currentColor"_L1 ? QColor() : QColor(text);
}

void Drawing::paint(QPainter &painter, const QRectF &box, const QColor &ink) const
{
    if (isNull())
        return;
    const auto color = [&](const QColor &own) { return own.isValid() ? own : ink; };
    const qreal scale =
        std::min(box.width() / m_viewBox.width(), box.height() / m_viewBox.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.center());
    painter.scale(scale, scale);
    painter.translate(-m_viewBox.center());
    for (const Shape &shape : m_shapes) {
        painter.setBrush(shape.fill ? QBrush(color(*shape.fill)) : QBrush(Qt::NoBrush));
        painter.setPen(shape.stroke ? QPen(color(*shape.stroke), shape.strokeWidth, Qt::SolidLine,
                                           Qt::RoundCap, Qt::RoundJoin)
                                    : QPen(Qt::NoPen));
        painter.drawPath(shape.path);
    }
    painter.restore();
}

} // namespace desktop
