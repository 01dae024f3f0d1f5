// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QUrl>

namespace session {
struct UserAgentRequest;
}

namespace webview {

[[nodiscard]] bool isWeb(const QUrl &url);

/// What to do with a place that the page wants to go to.
enum class Verdict {
    Visit,
    Redirect,      ///< the answer to the authorization request: take it, go nowhere
    Ignore,        ///< go nowhere and say nothing
    ForeignHost,   ///< go nowhere, offer the system browser
    ForeignScheme, ///< go nowhere, say that other programs cannot be opened from here
    Fallback,      ///< go to url instead: the page an Android `intent:` names for browsers
};

struct Decision
{
    Verdict verdict = Verdict::Ignore;
    QUrl url = {};

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// Whether url is a page that the login window may show: https on an allowed host, or http on an
/// allowed loopback host; never the origin that the redirect goes to, unless the authorization
/// page itself lives there.
///
/// An allowed host may name a port (`127.0.0.1:8080`). Without one it stands for the default port,
/// on loopback for any.
[[nodiscard]] bool isAllowedPage(const QUrl &url, const session::UserAgentRequest &request);

/// The whole rule for navigations, without a web view.
[[nodiscard]] Decision decide(const QUrl &url, bool isMainFrame,
                              const session::UserAgentRequest &request);

} // namespace webview
