// SPDX-License-Identifier: Apache-2.0
#include "nicknamecorpus.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <map>

using namespace Qt::StringLiterals;

namespace {

bool isKnown(char32_t c)
{
    constexpr int version = 14;
    UVersionInfo age;
    u_charAge(UChar32(c), age);
    return age[0] <= version; // 0: not assigned then either
}

QStringList range(char32_t first, char32_t last)
{
    QStringList texts;
    for (char32_t c = first; c <= last; ++c) {
        if (isKnown(c))
            texts.append(QString::fromUcs4(&c, 1));
    }
    return texts;
}

QStringList wherever(bool (*has)(UChar32))
{
    QStringList texts;
    for (char32_t c = 0; c <= UCHAR_MAX_VALUE; ++c) {
        if (isKnown(c) && !U_IS_SURROGATE(c) && has(UChar32(c)))
            texts.append(QString::fromUcs4(&c, 1));
    }
    return texts;
}

/// One list a script, so that neighbours belong together.
std::vector<QStringList> scripts()
{
    std::map<int, QStringList> lists;
    for (char32_t c = 0; c <= UCHAR_MAX_VALUE; ++c) {
        const int script = u_getIntPropertyValue(UChar32(c), UCHAR_SCRIPT);
        if (script != USCRIPT_UNKNOWN && isKnown(c))
            lists[script].append(QString::fromUcs4(&c, 1));
    }
    std::vector<QStringList> texts;
    for (const auto &[script, list] : lists)
        texts.push_back(list);
    return texts;
}

QStringList recommendedEmoji()
{
    const QStringList sequences =
        u"❤️ ❤️‍🔥 👨‍👩‍👧 👩🏽‍🚀 🧑🏻‍🤝‍🧑🏿 "
        u"🏳️‍🌈 "
        u"🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣ #️⃣ "
        u"0️⃣ 👋🏿 🇰🇷 🇺🇳 ™️ Ⓜ️ ㊗️ ℹ️ ‼️ "
        u"👁️‍🗨️"_s.split(u' ');
    constexpr int often = 20; // the sequences, among a thousand of one code point
    QStringList emoji;
    for (int i = 0; i < often; ++i)
        emoji += sequences;
    emoji +=
        wherever([](UChar32 c) { return u_hasBinaryProperty(c, UCHAR_EMOJI_PRESENTATION) != 0; });
    return emoji;
}

const QStringList contextual =
    u"l·l · l·L a·b L·L ͵α ͵ α͵a ͵͵ω א׳ ׳א ב״ a״ カ・ ・ a・b ･ 漢・ ٠١ ۰۱ ٠ ۹ क्\u200dष "
    u"क्\u200cष \u200d \u200c ن\u200cم ا\u200cب ن\u200c ن\u0651\u200c\u0651م "
    u"ꡲ\u200cꡀ ℓ·ｌ"_s.split(u' ');
const QStringList cased =
    u"İ ß ς Σ aΣ Σa aΣ. ẞ ŉ ǰ ΐ Ⅷ ⓐ Ⓜ ı \u212a \u212b Ǆ ǅ ᾳ ᾼ 𝚺 𝐀 i̇ Ꭰ ꭰ Ა ㎏"_s.split(u' ');
const QStringList ligatures = u"ﬁ ﬃ ﷺ ﷽ ㈜ ㋀ … ½ ㉠ ㉮ ｶﾞ ﾞ 豈 ﺎ ŀ"_s.split(u' ');
const QStringList unstable{u"¨"_s, u"´"_s,  u"¯"_s, u"¸"_s,  u"˘"_s, u"᾽"_s,
                           u"῀"_s, u"゛"_s, u"ͺ"_s, u"﹉"_s, u"ﱞ"_s, u" ̈"_s};
const QStringList blanks{u"\t"_s,     u"\n"_s,     u"\r"_s,    u"\u001c"_s,
                         u"\u0085"_s, u"\u2028"_s, u"\u2029"_s};

} // namespace

NicknameCorpus::NicknameCorpus(quint32 seed) : m_random(seed), m_emoji(recommendedEmoji())
{
    const QStringList spaces =
        wherever([](UChar32 c) { return u_charType(c) == U_SPACE_SEPARATOR; });
    const QStringList marks =
        wherever([](UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; });
    QStringList syllables; // decomposed
    for (char16_t leading = 0x1100; leading <= 0x1112; ++leading)
        syllables += {QString(QChar(leading)) + QChar(0x1161),
                      QString(QChar(leading)) + QChar(0x1175) + QChar(0x11ab)};
    m_pools = {range(U' ', U'~'),
               range(0xAC00, 0xD7A3),
               range(0x3131, 0x318E),
               m_emoji,
               range(0xFF01, 0xFFEF),
               range(0x1100, 0x11FF),
               syllables,
               marks,
               spaces,
               contextual,
               cased,
               ligatures,
               unstable,
               blanks};
    for (QStringList &script : scripts())
        m_pools.push_back(std::move(script));
}

QString NicknameCorpus::anyCodePoint()
{
    constexpr char32_t end = 0x20000; // beyond are ideographs, and nothing for long
    char32_t c = 0;
    do {
        c = m_random.bounded(quint32(end));
    } while (!isKnown(c));
    return U_IS_BMP(c) ? QString(QChar(char16_t(c))) : QString::fromUcs4(&c, 1);
}

QString NicknameCorpus::brokenEmoji()
{
    QString emoji = m_emoji.at(m_random.bounded(m_emoji.size()));
    switch (m_random.bounded(4)) {
    case 0:
        return emoji.remove(m_random.bounded(int(emoji.size())), 1);
    case 1:
        return emoji + u'\u200d';
    case 2:
        return emoji + u'\ufe0e';
    default:
        return emoji + u'\u0301';
    }
}

QString NicknameCorpus::piece(size_t pool)
{
    if (pool == m_pools.size())
        return brokenEmoji();
    if (pool > m_pools.size())
        return anyCodePoint();
    const QStringList &texts = m_pools[pool];
    return texts.at(m_random.bounded(texts.size()));
}

QString NicknameCorpus::next()
{
    constexpr int named = 14; // pools that are no script
    const auto choose = [this] {
        return m_random.bounded(3) > 0 ? m_random.bounded(named)
                                       : m_random.bounded(named, int(m_pools.size()) + 2);
    };
    const int pools[]{choose(), choose(), choose()};
    QString text;
    const int pieces = m_random.bounded(1, 7);
    for (int i = 0; i < pieces; ++i)
        text += piece(size_t(pools[m_random.bounded(3)]));
    return text;
}
