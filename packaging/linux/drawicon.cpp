// SPDX-License-Identifier: Apache-2.0
//
// drawicon DRAWING.svg SIZE PICTURE.png: the icon as an icon theme wants it, beside the drawing
// itself. The same code draws it in the windows.
#include "desktop/drawing.h"

#include <QImage>
#include <QPainter>

#include <cstdio>

int main(int argc, char *argv[])
{
    const int size = argc == 4 ? QByteArray(argv[2]).toInt() : 0;
    if (size <= 0) {
        std::fputs("usage: drawicon DRAWING.svg SIZE PICTURE.png\n", stderr);
        return 2;
    }
    const desktop::Drawing drawing(QString::fromLocal8Bit(argv[1]));
    if (drawing.isNull()) {
        std::fprintf(stderr, "drawicon: %s cannot be read as a drawing\n", argv[1]);
        return 1;
    }
    QImage image(size, size, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        drawing.paint(painter, image.rect(), {});
    }
    if (!image.save(QString::fromLocal8Bit(argv[3]), "PNG")) {
        std::fprintf(stderr, "drawicon: %s cannot be written\n", argv[3]);
        return 1;
    }
    return 0;
}
