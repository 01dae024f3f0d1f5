// SPDX-License-Identifier: Apache-2.0
#include "sandbox/browsers.h"

#include "sandbox/http.h"

namespace sandbox {

namespace {

constexpr qsizetype most = 10'000;
constexpr int loginDays = 1;      // Kakao: 24 hours from the login, used or not
constexpr int longLoginDays = 30; // "stay logged in"

} // namespace

Browser &Browsers::find(const QByteArray &cookie, const QDateTime &now)
{
    const auto known = m_browsers.find(cookie);
    if (known == m_browsers.end())
        return add({.cookie = randomToken(), .formToken = randomToken()});
    if (known->personId != 0 && known->loggedInUntil <= now)
        logOut(*known);
    return *known;
}

Browser &Browsers::logIn(const Browser &browser, qint64 personId, bool stay, const QDateTime &now)
{
    m_browsers.remove(QByteArray(browser.cookie));
    return add({.cookie = randomToken(),
                .formToken = randomToken(),
                .personId = personId,
                .loggedInAt = now,
                .loggedInUntil = now.addDays(stay ? longLoginDays : loginDays),
                .staysLoggedIn = stay});
}

void Browsers::logOut(Browser &browser)
{
    browser.personId = 0;
    browser.loggedInAt = {};
    browser.loggedInUntil = {};
    browser.promptAnswered.clear();
}

Browser &Browsers::add(const Browser &browser)
{
    m_order.push_back(browser.cookie);
    while (m_browsers.size() >= most) {
        m_browsers.remove(m_order.front());
        m_order.pop_front();
    }
    if (m_order.size() > size_t(2 * most))
        std::erase_if(m_order, [&](const QByteArray &cookie) {
            return cookie != browser.cookie && !m_browsers.contains(cookie);
        });
    return *m_browsers.insert(browser.cookie, browser);
}

} // namespace sandbox
