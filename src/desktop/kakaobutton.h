// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace desktop {

/// The button that starts a Kakao sign-in, by Kakao's design guide: container #FEE500, label
/// #000000 at 85 %, corner radius 12 pixels, a speech bubble before the label. The colours are the
/// same on a dark desktop.
class KakaoButton final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit KakaoButton(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QColor ground() const;
};

} // namespace desktop
