// SPDX-License-Identifier: Apache-2.0
#include "session/currentaccount.h"

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr auto wrongUser = "user"_L1;
constexpr auto sessionInvalid = "session"_L1;

} // namespace

CurrentAccount::CurrentAccount(Ports ports, Keeping keeping, Account account)
    : m_ports(std::move(ports)), m_keeping(keeping), m_account(std::move(account)),
      m_member(m_account.member.value_or(Member{.kakaoId = m_account.kakaoId}))
{
}

CurrentAccount::~CurrentAccount()
{
    m_freshener.reset();
    m_idTokenCheck.reset();
    TokenKeeper::retire(std::move(m_keeper), m_ports.heir);
}

void CurrentAccount::start(TokenKeeper::Place place, const StoredSession &stored,
                           const Member &member, std::chrono::milliseconds delay)
{
    m_member = member;
    m_account.member = member;
    m_keeper = std::make_unique<TokenKeeper>(
        TokenKeeper::Ports{m_ports.api, m_ports.vault.secrets, m_ports.clock}, std::move(place),
        stored);
    m_idTokenCheck = std::make_unique<IdTokenCheck>(*m_keeper, m_ports.clock, m_account.kakaoId);
    m_freshener =
        std::make_unique<Freshener>(*m_keeper, *m_ports.vault.directory, m_ports.surroundings,
                                    Freshener::Whom{m_account.kakaoId, m_ports.language});
    connect(m_keeper.get(), &TokenKeeper::ended, this, &CurrentAccount::ended);
    connect(m_keeper.get(), &TokenKeeper::entryMissing, this, &CurrentAccount::entryMissing);
    connect(m_keeper.get(), &TokenKeeper::notStored, this, [this](const kakao::Error &error) {
        m_notStored = error;
        Q_EMIT storedChanged();
    });
    connect(m_keeper.get(), &TokenKeeper::updateEnded, this, [this] {
        if (!isInMemory() && std::exchange(m_notStored, std::nullopt))
            Q_EMIT storedChanged();
    });
    connect(m_freshener.get(), &Freshener::freshened, this, &CurrentAccount::useFreshened);
    connect(m_freshener.get(), &Freshener::failed, this, &CurrentAccount::freshenFailed);
    m_freshener->start(delay);
}

void CurrentAccount::goOnInMemory(const kakao::Error &why)
{
    m_notStored = why;
    m_ports.vault.secrets = nullptr;
    if (m_keeper)
        m_keeper->goOnInMemory();
}

void CurrentAccount::end(const kakao::Error &why)
{
    m_account.endedBy = endedBy(why);
    // Each may be in the middle of a signal that led here.
    if (m_freshener)
        deleteSoon(m_freshener.release(), *m_ports.heir);
    if (m_idTokenCheck)
        deleteSoon(m_idTokenCheck.release(), *m_ports.heir);
    if (m_keeper)
        deleteSoon(m_keeper.release(), *m_ports.heir);
}

void CurrentAccount::setMember(const Member &member)
{
    m_member = member;
    m_account.member = member;
}

StoredSession CurrentAccount::stored() const
{
    return m_keeper ? m_keeper->stored() : StoredSession();
}

void CurrentAccount::useFreshened(const MemberSession &memberSession)
{
    m_isConfirmed = true;
    setMember(memberSession.member);
    m_account.freshenedAt = m_ports.clock.now();
    Q_EMIT freshened();
}

void deleteSoon(QObject *object, QObject &owner)
{
    object->setParent(&owner);
    object->deleteLater();
}

QString endedBy(const kakao::Error &error)
{
    if (error.code == kakao::ErrorCode::WrongUser)
        return wrongUser;
    return error.kakaoCode.isEmpty() ? QString(sessionInvalid) : error.kakaoCode;
}

kakao::Error errorOfEnd(const QString &endedBy)
{
    if (endedBy == wrongUser)
        return {.code = kakao::ErrorCode::WrongUser, .origin = kakao::ErrorOrigin::Api};
    if (endedBy == sessionInvalid) {
        return {.code = kakao::ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory};
    }
    return {.code = kakao::ErrorCode::Rejected,
            .origin =
                endedBy.startsWith(u'-') ? kakao::ErrorOrigin::Api : kakao::ErrorOrigin::Token,
            .kakaoCode = endedBy,
            .endsSession = true};
}

} // namespace session
