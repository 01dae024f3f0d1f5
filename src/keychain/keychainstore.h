// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keychain/keychain_export.h"
#include "session/secretstore.h"

#include <chrono>
#include <memory>

namespace keychain {

class RequestQueue;

/// The operating system's keychain: the Secret Service or KWallet, the macOS Keychain, the Windows
/// Credential Manager. To be used from the main thread.
///
/// Making one asks nothing of the keychain, so that no start waits for it. Whether the computer
/// has a keychain at all shows in the first request: SecretStoreMissing. There is no way back to a
/// plain file. The first read also loads the keychain's library and opens the connection, so the
/// earlier a program sends it, the less a person waits for it.
class DAEMUN_KEYCHAIN_EXPORT KeychainStore final : public session::SecretStore
{
public:
    /// A request not answered within the timeout, its time in the queue counted, ends with
    /// SecretStoreSilent, or with SecretStoreLocked when the keychain is seen to wait for its
    /// password. What the keychain answers later is not heard; it still does what it was asked.
    explicit KeychainStore(std::chrono::milliseconds timeout = std::chrono::seconds(5));
    /// Replies that are still open end with Cancelled.
    ~KeychainStore() override;

    [[nodiscard]] bool isPersistent() const override { return true; }

    /// As session::SecretStore says, as are the others.
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> read(const QString &key) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> write(const QString &key,
                                                     const kakao::Secret &secret) override;
    [[nodiscard]] kakao::ReplyPtr<kakao::Done> remove(const QString &key) override;

private:
    std::unique_ptr<RequestQueue> m_queue;
};

} // namespace keychain
