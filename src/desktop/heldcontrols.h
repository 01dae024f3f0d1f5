// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointer>

class QWidget;

namespace desktop {

/// Keeps the controls of a page from being used while something is waited for that may be over
/// before anybody notices: the page stays as it was.
class HeldControls final
{
public:
    /// Does nothing more to a page that is held already.
    void hold(QWidget &page);
    /// Gives back what hold() took, the focus too.
    void release();

private:
    QPointer<QWidget> m_page;
    QPointer<QWidget> m_focus;
    QList<QPointer<QWidget>> m_controls; ///< those that hold() disabled
};

} // namespace desktop
