// SPDX-License-Identifier: Apache-2.0
#include "members/sqlitedirectory.h"

#include "members/database.h"
#include "members/membertable.h"
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
            const session::Clock &givenClock)
        : clock(givenClock), database(std::move(folder), givenClock),
          storedKey(secrets, session::secretKey(server, u"signing-key"_s))
    {
    }

    template <typename T>
    ReplyPtr<T> afterKey(SigningKey::IfMissing ifMissing, typename AfterKey<T>::Work work)
    {
        return ReplyPtr<T>(new AfterKey<T>(storedKey.get(ifMissing), this, std::move(work)));
    }

    Result<session::MemberSession> signIn(const kakao::User &user, const Secret &key);
    using Find = std::function<Result<std::optional<session::Member>>()>;
    Result<session::Member> existing(const Find &find);
    Result<session::Member> restore(qint64 id);
    Result<qint64> mark();

    const session::Clock &clock;
    Database database;
    SigningKey storedKey;
    Secret memoryKey; ///< stands in for the stored one; empty until needed
    ReplyPtr<Secret> readAhead;
};

Result<session::MemberSession> SqliteDirectory::Private::signIn(const kakao::User &user,
                                                                const Secret &key)
{
    const QDateTime now = clock.now();
    const auto found =
        database.transact([this, &user, &now] { return findOrCreate(database, user, now); });
    if (!found)
        return found.error();
    return session::MemberSession{.member = found->member,
                                  .token = issueSessionToken(found->member.id, now, key),
                                  .isNew = found->isNew};
}

/// The one member that find looks for; without one, nobody can have a session.
Result<session::Member> SqliteDirectory::Private::existing(const Find &find)
{
    const auto found = database.run(find);
    if (!found)
        return found.error();
    if (!*found) {
        return Error{.code = ErrorCode::SessionInvalid,
                     .origin = ErrorOrigin::Directory,
                     .detail = u"no such member"_s};
    }
    return **found;
}

Result<session::Member> SqliteDirectory::Private::restore(qint64 id)
{
    return existing([this, id] { return findMember(database, id); });
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
                                 session::SecretStore &secrets, const session::Clock &clock)
    : d(std::make_unique<Private>(std::move(folder), server, secrets, clock))
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

ReplyPtr<session::MemberSession> SqliteDirectory::signIn(const kakao::User &user)
{
    // The key comes first: a member is made only when a token can be.
    return d->afterKey<session::MemberSession>(
        SigningKey::IfMissing::Create, [d = d.get(), user](const Result<Secret> &key) {
            if (!key && d->memoryKey.isEmpty())
                d->memoryKey = Secret::random();
            return d->signIn(user, key ? *key : d->memoryKey);
        });
}

ReplyPtr<session::Member> SqliteDirectory::restore(const Secret &token)
{
    if (!d->memoryKey.isEmpty()) {
        if (const auto id = verifySessionToken(token, d->clock.now(), d->memoryKey); id)
            return kakao::makeReadyReply(d->restore(*id));
    }
    return d->afterKey<session::Member>(
        SigningKey::IfMissing::Fail,
        [d = d.get(), token](const Result<Secret> &key) -> Result<session::Member> {
            if (!key && key.error().code == ErrorCode::SecretNotFound) {
                return Error{.code = ErrorCode::SessionInvalid,
                             .origin = ErrorOrigin::Directory,
                             .detail = u"there is no signing key"_s};
            }
            if (!key)
                return key.error();
            const auto id = verifySessionToken(token, d->clock.now(), *key);
            return id ? d->restore(*id) : id.error();
        });
}

ReplyPtr<session::Member> SqliteDirectory::lookUp(qint64 kakaoId)
{
    return kakao::makeReadyReply(
        d->existing([this, kakaoId] { return findKakaoUser(d->database, kakaoId); }));
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
