// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/reply.h"
#include "kakao/secret.h"
#include "session/secretstore.h"

#include <QPointer>

#include <vector>

namespace members {

/// The key that session tokens are signed with: read from the secret store once, however many
/// ask for it, and made there when the store says that it has none.
///
/// An entry that could not be read is never written over: it may be there behind a lock, and
/// every session would end with it.
class SigningKey final : public QObject
{
public:
    enum class IfMissing { Fail, Create };

    /// secrets must outlive the key.
    SigningKey(session::SecretStore &secrets, QString name);

    /// Error as the secret store gave it. It is asked again by the next call.
    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> get(IfMissing ifMissing);

private:
    class Waiting;
    void useRead(const kakao::Result<kakao::Secret> &read);
    void create();
    void answer(const kakao::Result<kakao::Secret> &key);
    void answerThoseWhoDoNotCreate(const kakao::Error &error);

    session::SecretStore &m_secrets;
    QString m_name;
    kakao::Secret m_key; ///< empty until the store has it
    std::vector<QPointer<Waiting>> m_waiting;
    kakao::ReplyPtr<kakao::Secret> m_reading;
    kakao::ReplyPtr<kakao::Done> m_writing;
};

} // namespace members
