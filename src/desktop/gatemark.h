// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIcon>
#include <QWidget>

namespace desktop {

/// The application's icon, in the sizes that a window is asked for.
[[nodiscard]] QIcon applicationIcon();

/// The gate that Daemun is named after. It says nothing that has to be read out.
class GateMark final : public QWidget
{
    Q_OBJECT
public:
    explicit GateMark(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace desktop
