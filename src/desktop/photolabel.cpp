// SPDX-License-Identifier: Apache-2.0
#include "desktop/photolabel.h"

#include <QPainter>
#include <QStyle>
#include <QVariantAnimation>

#include <algorithm>

namespace desktop {
namespace {

constexpr int longest = 150; // ms

} // namespace

PhotoLabel::PhotoLabel(QWidget *parent) : QLabel(parent) {}

void PhotoLabel::setPhoto(const QPixmap &photo)
{
    const int duration = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this);
    delete m_animation;
    m_before = m_isSeen && isVisible() && duration > 0 ? pixmap() : QPixmap();
    setPixmap(photo);
    if (!m_before.isNull())
        fade();
}

void PhotoLabel::fade()
{
    m_opacity = 0;
    m_animation = new QVariantAnimation(this);
    m_animation->setStartValue(0.0);
    m_animation->setEndValue(1.0);
    m_animation->setDuration(
        std::min(style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this), longest));
    connect(m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_opacity = value.toReal();
        update();
    });
    connect(m_animation, &QObject::destroyed, this, [this] {
        m_before = {};
        m_opacity = 1;
        update();
    });
    m_animation->start(QAbstractAnimation::DeleteWhenStopped);
}

bool PhotoLabel::isFading() const
{
    return m_animation;
}

void PhotoLabel::paintEvent(QPaintEvent *)
{
    m_isSeen = true;
    QPainter painter(this);
    if (!m_before.isNull()) {
        painter.setOpacity(1 - m_opacity);
        painter.drawPixmap(0, 0, m_before);
    }
    painter.setOpacity(m_opacity);
    painter.drawPixmap(0, 0, pixmap());
}

} // namespace desktop
