// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QWidget;

namespace webview {

/// Knows whether an input method is composing text in a view, and leaves it the keys that end a
/// composition: they neither submit half a word nor close the window.
class Composition final : public QObject
{
    Q_OBJECT
public:
    /// view must outlive it.
    explicit Composition(QWidget &view, QObject *parent = nullptr);

protected:
    /// Of the application: what takes the text is a child of the view that Chromium replaces.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isInView(const QObject *watched) const;

    QWidget &m_view;
    bool m_isGoingOn = false;
};

} // namespace webview
