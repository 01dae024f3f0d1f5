// SPDX-License-Identifier: Apache-2.0
#include "members/freeformclass.h"
#include "members/nicknameprofile.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using members::DerivedProperty;
using members::NicknameProfile;

Q_DECLARE_METATYPE(members::DerivedProperty)

class TestFreeformClass : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void derivedProperty_data();
    void derivedProperty();
    void context_data();
    void context();
};

/// A code point for each step of RFC 8264, section 8, and for each category.
void TestFreeformClass::derivedProperty_data()
{
    QTest::addColumn<char32_t>("codePoint");
    QTest::addColumn<DerivedProperty>("property");

    using enum DerivedProperty;
    QTest::newRow("exception, valid") << U'ß' << ProtocolValid;
    QTest::newRow("exception, Tibetan tsheg") << U'\u0F0B' << ProtocolValid;
    QTest::newRow("exception, in context") << U'·' << ContextOther;
    QTest::newRow("exception, digit") << U'\u0665' << ContextOther;
    QTest::newRow("exception, extended digit") << U'\u06F5' << ContextOther;
    QTest::newRow("exception, tatweel") << U'\u0640' << Disallowed;
    QTest::newRow("exception, Hangul tone mark") << U'\u302E' << Disallowed;
    QTest::newRow("exception, kana repeat mark") << U'\u3031' << Disallowed;
    QTest::newRow("unassigned") << U'\u0378' << Unassigned;
    QTest::newRow("unassigned and ignorable") << U'\u2065' << Unassigned;
    QTest::newRow("ASCII") << U'!' << ProtocolValid;
    QTest::newRow("joiner") << U'\u200D' << ContextJoin;
    QTest::newRow("non-joiner") << U'\u200C' << ContextJoin;
    QTest::newRow("leading consonant") << U'\u1100' << Disallowed;
    QTest::newRow("vowel") << U'\u1161' << Disallowed;
    QTest::newRow("trailing consonant") << U'\u11A8' << Disallowed;
    QTest::newRow("ignorable") << U'\u00AD' << Disallowed;
    QTest::newRow("filler") << U'\u3164' << Disallowed;
    QTest::newRow("noncharacter") << U'\uFDD0' << Disallowed;
    QTest::newRow("control") << char32_t(0x0007) << Disallowed;
    QTest::newRow("compatible") << U'\u3131' << FreeformValid;
    QTest::newRow("compatible, ligature") << U'ﬁ' << FreeformValid;
    QTest::newRow("Lu") << U'Ä' << ProtocolValid;
    QTest::newRow("Ll") << U'ä' << ProtocolValid;
    QTest::newRow("Lo") << U'가' << ProtocolValid;
    QTest::newRow("Lm") << U'\u02B9' << ProtocolValid;
    QTest::newRow("Nd") << U'\u0967' << ProtocolValid;
    QTest::newRow("Mn") << U'\u0301' << ProtocolValid;
    QTest::newRow("Mc") << U'\u0903' << ProtocolValid;
    QTest::newRow("Lt") << U'\u1F88' << FreeformValid;
    QTest::newRow("Nl") << U'\u16EE' << FreeformValid;
    QTest::newRow("No") << U'\u0BF0' << FreeformValid;
    QTest::newRow("Me") << U'\u20DD' << FreeformValid;
    QTest::newRow("Zs") << U' ' << FreeformValid;
    QTest::newRow("Sm") << U'±' << FreeformValid;
    QTest::newRow("Sc") << U'₩' << FreeformValid;
    QTest::newRow("Sk") << U'\U0001F3FD' << FreeformValid;
    QTest::newRow("So") << U'♡' << FreeformValid;
    QTest::newRow("Pc") << U'\u203F' << FreeformValid;
    QTest::newRow("Pd") << U'\u2010' << FreeformValid;
    QTest::newRow("Ps") << U'「' << FreeformValid;
    QTest::newRow("Pe") << U'」' << FreeformValid;
    QTest::newRow("Pi") << U'“' << FreeformValid;
    QTest::newRow("Pf") << U'”' << FreeformValid;
    QTest::newRow("Po") << U'※' << FreeformValid;
    QTest::newRow("Cf") << U'\u0600' << Disallowed;
    QTest::newRow("Cs") << char32_t(0xD800) << Disallowed;
    QTest::newRow("Co") << U'\uE000' << Disallowed;
    QTest::newRow("Zl") << U'\u2028' << Disallowed;
    QTest::newRow("Zp") << U'\u2029' << Disallowed;
}

void TestFreeformClass::derivedProperty()
{
    QFETCH(const char32_t, codePoint);
    QTEST(members::derivedProperty(codePoint), "property");
}

/// RFC 5892, appendix A.
void TestFreeformClass::context_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("allowed");

    const auto row = [](const char *tag, const QString &text, bool isAllowed) {
        QTest::newRow(tag) << text << isAllowed;
    };
    row("non-joiner after a virama", u"क्\u200cष"_s, true);
    row("non-joiner between joining letters", u"ن\u200cم"_s, true);
    row("non-joiner past marks", u"ن\u0651\u200c\u0651م"_s, true);
    row("non-joiner after a left-joining letter", u"\ua872\u200c\ua840"_s, true);
    row("non-joiner after a letter that never joins", u"ا\u200cب"_s, false);
    row("non-joiner with nothing behind", u"ن\u200c"_s, false);
    row("non-joiner with nothing before", u"\u200cن"_s, false);
    row("joiner after a virama", u"क्\u200dष"_s, true);
    row("joiner between joining letters", u"ن\u200dم"_s, false);
    row("joiner alone", u"\u200d"_s, false);
    row("middle dot between l", u"col·lega"_s, true);
    row("middle dot between L", u"COL·LEGA"_s, false);
    row("middle dot between others", u"가·나"_s, false);
    row("middle dot with l only behind", u"a·l"_s, false);
    row("middle dot with l only before", u"l·a"_s, false);
    row("middle dot at the end", u"l·"_s, false);
    row("keraia before Greek", u"͵α"_s, true);
    row("keraia before Latin", u"͵a"_s, false);
    row("keraia at the end", u"α͵"_s, false);
    row("geresh after Hebrew", u"א׳"_s, true);
    row("geresh first", u"׳א"_s, false);
    row("gershayim after Hebrew", u"ב״"_s, true);
    row("gershayim after Latin", u"a״"_s, false);
    row("katakana middle dot with katakana", u"カ・"_s, true);
    row("katakana middle dot with hiragana", u"・ひ"_s, true);
    row("katakana middle dot with Han", u"a・漢"_s, true);
    row("katakana middle dot in Hangul", u"가・나"_s, false);
    row("Arabic-Indic digits", u"٠١٢"_s, true);
    row("extended Arabic-Indic digits", u"۰۱۲"_s, true);
    row("both kinds of digits", u"٠a۰"_s, false);
}

void TestFreeformClass::context()
{
    QFETCH(const QString, text);
    QFETCH(const bool, allowed);
    QCOMPARE(members::enforceNickname(text, NicknameProfile::Rfc8266).has_value(), allowed);
    QCOMPARE(members::enforceNickname(text, NicknameProfile::Korean).has_value(), allowed);
}

QTEST_GUILESS_MAIN(TestFreeformClass)
#include "tst_freeformclass.moc"
