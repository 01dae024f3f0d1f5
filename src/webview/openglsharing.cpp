// SPDX-License-Identifier: Apache-2.0
#include "webview/openglsharing_p.h"

#include <QCoreApplication>
#include <QOpenGLContext>

// Exported by Qt Gui for QGuiApplication's own use of it, and in no public header.
Q_GUI_EXPORT void qt_gl_set_global_share_context(QOpenGLContext *context);

namespace webview {

void shareOpenGLContexts()
{
    if (QOpenGLContext::globalShareContext())
        return;
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    // Lives as long as the process: WebEngine's own contexts share with it until their end. Without
    // OpenGL, where create() fails, WebEngine draws in software.
    auto *context = new QOpenGLContext;
    context->create();
    qt_gl_set_global_share_context(context);
}

} // namespace webview
