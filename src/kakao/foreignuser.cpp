// SPDX-License-Identifier: Apache-2.0
#include "kakao/foreignuser_p.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace kakao {

ForeignUserReply::ForeignUserReply(qint64 appId, ReplyPtr<TokenInfo> info, FetchUser fetchUser)
    : Reply(ErrorOrigin::Api), m_appId(appId), m_info(std::move(info)),
      m_fetchUser(std::move(fetchUser))
{
    m_info->onFinished(this, [this](const auto &answer) { useInfo(answer); });
}

void ForeignUserReply::stop()
{
    m_info.reset();
    m_user.reset();
}

void ForeignUserReply::useInfo(const Result<TokenInfo> &info)
{
    if (!info)
        return finish(info.error());
    if (info->appId != m_appId) {
        return finish(Error{.code = ErrorCode::OtherApplication,
                            .detail = u"the access token is of app id %1"_s.arg(info->appId)});
    }
    m_kakaoId = info->kakaoId;
    m_user = m_fetchUser();
    m_user->onFinished(this, [this](const auto &answer) { useUser(answer); });
}

void ForeignUserReply::useUser(const Result<User> &user)
{
    if (user && user->id != m_kakaoId) {
        return finish(Error{.code = ErrorCode::WrongUser,
                            .detail = u"the access token and its user are not the same's"_s});
    }
    finish(user);
}

} // namespace kakao
