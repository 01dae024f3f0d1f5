// SPDX-License-Identifier: Apache-2.0
#include "browser/browserlogin.h"

#include "kakao/authorizationresponse.h"

#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace browser {
namespace {

kakao::Error agentError(kakao::ErrorCode code)
{
    return {.code = code, .origin = kakao::ErrorOrigin::UserAgent};
}

kakao::Secret stateOf(const session::UserAgentRequest &request)
{
    return kakao::Secret(QUrlQuery(request.authorizationUrl)
                             .queryItemValue(u"state"_s, QUrl::FullyDecoded)
                             .toUtf8());
}

} // namespace

BrowserLogin::BrowserLogin(const session::UserAgentRequest &request, BrowserOptions options)
    : Reply(kakao::ErrorOrigin::UserAgent), m_request(request), m_options(std::move(options)),
      m_state(stateOf(request)), m_listener(request.redirectUri, m_state)
{
    connect(&m_listener, &LoopbackListener::redirected, this,
            [this](const QUrl &url) { end(url); });
    m_timeLimit.setSingleShot(true);
    m_timeLimit.setTimerType(Qt::PreciseTimer); // a coarse one may be off by half a minute
    connect(&m_timeLimit, &QTimer::timeout, this,
            [this] { end(agentError(kakao::ErrorCode::LoginTimeout)); });
    m_timeLimit.start(m_options.timeLimit);
    m_portCheck.setSingleShot(true);
    m_portCheck.setInterval(m_options.portCheckInterval);
    connect(&m_portCheck, &QTimer::timeout, this, &BrowserLogin::begin);
}

void BrowserLogin::begin()
{
    const auto listening = m_listener.open();
    if (listening)
        setTrouble({});
    else
        setTrouble(listening.error());
    if (isFinished())
        return;
    if (!listening && listening.error().code == kakao::ErrorCode::PortInUse)
        return m_portCheck.start();
    openBrowser();
}

void BrowserLogin::openBrowser()
{
    if (!m_options.open)
        return;
    m_isOpened = m_options.open(m_request.authorizationUrl);
    if (!m_isOpened)
        setTrouble(agentError(kakao::ErrorCode::BrowserMissing));
}

void BrowserLogin::setTrouble(const std::optional<kakao::Error> &trouble)
{
    if (trouble && !m_options.goesOnInTrouble)
        return end(*trouble);
    if (std::exchange(m_trouble, trouble) != trouble)
        Q_EMIT troubleChanged();
}

std::chrono::milliseconds BrowserLogin::timeLeft() const
{
    return std::max(m_timeLimit.remainingTimeAsDuration(), std::chrono::milliseconds(0));
}

kakao::Result<kakao::Done> BrowserLogin::acceptPasted(const QString &text)
{
    if (isFinished())
        return agentError(kakao::ErrorCode::StateMismatch);
    QString address = text.simplified().remove(u' ');
    if (!address.contains("://"_L1)) // some browsers show, and copy, an address without its scheme
        address.prepend(m_request.redirectUri.scheme() + "://"_L1);
    const QUrl url(address);
    auto checked = kakao::checkAnswer(url, m_request.redirectUri, m_state);
    if (checked)
        end(url);
    return checked;
}

void BrowserLogin::end(const kakao::Result<QUrl> &result)
{
    finish(result);
    stop();
}

void BrowserLogin::stop()
{
    m_timeLimit.stop();
    m_portCheck.stop();
    m_listener.close();
}

} // namespace browser
