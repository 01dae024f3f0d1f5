// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QUrl>

#include <chrono>
#include <memory>

class QSslSocket;

/// What a server answered; status 0, and whatever came, when that was no whole answer.
struct Reply
{
    int status = 0;
    QByteArray body;
    QMap<QByteArray, QByteArray> headers; ///< names in lower case

    [[nodiscard]] QByteArray header(const QByteArray &name) const { return headers.value(name); }
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QByteArray location() const { return header("location"); }
    /// A parameter of the place a redirect leads to.
    [[nodiscard]] QString redirected(const QString &parameter) const;
    [[nodiscard]] bool isLoginPage() const { return status == 200 && shows("id=\"log-in\""); }
    [[nodiscard]] bool isConsentPage() const { return status == 200 && shows("id=\"agree\""); }
    [[nodiscard]] bool hasCode() const { return !redirected(QStringLiteral("code")).isEmpty(); }
    [[nodiscard]] bool shows(const QByteArray &text) const { return body.contains(text); }
};

using Fields = QList<std::pair<QByteArray, QByteArray>>;
[[nodiscard]] QByteArray encoded(const Fields &fields);

/// A browser without a screen, and a client of the API: trusts whom
/// QSslConfiguration::defaultConfiguration() does, keeps its connection and its cookies,
/// follows no redirect and waits for each answer. Use one in the thread that made it.
class Visitor
{
public:
    using Headers = QMap<QByteArray, QByteArray>;

    explicit Visitor(const QUrl &server,
                     std::chrono::milliseconds patience = std::chrono::seconds(20));
    ~Visitor();

    Reply get(const QByteArray &target, const Headers &headers = {});
    Reply post(const QByteArray &target, const QByteArray &form, const Headers &headers = {});
    Reply post(const QByteArray &target, const Fields &fields, const Headers &headers = {});
    /// A null body is not announced either.
    Reply send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
               const Headers &headers);

    /// Posts fields to the first form of the page, with its hidden token.
    Reply submit(const Reply &page, const Fields &fields);
    /// Goes to where a redirect of the server itself leads.
    Reply follow(const Reply &redirect);
    /// From the authorization request to the redirect that carries the code: logs in when asked,
    /// agrees to everything when asked.
    Reply signIn(const QByteArray &authorizeTarget, const QByteArray &person = "ryan@sandbox.test");

    QHash<QByteArray, QByteArray> cookies;

private:
    bool connect();
    Reply receive(bool hasBody);

    const QUrl m_server;
    const int m_patience;
    std::unique_ptr<QSslSocket> m_socket;
};

/// The app of the tests, and an authorization request of it.
namespace app {
inline const QString redirectUri = QStringLiteral("http://127.0.0.1:52525/kakao/callback");
/// The usual request with these parameters changed; a null value leaves one out.
[[nodiscard]] QByteArray authorizeTarget(const Fields &changes = {});
/// The token request for a code with these fields changed; a null value leaves one out.
[[nodiscard]] Fields tokenFields(const QString &code, const Fields &changes = {});
} // namespace app
