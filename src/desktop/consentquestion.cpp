// SPDX-License-Identifier: Apache-2.0
#include "desktop/consentquestion.h"

#include "desktop/consentdialog.h"
#include "program/errortext.h"

using namespace Qt::StringLiterals;

namespace desktop {

using session::Session;

ConsentQuestion::ConsentQuestion(Session &session, QWidget &window)
    : QObject(&window), m_session(session), m_window(window)
{
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        if (!m_isAsking && !session::isSignedIn(state))
            close();
    });
}

void ConsentQuestion::open()
{
    if (m_dialog || !session::isSignedIn(m_session.state()))
        return;
    m_dialog = new ConsentDialog(&m_window);
    connect(m_dialog, &ConsentDialog::agreeRequested, this, &ConsentQuestion::agree);
    connect(m_dialog, &ConsentDialog::revokeRequested, this, &ConsentQuestion::revoke);
    connect(m_dialog, &ConsentDialog::reloadRequested, this, &ConsentQuestion::load);
    connect(m_dialog, &QDialog::finished, this, &ConsentQuestion::close);
    m_dialog->open();
    load();
}

void ConsentQuestion::load()
{
    m_dialog->setBusy(true);
    m_consents = m_session.fetchConsents();
    m_consents->onFinished(this, [this](const kakao::Result<QList<kakao::Consent>> &consents) {
        useConsents(consents);
    });
}

void ConsentQuestion::useConsents(const kakao::Result<QList<kakao::Consent>> &consents)
{
    if (!m_dialog)
        return;
    if (consents)
        m_dialog->setConsents(*consents);
    else
        showError(consents.error());
}

/// The dialog makes way for the login window, which it would block.
void ConsentQuestion::agree(const QString &scope)
{
    m_dialog->setBusy(true);
    m_dialog->hide();
    m_isAsking = true;
    m_asking = m_session.askForConsent({scope});
    m_asking->onFinished(this, [this](const kakao::Result<kakao::Done> &given) {
        m_isAsking = false;
        if (!m_dialog)
            return;
        if (!session::isSignedIn(m_session.state()))
            return close();
        m_dialog->open();
        if (!given && given.error().code != kakao::ErrorCode::Cancelled)
            return showError(given.error());
        m_session.freshen(); // what was agreed to is to be seen
        load();
    });
}

void ConsentQuestion::revoke(const QString &scope)
{
    m_dialog->setBusy(true);
    m_consents = m_session.revokeConsent(scope);
    m_consents->onFinished(this, [this](const kakao::Result<QList<kakao::Consent>> &consents) {
        if (!m_dialog)
            return;
        if (!consents)
            return showError(consents.error(), Wish::TakingBack);
        m_session.freshen();
        load(); // the answer names only what was taken back
    });
}

void ConsentQuestion::showError(const kakao::Error &error, Wish wish)
{
    m_dialog->showError([=] { return describe(error, wish); });
}

program::ErrorText ConsentQuestion::describe(const kakao::Error &error, Wish wish)
{
    if (wish == Wish::TakingBack && error.kakaoCode == "-3"_L1) {
        return {tr("Kakao does not let this be taken back: the program needs it for signing in."),
                tr("To take everything back, disconnect.")};
    }
    const bool isOfKapi = error.origin == kakao::ErrorOrigin::Api;
    return isOfKapi ? program::ErrorTexts::describeCall(error) // nobody is signing in
                    : program::ErrorTexts::describe(error);
}

void ConsentQuestion::close()
{
    m_consents.reset();
    if (ConsentDialog *dialog = m_dialog) {
        m_dialog = nullptr;
        dialog->disconnect(this);
        dialog->close();
        dialog->deleteLater();
    }
}

} // namespace desktop
