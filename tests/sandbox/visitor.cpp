// SPDX-License-Identifier: Apache-2.0
#include "visitor.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSslSocket>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace {

QByteArray attribute(const QByteArray &page, const QString &pattern)
{
    QString value = QRegularExpression(pattern).match(QString::fromUtf8(page)).captured(1);
    return value.replace(u"&amp;"_s, u"&"_s).toUtf8();
}

Fields changed(Fields fields, const Fields &changes)
{
    for (const auto &[name, value] : changes) {
        fields.removeIf([&](const auto &field) { return field.first == name; });
        if (!value.isNull())
            fields.append({name, value});
    }
    return fields;
}

} // namespace

QJsonObject Reply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Reply::redirected(const QString &parameter) const
{
    return QUrlQuery(QUrl::fromEncoded(location())).queryItemValue(parameter, QUrl::FullyDecoded);
}

QByteArray encoded(const Fields &fields)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : fields)
        pairs.append(name.toPercentEncoding() + '=' + value.toPercentEncoding());
    return pairs.join('&');
}

Visitor::Visitor(const QUrl &server, std::chrono::milliseconds patience)
    : m_server(server), m_patience(static_cast<int>(patience.count())),
      m_socket(std::make_unique<QSslSocket>())
{
}

Visitor::~Visitor() = default;

Reply Visitor::send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                    const Headers &headers)
{
    m_socket->waitForReadyRead(0); // notices that the server has hung up
    if (m_socket->state() != QSslSocket::ConnectedState) {
        m_socket->abort();
        if (!connect())
            return {};
    }
    QByteArray request =
        method + ' ' + target + " HTTP/1.1\r\nHost: " + m_server.authority().toLatin1() + "\r\n";
    if (!body.isNull())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (auto it = headers.begin(); it != headers.end(); ++it)
        request += it.key() + ": " + it.value() + "\r\n";
    QByteArrayList pairs;
    for (auto it = cookies.cbegin(); it != cookies.cend(); ++it)
        pairs.append(it.key() + '=' + it.value());
    if (!pairs.isEmpty())
        request += "Cookie: " + pairs.join("; ") + "\r\n";
    m_socket->write(request + "\r\n" + body);

    const Reply reply = receive(method != "HEAD");
    const QByteArray cookie = reply.header("set-cookie").split(';').first();
    if (const auto equals = cookie.indexOf('='); equals > 0)
        cookies.insert(cookie.first(equals), cookie.sliced(equals + 1));
    return reply;
}

bool Visitor::connect()
{
    const auto port = static_cast<quint16>(m_server.port());
    const bool usesTls = m_server.scheme() == "https"_L1;
    if (usesTls)
        m_socket->connectToHostEncrypted(m_server.host(), port);
    else
        m_socket->connectToHost(m_server.host(), port);
    if (!(usesTls ? m_socket->waitForEncrypted(m_patience)
                  : m_socket->waitForConnected(m_patience)))
        return false;
    m_socket->setSocketOption(QTcpSocket::LowDelayOption, 1);
    return true;
}

Reply Visitor::receive(bool hasBody)
{
    QByteArray seen;
    const auto readUntil = [&](auto isThere) {
        while (!isThere()) {
            if (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(m_patience))
                return false;
            seen += m_socket->readAll();
        }
        return true;
    };
    if (!readUntil([&] { return seen.contains("\r\n\r\n"); }))
        return {.status = 0, .body = seen, .headers = {}};
    const auto headEnd = seen.indexOf("\r\n\r\n");
    QByteArrayList lines = seen.first(headEnd).replace("\r\n", "\n").split('\n');
    Reply reply{.status = lines.takeFirst().split(' ').value(1).toInt(), .body = {}, .headers = {}};
    for (const QByteArray &line : std::as_const(lines)) {
        const auto colon = line.indexOf(':');
        reply.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    const auto length = hasBody ? reply.header("content-length").toLongLong() : 0;
    if (!readUntil([&] { return seen.size() >= headEnd + 4 + length; }))
        reply.status = 0;
    reply.body = seen.sliced(headEnd + 4);
    return reply;
}

Reply Visitor::get(const QByteArray &target, const Headers &headers)
{
    return send("GET", target, {}, headers);
}

Reply Visitor::post(const QByteArray &target, const QByteArray &form, const Headers &headers)
{
    Headers all = headers;
    all.insert("Content-Type", "application/x-www-form-urlencoded;charset=utf-8");
    return send("POST", target, form, all);
}

Reply Visitor::post(const QByteArray &target, const Fields &fields, const Headers &headers)
{
    return post(target, encoded(fields), headers);
}

Reply Visitor::submit(const Reply &page, const Fields &fields)
{
    const QByteArray action = attribute(page.body, u"<form[^>]* action=\"([^\"]*)\""_s);
    const QByteArray token = attribute(page.body, u"name=\"form_token\" value=\"([^\"]*)\""_s);
    return post(action, Fields{{"form_token", token}} + fields);
}

Reply Visitor::follow(const Reply &redirect)
{
    return redirect.location().startsWith('/') ? get(redirect.location()) : redirect;
}

Reply Visitor::signIn(const QByteArray &authorizeTarget, const QByteArray &person)
{
    Reply reply = get(authorizeTarget);
    if (reply.shows("id=\"log-in\""))
        reply = follow(submit(reply, {{"person", person}}));
    if (reply.shows("id=\"agree\"")) {
        Fields fields = {{"decision", "agree"}};
        for (const char *item : {"profile_image", "account_email", "birthday"})
            fields.append({QByteArray("scope"), QByteArray(item)});
        fields.append({QByteArray("term"), QByteArray("marketing")});
        reply = submit(reply, fields);
    }
    return reply;
}

QByteArray app::authorizeTarget(const Fields &changes)
{
    return "/oauth/authorize?"
        + encoded(changed({{"client_id", "sandbox"},
                           {"redirect_uri", redirectUri.toUtf8()},
                           {"response_type", "code"},
                           {"state", "S"}},
                          changes));
}

Fields app::tokenFields(const QString &code, const Fields &changes)
{
    return changed({{"grant_type", "authorization_code"},
                    {"client_id", "sandbox"},
                    {"redirect_uri", redirectUri.toUtf8()},
                    {"code", code.toUtf8()}},
                   changes);
}
