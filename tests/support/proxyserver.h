// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QTcpServer>
#include <QUrl>

/// An HTTP proxy on loopback (RFC 9110 9.3.6 and 7.2), the only one who knows the way to some
/// hosts. It lets everybody through, or those with a password.
class ProxyServer final : public QTcpServer
{
    Q_OBJECT
public:
    ProxyServer();

    /// host, at any of its ports, is at this one of this computer.
    void setRoute(const QString &host, quint16 port) { m_routes[host] = port; }
    /// `user:password`, without which there is a 407 from the next connection on.
    void setCredentials(const QByteArray &credentials) { m_credentials = credentials; }
    /// Says this to everybody: `403 Forbidden`.
    void refuseAll(const QByteArray &status) { m_refusal = status; }

    /// What goes into `http_proxy`; as somebody, `user:password`.
    [[nodiscard]] QUrl url(const QString &somebody = {}) const;
    /// How often somebody was led to where they wanted.
    [[nodiscard]] qsizetype passages() const { return m_passages; }
    /// How often somebody was asked for a password.
    [[nodiscard]] qsizetype challenges() const { return m_challenges; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void serve(QTcpSocket &client);
    [[nodiscard]] QByteArray refusal(const QByteArray &head);
    void lead(QTcpSocket &client, const QByteArray &head);

    QHash<QString, quint16> m_routes;
    QByteArray m_credentials;
    QByteArray m_refusal;
    qsizetype m_passages = 0;
    qsizetype m_challenges = 0;
};
