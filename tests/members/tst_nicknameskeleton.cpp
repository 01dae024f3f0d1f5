// SPDX-License-Identifier: Apache-2.0
#include "members/nicknameprofile.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

class TestNicknameSkeleton : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void tooAlike_data();
    void tooAlike();
    void different_data();
    void different();
    void wordsDiffer();
    void everySyllableDiffers();
    void consonantsBetweenSyllablesDiffer();
    void caseOfLatinLettersDoesNotMatter();
    void aLongTextIsLeftAlone();
};

void TestNicknameSkeleton::tooAlike_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");

    const auto row = [](const char *tag, const QString &one, const QString &other) {
        QTest::newRow(tag) << one << other;
    };
    row("a space", u"관리자"_s, u"관 리 자"_s);
    row("wide space", u"관리자"_s, u"관\u3000리자"_s);
    row("zero-width space", u"관리자"_s, u"관\u200b리자"_s);
    row("filler", u"관리자"_s, u"관\u3164리자"_s);
    row("letters for a syllable", u"관리자"_s, u"관ㄹㅣ자"_s);
    row("decomposed", u"관리자"_s, u"\u1100\u116a\u11ab리자"_s);
    row("Cyrillic", u"paypal"_s, u"раураl"_s);
    row("capital I for l", u"paypal"_s, u"paypaI"_s);
    row("capital Cyrillic A", u"paypal"_s, u"PАYPAL"_s);
    row("one for l", u"paypal"_s, u"paypa1"_s);
    row("a bar for l", u"paypal"_s, u"paypa|"_s);
    row("zero for o", u"roger"_s, u"R0ger"_s);
    row("capital O for zero", u"ROger"_s, u"R0ger"_s);
    row("rn for m", u"modern"_s, u"rnodern"_s);
    row("case", u"roger"_s, u"ROGER"_s);
    row("capital I for a capital L", u"lan"_s, u"Ian"_s);
    row("case and look-alikes", u"kakao"_s, u"КAKАO"_s);
    row("full width", u"admin"_s, u"ａｄｍｉｎ"_s);
    row("bold", u"admin"_s, u"𝐚𝐝𝐦𝐢𝐧"_s);
    row("Greek omicron", u"kakao"_s, u"kakaο"_s);
    row("variation selector", u"❤️"_s, u"❤"_s);
    row("joiner", u"👨‍👩‍👧"_s, u"👨👩👧"_s);
}

void TestNicknameSkeleton::tooAlike()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QCOMPARE(members::nicknameSkeleton(one), members::nicknameSkeleton(other));
}

void TestNicknameSkeleton::different_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");

    const QStringList pairs = uR"(
        각가 가까|악기 아끼|악가 아까|국가 구까|먹기 머끼|박가 바까|낙가 나까|적기 저끼|속기 소끼|독기 도끼
        역기 여끼|막가 마까|죽기 주끼|식기 시끼|복귀 보뀌|욕구 요꾸|학교 하꾜|걱거 거꺼|목구 모꾸|각각 가깍
        낟다 나따|맏다 마따|받다 바따|걷다 거따|믿다 미따|곧다 고따|듣다 드따|얻다 어따|돋다 도따|닫다 다따
        밥비 바삐|입비 이삐|업부 어뿌|합병 하뼝|잡부 자뿌|집비 지삐|답변 다뼌|십분 시뿐|갑부 가뿌|압박 아빡
        옷소 오쏘|맛살 마쌀|있소 이쏘|갓신 가씬|못살 모쌀|벗서 버써|솟소 소쏘|빗살 비쌀|웃수 우쑤|깃소 기쏘
        낮자 나짜|맞자 마짜|잊지 이찌|젖지 저찌|낮잠 나짬|꽂지 꼬찌|늦자 느짜|찢자 찌짜|빚쟁 비쨍|곶자 고짜
        갂아 각가|낚아 나까|밖이 바끼|있어 이써|앉아 안자|많아 만하|읽어 일거|닭이 달기|값이 갑시|넋이 넉시
        각 가ㄱ|갂 각ㄱ|넋 넉ㅅ|닭 달ㄱ|값 갑ㅅ|안다 아나다|강아 가아|앙 아ㅇ|개 가이|와 오아
        워 우어|의 으이|게 거이|애 아이|얘 야이|왜 오애|Neil Nell|Ali all|라이언 라이온|무지 무자|튜브 튜부|콘 곤)"_s
                                  .simplified()
                                  .replace(u' ', u'|')
                                  .split(u'|');
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2) {
        QTest::newRow(qPrintable(pairs[i] + u' ' + pairs[i + 1])) << pairs[i] << pairs[i + 1];
    }
}

void TestNicknameSkeleton::different()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    QVERIFY(members::nicknameSkeleton(one) != members::nicknameSkeleton(other));
}

/// Every word with every other one.
void TestNicknameSkeleton::wordsDiffer()
{
    const QStringList words = uR"(
        가게 가격 가구 가끔 가난 가능 가득 가로 가루 가방 가사 가수 가슴 가시 가요 가운 가위 가을 가족 가지
        각각 각국 각자 간식 간판 감각 감기 감독 감동 감사 감자 강당 강물 강아 강의 개미 개인 거기 거리 거울
        거의 건강 건물 걱정 검사 게임 겨울 결과 결혼 경기 경찰 경험 계단 계란 계절 계획 고개 고기 고래 고민
        고양 고향 곡식 공기 공부 공원 과일 과자 과학 관심 광고 교사 교실 교통 구두 구름 국가 국기 국내 국수
        국어 군인 귀신 규칙 그늘 그릇 그림 극장 근처 글씨 금지 기름 기분 기억 기자 기차 기침 길이 김치 까치
        깍두 꼬리 꽃병 꾸중 나라 나무 나비 나이 낙타 날개 날씨 남자 낮잠 내년 내일 냄새 너구 노래 노인 녹차
        놀이 농구 눈물 느낌 능력 다리 다음 단어 달걀 달력 담배 답장 대문 대학 더위 덕분 도끼 도시 도착 독서
        독기 동물 동생 동화 두부 뒤쪽 등산 딸기 땅콩 떡국 라면 레몬 로봇 리본 마늘 마당 마루 마을 마음 막내
        만두 만화 말씀 맛집 매미 매일 머리 먹이 먼지 메뉴 모기 모래 모양 모자 목도 목숨 몸살 무대 무릎 무지
        문화 물건 물감 미국 미래 바다 바닥 바람 바지 박수 박쥐 반지 발가 발표 밤낮 방법 방송 배구 배우 백조
        버릇 버섯 번개 번호 벌레 벚꽃 별빛 병원 보물 보통 복숭 볶음 봄비 부모 부엌 부자 북극 분홍 불꽃 비누
        비밀 비행 빗물 빨래 뿌리 사과 사람 사랑 사막 사슴 사자 산책 살구 삼촌 상어 상자 새벽 색깔 생각 생일
        서울 선물 선배 설탕 성격 세상 소금 소리 소설 속담 손님 송이 수건 수달 수박 숙제 순서 숟가 시간 시계
        시골 식구 식기 식당 신발 실수 싸움 쌍둥 쓰기 씨앗 아기 아끼 악기 아침 악어 안개 안경 약국 약속 양말
        어깨 어른 언니 얼굴 얼음 여름 여우 역사 연극 연필 열매 영화 예술 오늘 오리 오빠 온도 올해 옷장 왕자
        외국 요리 용기 우산 우유 욕심 운동 웃음 원숭 월급 위험 유리 육지 은행 음식 음악 의사 의자 이름 이불
        이끼 익기 인사 인형 일기 입구 입술 자기 자끼 자동 작가 작년 작품 잔디 잠자 장미 재미 저녁 적기 전기
        전화 절반 점심 접시 정원 젓가 제비 조개 종이 주말 주먹 주인 죽순 준비 줄기 중국 지갑 지구 직업 직원
        진달 질문 집안 짜장 쪽지 찌개 차례 착각 참새 창문 책상 처음 천둥 철새 청소 체육 초록 촛불 축구 춤꾼)"_s
                                  .simplified()
                                  .split(u' ');
    QVERIFY(words.size() > 300);
    QHash<QString, QString> seen;
    for (const QString &word : words) {
        const QString skeleton = members::nicknameSkeleton(word);
        QVERIFY2(!seen.contains(skeleton), qPrintable(word + u' ' + seen.value(skeleton)));
        seen.insert(skeleton, word);
    }
}

void TestNicknameSkeleton::everySyllableDiffers()
{
    QHash<QString, char16_t> seen;
    for (char16_t c = 0xAC00; c <= 0xD7A3; ++c) {
        const QString skeleton = members::nicknameSkeleton(QChar(c));
        QVERIFY2(!seen.contains(skeleton), qPrintable(QString(QChar(c)) + seen.value(skeleton)));
        seen.insert(skeleton, c);
    }
}

/// What stands between two vowels, as the end of one syllable and the beginning of the next, in
/// all 28 × 19 ways.
void TestNicknameSkeleton::consonantsBetweenSyllablesDiffer()
{
    constexpr int finals = 28;
    constexpr int leadings = 19;
    constexpr int syllablesOfALeading = 21 * finals;
    QHash<QString, QString> seen;
    for (int final = 0; final < finals; ++final) {
        for (int leading = 0; leading < leadings; ++leading) {
            const QString word = QString(QChar(char16_t(0xAC00 + final)))
                + QChar(char16_t(0xAC00 + leading * syllablesOfALeading));
            const QString skeleton = members::nicknameSkeleton(word);
            QVERIFY2(!seen.contains(skeleton), qPrintable(word + u' ' + seen.value(skeleton)));
            seen.insert(skeleton, word);
        }
    }
}

void TestNicknameSkeleton::caseOfLatinLettersDoesNotMatter()
{
    for (char16_t c = u'a'; c <= u'z'; ++c) {
        if (c == u'i') // its capital looks like an l
            continue;
        const QString letter = QChar(c);
        QCOMPARE(members::nicknameSkeleton(letter), members::nicknameSkeleton(letter.toUpper()));
    }
}

void TestNicknameSkeleton::aLongTextIsLeftAlone()
{
    const QString text = u"가\u0301\u0323"_s.repeated(300'000);
    QCOMPARE(members::nicknameSkeleton(text), text);
}

QTEST_GUILESS_MAIN(TestNicknameSkeleton)
#include "tst_nicknameskeleton.moc"
