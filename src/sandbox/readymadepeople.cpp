// SPDX-License-Identifier: Apache-2.0
#include "sandbox/people.h"

using namespace Qt::StringLiterals;

namespace sandbox {

const QList<Person> &readyMadePeople()
{
    static const QList<Person> list = {
        {.id = 3141592653,
         .loginId = u"ryan@sandbox.test"_s,
         .nickname = u"라이언"_s,
         .about = u"new here, an ordinary account"_s,
         .aboutKo = u"처음 온 평범한 계정"_s,
         .picture = "ryan",
         .email = u"ryan@sandbox.test"_s,
         .birthday = u"0317"_s},
        {.id = 2718281828,
         .loginId = u"apeach@sandbox.test"_s,
         .nickname = u"어피치"_s,
         .about = u"has agreed before"_s,
         .aboutKo = u"이미 동의한 계정"_s,
         .picture = "apeach",
         .email = u"apeach@sandbox.test"_s,
         .birthday = u"0505"_s,
         .linkedSince = QDateTime::fromString(u"2024-03-02T01:30:00Z"_s, Qt::ISODate)},
        {.id = 1618033988,
         .loginId = u"neo@sandbox.test"_s,
         .nickname = u"네오"_s,
         .about = u"no e-mail address"_s,
         .aboutKo = u"이메일이 없는 계정"_s,
         .picture = "neo",
         .birthday = u"1224"_s},
        {.id = 1414213562,
         .loginId = u"muzi@sandbox.test"_s,
         .nickname = noNickname(),
         .about = u"default picture, no nickname of its own"_s,
         .aboutKo = u"기본 사진, 닉네임 없음"_s,
         .email = u"muzi@sandbox.test"_s,
         .birthday = u"0229"_s,
         .defaultNickname = true},
        {.id = 1732050807,
         .loginId = u"con@sandbox.test"_s,
         .nickname = u"콘"_s,
         .about = u"birthday on 30 February, lunar leap month"_s,
         .aboutKo = u"음력 윤달 2월 30일생"_s,
         .picture = "con",
         .email = u"con@sandbox.test"_s,
         .birthday = u"0230"_s,
         .lunar = true,
         .leapMonth = true},
        {.id = 1376016924429759228,
         .loginId = u"tube@sandbox.test"_s,
         .nickname = u"튜브"_s,
         .about = u"an id of 19 digits"_s,
         .aboutKo = u"19자리 회원번호"_s,
         .picture = "tube",
         .email = u"tube@sandbox.test"_s,
         .birthday = u"0808"_s},
        {.id = 2236067977,
         .loginId = u"jayg@sandbox.test"_s,
         .nickname = u"라이언"_s,
         .about = u"the same nickname as the first"_s,
         .aboutKo = u"닉네임이 겹치는 계정"_s,
         .picture = "jayg",
         .email = u"jayg@sandbox.test"_s,
         .birthday = u"1111"_s},
        {.id = 2645751311,
         .loginId = u"frodo@sandbox.test"_s,
         .nickname = u"프로도"_s,
         .about = u"under 14 years old: refused"_s,
         .aboutKo = u"만 14세 미만: 거절됨"_s,
         .picture = "frodo",
         .email = u"frodo@sandbox.test"_s,
         .birthday = u"0601"_s,
         .under14 = true},
    };
    return list;
}

QString everybodysPassword()
{
    return u"sandbox"_s;
}

QString noNickname()
{
    return u"닉네임을 등록해주세요"_s;
}

const QByteArrayList &pictureNames()
{
    static const QByteArrayList names = {"apeach", "con", "frodo", "jayg", "neo", "ryan", "tube"};
    return names;
}

} // namespace sandbox
