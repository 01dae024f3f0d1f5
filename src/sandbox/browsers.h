// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>

#include <deque>

namespace sandbox {

/// What the login pages know of one browser.
struct Browser
{
    QByteArray cookie = {};
    QByteArray formToken = {}; ///< in every form, against forged posts
    qint64 personId = 0;       ///< 0: nobody is logged in
    QDateTime loggedInAt = {};
    QDateTime loggedInUntil = {};
    bool staysLoggedIn = false; ///< the cookie outlives the browser
    /// The authorization request for which somebody has just logged in: its `prompt` is answered.
    QByteArray promptAnswered = {};
};

/// The last 10,000 that came: whoever takes no cookies is a new one each time.
class Browsers
{
public:
    /// The browser of that cookie, with the login ended when its time is over; a new one for an
    /// unknown cookie.
    [[nodiscard]] Browser &find(const QByteArray &cookie, const QDateTime &now);
    /// Under a new cookie, so that a cookie planted before the login is worth nothing after it.
    [[nodiscard]] Browser &logIn(const Browser &browser, qint64 personId, bool stay,
                                 const QDateTime &now);
    static void logOut(Browser &browser);

private:
    Browser &add(const Browser &browser);

    QHash<QByteArray, Browser> m_browsers;
    std::deque<QByteArray> m_order; ///< their cookies, from the oldest on; some may be gone
};

} // namespace sandbox
