// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace desktop {

/// A label for text with a name in it: plain, and broken anywhere when the name has no better
/// place, so that no name makes a window wider.
class NameLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit NameLabel(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace desktop
