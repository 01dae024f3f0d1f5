// SPDX-License-Identifier: Apache-2.0
#include "webview/loginpage.h"

#include "webview/navigationpolicy.h"

#include <QAuthenticator>
#include <QMessageBox>
#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineLoadingInfo>
#include <QWebEngineNewWindowRequest>
#include <QWebEngineQuotaRequest>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineView>
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
#include <QWebEngineDesktopMediaRequest>
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#endif

using namespace Qt::StringLiterals;

namespace webview {

LoginPage::LoginPage(session::UserAgentRequest request, QWebEngineProfile *profile)
    : QWebEnginePage(profile, nullptr), m_request(std::move(request))
{
    refusePermissions();
    refuseCredentials();
    connect(this, &QWebEnginePage::newWindowRequested, this,
            [this](const QWebEngineNewWindowRequest &window) { openHere(window.requestedUrl()); });
    // A scheme that Chromium does not know reaches no acceptNavigationRequest(); that the
    // navigation stopped is all there is to see of it.
    connect(this, &QWebEnginePage::loadingChanged, this, [this](const QWebEngineLoadingInfo &info) {
        const bool isWeb = info.url().scheme().startsWith("http"_L1);
        if (info.status() == QWebEngineLoadingInfo::LoadStoppedStatus && !isWeb)
            act(decide(info.url(), true, m_request));
    });
}

LoginPage::~LoginPage() = default;

void LoginPage::dismissQuestion()
{
    if (m_question)
        m_question->reject();
}

bool LoginPage::acceptNavigationRequest(const QUrl &url, NavigationType /*type*/, bool isMainFrame)
{
    // The type is not asked for: Qt has reported redirects under several (QTBUG-92819).
    const Decision decision = decide(url, isMainFrame, m_request);
    if (decision.verdict == Verdict::Visit)
        return !m_isTaken;
    act(decision);
    return false;
}

void LoginPage::act(const Decision &decision)
{
    if (m_isTaken)
        return;
    switch (decision.verdict) {
    case Verdict::Visit:
    case Verdict::Ignore:
        return;
    case Verdict::Redirect:
        m_isTaken = true;
        QMetaObject::invokeMethod(
            this, [this, url = decision.url] { Q_EMIT redirected(url); }, Qt::QueuedConnection);
        return;
    case Verdict::ForeignHost:
        Q_EMIT hostRefused(decision.url);
        return;
    case Verdict::ForeignScheme:
        Q_EMIT schemeRefused();
        return;
    case Verdict::Fallback:
        QMetaObject::invokeMethod(
            this, [this, url = decision.url] { load(url); }, Qt::QueuedConnection);
        return;
    }
}

QWebEnginePage *LoginPage::createWindow(WebWindowType /*type*/)
{
    return nullptr; // newWindowRequested() follows and knows the address
}

void LoginPage::openHere(const QUrl &url)
{
    const Decision decision = decide(url, true, m_request);
    act(decision.verdict == Verdict::Visit ? Decision{Verdict::Fallback, url} : decision);
}

QStringList LoginPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {};
}

void LoginPage::javaScriptAlert(const QUrl &, const QString &message)
{
    Q_EMIT alerted(message);
}

bool LoginPage::javaScriptConfirm(const QUrl &securityOrigin, const QString &message)
{
    if (m_isTaken || m_question)
        return false;
    // Chromium wants the answer from inside this call.
    QMessageBox question(QMessageBox::Question, securityOrigin.host(QUrl::FullyEncoded), message,
                         QMessageBox::Ok | QMessageBox::Cancel, QWebEngineView::forPage(this));
    question.setTextFormat(Qt::PlainText);
    m_question = &question;
    const bool isAgreed = question.exec() == QMessageBox::Ok;
    m_question = nullptr;
    Q_EMIT questionAnswered();
    return isAgreed;
}

bool LoginPage::javaScriptPrompt(const QUrl &, const QString &, const QString &, QString *)
{
    return false;
}

void LoginPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int,
                                         const QString &)
{
    // A page may log tokens; ours is not the place to keep them.
}

void LoginPage::refusePermissions()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    connect(this, &QWebEnginePage::permissionRequested, this,
            [](const QWebEnginePermission &permission) { permission.deny(); });
#else
    connect(this, &QWebEnginePage::featurePermissionRequested, this,
            [this](const QUrl &origin, QWebEnginePage::Feature feature) {
                setFeaturePermission(origin, feature, PermissionDeniedByUser);
            });
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    connect(this, &QWebEnginePage::desktopMediaRequested, this,
            [](const QWebEngineDesktopMediaRequest &request) { request.cancel(); });
#endif
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    connect(this, &QWebEnginePage::quotaRequested, this,
            [](QWebEngineQuotaRequest request) { request.reject(); });
#endif
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
}

void LoginPage::refuseCredentials()
{
    connect(this, &QWebEnginePage::certificateError, this,
            [](QWebEngineCertificateError error) { error.rejectCertificate(); });
    connect(this, &QWebEnginePage::selectClientCertificate, this,
            [](QWebEngineClientCertificateSelection selection) { selection.selectNone(); });
    connect(this, &QWebEnginePage::authenticationRequired, this,
            [](const QUrl &, QAuthenticator *authenticator) { *authenticator = {}; });
    connect(this, &QWebEnginePage::proxyAuthenticationRequired, this,
            [this](const QUrl &, QAuthenticator *authenticator) {
                *authenticator = {};
                Q_EMIT proxyRefused();
            });
}

} // namespace webview
