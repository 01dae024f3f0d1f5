// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/server.h"
#include "visitor.h"

#include <QFile>
#include <QTemporaryDir>

/// A sandbox with a state file, and an app that visits it; the sandbox can be started afresh.
class Household
{
public:
    /// A new server on the old file, at the same time of day. False when it does not start.
    [[nodiscard]] bool restart(sandbox::Options options = {})
    {
        m_visitor.reset();
        m_server.reset();
        options.redirectUris = {app::redirectUri};
        options.stateFile = path();
        // without openid: a key for each test takes longer than all the rest
        options.consentItems.removeAll(QStringLiteral("openid"));
        options.now = [] { return QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC(); };
        m_server = std::make_unique<sandbox::Server>(options);
        const bool isStarted = !m_server->start();
        m_visitor = std::make_unique<Visitor>(m_server->url());
        return isStarted;
    }
    [[nodiscard]] sandbox::Server &server() { return *m_server; }
    [[nodiscard]] Visitor &visitor() { return *m_visitor; }

    [[nodiscard]] QString code(const QByteArray &person = "ryan@sandbox.test")
    {
        m_visitor->cookies.clear(); // nobody is logged in
        return m_visitor->signIn(app::authorizeTarget(), person).redirected(QStringLiteral("code"));
    }
    [[nodiscard]] QJsonObject exchange(const QString &code)
    {
        return m_visitor->post("/oauth/token", app::tokenFields(code)).json();
    }
    [[nodiscard]] Reply refresh(const QJsonObject &tokens)
    {
        return m_visitor->post("/oauth/token",
                               Fields{{"grant_type", "refresh_token"},
                                      {"client_id", "sandbox"},
                                      {"refresh_token", text(tokens, "refresh_token")}});
    }
    [[nodiscard]] static Visitor::Headers bearer(const QJsonObject &tokens)
    {
        return {{"Authorization", "Bearer " + text(tokens, "access_token")}};
    }
    [[nodiscard]] Reply me(const QJsonObject &tokens)
    {
        return m_visitor->get("/v2/user/me", bearer(tokens));
    }

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("state.json")); }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] bool put(const QByteArray &content) const
    {
        QFile file(path());
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

private:
    [[nodiscard]] static QByteArray text(const QJsonObject &tokens, const char *name)
    {
        return tokens.value(QLatin1String(name)).toString().toLatin1();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Visitor> m_visitor;
};
