// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

struct PageAnswer
{
    QByteArray body = {};
    int status = 200;
    QByteArray headers = {}; ///< each with its CRLF
    bool hangs = false;
};

struct PageRequest
{
    QByteArray method;
    QByteArray target;
    QByteArray head;
};

/// A scripted web server on loopback. What is not scripted is answered with 404.
class PageServer : public QTcpServer
{
    Q_OBJECT
public:
    explicit PageServer(QObject *parent = nullptr);

    void set(const QByteArray &path, const PageAnswer &answer) { m_script.insert(path, answer); }
    void setPage(const QByteArray &path, const QByteArray &html);
    void setRedirect(const QByteArray &path, int status, const QByteArray &location);
    void clear();
    void release(); ///< answers what hangs, with an empty page

    [[nodiscard]] QUrl url(const QString &path,
                           const QString &host = QStringLiteral("127.0.0.1")) const;
    [[nodiscard]] const QList<PageRequest> &requests() const { return m_requests; }
    [[nodiscard]] int seen(const QByteArray &path) const; ///< how many requests for path
    [[nodiscard]] int connections() const { return m_connections; }
    /// Until everybody has been counted who connected before this call.
    [[nodiscard]] bool settle();

protected:
    void serve(QTcpSocket &socket);
    int m_connections = 0;

private:
    quint16 m_lastPeer = 0;
    QHash<QByteArray, PageAnswer> m_script;
    QList<QPointer<QTcpSocket>> m_hanging;
    QList<PageRequest> m_requests;
};
