// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>
#include <QPointer>

class QVariantAnimation;

namespace desktop {

/// A photo. Another one fades in over the one that was seen before, where the desktop wants
/// anything to move; the first one is there at once.
class PhotoLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit PhotoLabel(QWidget *parent = nullptr);

    /// Of the label's size.
    void setPhoto(const QPixmap &photo);
    [[nodiscard]] bool isFading() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void fade();

    QPixmap m_before; ///< null unless it is fading
    qreal m_opacity = 1;
    bool m_isSeen = false;
    QPointer<QVariantAnimation> m_animation;
};

} // namespace desktop
