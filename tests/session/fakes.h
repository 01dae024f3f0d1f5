// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/clock.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/useragent.h"

#include <QHash>
#include <QPointer>
#include <QUrlQuery>

/// A reply that the test finishes.
template <typename T>
class HeldReply final : public kakao::Reply<T>
{
public:
    HeldReply() : kakao::Reply<T>(kakao::ErrorOrigin::UserAgent) {}
};

/// Answers an authorization request as the test says, or keeps it waiting.
class FakeUserAgent final : public session::UserAgent
{
public:
    kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override
    {
        last = request;
        ++asked;
        auto *reply = new HeldReply<QUrl>;
        waiting = reply;
        if (!hold)
            redirect(query);
        return kakao::ReplyPtr<QUrl>(reply);
    }

    /// Answers with the redirect URI, the request's own state and more of a query.
    void redirect(const QString &more) const
    {
        QUrl url = last.redirectUri;
        const QString state =
            QUrlQuery(last.authorizationUrl).queryItemValue(QStringLiteral("state"));
        url.setQuery(QStringLiteral("state=%1&%2").arg(state, more));
        waiting->finish(url);
    }

    QString query = QStringLiteral("code=the-code");
    bool hold = false;
    int asked = 0;
    session::UserAgentRequest last;
    QPointer<HeldReply<QUrl>> waiting; ///< null once it was dropped
};

/// Keeps secrets in a hash, and refuses or waits when told to.
class FakeSecretStore final : public session::SecretStore
{
public:
    bool isPersistent() const override { return true; }

    kakao::ReplyPtr<kakao::Secret> read(const QString &key) override
    {
        ++reads;
        if (refusal)
            return kakao::makeReadyReply<kakao::Secret>(*refusal);
        if (!entries.contains(key)) {
            return kakao::makeReadyReply<kakao::Secret>(
                kakao::Error{.code = kakao::ErrorCode::SecretNotFound,
                             .origin = kakao::ErrorOrigin::SecretStore});
        }
        return kakao::makeReadyReply<kakao::Secret>(entries.value(key));
    }

    kakao::ReplyPtr<kakao::Done> write(const QString &key, const kakao::Secret &secret) override
    {
        if (refusal)
            return kakao::makeReadyReply<kakao::Done>(*refusal);
        entries.insert(key, secret);
        if (holdWrites) {
            heldWrite = new HeldReply<kakao::Done>;
            return kakao::ReplyPtr<kakao::Done>(heldWrite.data());
        }
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    kakao::ReplyPtr<kakao::Done> remove(const QString &key) override
    {
        if (refusal)
            return kakao::makeReadyReply<kakao::Done>(*refusal);
        entries.remove(key);
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    void refuse(kakao::ErrorCode code)
    {
        refusal = kakao::Error{.code = code, .origin = kakao::ErrorOrigin::SecretStore};
    }

    QHash<QString, kakao::Secret> entries;
    std::optional<kakao::Error> refusal;
    bool holdWrites = false;
    QPointer<HeldReply<kakao::Done>> heldWrite;
    int reads = 0;
};

/// Knows one member, and refuses or waits when told to.
class FakeDirectory final : public session::MemberDirectory
{
public:
    kakao::ReplyPtr<kakao::Done> open() override
    {
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    kakao::ReplyPtr<session::SignInAnswer> signIn(const session::SignInRequest &request) override
    {
        lastRequest = request;
        if (refusal)
            return kakao::makeReadyReply<session::SignInAnswer>(*refusal);
        if (hold)
            return kakao::ReplyPtr<session::SignInAnswer>(new HeldReply<session::SignInAnswer>);
        const QString nickname =
            request.nickname.isEmpty() ? request.user.nickname : request.nickname;
        if (taken.contains(nickname))
            return kakao::makeReadyReply<session::SignInAnswer>(
                session::SignInAnswer(question(nickname)));
        member.kakaoId = request.user.id;
        member.nickname = nickname;
        return kakao::makeReadyReply<session::SignInAnswer>(session::SignInAnswer(
            session::MemberSession{member, kakao::Secret("session-token"), true}));
    }

    kakao::ReplyPtr<session::RenameAnswer>
    rename(const kakao::Secret &token, const QString &nickname, QLocale::Language language) override
    {
        lastRequest.language = language;
        if (refusal)
            return kakao::makeReadyReply<session::RenameAnswer>(*refusal);
        if (taken.contains(nickname))
            return kakao::makeReadyReply<session::RenameAnswer>(
                session::RenameAnswer(question(nickname)));
        if (token.reveal() != "session-token")
            return kakao::makeReadyReply<session::RenameAnswer>(kakao::Error{
                .code = kakao::ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory});
        member.nickname = nickname;
        return kakao::makeReadyReply<session::RenameAnswer>(session::RenameAnswer(member));
    }

    kakao::ReplyPtr<session::NicknameCheck> checkNickname(const QString &nickname,
                                                          qint64 memberId) override
    {
        const bool isOwn = memberId == member.id && nickname == member.nickname;
        return kakao::makeReadyReply<session::NicknameCheck>(
            session::NicknameCheck{.verdict = isOwn ? session::NicknameVerdict::Unchanged
                                       : taken.contains(nickname) ? session::NicknameVerdict::Taken
                                                                  : session::NicknameVerdict::Free,
                                   .nickname = nickname});
    }

    kakao::ReplyPtr<QStringList> suggestNicknames(const QString &wanted,
                                                  QLocale::Language language) override
    {
        lastRequest.language = language;
        return kakao::makeReadyReply<QStringList>(QStringList{wanted + u'1', wanted + u'2'});
    }

    static session::NicknameNeeded question(const QString &nickname)
    {
        return {.refused = {.verdict = session::NicknameVerdict::Taken, .nickname = nickname},
                .wanted = nickname,
                .suggestions = {nickname + u'1', nickname + u'2'}};
    }

    kakao::ReplyPtr<session::Member> restore(const kakao::Secret &token) override
    {
        if (refusal)
            return kakao::makeReadyReply<session::Member>(*refusal);
        if (token.reveal() != "session-token") {
            return kakao::makeReadyReply<session::Member>(kakao::Error{
                .code = kakao::ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory});
        }
        return kakao::makeReadyReply<session::Member>(member);
    }

    kakao::ReplyPtr<session::Member> lookUp(qint64 kakaoId) override
    {
        if (refusal || member.kakaoId != kakaoId) {
            return kakao::makeReadyReply<session::Member>(kakao::Error{
                .code = kakao::ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory});
        }
        return kakao::makeReadyReply<session::Member>(member);
    }

    kakao::ReplyPtr<qint64> storedSession() override
    {
        if (refusal)
            return kakao::makeReadyReply<qint64>(*refusal);
        return kakao::makeReadyReply<qint64>(mark);
    }

    kakao::ReplyPtr<kakao::Done> markStoredSession(qint64 kakaoId) override
    {
        if (markRefusal)
            return kakao::makeReadyReply<kakao::Done>(*markRefusal);
        mark = kakaoId;
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    session::Member member{.id = 1};
    QStringList taken; ///< nicknames
    session::SignInRequest lastRequest;
    qint64 mark = 0;
    bool hold = false;
    std::optional<kakao::Error> refusal;
    std::optional<kakao::Error> markRefusal;
};

class FixedClock final : public session::Clock
{
public:
    QDateTime now() const override { return QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC); }
};
