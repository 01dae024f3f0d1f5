// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>

class QPalette;
class QWebEnginePage;

namespace webview {

[[nodiscard]] bool isDark(const QPalette &palette);

/// What is behind a page and is seen until its first frame: in the dark the window's colour, so
/// that nothing flashes. A page without a ground of its own counts on a white one, and gets it.
class PageGround final : public QObject
{
    Q_OBJECT
public:
    /// Before the page is shown: changed while one loads, the colour now and then holds the first
    /// frame back for half a second. page must outlive it.
    PageGround(QWebEnginePage &page, const QPalette &palette);

    void setPalette(const QPalette &palette);
    void pageLoaded();

private:
    void setOwn(bool isOwn);
    void lay();

    QWebEnginePage &m_page;
    QColor m_window;
    bool m_isOwn = true; ///< the page's
};

} // namespace webview
