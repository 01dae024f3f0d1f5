// SPDX-License-Identifier: Apache-2.0
#include "program/builtinsandbox.h"
#include "sandbox/server.h"

#include <QObject>

namespace {

class SandboxPlugin final : public QObject, public program::BuiltInSandbox
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "daemun.program.BuiltInSandbox/4")
    Q_INTERFACES(program::BuiltInSandbox)
public:
    [[nodiscard]] std::optional<QString> start(const QString &redirectUri,
                                               const QString &logoutRedirectUri,
                                               const QString &stateFile) override
    {
        sandbox::Options options;
        options.redirectUris = {redirectUri};
        options.logoutRedirectUris = {logoutRedirectUri};
        options.stateFile = stateFile;
        m_server.emplace(options);
        return m_server->start();
    }
    void stop() override { m_server.reset(); }
    [[nodiscard]] QUrl url() const override { return m_server ? m_server->url() : QUrl(); }
    [[nodiscard]] QString clientId() const override { return sandbox::Options().clientId; }

private:
    std::optional<sandbox::Server> m_server;
};

} // namespace

#include "sandboxplugin.moc"
