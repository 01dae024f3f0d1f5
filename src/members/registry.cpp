// SPDX-License-Identifier: Apache-2.0
#include "members/registry.h"

#include "members/accounttable.h"
#include "members/membertable.h"
#include "members/nicknamesuggestions.h"

using namespace Qt::StringLiterals;

namespace members {
namespace {

using kakao::Error;
using kakao::Result;
using session::Member;
using session::NicknameCheck;
using session::NicknameNeeded;
using session::NicknameVerdict;
using session::RenameAnswer;
using session::SignInRequest;

Result<Member> existing(const Result<std::optional<Member>> &found)
{
    if (!found)
        return found.error();
    if (*found)
        return **found;
    return Error{.code = kakao::ErrorCode::SessionInvalid,
                 .origin = kakao::ErrorOrigin::Directory,
                 .detail = u"no such member"_s};
}

} // namespace

Registry::Registry(Database &database, const NicknameLimits &limits, QRandomGenerator &random)
    : m_database(database), m_limits(limits), m_random(random)
{
}

auto Registry::signIn(const SignInRequest &request, const QDateTime &now)
    -> Result<std::variant<SignedIn, NicknameNeeded>>
{
    const auto found =
        m_database.transact([this, &request, &now] { return findOrCreate(request, now); });
    if (!found)
        return found.error();
    if (const auto *signedIn = std::get_if<SignedIn>(&*found))
        return std::variant<SignedIn, NicknameNeeded>(*signedIn);
    const auto needed =
        ask(std::get<NicknameCheck>(*found), request.user.nickname, request.language);
    if (!needed)
        return needed.error();
    return std::variant<SignedIn, NicknameNeeded>(*needed);
}

auto Registry::findOrCreate(const SignInRequest &request, const QDateTime &now)
    -> Result<OrRefusal<SignedIn>>
{
    const auto known = request.isPartial ? updateMemberPartly(m_database, request.user)
                                         : updateMember(m_database, request.user);
    if (!known)
        return known.error();
    if (!*known)
        return create(request, now);
    SignedIn signedIn{.member = **known, .isNew = false};
    signedIn.member.lastSignInAt = now; // as noteSignIn() will have it
    return OrRefusal<SignedIn>(signedIn);
}

auto Registry::create(const SignInRequest &request, const QDateTime &now)
    -> Result<OrRefusal<SignedIn>>
{
    const bool isChosen = !request.nickname.isEmpty();
    const QString wanted =
        isChosen ? request.nickname : cleanNickname(request.user.nickname, m_limits);
    if (wanted.isEmpty())
        return OrRefusal<SignedIn>(NicknameCheck{.verdict = NicknameVerdict::Missing});
    NicknameCheck check = readNickname(wanted, m_limits);
    if (check.verdict != NicknameVerdict::Free)
        return OrRefusal<SignedIn>(check);
    const NicknameKeys keys = nicknameKeys(check.nickname);
    const auto created = createMember(m_database, request.user, keys, now);
    if (!created)
        return created.error();
    if (*created)
        return OrRefusal<SignedIn>(SignedIn{.member = **created, .isNew = true});
    const auto verdict = findOwner(m_database, keys, 0);
    if (!verdict)
        return verdict.error();
    check.verdict = *verdict;
    return OrRefusal<SignedIn>(check);
}

Result<kakao::Done> Registry::noteSignIn(qint64 kakaoId, const QString &entry, const QDateTime &now)
{
    return m_database.transact([&]() -> Result<kakao::Done> {
        const auto noted = members::noteSignIn(m_database, kakaoId, now);
        return !noted || entry.isEmpty() ? noted : announceEntry(m_database, kakaoId, entry);
    });
}

Result<Member> Registry::freshen(const kakao::User &user, const QDateTime &now)
{
    return m_database.transact([&]() -> Result<Member> {
        const auto member = existing(updateMember(m_database, user));
        if (!member)
            return member.error();
        const auto noted = noteFreshened(m_database, user.id, now);
        return noted ? member : noted.error();
    });
}

Result<RenameAnswer> Registry::rename(qint64 memberId, const QString &nickname,
                                      QLocale::Language language)
{
    QString kakaoNickname;
    const auto renamed = m_database.transact([&]() -> Result<OrRefusal<Member>> {
        const auto known = existing(findMember(m_database, memberId));
        if (!known)
            return known.error();
        kakaoNickname = known->kakaoNickname;
        return change(*known, nickname);
    });
    if (!renamed)
        return renamed.error();
    if (const auto *member = std::get_if<Member>(&*renamed))
        return RenameAnswer(*member);
    const auto needed = ask(std::get<NicknameCheck>(*renamed), kakaoNickname, language);
    return needed ? Result<RenameAnswer>(RenameAnswer(*needed)) : needed.error();
}

auto Registry::change(const Member &member, const QString &nickname) -> Result<OrRefusal<Member>>
{
    const auto check = checkNow(nickname, member.id);
    if (!check)
        return check.error();
    if (check->verdict == NicknameVerdict::Unchanged)
        return OrRefusal<Member>(member);
    if (check->verdict != NicknameVerdict::Free)
        return OrRefusal<Member>(*check);
    const auto renamed =
        existing(renameMember(m_database, member.id, nicknameKeys(check->nickname)));
    return renamed ? Result<OrRefusal<Member>>(*renamed) : renamed.error();
}

Result<NicknameCheck> Registry::check(const QString &nickname, qint64 memberId)
{
    return m_database.run([&] { return checkNow(nickname, memberId); });
}

Result<NicknameCheck> Registry::checkNow(const QString &nickname, qint64 memberId)
{
    NicknameCheck check = readNickname(nickname, m_limits);
    if (check.verdict != NicknameVerdict::Free)
        return check;
    const auto verdict = findOwner(m_database, nicknameKeys(check.nickname), memberId);
    if (!verdict)
        return verdict.error();
    check.verdict = *verdict;
    return check;
}

Result<QStringList> Registry::suggest(const QString &wanted, QLocale::Language language)
{
    return m_database.run([&] {
        return findSuggestions(
            NicknameCandidates(cleanNickname(wanted, m_limits), language, m_random, m_limits),
            m_limits,
            [this](const QList<NicknameKeys> &asked) { return findTaken(m_database, asked); });
    });
}

/// After the transaction, whose lock others may be waiting for. Suggestions are made from the
/// Kakao nickname, also to somebody who chose something else: it is their name.
Result<NicknameNeeded> Registry::ask(const NicknameCheck &refused, const QString &kakaoNickname,
                                     QLocale::Language language)
{
    const QString wanted = cleanNickname(kakaoNickname, m_limits);
    const auto suggestions = suggest(wanted, language);
    if (!suggestions)
        return suggestions.error();
    return NicknameNeeded{.refused = refused, .wanted = wanted, .suggestions = *suggestions};
}

Result<Member> Registry::member(qint64 id)
{
    return m_database.run([&] { return existing(findMember(m_database, id)); });
}

Result<Member> Registry::kakaoUser(qint64 kakaoId)
{
    return m_database.run([&] { return existing(findKakaoUser(m_database, kakaoId)); });
}

} // namespace members
