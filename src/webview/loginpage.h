// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"

#include <QPointer>
#include <QWebEnginePage>

class QMessageBox;

namespace webview {

struct Decision;

/// The page of one attempt. It takes the redirect before a byte of it goes out, visits allowed
/// hosts only and grants nothing that a page may ask for.
class LoginPage final : public QWebEnginePage
{
    Q_OBJECT
public:
    /// profile must outlive the page.
    LoginPage(session::UserAgentRequest request, QWebEngineProfile *profile);
    ~LoginPage() override;

    /// True while a question of the page waits for its answer inside Chromium's call: the page
    /// must not be deleted until questionAnswered().
    [[nodiscard]] bool isAsking() const { return !m_question.isNull(); }
    void dismissQuestion();

Q_SIGNALS:
    /// The whole answer, once, and never from inside Chromium's call.
    void redirected(const QUrl &url);
    void hostRefused(const QUrl &url);
    void schemeRefused();
    void proxyRefused();
    void alerted(const QString &text);
    void questionAnswered();

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles,
                            const QStringList &acceptedMimeTypes) override;
    void javaScriptAlert(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &securityOrigin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &securityOrigin, const QString &message,
                          const QString &defaultValue, QString *result) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message,
                                  int lineNumber, const QString &sourceId) override;

private:
    void refusePermissions();
    void refuseCredentials();
    void openHere(const QUrl &url);
    void act(const Decision &decision);

    session::UserAgentRequest m_request;
    QPointer<QMessageBox> m_question;
    bool m_isTaken = false;
};

} // namespace webview
