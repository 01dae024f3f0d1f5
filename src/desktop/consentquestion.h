// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program/errortext.h"
#include "session/session.h"

#include <QPointer>

class QWidget;

namespace desktop {

class ConsentDialog;

/// Shows what the person shares with this program, and lets the session ask for more or take it
/// back.
class ConsentQuestion final : public QObject
{
    Q_OBJECT
public:
    /// session must outlive the question; window is what the dialog belongs to.
    ConsentQuestion(session::Session &session, QWidget &window);

    void open();

private:
    void load();
    void agree(const QString &scope);
    void revoke(const QString &scope);
    void useConsents(const kakao::Result<QList<kakao::Consent>> &consents);
    /// What was wanted when it went wrong.
    enum class Wish { Anything, TakingBack };
    void showError(const kakao::Error &error, Wish wish = Wish::Anything);
    [[nodiscard]] static program::ErrorText describe(const kakao::Error &error, Wish wish);
    void close();

    session::Session &m_session;
    QWidget &m_window;
    QPointer<ConsentDialog> m_dialog;
    kakao::ReplyPtr<QList<kakao::Consent>> m_consents;
    kakao::ReplyPtr<kakao::Done> m_asking;
    bool m_isAsking = false; ///< a login window is in the dialog's place
};

} // namespace desktop
