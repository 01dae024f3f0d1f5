// SPDX-License-Identifier: Apache-2.0
#include "desktop/sessionpages.h"

#include "browser/browserlogin.h"
#include "desktop/browserpage.h"
#include "desktop/keychainpage.h"
#include "desktop/membercard.h"
#include "desktop/startupclock.h"
#include "desktop/welcomepage.h"
#include "program/errortext.h"

#include <QAbstractButton>
#include <QEvent>

#include <algorithm>
#include <utility>

namespace desktop {

using session::Keeping;
using session::Session;
using State = Session::State;

SessionPages::SessionPages(Session &session, QWidget *parent)
    : QStackedWidget(parent), m_session(session)
{
    addWidget(new QWidget); // nothing yet: a restore is over before one can read
    connect(&m_wait, &NoticedWait::noticed, this, &SessionPages::showWait);
    connect(&m_session, &Session::stateChanged, this, &SessionPages::showState);
    connect(&m_session, &Session::signInStepDone, this, [this](session::SignInStep step) {
        if (isInSignIn() && step != session::SignInStep::AuthorizationOpened)
            await(progressAfter(step));
    });
    connect(&m_session, &Session::memberChanged, this,
            [this](const session::Member &member) { card().setMember(member); });
    connect(&m_session, &Session::expecting, this, &SessionPages::showExpected);
    connect(&m_session, &Session::storedChanged, this, &SessionPages::showNotices);
    connect(&m_session, &Session::clockErrorChanged, this, &SessionPages::showNotices);
}

SessionPages::~SessionPages() = default;

void SessionPages::showState(State state)
{
    m_stateSince = m_session.clock().now();
    if (std::exchange(m_isLooking, false))
        m_card->setNote({});
    switch (state) {
    case State::SignedOut:
        return showWelcome();
    case State::Restoring:
        return await(Progress::Restoring);
    case State::WaitingForSecretStore:
        return showKeychain();
    case State::SigningIn:
        return await(Progress::LoginWindow);
    case State::ChoosingNickname:
        return await(Progress::ChoosingNickname);
    case State::SignedIn:
    case State::Offline:
    case State::Ended:
        return showCard();
    case State::Leaving:
        return await(Progress::Leaving);
    }
}

/// A step that takes long enough is shown; until then nothing changes.
void SessionPages::await(Progress progress)
{
    m_awaited = progress;
    if (!m_progress || currentWidget() != m_progress)
        m_held.hold(*currentWidget());
    m_wait.begin();
}

void SessionPages::showWait()
{
    const bool isExpected = m_awaited == Progress::Restoring && m_card && currentWidget() == m_card;
    if (isExpected) {
        m_isLooking = true;
        return sayLooking();
    }
    if (!m_progress) {
        m_progress = new ProgressPage;
        addWidget(m_progress);
        connect(m_progress, &ProgressPage::cancelRequested, &m_session, &Session::cancel);
    }
    m_progress->setProgress(m_awaited);
    turnTo(*m_progress);
}

void SessionPages::sayLooking()
{
    m_card->setNote(ProgressPage::text(Progress::Restoring));
}

void SessionPages::showWelcome()
{
    if (!m_welcome) {
        m_welcome = new WelcomePage;
        addWidget(m_welcome);
        m_welcome->setKeeps(m_keepsSignedIn, m_isKeepingDecided);
        connect(m_welcome, &WelcomePage::keepsChosen, this, &SessionPages::keepsChosen);
        connect(m_welcome, &WelcomePage::signInRequested, this, [this](bool keep) {
            Q_EMIT signInRequested(keep ? Keeping::Kept : Keeping::UntilQuit);
        });
    }
    m_wait.end();
    turnTo(*m_welcome);
}

void SessionPages::showKeychain()
{
    if (!m_keychain) {
        m_keychain = new KeychainPage;
        addWidget(m_keychain);
        connect(m_keychain, &KeychainPage::retryRequested, &m_session, &Session::restore);
        connect(m_keychain, &KeychainPage::detailsRequested, this,
                [this] { Q_EMIT detailsRequested(m_stateSince); });
        connect(m_keychain, &KeychainPage::signInRequested, this,
                [this] { Q_EMIT signInRequested(Keeping::Kept); });
    }
    m_wait.end();
    const program::ErrorText text = program::ErrorTexts::describe(*m_session.error());
    m_keychain->setReason(text.message + u' ' + text.advice);
    turnTo(*m_keychain);
}

MemberCard &SessionPages::card()
{
    if (!m_card) {
        m_card = new MemberCard;
        addWidget(m_card);
        m_card->setClock(m_session.clock(), m_session.surroundings());
        m_card->setMenu(m_accountsMenu);
        connect(m_card, &MemberCard::leaveRequested, this, &SessionPages::leaveRequested);
        connect(m_card, &MemberCard::consentsRequested, this, &SessionPages::consentsRequested);
        connect(m_card, &MemberCard::signInRequested, this,
                [this] { Q_EMIT signInRequested(Keeping::Kept); });
        connect(m_card, &MemberCard::retryRequested, &m_session, &Session::freshen);
        connect(m_card, &MemberCard::detailsRequested, this,
                [this] { Q_EMIT detailsRequested(m_stateSince); });
        connect(m_card, &MemberCard::changeNicknameRequested, this,
                &SessionPages::changeNicknameRequested);
    }
    return *m_card;
}

void SessionPages::showExpected(const session::Member &member)
{
    card().setMember(member);
    m_card->setEnded({});
    m_card->setOffline({});
    m_card->setNote({});
    m_held.release();
    m_card->setBusy(true);
    showCardPage();
}

void SessionPages::showCard()
{
    card().setMember(m_session.member());
    m_wait.end();
    m_held.release();
    m_card->setBusy(false);
    tellCard();
    showCardPage();
    if (!window()->focusWidget()) // the card has been here, and could not be used
        focusFirst();
}

void SessionPages::showCardPage()
{
    if (currentWidget() == m_card)
        return;
    logFirstPaint(*m_card, QStringLiteral("member card"));
    turnTo(*m_card);
}

void SessionPages::tellCard()
{
    const kakao::Error error = m_session.error().value_or(kakao::Error());
    const State state = m_session.state();
    m_card->setEnded(state == State::Ended ? program::ErrorTexts::whyEnded(error) : QString());
    m_card->setOffline(state == State::Offline
                           ? program::ErrorTexts::offlineText(error, m_session.knownAt())
                           : QString());
    showNotices();
}

void SessionPages::showNotices()
{
    if (!m_card)
        return;
    m_card->setClockNotice(program::ErrorTexts::clockText(m_session.clockError()));
    m_card->setKept(m_session.isKept() && !m_session.notStored());
    QString note;
    if (const auto notStored = m_session.notStored()) {
        const program::ErrorText text = program::ErrorTexts::describe(*notStored);
        //: %1 is why, %2 what to do
        note = tr("You stay signed in only until you quit. %1 %2").arg(text.message, text.advice);
    } else if (!m_session.isKept()) {
        note = tr("You stay signed in only until you quit, and nothing is kept.");
    }
    m_card->setNote(note);
}

void SessionPages::showBrowserLogin(browser::BrowserLogin &login,
                                    const std::optional<kakao::Error> &why)
{
    if (!m_browser) {
        m_browser = new BrowserPage;
        addWidget(m_browser);
        connect(m_browser, &BrowserPage::cancelRequested, &m_session, &Session::cancel);
    }
    m_wait.end();
    m_browser->show(login, why);
    turnTo(*m_browser);
}

/// The focus goes where a person would begin, unless they are elsewhere in the window.
void SessionPages::turnTo(QWidget &page)
{
    m_held.release();
    const bool isOther = currentWidget() != &page;
    const QWidget *focus = window()->focusWidget();
    const bool isElsewhere = focus && !currentWidget()->isAncestorOf(focus);
    setCurrentWidget(&page);
    if (isOther && !isElsewhere)
        focusFirst();
    Q_EMIT pageChanged();
}

void SessionPages::focusFirst()
{
    if (m_card && currentWidget() == m_card)
        return m_card->firstControl().setFocus();
    const auto controls = currentWidget()->findChildren<QAbstractButton *>();
    const auto first = std::ranges::find_if(controls, [this](const QAbstractButton *control) {
        return control->isEnabled() && control->isVisibleTo(currentWidget());
    });
    if (first != controls.cend())
        (*first)->setFocus();
}

bool SessionPages::isInSignIn() const
{
    return m_session.state() == State::SigningIn || m_session.state() == State::ChoosingNickname;
}

void SessionPages::backOut()
{
    const bool isWaitShown = m_progress && currentWidget() == m_progress;
    if (isInSignIn() || (isWaitShown && ProgressPage::canCancel(m_awaited)))
        m_session.cancel();
}

void SessionPages::setPicture(const QImage &picture)
{
    card().setPicture(picture);
}

void SessionPages::setKeepsSignedIn(bool keeps, bool isDecided)
{
    m_keepsSignedIn = keeps;
    m_isKeepingDecided = isDecided;
    if (m_welcome)
        m_welcome->setKeeps(keeps, isDecided);
}

void SessionPages::setAccountsMenu(QMenu *menu)
{
    m_accountsMenu = menu;
    if (m_card)
        m_card->setMenu(menu);
}

int SessionPages::headerHeight() const
{
    return m_card && currentWidget() == m_card ? m_card->headerHeight() : 0;
}

void SessionPages::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        const State state = m_session.state();
        if (m_card && (session::isSignedIn(state) || state == State::Ended))
            tellCard();
        if (m_keychain && state == State::WaitingForSecretStore)
            showKeychain();
        if (m_isLooking)
            sayLooking();
    }
    QStackedWidget::changeEvent(event);
}

} // namespace desktop
