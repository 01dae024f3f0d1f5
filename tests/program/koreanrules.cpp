// SPDX-License-Identifier: Apache-2.0
#include "koreanrules.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace {

using Faults = QStringList;

struct Wrong
{
    const char *pattern;
    const char *instead;
};

// Each is looked for in every translation.
constexpr Wrong wrongs[] = {
    {"니다|십시오|하시기|시오\\b", "the polite style is 해요: …해요, …해 주세요"},
    {"다(?=[.!?”]|$)", "the polite style is 해요, not a bare …다"},
    {"당신|그것|귀하|그녀", "leave the pronoun out, as one does in Korean"},
    {"\\.\\.\\.", "write … in one character"},
    {"\"", "write “ and ”"},
    {";", "Korean has no semicolon: two sentences, or a comma"},
    {"^\\s|\\s$| {2}", "there is a space too many"},
    {"[가-힣%0-9] \\((?!윤달)", "no space before a bracket"},
    {" [.,:?!…]", "no space before a punctuation mark"},
    {"(%[n1-9]|\\d) (개|명|분|초|시간|일|주|달|개월|년|월|번|자)(?![가-힣])",
     "a counter is written together with its number: 3일, 2개"},
    {"카카오 계정", "카카오계정"},
    {"동의 항목", "동의항목"},
    {"새로 고침", "새로고침"},
    {"붙여 ?넣기(?=[가-힣])", "the verb is 붙여 넣다"},
    {"콘솔", "카카오디벨로퍼스 앱 관리 페이지"},
    {"리디렉트|리디렉션", "리다이렉트"},
    {"연결 해제|탈퇴", "연결 끊기"},
    {"까닭", "이유"},
    {"저절로|알아서", "자동으로"},
    {"거절", "거부"},
    {"별명|닉넴|대화명", "닉네임"},
    {"싸인|로그인아웃|사인 ?[인아]", "로그인, 로그아웃"},
};

// In full, or as part of a name.
const QStringList latinWords{
    u"API"_s,       u"Chromium"_s,       u"Daemun"_s,  u"GNOME"_s, u"HTTP"_s,
    u"ID"_s,        u"JSON"_s,           u"KWallet"_s, u"Kakao"_s, u"QR"_s,
    u"Qt"_s,        u"REST"_s,           u"SQLite"_s,  u"TLS"_s,   u"URI"_s,
    u"URL"_s,       u"WebEngine"_s,      u"ini"_s,     u"root"_s,  u"daemun"_s,
    u"daemunctl"_s, u"daemun-webview"_s,
};

const QString openParticle = u"(?:은\\(는\\)|이\\(가\\)|을\\(를\\)|과\\(와\\)|아\\(야\\)"
                             "|이에요\\(예요\\)|\\(으\\)로|\\(이\\)(?:라|나|랑|며))"_s;
const QString anyDoubleForm =
    u"[가-힣]+\\((?:은|는|이|가|을|를|과|와|아|야|로|으로|이에요|예요)\\)|\\((?:이|으)\\)[가-힣]+"_s;
/// What is right behind a name in a sentence, with its closing quote.
const QString behindPlace = u"%[1-9][”’』」'\\x{2069}]*"_s;
const QString decidedParticle =
    u"(?:은|는|이|가|을|를|과|와|아|야|으로|로|으로는|로는|이에요|예요|이라|라|이라는|라는|이라고"
    "|라고|이나|나|이랑|랑|이며|며)(?![가-힣(])"_s;

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::UseUnicodePropertiesOption);
}

/// %1, %L1 and %n, in the order of the alphabet.
QStringList placesOf(const QString &text)
{
    QStringList places;
    auto found = expression(u"%(L?[1-9]|L?n)"_s).globalMatch(text);
    while (found.hasNext())
        places << found.next().captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

Faults placeFaults(const QString &source, const QString &text)
{
    const QStringList wanted = placesOf(source);
    if (wanted == placesOf(text))
        return {};
    return {u"the places have to be those of the English text: "_s
            + (wanted.isEmpty() ? u"none"_s : wanted.join(u", "_s))};
}

/// The letter behind &; null when there is none.
QChar mnemonicOf(QString text)
{
    text.remove(u"&&"_s);
    const qsizetype at = text.indexOf(u'&');
    return at < 0 || at + 1 == text.size() ? QChar() : text[at + 1].toUpper();
}

Faults mnemonicFaults(const QString &source, const QString &text)
{
    const QChar wanted = mnemonicOf(source);
    if (wanted.isNull())
        return text.contains(u'&') ? Faults{u"the English text has no & either"_s} : Faults();
    const QString mark = u"(&"_s + wanted + u')';
    if (text.count(u'&') == 1 && text.endsWith(text.contains(u'…') ? mark + u'…' : mark))
        return {};
    return {u"its key is written at the end, before an …: "_s + mark};
}

Faults ellipsisFaults(const QString &source, const QString &text)
{
    if (source.contains(u'…') == text.contains(u'…'))
        return {};
    return {u"… stands where the English text has it"_s};
}

Faults particleFaults(const QString &text)
{
    Faults faults;
    if (text.contains(expression(behindPlace + decidedParticle)))
        faults << u"a particle behind a name has both forms: 은(는), 이(가), 을(를), 과(와), "
                  "(으)로, 이에요(예요), 아(야), (이)라는"_s;
    QString rest = text;
    rest.remove(expression(behindPlace + openParticle));
    if (rest.contains(expression(anyDoubleForm)))
        faults << u"both forms of a particle are only for right behind a name, and written "
                  "은(는), 이(가), 을(를), 과(와), (으)로, 이에요(예요), 아(야), (이)라는"_s;
    return faults;
}

Faults sentenceFaults(const QString &text)
{
    static const QRegularExpression otherEnd = expression(u"(?<!요|%[1-9n])[”’]*[.?!](?=\\s|$)"_s);
    static const QRegularExpression inBrackets = expression(u"\\([^)]*\\)"_s);
    return QString(text).remove(inBrackets).contains(otherEnd)
        ? Faults{u"every sentence ends in …요"_s}
        : Faults();
}

bool isDatePart(const QString &word)
{
    return word.contains(expression(u"^(d+|M+|y+|H+|h+|m+|AP|ap)$"_s));
}

Faults latinFaults(const Translation &translation, const QString &text)
{
    if (translation.source == "en"_L1) // the code of the language
        return {};
    QString rest = text;
    rest.remove(expression(u"--[a-z-]+|https?://\\S+|\\(&[A-Z]\\)|%[Ln]?[0-9]?"_s));
    Faults faults;
    auto words = expression(u"[A-Za-z][A-Za-z-]+"_s).globalMatch(rest);
    while (words.hasNext()) {
        const QString word = words.next().captured();
        const bool isCommand = text.contains(u"daemunctl "_s + word);
        const bool isValue = translation.context == "Options"_L1 // of an option: typed as it is
            && translation.source.contains(word);
        if (!latinWords.contains(word) && !isDatePart(word) && !isCommand && !isValue)
            faults << u"is %1 a word of English that was left?"_s.arg(word);
    }
    return faults;
}

Faults faultsOf(const Translation &translation, const QString &text)
{
    if (text.isEmpty())
        return {u"it is not translated"_s};
    const QString &source = translation.source;
    Faults faults = placeFaults(source, text) + mnemonicFaults(source, text)
        + ellipsisFaults(source, text) + particleFaults(text) + sentenceFaults(text)
        + latinFaults(translation, text);
    for (const Wrong &wrong : wrongs) {
        const auto found = expression(QString::fromUtf8(wrong.pattern)).match(text);
        if (found.hasMatch())
            faults << u"“%1”: %2"_s.arg(found.captured(), QString::fromUtf8(wrong.instead));
    }
    return faults;
}

} // namespace

QStringList koreanFaults(const Translation &translation)
{
    if (!translation.isFinished)
        return {u"it is not translated, or not marked as finished"_s};
    if (translation.forms.size() != 1)
        return {u"Korean has one form for every number"_s};
    return faultsOf(translation, translation.forms.first());
}

bool hasOpenParticle(const QString &text)
{
    return text.contains(expression(behindPlace + openParticle));
}
