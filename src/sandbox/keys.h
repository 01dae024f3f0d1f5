// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <atomic>
#include <future>
#include <memory>
#include <mutex>
#include <vector>

namespace sandbox {

class SigningKey;

/// The RSA keys of the id_tokens. Making one takes a moment, so it is made beside everything else
/// and waited for only where a signature is due. Safe to use from any thread.
class Keys
{
public:
    Keys();
    ~Keys(); ///< gives up on a key that is still being made
    Keys(const Keys &) = delete;
    Keys &operator=(const Keys &) = delete;

    void prepare(); ///< begins to make the first key, if nobody has
    void rotate();  ///< a further key, which signs from now on

    /// RFC 7515 compact form, RS256.
    [[nodiscard]] QByteArray sign(const QJsonObject &claims);
    [[nodiscard]] QJsonObject keySet(); ///< RFC 7517

    enum class Signature { Good, Bad, OfAnotherKey };
    /// Of a token in compact form.
    [[nodiscard]] Signature check(const QByteArray &token);

private:
    using KeyPointer = std::shared_ptr<const SigningKey>;

    void add(); ///< m_mutex is held
    [[nodiscard]] std::vector<std::shared_future<KeyPointer>> all();

    std::atomic<bool> m_givenUp = false;
    std::mutex m_mutex;
    std::vector<std::shared_future<KeyPointer>> m_keys;
};

} // namespace sandbox
