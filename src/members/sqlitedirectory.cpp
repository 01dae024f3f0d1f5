// SPDX-License-Identifier: Apache-2.0
#include "members/sqlitedirectory.h"

#include "members/database.h"
#include "members/registry.h"
#include "members/sessiontoken.h"
#include "members/signingkey.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Done;
using kakao::Error;
using kakao::ErrorCode;
using kakao::ErrorOrigin;
using kakao::ReplyPtr;
using kakao::Result;
using kakao::Secret;
using session::Member;
using session::RenameAnswer;
using session::SignInAnswer;
using session::SignInRequest;

/// Work that needs the signing key, done when the key has come or will not come.
template <typename T>
class AfterKey final : public kakao::Reply<T>
{
public:
    using Work = std::function<Result<T>(const Result<Secret> &key)>;

    /// context: what work needs alive.
    AfterKey(ReplyPtr<Secret> key, QObject *context, Work work)
        : kakao::Reply<T>(ErrorOrigin::Directory), m_key(std::move(key))
    {
        m_key->onFinished(context, [this, work = std::move(work)](const Result<Secret> &given) {
            this->finish(work(given));
        });
        QObject::connect(context, &QObject::destroyed, this, [this] { this->abort(); });
    }

private:
    void stop() override { m_key.reset(); }

    ReplyPtr<Secret> m_key;
};

} // namespace

class SqliteDirectory::Private final : public QObject
{
public:
    Private(QString folder, const QString &server, session::SecretStore &secrets,
            const session::Clock &givenClock, const Options &options)
        : clock(givenClock), database(std::move(folder), givenClock),
          registry(database, options.limits, *options.random),
          storedKey(secrets, session::secretKey(server, u"signing-key"_s))
    {
    }

    template <typename T>
    ReplyPtr<T> afterKey(SigningKey::IfMissing ifMissing, typename AfterKey<T>::Work work)
    {
        return ReplyPtr<T>(new AfterKey<T>(storedKey.get(ifMissing), this, std::move(work)));
    }
    /// Work for the member whom a session token was issued to.
    template <typename T>
    ReplyPtr<T> asMember(const Secret &token, const std::function<Result<T>(qint64 id)> &work);

    Result<SignInAnswer> signIn(const SignInRequest &request, const Secret &key);
    [[nodiscard]] Result<qint64> verified(const Secret &token, const Result<Secret> &key) const;
    Result<qint64> mark();

    const session::Clock &clock;
    Database database;
    Registry registry;
    SigningKey storedKey;
    Secret memoryKey; ///< stands in for the stored one; empty until needed
    ReplyPtr<Secret> readAhead;
};

template <typename T>
ReplyPtr<T> SqliteDirectory::Private::asMember(const Secret &token,
                                               const std::function<Result<T>(qint64 id)> &work)
{
    if (!memoryKey.isEmpty()) {
        if (const auto id = verifySessionToken(token, clock.now(), memoryKey); id)
            return kakao::makeReadyReply(work(*id));
    }
    return afterKey<T>(SigningKey::IfMissing::Fail,
                       [this, token, work](const Result<Secret> &key) -> Result<T> {
                           const auto id = verified(token, key);
                           return id ? work(*id) : id.error();
                       });
}

Result<SignInAnswer> SqliteDirectory::Private::signIn(const SignInRequest &request,
                                                      const Secret &key)
{
    const QDateTime now = clock.now();
    const auto answer = registry.signIn(request, now);
    if (!answer)
        return answer.error();
    if (const auto *needed = std::get_if<session::NicknameNeeded>(&*answer))
        return SignInAnswer(*needed);
    const auto &signedIn = std::get<Registry::SignedIn>(*answer);
    return SignInAnswer(
        session::MemberSession{.member = signedIn.member,
                               .token = issueSessionToken(signedIn.member.id, now, key),
                               .isNew = signedIn.isNew});
}

Result<qint64> SqliteDirectory::Private::verified(const Secret &token,
                                                  const Result<Secret> &key) const
{
    if (key)
        return verifySessionToken(token, clock.now(), *key);
    if (key.error().code != ErrorCode::SecretNotFound)
        return key.error();
    return Error{.code = ErrorCode::SessionInvalid,
                 .origin = ErrorOrigin::Directory,
                 .detail = u"there is no signing key"_s};
}

Result<qint64> SqliteDirectory::Private::mark()
{
    const auto rows =
        database.run([this] { return database.query(u"SELECT kakao_id FROM stored_session"_s); });
    if (!rows)
        return rows.error();
    return rows->isEmpty() ? 0 : rows->first().value(0).toLongLong();
}

SqliteDirectory::SqliteDirectory(QString folder, const QString &server,
                                 session::SecretStore &secrets, const session::Clock &clock,
                                 const Options &options)
    : d(std::make_unique<Private>(std::move(folder), server, secrets, clock, options))
{
}

SqliteDirectory::SqliteDirectory(QString folder, const QString &server,
                                 session::SecretStore &secrets, const session::Clock &clock)
    : SqliteDirectory(std::move(folder), server, secrets, clock, Options())
{
}

SqliteDirectory::~SqliteDirectory() = default;

ReplyPtr<Done> SqliteDirectory::open()
{
    const auto mark = d->mark();
    // With a mark the key was there once: a store that does not show it now may be locked.
    const auto ifMissing =
        mark && *mark == 0 ? SigningKey::IfMissing::Create : SigningKey::IfMissing::Fail;
    d->readAhead = d->storedKey.get(ifMissing);
    return d->afterKey<Done>(ifMissing, [mark](const Result<Secret> &key) -> Result<Done> {
        if (!mark)
            return mark.error();
        if (!key && key.error().code != ErrorCode::SecretNotFound)
            return key.error();
        return Done{};
    });
}

ReplyPtr<SignInAnswer> SqliteDirectory::signIn(const SignInRequest &request)
{
    // The key comes first: a member is made only when a token can be.
    return d->afterKey<SignInAnswer>(SigningKey::IfMissing::Create,
                                     [d = d.get(), request](const Result<Secret> &key) {
                                         if (!key && d->memoryKey.isEmpty())
                                             d->memoryKey = Secret::random();
                                         return d->signIn(request, key ? *key : d->memoryKey);
                                     });
}

ReplyPtr<RenameAnswer> SqliteDirectory::rename(const Secret &token, const QString &nickname,
                                               QLocale::Language language)
{
    return d->asMember<RenameAnswer>(token, [d = d.get(), nickname, language](qint64 id) {
        return d->registry.rename(id, nickname, language);
    });
}

ReplyPtr<session::NicknameCheck> SqliteDirectory::checkNickname(const QString &nickname,
                                                                qint64 memberId)
{
    return kakao::makeReadyReply(d->registry.check(nickname, memberId));
}

ReplyPtr<QStringList> SqliteDirectory::suggestNicknames(const QString &wanted,
                                                        QLocale::Language language)
{
    return kakao::makeReadyReply(d->registry.suggest(wanted, language));
}

ReplyPtr<Member> SqliteDirectory::restore(const Secret &token)
{
    return d->asMember<Member>(token, [d = d.get()](qint64 id) { return d->registry.member(id); });
}

ReplyPtr<Member> SqliteDirectory::lookUp(qint64 kakaoId)
{
    return kakao::makeReadyReply(d->registry.kakaoUser(kakaoId));
}

ReplyPtr<qint64> SqliteDirectory::storedSession()
{
    return kakao::makeReadyReply(d->mark());
}

ReplyPtr<Done> SqliteDirectory::markStoredSession(qint64 kakaoId)
{
    // One that says the same already is not written again: that would cost a sync of the disk.
    const auto marked = d->database.run([this, kakaoId] {
        if (kakaoId == 0)
            return d->database.query(u"DELETE FROM stored_session"_s);
        return d->database.query(
            uR"(INSERT INTO stored_session (id, kakao_id, stored_at) VALUES (1, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET kakao_id = excluded.kakao_id, stored_at = excluded.stored_at
                WHERE stored_session.kakao_id <> excluded.kakao_id)"_s,
            {kakaoId, d->clock.now().toMSecsSinceEpoch()});
    });
    return kakao::makeReadyReply(marked ? Result<Done>(Done{}) : Result<Done>(marked.error()));
}

std::optional<QString> SqliteDirectory::setAside() const
{
    return d->database.setAside();
}

} // namespace members
