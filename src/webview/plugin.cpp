// SPDX-License-Identifier: Apache-2.0
#include "webview/environmentcheck.h"
#include "webview/webviewagent.h"

#include <QWidget>

namespace webview {

class WebViewPlugin final : public QObject, public session::UserAgentFactory
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "daemun.session.UserAgentFactory/1")
    Q_INTERFACES(session::UserAgentFactory)
public:
    [[nodiscard]] std::unique_ptr<session::UserAgent> create(QObject *parentWindow) override
    {
        return std::make_unique<WebViewAgent>(
            qobject_cast<QWidget *>(parentWindow),
            WebViewAgent::Options{.problem = environmentProblem(currentEnvironment())});
    }
};

} // namespace webview

#include "plugin.moc"
