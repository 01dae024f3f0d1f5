// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browser_export.h"
#include "kakao/result.h"
#include "kakao/secret.h"

#include <QObject>
#include <QUrl>

#include <chrono>
#include <cstddef>
#include <memory>
#include <vector>

class QHostAddress;
class QTcpServer;

namespace browser {

class LoopbackConnection;

/// Waits on the redirect URI for the browser that comes back (RFC 8252 7.3), and closes with the
/// first answer to the request.
///
/// Only this computer can reach it, and only a GET of the redirect URI under its own name (Host)
/// with the request's state is an answer. A state of another kind is told so and changes nothing:
/// no other program can end the sign-in. Of too many connections the oldest goes, since it has had
/// its time: a crowd that says nothing does not keep the browser out.
///
/// The answer is a page at the redirect URI itself: leading the browser on to an address without
/// the code would keep the port open longer than its answer. The code is of no use any more by the
/// time the page is read: it is spent, and was bound to our PKCE verifier.
class DAEMUN_BROWSER_EXPORT LoopbackListener final : public QObject
{
    Q_OBJECT
public:
    /// What one browser needs, and a crowd does not get beyond.
    struct Limits
    {
        std::size_t connections = 64;                                 ///< open at a time
        std::chrono::milliseconds patience = std::chrono::seconds(5); ///< for one request
    };

    /// Listens from open() on. state is that of the authorization request.
    LoopbackListener(QUrl redirectUri, kakao::Secret state, Limits limits,
                     QObject *parent = nullptr);
    /// With the usual limits.
    LoopbackListener(QUrl redirectUri, kakao::Secret state, QObject *parent = nullptr);
    ~LoopbackListener() override;

    /// PortInUse when another program is there, CannotListen when the redirect URI is not plain
    /// http on 127.0.0.1, [::1] or localhost, or the system does not let us. For `localhost` both
    /// addresses are taken: whoever had the other one would get the code.
    kakao::Result<kakao::Done> open();
    /// Hangs up on everybody. Nothing is answered any more; open() begins anew.
    void close();
    [[nodiscard]] bool isOpen() const noexcept
    {
        return !m_servers.empty();
    } ///< whether it listens

Q_SIGNALS:
    /// The answer, and the listener is closed. Once; do not delete it from a slot.
    void redirected(const QUrl &redirect);

private:
    kakao::Result<kakao::Done> listen(const QHostAddress &address);
    void accept(qintptr descriptor);
    [[nodiscard]] QByteArray answerTo(const QByteArray &head);
    void onOver(LoopbackConnection *connection);

    QUrl m_redirectUri;
    kakao::Secret m_state;
    Limits m_limits;
    std::vector<std::unique_ptr<QTcpServer>> m_servers;
    std::vector<LoopbackConnection *> m_connections; ///< children, the oldest first
    QUrl m_redirect;                                 ///< the answer, while its page is being sent
};

} // namespace browser
