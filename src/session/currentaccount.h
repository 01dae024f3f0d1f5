// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/account.h"
#include "session/freshener.h"
#include "session/idtokencheck.h"
#include "session/session_export.h"
#include "session/tokenkeeper.h"
#include "session/vault.h"

#include <memory>
#include <optional>

namespace session {

/// One account with what works on its session: its tokens are kept and its member freshened.
class DAEMUN_SESSION_EXPORT CurrentAccount final : public QObject
{
    Q_OBJECT
public:
    struct Ports
    {
        std::function<const kakao::ApiClient &()> api;
        Vault vault; ///< without a secret store: the session lives in memory
        const Clock &clock;
        const Surroundings &surroundings;
        QPointer<QObject>
            heir; ///< of what must not end with the account: see TokenKeeper::retire()
        QLocale::Language language = QLocale::English; ///< see Freshener::Whom
    };
    /// Nothing works on it before start().
    CurrentAccount(Ports ports, Keeping keeping, Account account);
    ~CurrentAccount() override;

    /// Takes the session over. The member is asked about at Kakao after delay, and then by itself.
    void start(TokenKeeper::Place place, const StoredSession &stored, const Member &member,
               std::chrono::milliseconds delay);
    /// Kakao has ended it: nothing is kept or freshened any more.
    void end(const kakao::Error &why);

    [[nodiscard]] const Account &account() const noexcept { return m_account; }
    [[nodiscard]] const Vault &vault() const noexcept { return m_ports.vault; }
    [[nodiscard]] Keeping keeping() const noexcept { return m_keeping; }
    [[nodiscard]] bool isInMemory() const noexcept { return !m_ports.vault.secrets; }
    [[nodiscard]] const Member &member() const noexcept { return m_member; }
    void setMember(const Member &member);
    [[nodiscard]] const std::optional<kakao::Error> &notStored() const noexcept
    {
        return m_notStored;
    }
    /// False after a sign-in by an id_token until Kakao has been asked who it is.
    [[nodiscard]] bool isConfirmed() const noexcept { return m_isConfirmed; }
    void setConfirmed(bool isConfirmed) { m_isConfirmed = isConfirmed; }
    /// The entry could not be made, and why: the session goes on in memory.
    void goOnInMemory(const kakao::Error &why);

    /// Null unless it runs.
    [[nodiscard]] TokenKeeper *keeper() const noexcept { return m_keeper.get(); }
    [[nodiscard]] Freshener *freshener() const noexcept { return m_freshener.get(); }
    [[nodiscard]] StoredSession stored() const;

Q_SIGNALS:
    void freshened();
    void freshenFailed(const kakao::Error &error);
    void ended(const kakao::Error &error);
    void entryMissing();
    void storedChanged();

private:
    void useFreshened(const MemberSession &memberSession);

    Ports m_ports;
    Keeping m_keeping;
    Account m_account;
    Member m_member;
    bool m_isConfirmed = true;
    std::optional<kakao::Error> m_notStored;
    std::unique_ptr<TokenKeeper> m_keeper;
    std::unique_ptr<IdTokenCheck> m_idTokenCheck; // works with the keeper
    std::unique_ptr<Freshener> m_freshener;       // as well
};

/// With the next turn of the event loop, and with owner at the latest.
void deleteSoon(QObject *object, QObject &owner);

/// What is noted of a session that ended, and the error out of it.
[[nodiscard]] QString endedBy(const kakao::Error &error);
[[nodiscard]] kakao::Error errorOfEnd(const QString &endedBy);

} // namespace session
