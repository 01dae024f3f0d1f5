// SPDX-License-Identifier: Apache-2.0
#include "members/sqlitedirectory.h"

#include "members/accounttable.h"
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
using session::Account;
using session::Departure;
using session::DepartureKind;
using session::Member;
using session::MemberSession;
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
        : clock(givenClock),
          database(std::move(folder), givenClock,
                   options.isInMemory ? Database::Storage::Memory : Database::Storage::File),
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
    Result<MemberSession> freshen(const kakao::User &user, const Secret &key);
    [[nodiscard]] Result<qint64> verified(const Secret &token, const Result<Secret> &key) const;
    /// The key, or one that ends with the process.
    Secret keyOr(const Result<Secret> &key);

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
    return SignInAnswer(MemberSession{.member = signedIn.member,
                                      .token = issueSessionToken(signedIn.member.id, now, key),
                                      .isNew = signedIn.isNew});
}

Result<MemberSession> SqliteDirectory::Private::freshen(const kakao::User &user, const Secret &key)
{
    const QDateTime now = clock.now();
    const auto member = registry.freshen(user, now);
    if (!member)
        return member.error();
    return MemberSession{.member = *member, .token = issueSessionToken(member->id, now, key)};
}

Secret SqliteDirectory::Private::keyOr(const Result<Secret> &key)
{
    if (!key && memoryKey.isEmpty())
        memoryKey = Secret::random();
    return key ? *key : memoryKey;
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
    const auto someAccount = hasAccounts(d->database);
    // With an account the key was there once: a store that does not show it now may be locked.
    const auto ifMissing =
        someAccount && !*someAccount ? SigningKey::IfMissing::Create : SigningKey::IfMissing::Fail;
    d->readAhead = d->storedKey.get(ifMissing);
    return d->afterKey<Done>(ifMissing, [someAccount](const Result<Secret> &key) -> Result<Done> {
        if (!someAccount)
            return someAccount.error();
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
                                         return d->signIn(request, d->keyOr(key));
                                     });
}

ReplyPtr<Done> SqliteDirectory::noteSignIn(qint64 kakaoId, const QString &entry)
{
    return kakao::makeReadyReply(d->registry.noteSignIn(kakaoId, entry, d->clock.now()));
}

ReplyPtr<MemberSession> SqliteDirectory::freshen(const kakao::User &user)
{
    return d->afterKey<MemberSession>(
        SigningKey::IfMissing::Create,
        [d = d.get(), user](const Result<Secret> &key) { return d->freshen(user, d->keyOr(key)); });
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

ReplyPtr<QList<Account>> SqliteDirectory::accounts()
{
    return kakao::makeReadyReply(findAccounts(d->database));
}

ReplyPtr<Done> SqliteDirectory::addAccount(qint64 kakaoId, const QString &entry)
{
    return kakao::makeReadyReply(members::addAccount(d->database, kakaoId, entry, d->clock.now()));
}

ReplyPtr<Done> SqliteDirectory::makeCurrent(qint64 kakaoId)
{
    return kakao::makeReadyReply(members::makeCurrent(d->database, kakaoId));
}

ReplyPtr<Done> SqliteDirectory::endAccount(qint64 kakaoId, const QString &endedBy)
{
    return kakao::makeReadyReply(members::endAccount(d->database, kakaoId, endedBy));
}

ReplyPtr<Departure> SqliteDirectory::depart(qint64 kakaoId, DepartureKind kind)
{
    return kakao::makeReadyReply(members::depart(d->database, kakaoId, kind));
}

ReplyPtr<QList<Departure>> SqliteDirectory::departures()
{
    return kakao::makeReadyReply(findDepartures(d->database));
}

ReplyPtr<Done> SqliteDirectory::completeDeparture(const Departure &departure)
{
    return kakao::makeReadyReply(members::completeDeparture(d->database, departure));
}

std::optional<QString> SqliteDirectory::setAside() const
{
    return d->database.setAside();
}

} // namespace members
