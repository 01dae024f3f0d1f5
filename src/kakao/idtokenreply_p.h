// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/idtoken.h"
#include "kakao/keycache_p.h"

#include <memory>

namespace kakao {

/// Verifies one id_token by the keys of a cache, which lives for as long as somebody waits for it.
class IdTokenReply final : public Reply<IdToken>
{
public:
    IdTokenReply(std::shared_ptr<KeyCache> cache, KeyCache::Fetch fetch, Secret token,
                 IdTokenExpectations expected);

private:
    void stop() override { m_keys.reset(); }
    void wait(ReplyPtr<KeySet> keys);
    void useKeys(const Result<KeySet> &keys);

    std::shared_ptr<KeyCache> m_cache;
    KeyCache::Fetch m_fetch;
    Secret m_token;
    IdTokenExpectations m_expected;
    ReplyPtr<KeySet> m_keys;
    bool m_hasLookedAgain = false;
};

} // namespace kakao
