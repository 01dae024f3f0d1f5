// SPDX-License-Identifier: Apache-2.0
#include "webview/loadwatch.h"

#include "session/useragent.h"
#include "webview/loginpage.h"
#include "webview/navigationpolicy.h"
#include "webview/originbar.h"

#include <QWebEngineLoadingInfo>

using namespace Qt::StringLiterals;

namespace webview {
namespace {

constexpr auto noticedWait = std::chrono::milliseconds(300); // what is shorter needs no bar

/// Chromium reports this much before the server has answered.
constexpr int progressOfWaiting = 10;

} // namespace

LoadWatch::LoadWatch(const session::UserAgentRequest &request, std::chrono::milliseconds patience)
    : m_request(request)
{
    m_standstill.setSingleShot(true);
    m_standstill.setInterval(patience);
    connect(&m_standstill, &QTimer::timeout, this, &LoadWatch::onStandstill);
    m_slowness.setSingleShot(true);
    m_slowness.setInterval(noticedWait);
    connect(&m_slowness, &QTimer::timeout, this, &LoadWatch::slow);
}

void LoadWatch::follow(LoginPage &page)
{
    stop();
    m_page = &page;
    connect(m_page, &LoginPage::proxyRefused, this, &LoadWatch::onProxyRefused);
    connect(m_page, &QWebEnginePage::urlChanged, this, [this](const QUrl &url) { m_url = url; });
    connect(m_page, &QWebEnginePage::loadingChanged, this, &LoadWatch::onLoading);
    connect(m_page, &QWebEnginePage::loadProgress, this, &LoadWatch::onProgress);
    connect(m_page, &QWebEnginePage::renderProcessTerminated, this,
            [this](QWebEnginePage::RenderProcessTerminationStatus status) {
                if (status != QWebEnginePage::NormalTerminationStatus)
                    onTerminated();
            });
}

void LoadWatch::stop()
{
    m_standstill.stop();
    m_slowness.stop();
    if (m_page)
        m_page->disconnect(this);
    m_page = nullptr;
}

void LoadWatch::onLoading(const QWebEngineLoadingInfo &info)
{
    // The addresses of stopped loads can hold the answer: they are neither shown nor logged.
    if (info.status() == QWebEngineLoadingInfo::LoadStartedStatus) {
        if (decide(info.url(), true, m_request).verdict == Verdict::Visit)
            begin();
        return;
    }
    end();
    const bool isStatus = info.errorDomain() == QWebEngineLoadingInfo::HttpStatusCodeDomain;
    if (info.status() == QWebEngineLoadingInfo::LoadSucceededStatus)
        onLoaded(200);
    else if (info.status() == QWebEngineLoadingInfo::LoadFailedStatus && isStatus)
        onLoaded(info.errorCode());
    else if (info.status() == QWebEngineLoadingInfo::LoadFailedStatus && isWeb(info.url()))
        Q_EMIT failed(m_isProxyRefused ? Trouble::Proxy : troubleOf(info), {});
}

void LoadWatch::begin()
{
    ++m_load;
    m_isCommitted = false;
    m_isProxyRefused = false;
    m_standstill.start();
    m_slowness.start();
    Q_EMIT started();
}

void LoadWatch::end()
{
    m_standstill.stop();
    m_slowness.stop();
    Q_EMIT ended();
}

void LoadWatch::onProgress(int percent)
{
    m_isCommitted = percent > progressOfWaiting;
    if (m_standstill.isActive())
        m_standstill.start();
    Q_EMIT progressed(percent);
}

void LoadWatch::onLoaded(int httpStatus)
{
    Q_EMIT loaded();
    if (m_isProxyRefused) {
        Q_EMIT failed(Trouble::Proxy, {});
        return;
    }
    if (!isKakaoOrigin())
        return inspect(m_page->title(), httpStatus >= 500 ? httpStatus : 200);
    if (!kakaoCodeIn(m_page->title()).isEmpty())
        return inspect(m_page->title(), httpStatus);
    m_page->toPlainText([self = QPointer(this), load = m_load, httpStatus](const QString &text) {
        if (self && self->m_page && self->m_load == load)
            self->inspect(text, httpStatus);
    });
}

void LoadWatch::inspect(const QString &text, int httpStatus)
{
    const QString code = isKakaoOrigin() ? kakaoCodeIn(text) : QString();
    if (!code.isEmpty())
        Q_EMIT failed(Trouble::KakaoPage, code);
    else if (httpStatus >= 500 || (httpStatus >= 400 && text.trimmed().isEmpty()))
        Q_EMIT failed(Trouble::Server, u"HTTP %1"_s.arg(httpStatus));
}

void LoadWatch::onStandstill()
{
    if (m_isCommitted)
        Q_EMIT stuck(); // a page that waits for a phone may load for minutes
    else
        Q_EMIT failed(Trouble::Hung, {});
}

void LoadWatch::onTerminated()
{
    end();
    if (std::exchange(m_hasCrashed, true))
        Q_EMIT failed(Trouble::Crashed, {});
    else
        Q_EMIT crashed();
}

/// Pages of the host that answers the authorization request are the only ones whose text is read.
bool LoadWatch::isKakaoOrigin() const
{
    return originText(m_url) == originText(m_request.authorizationUrl);
}

} // namespace webview
