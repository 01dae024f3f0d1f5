// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/secretstore.h"

#include <QMap>
#include <QPointer>
#include <QTimer>

#include <functional>

/// A secret store in memory that answers from the event loop, or when it is told to, and that can
/// be in trouble.
class FakeSecretStore final : public session::SecretStore
{
public:
    std::optional<kakao::ErrorCode> readFails;
    std::optional<kakao::ErrorCode> writeFails;
    bool isHeld = false; ///< nothing is answered until release()
    int reads = 0;
    int writes = 0;
    QMap<QString, kakao::Secret> entries;

    void release()
    {
        isHeld = false;
        for (const auto &answer : std::exchange(m_held, {}))
            answer();
    }

    [[nodiscard]] bool isPersistent() const override { return true; }

    [[nodiscard]] kakao::ReplyPtr<kakao::Secret> read(const QString &key) override
    {
        ++reads;
        return later<kakao::Secret>([this, key]() -> kakao::Result<kakao::Secret> {
            if (readFails)
                return error(*readFails);
            if (!entries.contains(key))
                return error(kakao::ErrorCode::SecretNotFound);
            return entries.value(key);
        });
    }

    [[nodiscard]] kakao::ReplyPtr<kakao::Done> write(const QString &key,
                                                     const kakao::Secret &secret) override
    {
        ++writes;
        return later<kakao::Done>([this, key, secret]() -> kakao::Result<kakao::Done> {
            if (writeFails)
                return error(*writeFails);
            entries.insert(key, secret);
            return kakao::Done{};
        });
    }

    [[nodiscard]] kakao::ReplyPtr<kakao::Done> remove(const QString &key) override
    {
        return later<kakao::Done>([this, key]() -> kakao::Result<kakao::Done> {
            entries.remove(key);
            return kakao::Done{};
        });
    }

private:
    template <typename T>
    class Answer final : public kakao::Reply<T>
    {
    public:
        Answer() : kakao::Reply<T>(kakao::ErrorOrigin::SecretStore) {}
    };

    template <typename T>
    kakao::ReplyPtr<T> later(std::function<kakao::Result<T>()> work)
    {
        auto *answer = new Answer<T>;
        const auto deliver = [answer = QPointer(answer), work = std::move(work)] {
            if (answer)
                answer->finish(work());
        };
        if (isHeld)
            m_held.append(deliver);
        else
            QTimer::singleShot(0, answer, deliver);
        return kakao::ReplyPtr<T>(answer);
    }

    static kakao::Error error(kakao::ErrorCode code)
    {
        return {.code = code, .origin = kakao::ErrorOrigin::SecretStore};
    }

    QList<std::function<void()>> m_held;
};
