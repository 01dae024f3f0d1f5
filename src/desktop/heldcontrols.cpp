// SPDX-License-Identifier: Apache-2.0
#include "desktop/heldcontrols.h"

#include <QAbstractButton>
#include <QLineEdit>

#include <utility>

namespace desktop {

void HeldControls::hold(QWidget &page)
{
    if (m_page == &page)
        return;
    release();
    m_page = &page;
    QWidget *focus = page.window()->focusWidget();
    m_focus = focus && page.isAncestorOf(focus) ? focus : nullptr;
    if (m_focus)
        m_focus->clearFocus(); // else it would wander on, control by control
    for (QWidget *control : page.findChildren<QWidget *>()) {
        const bool isControl =
            qobject_cast<QAbstractButton *>(control) || qobject_cast<QLineEdit *>(control);
        if (isControl && control->isEnabled()) {
            control->setEnabled(false);
            m_controls << control;
        }
    }
}

void HeldControls::release()
{
    m_page.clear();
    for (const QPointer<QWidget> &control : std::exchange(m_controls, {})) {
        if (control)
            control->setEnabled(true);
    }
    QWidget *focus = m_focus;
    m_focus.clear();
    if (focus && focus->isVisible())
        focus->setFocus();
}

} // namespace desktop
