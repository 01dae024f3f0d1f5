// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/account.h"
#include "session/authorizedcall.h"
#include "session/memberdirectory.h"
#include "session/session_export.h"
#include "session/vault.h"

#include <functional>
#include <memory>
#include <optional>

namespace session {

/// What Kakao would not do for somebody who has left, and never will; nothing when it did.
using Refusal = std::optional<kakao::Error>;

/// One departure from its note to its end: Kakao is told, then what is left here is erased, the
/// note last. Every step may be taken twice. An error leaves the note where it is.
class DAEMUN_SESSION_EXPORT DepartureTask final : public kakao::Reply<Refusal>
{
    Q_OBJECT
public:
    struct Ports
    {
        std::function<const kakao::ApiClient &()> api;
        Vault vault;
        const Clock &clock;
        std::function<void(const Member &)> eraseCache;
        QPointer<QObject> heir; ///< see TokenKeeper::retire()
    };
    /// known is what the entry holds; it is read from the store when it is not handed in.
    DepartureTask(Ports ports, const Departure &departure, TokenKeeper::Place place,
                  const std::optional<StoredSession> &known);
    ~DepartureTask() override;

private:
    void lookForReturn(const QList<Account> &accounts);
    void erase(std::function<void()> next);
    void readEntry();
    void tellKakao(const StoredSession &stored);
    void useAnswer(const kakao::Result<kakao::Done> &told);
    void removeEntry();
    void complete();
    void stop() override;

    Ports m_ports;
    Departure m_departure;
    TokenKeeper::Place m_place;
    std::optional<StoredSession> m_known;
    bool m_isBack = false; ///< the same Kakao user has signed in again meanwhile
    Refusal m_refusal;
    std::unique_ptr<TokenKeeper> m_keeper;
    kakao::ReplyPtr<QList<Account>> m_accounts;
    kakao::ReplyPtr<Member> m_member;
    kakao::ReplyPtr<kakao::Secret> m_secret;
    kakao::ReplyPtr<kakao::Done> m_step;
};

} // namespace session
