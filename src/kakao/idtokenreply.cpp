// SPDX-License-Identifier: Apache-2.0
#include "kakao/idtokenreply_p.h"

#include "kakao/crypto_p.h"
#include "kakao/jws_p.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

/// Whether other keys could change anything.
bool lacksItsKey(const Secret &token, const KeySet &keys)
{
    const auto jws = readJws(token.reveal());
    return jws && keysFor(*jws, keys).isEmpty() && (jws->kid || keys.keys.isEmpty());
}

} // namespace

IdTokenReply::IdTokenReply(std::shared_ptr<KeyCache> cache, KeyCache::Fetch fetch, Secret token,
                           IdTokenExpectations expected)
    : Reply(ErrorOrigin::Token), m_cache(std::move(cache)), m_fetch(std::move(fetch)),
      m_token(std::move(token)), m_expected(std::move(expected))
{
    const auto jws = readJws(m_token.reveal());
    if (!jws)
        finish(jws.error()); // no key makes it better
    else if (!Crypto::get()) // as if there were no keys
        finish(Error{.code = ErrorCode::ConfigInvalid,
                     .origin = ErrorOrigin::Token,
                     .detail = u"OpenSSL 3 cannot be loaded"_s});
    else
        wait(m_cache->keys(m_fetch));
}

void IdTokenReply::wait(ReplyPtr<KeySet> keys)
{
    m_keys = std::move(keys);
    m_keys->onFinished(this, [this](const auto &answer) { useKeys(answer); });
}

void IdTokenReply::useKeys(const Result<KeySet> &keys)
{
    if (!keys) {
        Error error = keys.error();
        error.endsSession = false; // whatever was said to it: nobody asked for a token's sake
        return finish(error);
    }
    if (lacksItsKey(m_token, *keys) && !std::exchange(m_hasLookedAgain, true))
        return wait(m_cache->newerKeys(m_fetch));
    finish(verifyIdToken(m_token, *keys, m_expected));
}

} // namespace kakao
