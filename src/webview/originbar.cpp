// SPDX-License-Identifier: Apache-2.0
#include "webview/originbar.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace webview {

QString originText(const QUrl &url)
{
    if (url.host().isEmpty())
        return {};
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host(QUrl::FullyEncoded));
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    if (url.port(usual) != usual)
        origin.setPort(url.port());
    return origin.toString(QUrl::FullyEncoded);
}

OriginLabel::OriginLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
}

void OriginLabel::setOrigin(const QString &text)
{
    m_origin = text;
    setAccessibleName(text); // whole, however narrow the window
    elide();
}

void OriginLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void OriginLabel::elide()
{
    setText(fontMetrics().elidedText(m_origin, Qt::ElideLeft, contentsRect().width()));
}

LockLabel::LockLabel(QWidget *parent) : QLabel(parent)
{
    setFixedSize(16, 16);
}

void LockLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = palette().color(QPalette::WindowText);
    painter.setPen(QPen(color, 1.6));
    painter.drawArc(QRectF(5, 2, 6, 8), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(3, 6.5, 10, 7.5), 1.5, 1.5);
}

} // namespace webview
