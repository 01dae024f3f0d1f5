// SPDX-License-Identifier: Apache-2.0
#include "session/freshener.h"

#include "session/sessionlog_p.h"

using namespace Qt::StringLiterals;

namespace session {
namespace {

using namespace std::chrono_literals;

/// Often enough for a refresh token to be renewed in its last month, by far.
constexpr auto interval = 6h;
/// A network that has just come is not quite there yet.
constexpr auto settlingTime = 2s;

kakao::Error wrongUser()
{
    return {.code = kakao::ErrorCode::WrongUser,
            .origin = kakao::ErrorOrigin::Api,
            .detail = u"Kakao answers for another user"_s};
}

} // namespace

bool endsForGood(const kakao::Error &error)
{
    return error.endsSession || error.code == kakao::ErrorCode::WrongUser;
}

Freshener::Freshener(TokenKeeper &keeper, MemberDirectory &directory,
                     const Surroundings &surroundings, const Whom &whom)
    : m_keeper(keeper), m_directory(directory), m_kakaoId(whom.kakaoId),
      m_request{.user = {}, .language = whom.language}
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::VeryCoarseTimer);
    m_timer.callOnTimeout(this, &Freshener::run);
    connect(&surroundings, &Surroundings::changed, this, &Freshener::hurry);
}

void Freshener::start(std::chrono::milliseconds delay)
{
    m_timer.setTimerType(delay < 1min ? Qt::CoarseTimer : Qt::VeryCoarseTimer);
    m_timer.start(delay);
}

void Freshener::freshenNow()
{
    m_keeper.retryNow();
    m_backoff.reset();
    run();
}

/// Several changes at once, as when a computer wakes up, are one.
void Freshener::hurry()
{
    m_keeper.api().forgetConnections();
    if (m_isToldToWait)
        return; // which no change here changes
    m_keeper.retryNow();
    m_backoff.reset();
    if (!m_isRunning)
        start(withJitter(settlingTime));
}

void Freshener::run()
{
    if (std::exchange(m_isRunning, true))
        return;
    m_timer.stop();
    m_isToldToWait = false;
    m_user = makeAuthorized<kakao::User>(
        m_keeper, [](const kakao::ApiClient &api, const kakao::Secret &access) {
            return api.fetchUser(access);
        });
    m_user->onFinished(this, [this](const kakao::Result<kakao::User> &user) { useUser(user); });
}

void Freshener::useUser(const kakao::Result<kakao::User> &user)
{
    if (!user)
        return fail(user.error());
    if (user->id != m_kakaoId)
        return fail(wrongUser());
    m_request.user = *user;
    m_request.nickname.clear();
    m_freshened = m_directory.freshen(*user);
    m_freshened->onFinished(
        this, [this](const kakao::Result<MemberSession> &freshened) { useFreshened(freshened); });
}

void Freshener::useFreshened(const kakao::Result<MemberSession> &freshened)
{
    if (freshened)
        return succeed(*freshened);
    if (freshened.error().code != kakao::ErrorCode::SessionInvalid)
        return fail(freshened.error());
    signInAnew();
}

/// The directory has lost the member, and Kakao vouches for who it is. Where the nickname belongs
/// to somebody else by now, the first suggestion is taken: it can be changed, and nobody is signed
/// out or interrupted for it.
void Freshener::signInAnew()
{
    m_signedIn = m_directory.signIn(m_request);
    m_signedIn->onFinished(this, [this](const kakao::Result<SignInAnswer> &answer) {
        if (!answer)
            return fail(answer.error());
        if (const auto *memberSession = std::get_if<MemberSession>(&*answer))
            return succeed(*memberSession);
        const QStringList &suggestions = std::get<NicknameNeeded>(*answer).suggestions;
        if (!suggestions.isEmpty() && suggestions.constFirst() != m_request.nickname) {
            m_request.nickname = suggestions.constFirst();
            return signInAnew();
        }
        fail({.code = kakao::ErrorCode::DatabaseFailed,
              .origin = kakao::ErrorOrigin::Directory,
              .detail = u"the member is gone, and no nickname is free"_s});
    });
}

void Freshener::succeed(const MemberSession &memberSession)
{
    m_isRunning = false;
    m_backoff.reset();
    start(withJitter(interval));
    m_keeper.setSessionToken(memberSession.token);
    Q_EMIT freshened(memberSession);
}

void Freshener::fail(const kakao::Error &error)
{
    qCInfo(logSession) << "not freshened:" << error;
    m_isRunning = false;
    m_isToldToWait = error.retryAfter.count() != 0;
    if (!endsForGood(error))
        start(m_backoff.next(error.retryAfter));
    Q_EMIT failed(error);
}

} // namespace session
