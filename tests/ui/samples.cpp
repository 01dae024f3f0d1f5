// SPDX-License-Identifier: Apache-2.0
#include "samples.h"

#include "program/diagnostics.h"

#include <QUrl>

#include <optional>

using namespace Qt::StringLiterals;
using session::NicknameVerdict;

namespace gallery {
namespace {

constexpr qint64 ryansId = 1376016924429759228;

std::optional<QLocale::Language> onlyLanguage;

QString either(const QString &korean, const QString &english)
{
    return onlyLanguage.value_or(QLocale().language()) == QLocale::Korean ? korean : english;
}

QString shortName()
{
    return either(u"라이언"_s, u"Ryan"_s);
}

/// As long as a nickname may be.
QString longName()
{
    return either(u"세상에서가장이름이길고긴라이언의친구들"_s, u"Wilhelmina_Montgomer"_s);
}

session::Account account(qint64 kakaoId, const session::Member &member)
{
    session::Account account{.kakaoId = kakaoId, .freshenedAt = today(), .member = member};
    account.member->kakaoId = kakaoId;
    return account;
}

kakao::Consent consent(const QString &scope, const QString &korean, const QString &english)
{
    return {.scope = scope,
            .displayName = either(korean, english),
            .kind = kakao::Consent::Kind::Privacy,
            .isUsed = true,
            .isAgreed = true,
            .isRevocable = true};
}

} // namespace

void keepSamplesIn(QLocale::Language language)
{
    onlyLanguage = language;
}

QDateTime today()
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
}

session::Member member(Data data)
{
    session::Member member{.id = 1,
                           .kakaoId = ryansId,
                           .nickname = shortName() + u'2',
                           .kakaoNickname = shortName(),
                           .email = u"ryan@sandbox.test"_s,
                           .birthday = kakao::Birthday{11, 30, kakao::Calendar::Solar, false},
                           .joinedAt = today().addMonths(-7),
                           .lastSignInAt = today().addDays(-3)};
    if (data == Data::Long) {
        member.nickname = longName();
        member.kakaoNickname = u"👨‍👩‍👧‍👦 "_s + longName() + u" שלום 👋"_s;
        member.email =
            u"somebody.with.a.very.long.name.indeed@a.department.with.a.long.name.example.com"_s;
        member.birthday = kakao::Birthday{12, 30, kakao::Calendar::Lunar, true};
    } else if (data == Data::Missing) {
        member.nickname = either(u"냐"_s, u"q"_s);
        member.kakaoNickname.clear();
        member.email.clear();
        member.birthday.reset();
        member.joinedAt = today();
        member.lastSignInAt = today();
    }
    return member;
}

QImage photo(Data data)
{
    return data == Data::Missing ? QImage()
                                 : QImage(QStringLiteral(DAEMUN_SANDBOX_PICTURES "/ryan-640.png"));
}

QList<session::Account> accounts(Data data)
{
    QList<session::Account> all{account(ryansId, member(data))};
    all.first().isCurrent = true;
    if (data == Data::Missing)
        return all;
    session::Member other{.id = 2, .nickname = either(u"무지"_s, u"Muzi"_s)};
    all << account(2, other);
    other = {.id = 3, .nickname = either(u"어피치"_s, u"Apeach"_s)};
    all << account(3, other);
    all.last().endedBy = u"KOE322"_s;
    if (data == Data::Long) {
        // More would not fit the screen, which is small off-screen.
        for (qint64 id = 4; id <= 7; ++id) {
            other = {.id = id, .nickname = longName() + QString::number(id)};
            all << account(id, other);
        }
    }
    return all;
}

QList<kakao::Consent> consents(Data data)
{
    if (data == Data::Missing)
        return {};
    QList<kakao::Consent> all{
        consent(u"profile_nickname"_s, u"닉네임"_s, u"Nickname"_s),
        consent(u"profile_image"_s, u"프로필 사진"_s, u"Profile picture"_s),
        consent(u"account_email"_s, u"카카오계정(이메일)"_s, u"Kakao Account (e-mail)"_s),
        consent(u"birthday"_s, u"생일"_s, u"Birthday"_s)};
    all.first().isRevocable = false;
    all.last().isAgreed = false;
    all.last().isRevocable.reset();
    if (data == Data::Long) {
        all << consent(
            u"friends"_s, u"카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)"_s,
            u"Friends list in Kakao Service (including profile picture, nickname, and favorites)"_s);
        all << consent(u"talk_message"_s, u"카카오톡 메시지 전송"_s,
                       u"Send message in KakaoTalk"_s);
        all.last().isUsed = false;
        all << consent(u"unnamed_scope_of_a_long_name"_s, {}, {});
    }
    return all;
}

session::NicknameNeeded nicknameTaken(Data data)
{
    if (data == Data::Missing)
        return {.refused = {.verdict = NicknameVerdict::Missing}};
    const QString name = data == Data::Long ? longName() : shortName();
    session::NicknameNeeded needed{.refused = {.verdict = NicknameVerdict::Taken, .nickname = name},
                                   .wanted = name};
    if (data == Data::Long) {
        for (int i = 0; i < 9; ++i)
            needed.suggestions << name.chopped(1) + QString::number(i);
    } else {
        needed.suggestions = {name + u'2',
                              either(u"라이언_제주"_s, u"Ryan_Seoul"_s),
                              either(u"꼬마 라이언"_s, u"Little Ryan"_s),
                              name + u"🦁"_s,
                              either(u"맑은라이언"_s, u"SunnyRyan"_s),
                              name + u'9'};
    }
    return needed;
}

QString diagnostics()
{
    return program::diagnosticsText(
        {.versions = {{u"Daemun"_s, u"1.0.0"_s},
                      {u"Qt"_s, u"6.4.2"_s},
                      {u"system"_s, u"Debian GNU/Linux 12 (bookworm)"_s},
                      {u"window system"_s, u"wayland"_s}},
         .states = {{u"session"_s, u"SignedIn"_s},
                    {u"last error"_s, u"none"_s},
                    {u"kept"_s, u"yes"_s},
                    {u"server"_s, u"kauth.kakao.com"_s}},
         .log = {
             u"2023-11-14T22:13:20Z I daemun.session: restored"_s,
             u"2023-11-14T22:13:21Z W daemun.kakao: no answer within 15 s, trying again in 5 s"_s}});
}

} // namespace gallery
