// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakeaccounts.h"

#include "session/clock.h"
#include "session/memberdirectory.h"
#include "session/secretstore.h"
#include "session/useragent.h"

#include <QHash>
#include <QPointer>
#include <QUrlQuery>

#include <functional>

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
        if (beforeRead)
            beforeRead(reads);
        if (refusal)
            return kakao::makeReadyReply<kakao::Secret>(*refusal);
        if (!entries.contains(key)) {
            return kakao::makeReadyReply<kakao::Secret>(
                kakao::Error{.code = kakao::ErrorCode::SecretNotFound,
                             .origin = kakao::ErrorOrigin::SecretStore});
        }
        if (holdReads)
            return kakao::ReplyPtr<kakao::Secret>(new HeldReply<kakao::Secret>);
        return kakao::makeReadyReply<kakao::Secret>(entries.value(key));
    }

    kakao::ReplyPtr<kakao::Done> write(const QString &key, const kakao::Secret &secret) override
    {
        ++writes;
        if (const auto &reason = refusal ? refusal : writeRefusal)
            return kakao::makeReadyReply<kakao::Done>(*reason);
        entries.insert(key, secret);
        if (holdWrites) {
            heldWrite = new HeldReply<kakao::Done>;
            return kakao::ReplyPtr<kakao::Done>(heldWrite.data());
        }
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    kakao::ReplyPtr<kakao::Done> remove(const QString &key) override
    {
        if (beforeRemove)
            beforeRemove(key);
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
    std::optional<kakao::Error> writeRefusal;   ///< as of a store that can be read only
    std::function<void(int number)> beforeRead; ///< to change what the first, second, ... one sees
    std::function<void(const QString &key)> beforeRemove;
    bool holdReads = false; ///< for ever
    bool holdWrites = false;
    QPointer<HeldReply<kakao::Done>> heldWrite;
    int reads = 0;
    int writes = 0; ///< also those that were refused
};

/// Knows the member of a test and those who signed in, and refuses or waits when told to.
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
        const bool isKnown = find(request.user.id) != nullptr;
        if (!isKnown && taken.contains(nickname))
            return kakao::makeReadyReply<session::SignInAnswer>(
                session::SignInAnswer(question(nickname)));
        bringForward(request.user.id);
        if (!isKnown || member.nickname.isEmpty())
            member.nickname = nickname;
        return kakao::makeReadyReply<session::SignInAnswer>(session::SignInAnswer(
            session::MemberSession{member, tokenOf(member.kakaoId), !isKnown}));
    }

    kakao::ReplyPtr<kakao::Done> noteSignIn(qint64 kakaoId, const QString &entry) override
    {
        return changeAccounts([&] {
            if (!entry.isEmpty())
                accountsKept.announce(kakaoId, entry);
        });
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
        session::Member *known = findByToken(token);
        if (!known)
            return kakao::makeReadyReply<session::RenameAnswer>(invalid());
        known->nickname = nickname;
        return kakao::makeReadyReply<session::RenameAnswer>(session::RenameAnswer(*known));
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
        const session::Member *known = findByToken(token);
        return kakao::makeReadyReply<session::Member>(known ? kakao::Result<session::Member>(*known)
                                                            : invalid());
    }

    kakao::ReplyPtr<session::Member> lookUp(qint64 kakaoId) override
    {
        const session::Member *known = refusal ? nullptr : find(kakaoId);
        return kakao::makeReadyReply<session::Member>(known ? kakao::Result<session::Member>(*known)
                                                            : invalid());
    }

    kakao::ReplyPtr<session::MemberSession> freshen(const kakao::User &user) override
    {
        ++freshened;
        if (refusal)
            return kakao::makeReadyReply<session::MemberSession>(*refusal);
        session::Member *known = find(user.id);
        if (!known)
            return kakao::makeReadyReply<session::MemberSession>(invalid());
        known->kakaoNickname = user.nickname;
        known->pictureUrl = user.pictureUrl;
        known->thumbnailUrl = user.thumbnailUrl;
        known->email = user.emailTrusted ? user.email : QString();
        known->birthday = user.birthday;
        if (session::Account *account = accountsKept.find(user.id))
            account->freshenedAt = now;
        return kakao::makeReadyReply<session::MemberSession>(
            session::MemberSession{*known, tokenOf(user.id), false});
    }

    kakao::ReplyPtr<QList<session::Account>> accounts() override
    {
        if (refusal)
            return kakao::makeReadyReply<QList<session::Account>>(*refusal);
        if (holdAccounts) {
            heldAccounts = new HeldReply<QList<session::Account>>;
            return kakao::ReplyPtr<QList<session::Account>>(heldAccounts.data());
        }
        QList<session::Account> all = accountsKept.list;
        for (session::Account &account : all) {
            const session::Member *known = find(account.kakaoId);
            account.member = known ? std::optional(*known) : std::nullopt;
        }
        return kakao::makeReadyReply<QList<session::Account>>(all);
    }

    kakao::ReplyPtr<kakao::Done> addAccount(qint64 kakaoId, const QString &entry) override
    {
        return changeAccounts([&] { accountsKept.add(kakaoId, entry, now); });
    }

    kakao::ReplyPtr<kakao::Done> makeCurrent(qint64 kakaoId) override
    {
        if (!accountRefusal && !accountsKept.find(kakaoId))
            return kakao::makeReadyReply<kakao::Done>(invalid());
        return changeAccounts([&] { accountsKept.makeCurrent(kakaoId); });
    }

    kakao::ReplyPtr<kakao::Done> endAccount(qint64 kakaoId, const QString &endedBy) override
    {
        if (!accountRefusal && !accountsKept.find(kakaoId))
            return kakao::makeReadyReply<kakao::Done>(invalid());
        return changeAccounts([&] { accountsKept.find(kakaoId)->endedBy = endedBy; });
    }

    kakao::ReplyPtr<session::Departure> depart(qint64 kakaoId, session::DepartureKind kind) override
    {
        if (accountRefusal)
            return kakao::makeReadyReply<session::Departure>(*accountRefusal);
        if (!accountsKept.find(kakaoId))
            return kakao::makeReadyReply<session::Departure>(invalid());
        if (holdDeparture) {
            heldDeparture = new HeldReply<session::Departure>;
            return kakao::ReplyPtr<session::Departure>(heldDeparture.data());
        }
        return kakao::makeReadyReply<session::Departure>(accountsKept.depart(kakaoId, kind));
    }

    kakao::ReplyPtr<QList<session::Departure>> departures() override
    {
        if (refusal)
            return kakao::makeReadyReply<QList<session::Departure>>(*refusal);
        if (holdDepartures) {
            heldDepartures = new HeldReply<QList<session::Departure>>;
            return kakao::ReplyPtr<QList<session::Departure>>(heldDepartures.data());
        }
        return kakao::makeReadyReply<QList<session::Departure>>(accountsKept.departures);
    }

    kakao::ReplyPtr<kakao::Done> completeDeparture(const session::Departure &departure) override
    {
        return changeAccounts([&] {
            if (accountsKept.complete(departure))
                forget(departure.kakaoId);
        });
    }

    /// Nothing when nobody with that Kakao id is a member.
    session::Member *find(qint64 kakaoId)
    {
        if (member.kakaoId == kakaoId)
            return &member;
        const auto found = others.find(kakaoId);
        return found == others.end() ? nullptr : &*found;
    }

    /// What signing in issues. "session-token" is good for `member`, too.
    static kakao::Secret tokenOf(qint64 kakaoId)
    {
        return kakao::Secret("session-token-" + QByteArray::number(kakaoId));
    }

    session::Member member{.id = 1};       ///< the one of the test; who signed in last
    QHash<qint64, session::Member> others; ///< by Kakao id
    QStringList taken;                     ///< nicknames
    FakeAccounts accountsKept;
    QDateTime now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    session::SignInRequest lastRequest;
    int freshened = 0; ///< how often it was asked
    bool hold = false;
    bool holdAccounts = false;
    bool holdDeparture = false;
    bool holdDepartures = false;
    QPointer<HeldReply<QList<session::Account>>> heldAccounts;
    QPointer<HeldReply<session::Departure>> heldDeparture;
    QPointer<HeldReply<QList<session::Departure>>> heldDepartures;
    std::optional<kakao::Error> refusal;
    std::optional<kakao::Error> accountRefusal; ///< of what changes accounts and departures

private:
    static kakao::Error invalid()
    {
        return {.code = kakao::ErrorCode::SessionInvalid, .origin = kakao::ErrorOrigin::Directory};
    }

    session::Member *findByToken(const kakao::Secret &token)
    {
        if (token.reveal() == "session-token")
            return &member;
        constexpr qsizetype prefix = sizeof "session-token-" - 1;
        const qint64 kakaoId = token.reveal().mid(prefix).toLongLong();
        return kakaoId != 0 && token == tokenOf(kakaoId) ? find(kakaoId) : nullptr;
    }

    /// Makes them `member`, known or new.
    void bringForward(qint64 kakaoId)
    {
        if (member.kakaoId == kakaoId)
            return;
        if (member.kakaoId != 0) {
            others.insert(member.kakaoId, member);
            m_lastId = std::max(m_lastId, member.id);
            member =
                others.contains(kakaoId) ? others.take(kakaoId) : session::Member{.id = ++m_lastId};
        }
        member.kakaoId = kakaoId;
    }

    void forget(qint64 kakaoId)
    {
        if (member.kakaoId == kakaoId)
            member = {.id = ++m_lastId};
        others.remove(kakaoId);
    }

    template <typename Change>
    kakao::ReplyPtr<kakao::Done> changeAccounts(const Change &change)
    {
        if (accountRefusal)
            return kakao::makeReadyReply<kakao::Done>(*accountRefusal);
        change();
        return kakao::makeReadyReply<kakao::Done>(kakao::Done{});
    }

    qint64 m_lastId = 1;
};

/// A clock that moves when the test says so, on the wall and by itself.
class FakeClock final : public session::Clock
{
public:
    QDateTime now() const override { return m_now; }
    std::chrono::milliseconds elapsed() const override { return m_elapsed; }

    void pass(std::chrono::milliseconds time)
    {
        set(m_now.addMSecs(time.count()));
        m_elapsed += time;
    }
    /// As a person does, or a computer that slept.
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    std::chrono::milliseconds m_elapsed{0};
};
