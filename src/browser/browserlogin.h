// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "browser/browser_export.h"
#include "browser/loopbacklistener.h"
#include "kakao/reply.h"
#include "session/useragent.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace browser {

/// How an attempt goes on, and when it ends.
struct BrowserOptions
{
    /// Opens a browser; false when there is none. Left out, nothing is opened, and the person does
    /// it with the link.
    std::function<bool(const QUrl &)> open = {};
    /// After it the attempt ends with LoginTimeout.
    std::chrono::milliseconds timeLimit = std::chrono::minutes(10);
    /// What stands in the way (BrowserMissing, PortInUse, CannotListen) does not end the attempt
    /// but becomes its trouble(): the person can open the link, and paste the address. For programs
    /// that show both.
    bool goesOnInTrouble = false;
    /// Between two looks whether a port in use has become free.
    std::chrono::milliseconds portCheckInterval = std::chrono::seconds(1);
};

/// One attempt to log in in the browser: a reply, and what there is to show meanwhile. It finishes
/// with the redirect that came to the listener or was pasted, whichever came first.
class DAEMUN_BROWSER_EXPORT BrowserLogin final : public kakao::Reply<QUrl>
{
    Q_OBJECT
public:
    /// The time runs from here on.
    BrowserLogin(const session::UserAgentRequest &request, BrowserOptions options);

    /// Listens and opens the browser: once, and not before the listener is there. While another
    /// program has the port the browser stays closed, since that program would get the code.
    void begin();

    /// The address to log in at, for any browser.
    [[nodiscard]] QUrl link() const { return m_request.authorizationUrl; }
    /// What the address begins with that a browser ends at.
    [[nodiscard]] QUrl redirectUri() const { return m_request.redirectUri; }
    /// Why the person has to do something themselves; nothing while all goes by itself.
    [[nodiscard]] const std::optional<kakao::Error> &trouble() const { return m_trouble; }
    /// Whether BrowserOptions::open has said that a browser is there.
    [[nodiscard]] bool isBrowserOpened() const noexcept { return m_isOpened; }
    /// Of BrowserOptions::timeLimit; 0 when it is over.
    [[nodiscard]] std::chrono::milliseconds timeLeft() const;

    /// Takes the address a browser ended at, with the blanks and line breaks of a clipboard. Ends
    /// the attempt when it is the answer; else says what is wrong with it (InvalidRedirect: another
    /// address, StateMismatch: of another attempt, or one is in already), and goes on waiting.
    kakao::Result<kakao::Done> acceptPasted(const QString &text);

Q_SIGNALS:
    /// trouble() is another, or nothing any more.
    void troubleChanged();

private:
    void openBrowser();
    void setTrouble(const std::optional<kakao::Error> &trouble);
    void end(const kakao::Result<QUrl> &result);
    void stop() override;

    session::UserAgentRequest m_request;
    BrowserOptions m_options;
    kakao::Secret m_state;
    LoopbackListener m_listener;
    QTimer m_timeLimit;
    QTimer m_portCheck;
    std::optional<kakao::Error> m_trouble;
    bool m_isOpened = false;
};

} // namespace browser
