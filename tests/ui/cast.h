// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scene.h"

#include <vector>

namespace gallery {

/// Windows that were made in the present look, all at once: what comes by and by, like a menu bar,
/// is waited for once.
class Cast final
{
public:
    explicit Cast(const QList<Play> &plays);
    ~Cast();

    /// Shows one, alone and finished: laid out, played, and at rest. Nothing when it does not come.
    /// In their order, each until its end().
    [[nodiscard]] QWidget *show(qsizetype number, QSize size = {});
    void end(qsizetype number);

private:
    QList<Play> m_plays;
    std::vector<Staged> m_staged;
};

} // namespace gallery
