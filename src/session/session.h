// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"
#include "session/signinflow.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace session {

/// Who is signed in on this computer: the state that windows and other programs observe.
///
/// One account at a time. Everything it does ends in stateChanged(); what could not be done is
/// told by failed(), after the state that it led to.
class DAEMUN_SESSION_EXPORT Session final : public QObject
{
    Q_OBJECT
public:
    enum class State {
        SignedOut,
        Restoring,             ///< reading the secret store
        WaitingForSecretStore, ///< somebody is signed in, and the store does not show it (why:
                               ///< error())
        SigningIn,
        ChoosingNickname, ///< the sign-in goes on with chooseNickname(); nothing is stored yet
        SignedIn,
        SigningOut,
    };
    Q_ENUM(State)

    /// All of it must outlive the session.
    struct Ports
    {
        /// Asked when Kakao is to be talked to, and never for a restore.
        std::function<const kakao::ApiClient &()> api;
        MemberDirectory &directory;
        SecretStore &secrets;
        const Clock &clock;
        /// Asked when a sign-in begins and never before: it may load a web engine. The error is
        /// WebViewMissing or WebViewUnusable.
        std::function<kakao::Result<UserAgent *>()> userAgent;
    };
    struct Options
    {
        QString server;                                 ///< see secretKey()
        std::function<UserAgentRequest()> agentRequest; ///< without its URLs; asked after the api
        /// In which language nicknames are suggested to somebody who has none; English when empty.
        std::function<QLocale::Language()> language = {};
    };
    Session(Ports ports, Options options, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] State state() const noexcept { return m_state; }
    /// The signed-in member; meaningful in SignedIn and SigningOut.
    [[nodiscard]] const Member &member() const noexcept { return m_member; }
    /// Why the state is what it is: the store that does not answer, the database that cannot be
    /// read. Nothing when all is well.
    [[nodiscard]] const std::optional<kakao::Error> &error() const noexcept { return m_error; }
    /// False when this session ends with the process because it could not be stored.
    [[nodiscard]] bool isStored() const noexcept { return !m_notStored; }
    [[nodiscard]] const std::optional<kakao::Error> &notStored() const noexcept
    {
        return m_notStored;
    }

    /// What would become of a nickname, for the member who is signed in or the one who is choosing.
    [[nodiscard]] kakao::ReplyPtr<NicknameCheck> checkNickname(const QString &nickname) const;
    /// Other free nicknames for the same.
    [[nodiscard]] kakao::ReplyPtr<QStringList> suggestNicknames() const;

public Q_SLOTS:
    /// Shows the member of the last session, from the secret store and the directory alone. Also
    /// the "Try again" of WaitingForSecretStore.
    void restore();
    /// From SignedOut or WaitingForSecretStore; does nothing while a sign-in runs.
    void signIn();
    /// Ends a sign-in or a restore, back to where it began.
    void cancel();
    /// In ChoosingNickname: goes on with the sign-in.
    void chooseNickname(const QString &nickname);
    /// In SignedIn: gives the member another nickname, and ends in memberChanged(),
    /// nicknameNeeded() or failed().
    void rename(const QString &nickname);
    /// Forgets the session here, then at Kakao. Here it always works; what became of it at Kakao is
    /// told by loggedOutAtKakao().
    void signOut();

Q_SIGNALS:
    void stateChanged(session::Session::State state);
    /// Who will likely be signed in when Restoring ends, out of the directory, before the secret
    /// store is asked. It may be shown; nothing may be done in that member's name before SignedIn.
    void expecting(const session::Member &member);
    void failed(const kakao::Error &error);
    /// Why a nickname must be chosen, or another one than was chosen. During a sign-in it comes
    /// after State::ChoosingNickname.
    void nicknameNeeded(const session::NicknameNeeded &needed);
    void memberChanged(const session::Member &member);
    void signInStepDone(session::SignInStep step);
    /// The end of signOut() at Kakao, some time after State::SignedOut.
    void loggedOutAtKakao(bool done);

private:
    using FlowPtr = std::unique_ptr<SignInFlow, kakao::DropReply>;

    void setState(State state);
    void lookUp(qint64 kakaoId);
    void readSecret(qint64 kakaoId);
    void restoreMember();
    void endRestore(const kakao::Error &error);
    void waitForSecretStore(const kakao::Error &error);
    void endSignIn(const kakao::Result<SignedIn> &signedIn);
    void removeMark(const std::optional<kakao::Error> &notRemoved);
    void logOutAtKakao(const kakao::Secret &accessToken);
    void askForNickname(const NicknameNeeded &needed);
    void useRenamed(const kakao::Result<RenameAnswer> &renamed);
    [[nodiscard]] QLocale::Language language() const;
    [[nodiscard]] QString key(qint64 kakaoId) const;

    Ports m_ports;
    Options m_options;
    State m_state = State::SignedOut;
    State m_stateBefore = State::SignedOut; ///< where a sign-in that comes to nothing leads back
    Member m_member;
    QString m_wantedNickname; ///< what suggestions are made from while one is chosen
    StoredSession m_stored;
    std::optional<kakao::Error> m_error;
    std::optional<kakao::Error> m_notStored;
    QTimer m_retry;
    std::chrono::milliseconds m_retryDelay = std::chrono::seconds(5);

    FlowPtr m_flow;
    kakao::ReplyPtr<qint64> m_marked;
    kakao::ReplyPtr<kakao::Secret> m_secret;
    kakao::ReplyPtr<Member> m_expected;
    kakao::ReplyPtr<Member> m_restored;
    kakao::ReplyPtr<RenameAnswer> m_renamed;
    kakao::ReplyPtr<kakao::Done> m_forgetting;
    kakao::ReplyPtr<kakao::Done> m_loggingOut;
};

} // namespace session
