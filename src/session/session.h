// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/consent.h"
#include "session/account.h"
#include "session/currentaccount.h"
#include "session/departures.h"
#include "session/leave.h"
#include "session/restoreflow.h"
#include "session/session_export.h"
#include "session/sessionstate.h"
#include "session/signinflow.h"
#include "session/surroundings.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace session {

/// Who is signed in on this computer: the state that windows and other programs observe.
///
/// Several accounts may be signed in; one of them is the current one, and the state is its own. A
/// session ends only when Kakao says so in so many words, or the person does. Everything ends in
/// stateChanged(); what could not be done is told by failed(), after the state that it led to.
class DAEMUN_SESSION_EXPORT Session final : public QObject
{
    Q_OBJECT
public:
    /// What is known of the person.
    using State = SessionState;

    /// All of it must outlive the session.
    struct Ports
    {
        /// Asked when Kakao is to be talked to, and never before the person is shown.
        std::function<const kakao::ApiClient &()> api;
        Vault kept; ///< on disk and in the keychain
        /// For who does not want to be kept: in memory, made when it is asked for first.
        std::function<Vault()> unkept;
        const Clock &clock;         ///< the time, also of the tokens' lives
        Surroundings &surroundings; ///< what makes another try worthwhile
        /// Asked when a sign-in begins and never before: it may load a web engine. The error is
        /// WebViewMissing or WebViewUnusable.
        std::function<kakao::Result<UserAgent *>()> userAgent;
    };
    /// What the program wants of it.
    struct Options
    {
        QString server;                                 ///< see secretKey()
        std::function<UserAgentRequest()> agentRequest; ///< without its URLs; asked after the api
        /// In which language nicknames are suggested to somebody who has none; English when empty.
        std::function<QLocale::Language()> language = {};
        /// Where refreshes of several processes wait for each other; must exist when it is needed.
        /// Empty: this process is the only one.
        QString lockFolder = {};
        /// Between showing a restored session and asking Kakao for news.
        std::chrono::milliseconds freshenDelay = std::chrono::seconds(1);
        /// What else of a member is kept and must go when they leave: the photo.
        std::function<void(const Member &)> eraseCache = {};
    };
    /// Nothing is read or asked before restore() or signIn(). To be used from the thread that made
    /// it.
    Session(Ports ports, Options options, QObject *parent = nullptr);
    ~Session() override;

    /// Which of the states; see mayFollow().
    [[nodiscard]] State state() const noexcept { return m_state; }
    /// The current account's member; meaningful from SignedIn to Leaving.
    [[nodiscard]] const Member &member() const noexcept;
    /// Everybody who is signed in or whose session has ended, in the order in which they came.
    [[nodiscard]] const QList<Account> &accounts() const noexcept { return m_accounts; }
    /// Why the state is what it is: the store that does not answer, Kakao that cannot be reached,
    /// the refusal that ended the session. Nothing when all is well.
    [[nodiscard]] const std::optional<kakao::Error> &error() const noexcept { return m_error; }
    /// Since when what is shown of the member is known, UTC; invalid when nobody can tell.
    [[nodiscard]] QDateTime knownAt() const;
    /// What proves to the directory who is signed in; empty when nobody is.
    [[nodiscard]] kakao::Secret sessionToken() const;
    /// False when the person did not want the session to be kept.
    [[nodiscard]] bool isKept() const noexcept;
    /// False when this session ends with the process.
    /// Of a sign-in that has just ended it is not true yet: storedChanged() tells when it is.
    [[nodiscard]] bool isStored() const;
    /// Why a session that was to be kept could not be stored.
    [[nodiscard]] std::optional<kakao::Error> notStored() const;
    /// How far this computer's clock is ahead of Kakao's (negative: behind); 0 when it is right to
    /// two minutes or not known.
    [[nodiscard]] std::chrono::seconds clockError() const noexcept { return m_clockError; }

    /// What time it is for the session.
    [[nodiscard]] const Clock &clock() const noexcept { return m_ports.clock; }
    /// What tells it that time goes by.
    [[nodiscard]] const Surroundings &surroundings() const noexcept { return m_ports.surroundings; }

    /// What would become of a nickname, for the member who is signed in or the one who is choosing.
    [[nodiscard]] kakao::ReplyPtr<NicknameCheck> checkNickname(const QString &nickname) const;
    /// Other free nicknames for the same.
    [[nodiscard]] kakao::ReplyPtr<QStringList> suggestNicknames() const;

    /// What the member has agreed to share, or may agree to. Cancelled when nobody is signed in.
    [[nodiscard]] kakao::ReplyPtr<QList<kakao::Consent>> fetchConsents();
    /// Takes one consent back. Rejected with -3 when Kakao says that it cannot be.
    [[nodiscard]] kakao::ReplyPtr<QList<kakao::Consent>> revokeConsent(const QString &scope);
    /// Asks the person for more consents, in a login window. Cancelled when they do not want to, or
    /// when nobody is signed in; WrongUser when somebody else logged in there.
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> askForConsent(const QStringList &scopes);

    /// Makes a call to kapi for the member who is signed in: with a valid access token, once more
    /// with a fresh one when Kakao calls the first one dead, and once more after asking the person
    /// when Kakao names consents that are missing (-402). Cancelled when nobody is signed in.
    template <typename T>
    [[nodiscard]] kakao::ReplyPtr<T> call(ApiCall<T> call);
    /// The same, but what consents are missing is not asked for.
    template <typename T>
    [[nodiscard]] kakao::ReplyPtr<T> callWithoutAsking(ApiCall<T> call);

    /// Whether something is on its way that would be lost with the process: new tokens that are not
    /// stored yet, a word to Kakao of somebody who has left.
    [[nodiscard]] bool hasUnfinishedWork() const;

public Q_SLOTS:
    /// Shows the current account's session, from the secret store and the directory alone. Also
    /// the "Try again" of WaitingForSecretStore.
    void restore();
    /// Asks Kakao for news now: the "Try again" of Offline. Does nothing in other states.
    void freshen();
    /// Does nothing while a sign-in runs. In Ended the login begins with the member's address.
    void signIn(session::Keeping keeping = session::Keeping::Kept);
    /// Lets somebody else sign in beside who is signed in: Kakao asks who.
    void signInAnother(session::Keeping keeping = session::Keeping::Kept);
    /// Makes another of accounts() the current one, without a login.
    void switchTo(qint64 kakaoId);
    /// Ends a sign-in or a restore, back to where it began.
    void cancel();
    /// In ChoosingNickname: goes on with the sign-in.
    void chooseNickname(const QString &nickname);
    /// Gives the member another nickname, and ends in renamed(), nicknameNeeded() or failed().
    void rename(const QString &nickname);
    /// Leaves in one of three ways; in Ended it only forgets the account. Here it is done at once,
    /// at Kakao as soon as it can be reached: told by departed(). Afterwards another account that
    /// is signed in becomes the current one.
    void leave(session::Leave how);
    /// What time it is for Kakao, UTC: see kakao::ApiClient::onServerTime().
    void hearServerTime(const QDateTime &serverTime);

Q_SIGNALS:
    /// state() is another. From within a call of this object, or from the event loop.
    void stateChanged(session::SessionState state);
    /// accounts() are others, or another is the current one.
    void accountsChanged();
    /// Who will likely be signed in when Restoring ends, out of the directory, before the secret
    /// store is asked. It may be shown; nothing may be done in that member's name before SignedIn.
    void expecting(const session::Member &member);
    /// What was wanted last cannot be done; the state is already where that led to. Not for a
    /// sign-in that the person gave up (Cancelled).
    void failed(const kakao::Error &error);
    /// Why a nickname must be chosen, or another one than was chosen. During a sign-in it comes
    /// after State::ChoosingNickname.
    void nicknameNeeded(const session::NicknameNeeded &needed);
    /// By Kakao's news or by another nickname.
    void memberChanged(const session::Member &member);
    void renamed(); ///< what rename() was asked for is done
    /// Of a sign-in that runs, or has just ended: for who shows how it goes.
    void signInStepDone(session::SignInStep step);
    /// What became at Kakao of somebody who left, some time after the state changed. Without an
    /// error all is done; with one it will be tried again when isKept is true.
    void departed(session::DepartureKind kind, const std::optional<kakao::Error> &error,
                  bool isKept);
    void clockErrorChanged(); ///< clockError() is another
    /// isStored() or notStored() is another.
    void storedChanged();

private:
    using FlowPtr = std::unique_ptr<SignInFlow, kakao::DropReply>;
    using CurrentPtr = std::unique_ptr<CurrentAccount>;
    class ConsentReply;

    void setState(State state);
    void settle(State state);
    [[nodiscard]] bool isInSignIn() const noexcept;

    void beginRestore();
    void listAccounts(std::function<void(const kakao::Result<QList<Account>> &)> use);
    void showAccounts(QList<Account> kept);
    void openOneOf(const QList<Account> &kept);
    void open(const Account &account);
    void useRestored(const kakao::Result<Restored> &restored);
    void lookForEntry(const kakao::Error &error);
    void waitForSecretStore(const kakao::Error &error);
    [[nodiscard]] CurrentPtr makeCurrent(const Vault &vault, Keeping keeping,
                                         const Account &account);
    void setCurrent(CurrentPtr current);
    [[nodiscard]] CurrentPtr takeParked(qint64 kakaoId);
    [[nodiscard]] std::optional<Account> findAccount(qint64 kakaoId) const;
    void resumeParked(CurrentPtr parked);
    [[nodiscard]] bool hasCurrent(const QString &entry) const;

    void useFreshened();
    void useFreshenFailure(const kakao::Error &error);
    void undoSignIn(const kakao::Error &error);
    void goOffline(const kakao::Error &error);
    void lookForAccount(const kakao::Error &error);
    void lookForSignOut();
    [[nodiscard]] bool isCurrentIn(const QList<Account> &accounts) const;
    void conclude(const kakao::Error &error);
    void forgetCurrent();

    void askForConsent(ConsentReply &reply, const QStringList &scopes);
    void startSignIn(const SignInWish &wish, const Vault &vault, Keeping keeping);
    void endSignIn(const kakao::Result<SignedIn> &signedIn);
    void failSignIn(const kakao::Error &error);
    void noteStep(SignInStep step);
    void store(const StoredSession &stored);
    void endStoring(const kakao::Result<kakao::Done> &stored);
    void whenStored(const std::function<void()> &act);
    void askForNickname(const NicknameNeeded &needed);
    void useRenamed(const kakao::Result<RenameAnswer> &renamed);
    [[nodiscard]] Vault vaultFor(Keeping keeping);

    void writeDown(DepartureKind kind);
    void depart(DepartureKind kind);
    void endDeparture(DepartureKind kind, const kakao::Result<Departure> &departure);
    void logOutOfKakao();

    [[nodiscard]] QLocale::Language language() const;
    [[nodiscard]] TokenKeeper::Place placeOf(const QString &entry) const;

    Ports m_ports;
    Options m_options;
    State m_state = State::SignedOut;
    State m_stateBefore = State::SignedOut; ///< where what comes to nothing leads back
    QList<Account> m_accounts;
    CurrentPtr m_current;             ///< null: nobody is signed in, or it is not known yet who
    std::vector<CurrentPtr> m_parked; ///< sessions in memory that are not the current one
    std::optional<Vault> m_unkept;
    QString m_wantedNickname; ///< what suggestions are made from while one is chosen
    std::optional<kakao::Error> m_error;
    std::optional<kakao::Error> m_undone; ///< why a sign-in is being undone
    std::chrono::seconds m_clockError{0};
    QTimer m_retry;
    Backoff m_backoff{std::chrono::seconds(5), std::chrono::seconds(60)};
    Departures m_departures;

    FlowPtr m_flow;
    QElapsedTimer m_sinceSignInBegan;
    Keeping m_flowKeeping = Keeping::Kept;
    Vault m_flowVault;
    Leave m_leaving = Leave::SignOut;
    QPointer<kakao::Reply<kakao::Done>> m_asking; ///< of askForConsent()
    kakao::ReplyPtr<QList<Account>> m_listing;
    kakao::ReplyPtr<QList<Account>> m_looking; ///< of lookForSignOut()
    kakao::ReplyPtr<Restored> m_restoring;
    kakao::ReplyPtr<RenameAnswer> m_renamed;
    kakao::ReplyPtr<kakao::Done> m_storing; ///< the entry of the sign-in that ended last
    QList<std::function<void()>> m_afterStoring;
    kakao::ReplyPtr<kakao::Done> m_writingDown; ///< in the directory
    kakao::ReplyPtr<Departure> m_departing;
    kakao::ReplyPtr<QUrl> m_loggingOut;
};

} // namespace session

#include "session/consentedcall.h"
