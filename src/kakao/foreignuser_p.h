// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/tokeninfo.h"
#include "kakao/user.h"

#include <functional>

namespace kakao {

/// The user of an access token from outside: asks which application's it is before whose.
class ForeignUserReply final : public Reply<User>
{
public:
    using FetchUser = std::function<ReplyPtr<User>()>;

    ForeignUserReply(qint64 appId, ReplyPtr<TokenInfo> info, FetchUser fetchUser);

private:
    void stop() override;
    void useInfo(const Result<TokenInfo> &info);
    void useUser(const Result<User> &user);

    qint64 m_appId;
    qint64 m_kakaoId = 0;
    ReplyPtr<TokenInfo> m_info;
    FetchUser m_fetchUser;
    ReplyPtr<User> m_user;
};

} // namespace kakao
