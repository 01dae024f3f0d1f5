// SPDX-License-Identifier: Apache-2.0
#include "subject.h"

#include "measurement.h"

#include "members/nicknamerules.h"

#include <QElapsedTimer>

#include <cstdio>
#include <functional>

using namespace Qt::StringLiterals;
using session::NicknameVerdict;

namespace {

const QString wanted = u"라이언"_s;

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "nicknamebench: %s\n", what);
    std::exit(1);
}

double microseconds(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1000;
}

} // namespace

Subject::Subject(const MemberFile &file)
    : m_file(file), m_own(file.path()), m_drawing(file.folder(), u"sandbox"_s, m_secrets, m_clock),
      m_directory(file.folder(), u"sandbox"_s, m_secrets, m_clock)
{
    removeNewcomers();
    if (!resultOf(m_directory.open()))
        fail("a database cannot be opened");
}

Subject::~Subject()
{
    removeNewcomers();
}

double Subject::checkFree()
{
    // Drawn until it is: looked for beforehand, its pages would be in memory.
    for (;;) {
        if (const auto time = check(randomNickname(m_random), NicknameVerdict::Free))
            return *time;
    }
}

double Subject::checkTaken()
{
    const auto time = check(anyMember().nickname, NicknameVerdict::Taken);
    if (!time)
        fail("a nickname is not taken");
    return *time;
}

double Subject::suggest()
{
    std::optional<kakao::Result<QStringList>> names;
    const double time = microseconds(
        [&] { names = resultOf(m_directory.suggestNicknames(wanted, QLocale::Korean)); });
    if (!*names || (*names)->size() < 5)
        fail("there are no suggestions");
    return time;
}

double Subject::signInAgain()
{
    const session::Member member = anyMember();
    kakao::User user = userCalled(member.kakaoNickname, member.kakaoId);
    // Swapped, so that there is news and the row stays as long: without any nothing is written.
    user.pictureUrl = member.thumbnailUrl;
    user.thumbnailUrl = member.pictureUrl;
    user.email = member.email;
    user.emailTrusted = true;
    user.birthday = member.birthday;
    const auto time = signIn(user);
    if (!time)
        fail("a member is not signed in");
    return *time;
}

double Subject::signInFirst()
{
    for (;;) {
        kakao::User user = userCalled(randomNickname(m_random), m_nextKakaoId++);
        user.pictureUrl = QUrl(u"https://k.kakaocdn.net/dn/%1/img_640x640.jpg"_s.arg(user.id));
        if (const auto time = signIn(user))
            return *time;
    }
}

double Subject::appendDigits()
{
    QString nickname = wanted;
    int roundTrips = 1;
    const double elapsed = microseconds([&] {
        for (; exists(nickname); ++roundTrips)
            nickname += QString::number(m_random.bounded(10));
    });
    m_roundTrips.append(roundTrips);
    return elapsed;
}

std::optional<double> Subject::check(const QString &nickname, NicknameVerdict expected)
{
    std::optional<kakao::Result<session::NicknameCheck>> answer;
    const double time =
        microseconds([&] { answer = resultOf(m_directory.checkNickname(nickname, 0)); });
    if (!*answer)
        fail("a nickname is not checked");
    return (*answer)->verdict == expected ? std::optional(time) : std::nullopt;
}

session::Member Subject::anyMember()
{
    QSqlQuery query(m_own.database());
    query.prepare(u"SELECT kakao_id FROM members WHERE rowid = ?"_s);
    query.addBindValue(m_random.bounded(m_file.members()) + 1);
    if (!query.exec() || !query.next())
        fail("a member is not there");
    const auto member = resultOf(m_drawing.lookUp(query.value(0).toLongLong()));
    if (!member)
        fail("a member is not found");
    return *member;
}

std::optional<double> Subject::signIn(const kakao::User &user)
{
    m_clock.time = QDateTime::currentDateTimeUtc();
    bool isDone = false;
    const double time = microseconds([&] { isDone = bool(signInTo(m_directory, user)); });
    return isDone ? std::optional(time) : std::nullopt;
}

bool Subject::exists(const QString &nickname) const
{
    QSqlQuery query(m_own.database());
    query.prepare(u"SELECT EXISTS (SELECT 1 FROM members WHERE nickname_key = ?)"_s);
    query.addBindValue(members::nicknameKeys(nickname).key);
    return query.exec() && query.next() && query.value(0).toBool();
}

/// So that the file stays as it was made.
void Subject::removeNewcomers()
{
    QSqlQuery query(m_own.database());
    query.prepare(u"DELETE FROM members WHERE kakao_id >= ?"_s);
    query.addBindValue(firstUnusedKakaoId);
    if (!query.exec())
        fail("those who signed in first cannot be removed");
}

double Subject::roundTrips() const
{
    return median(m_roundTrips);
}
