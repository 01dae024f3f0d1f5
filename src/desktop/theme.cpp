// SPDX-License-Identifier: Apache-2.0
#include "desktop/theme.h"

#include "desktop/themestyle.h"

#include <QApplication>

namespace desktop {
namespace {

ThemeStyle &theme()
{
    auto *style = qobject_cast<ThemeStyle *>(QApplication::style());
    Q_ASSERT(style);
    return *style;
}

} // namespace

void installTheme(Appearance appearance)
{
    QApplication::setStyle(new ThemeStyle(appearance)); // which takes it
}

void setAppearance(Appearance appearance)
{
    theme().setAppearance(appearance);
}

Appearance appearance()
{
    return theme().appearance();
}

bool isDark()
{
    return theme().isDark();
}

} // namespace desktop
