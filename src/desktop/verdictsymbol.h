// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/style.h"

#include <QWidget>

#include <optional>

namespace desktop {

/// Says by its shape what the colour of the sentence beside it says. Keeps its room when empty.
class VerdictSymbol final : public QWidget
{
    Q_OBJECT
public:
    explicit VerdictSymbol(QWidget *parent = nullptr);

    void setTone(std::optional<Tone> tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Tone> m_tone;
};

} // namespace desktop
