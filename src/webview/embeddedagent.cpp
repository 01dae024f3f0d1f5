// SPDX-License-Identifier: Apache-2.0
#include "webview/embeddedagent.h"

#include "webview/openglsharing_p.h"
#include "webview/pluginfolders_p.h"

#include <QApplication>
#include <QDir>
#include <QPluginLoader>
#include <QWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

kakao::Error agentError(kakao::ErrorCode code, const QString &detail)
{
    return {.code = code, .origin = kakao::ErrorOrigin::UserAgent, .detail = detail};
}

} // namespace

EmbeddedAgent::EmbeddedAgent(QWidget *parentWindow, QString pluginFolder)
    : m_parentWindow(parentWindow), m_pluginFolder(std::move(pluginFolder))
{
}

EmbeddedAgent::~EmbeddedAgent() = default;

kakao::ReplyPtr<QUrl> EmbeddedAgent::authorize(const session::UserAgentRequest &request)
{
    const auto agent = window();
    return agent ? (*agent)->authorize(request) : kakao::makeReadyReply<QUrl>(agent.error());
}

kakao::Result<session::UserAgent *> EmbeddedAgent::window()
{
    if (m_window)
        return m_window.get();
    if (!qobject_cast<QApplication *>(QCoreApplication::instance()))
        return agentError(kakao::ErrorCode::WebViewUnusable, u"no QApplication"_s);

    const QStringList folders =
        m_pluginFolder.isEmpty() ? pluginFolders() : QStringList(m_pluginFolder);
    QPluginLoader plugin;
    for (const QString &folder : folders) {
        plugin.setFileName(QDir(folder).filePath(u"daemun-webview"_s));
        if (!plugin.fileName().isEmpty())
            break;
    }
    if (plugin.fileName().isEmpty()) {
        return agentError(kakao::ErrorCode::WebViewMissing,
                          u"daemun-webview is not in "_s
                              + QDir::toNativeSeparators(folders.join(u", "_s)));
    }
    shareOpenGLContexts();
    auto *factory = qobject_cast<session::UserAgentFactory *>(plugin.instance());
    if (!factory)
        return agentError(kakao::ErrorCode::WebViewMissing, plugin.errorString());
    m_window = factory->create(m_parentWindow);
    return m_window.get();
}

} // namespace webview
