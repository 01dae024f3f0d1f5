// SPDX-License-Identifier: Apache-2.0
#include "webview/pageground.h"

#include <QPalette>
#include <QPointer>
#include <QWebEnginePage>
#include <QWebEngineScript>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

constexpr int middle = 128;

/// Of the page nothing but colours is asked for.
QString hasGround()
{
    return u"(document.querySelector('meta[name=color-scheme]')?.content ?? '').includes('dark')"
           "  || [document.documentElement, document.body].some(element => {"
           "  if (!element) return false;"
           "  const style = getComputedStyle(element);"
           "  return style.backgroundColor !== 'rgba(0, 0, 0, 0)'"
           "      || style.backgroundImage !== 'none' || style.colorScheme.includes('dark'); })"_s;
}

} // namespace

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < middle;
}

PageGround::PageGround(QWebEnginePage &page, const QPalette &palette) : m_page(page)
{
    setPalette(palette);
}

void PageGround::setPalette(const QPalette &palette)
{
    m_window = isDark(palette) ? palette.color(QPalette::Window) : QColor(Qt::white);
    lay();
}

void PageGround::pageLoaded()
{
    m_page.runJavaScript(hasGround(), QWebEngineScript::ApplicationWorld,
                         [self = QPointer(this)](const QVariant &hasGround) {
                             if (self && hasGround.isValid())
                                 self->setOwn(hasGround.toBool());
                         });
}

void PageGround::setOwn(bool isOwn)
{
    m_isOwn = isOwn;
    lay();
}

void PageGround::lay()
{
    const QColor color = m_isOwn ? m_window : QColor(Qt::white);
    if (m_page.backgroundColor() != color)
        m_page.setBackgroundColor(color);
}

} // namespace webview
