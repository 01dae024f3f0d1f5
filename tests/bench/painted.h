// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <cstdio>
#include <cstdlib>

/// Prints the milliseconds of sinceAsked once view shows its page, and ends the process. Two
/// animation frames after the load the compositor has drawn what was loaded.
inline void endWhenPainted(QWebEngineView &view, const QElapsedTimer &sinceAsked)
{
    QObject::connect(&view, &QWebEngineView::titleChanged, &view, [&](const QString &title) {
        if (title != QStringLiteral("painted"))
            return;
        std::printf("%.1f\n", double(sinceAsked.nsecsElapsed()) / 1e6);
        std::fflush(stdout);
        std::_Exit(0); // taking the web engine down is not what is measured
    });
    QObject::connect(&view, &QWebEngineView::loadFinished, &view, [&] {
        view.page()->runJavaScript(
            QStringLiteral("requestAnimationFrame(() => requestAnimationFrame(() => document.title "
                           "= 'painted'))"));
    });
}
