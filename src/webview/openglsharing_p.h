// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace webview {

/// Does late what Qt::AA_ShareOpenGLContexts, set before the application object, does at every
/// start: Qt WebEngine, which comes as a plugin, needs it, and a start without a sign-in should not
/// pay for OpenGL. Call before the web view is loaded.
void shareOpenGLContexts();

} // namespace webview
