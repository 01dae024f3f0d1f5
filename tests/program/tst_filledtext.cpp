// SPDX-License-Identifier: Apache-2.0
#include "program/filledtext.h"
#include "program/foreigntext.h"

#include <QTest>

using namespace Qt::StringLiterals;

using program::filled;

class TestFilledText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void particle_data();
    void particle();
    void bothForms_data();
    void bothForms();
    void placesAreFilled_data();
    void placesAreFilled();
    void hostileNames_data();
    void hostileNames();
};

void TestFilledText::particle_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("consonant"); // 라이언
    QTest::addColumn<QString>("vowel");     // 무지
    QTest::addColumn<QString>("rieul");     // 구글

    QTest::newRow("topic") << u"은(는)"_s << u"은"_s << u"는"_s << u"은"_s;
    QTest::newRow("subject") << u"이(가)"_s << u"이"_s << u"가"_s << u"이"_s;
    QTest::newRow("object") << u"을(를)"_s << u"을"_s << u"를"_s << u"을"_s;
    QTest::newRow("and") << u"과(와)"_s << u"과"_s << u"와"_s << u"과"_s;
    QTest::newRow("calling") << u"아(야)"_s << u"아"_s << u"야"_s << u"아"_s;
    QTest::newRow("by") << u"(으)로"_s << u"으로"_s << u"로"_s << u"로"_s;
    QTest::newRow("is") << u"이에요(예요)"_s << u"이에요"_s << u"예요"_s << u"이에요"_s;
    QTest::newRow("called") << u"(이)라는"_s << u"이라는"_s << u"라는"_s << u"이라는"_s;
    QTest::newRow("says") << u"(이)라고"_s << u"이라고"_s << u"라고"_s << u"이라고"_s;
    QTest::newRow("or") << u"(이)나"_s << u"이나"_s << u"나"_s << u"이나"_s;
}

void TestFilledText::particle()
{
    QFETCH(QString, mark);
    const auto compareAll = [&](const QString &before, const QString &after) {
        const QString text = before + u"%1"_s + after + mark + u" 있어요."_s;
        const auto expected = [&](const QString &name, const char *column) {
            return before + program::isolatedName(name) + after
                + *static_cast<QString *>(QTest::qData(column, QMetaType::QString)) + u" 있어요."_s;
        };
        const auto is = [&](const QString &name) {
            return filled(text, {program::isolatedName(name)});
        };
        QCOMPARE(is(u"라이언"_s), expected(u"라이언"_s, "consonant"));
        QCOMPARE(is(u"무지"_s), expected(u"무지"_s, "vowel"));
        QCOMPARE(is(u"구글"_s), expected(u"구글"_s, "rieul"));
        QCOMPARE(is(u"🦁"_s),
                 before + program::isolatedName(u"🦁"_s) + after + mark + u" 있어요."_s);
    };
    compareAll({}, {});
    compareAll(u"“"_s, u"”"_s);
    compareAll(u"「"_s, u"」"_s);
    compareAll(u"'"_s, u"'"_s);
    compareAll(u"\u2068"_s, u"\u2069"_s);
}

void TestFilledText::bothForms_data()
{
    QTest::addColumn<QString>("text");
    // Not behind a place, or not right behind it: nothing there is ours to choose.
    QTest::newRow("no place") << u"이것은(는) 이(가)"_s;
    QTest::newRow("a word between") << u"%1 닉네임은(는)"_s;
    QTest::newRow("a space between") << u"%1 은(는)"_s;
    QTest::newRow("an opening quote between") << u"%1“은(는)"_s;
    QTest::newRow("a place that is not filled") << u"%2은(는)"_s;
    QTest::newRow("a bracket between") << u"여기(%1)은(는)"_s;
    QTest::newRow("half a mark") << u"%1은(는"_s;
}

void TestFilledText::bothForms()
{
    QFETCH(QString, text);
    QCOMPARE(filled(text, {u"무지"_s}), QString(text).replace(u"%1"_s, u"무지"_s));
}

void TestFilledText::placesAreFilled_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("result");

    const QStringList two{u"라이언"_s, u"무지"_s};
    QTest::newRow("none") << u"그대로 100% 둬요 %"_s << two << u"그대로 100% 둬요 %"_s;
    QTest::newRow("empty") << QString() << two << QString();
    QTest::newRow("no names") << u"%1은(는)"_s << QStringList() << u"%1은(는)"_s;
    QTest::newRow("in order") << u"%1이(가) %2을(를)"_s << two << u"라이언이 무지를"_s;
    QTest::newRow("turned around") << u"%2이(가) %1을(를)"_s << two << u"무지가 라이언을"_s;
    QTest::newRow("twice") << u"%1은(는) %1은(는)"_s << two << u"라이언은 라이언은"_s;
    QTest::newRow("side by side") << u"%1%2은(는)"_s << two << u"라이언무지는"_s;
    QTest::newRow("at the end") << u"%2"_s << two << u"무지"_s;
    QTest::newRow("no place 0") << u"%0은(는)"_s << two << u"%0은(는)"_s;
    QTest::newRow("English") << u"“%1” is taken."_s << two << u"“라이언” is taken."_s;
}

void TestFilledText::placesAreFilled()
{
    QFETCH(QString, text);
    QFETCH(QStringList, names);
    QTEST(filled(text, names), "result");
}

void TestFilledText::hostileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("result"); // of “%1”은(는) %2이(가), the second name being 무지

    QTest::newRow("a mark") << u"은(는)"_s << u"“은(는)”은 무지가"_s;
    QTest::newRow("a mark that would swallow ours")
        << u"콘”이(가)"_s << u"“콘”이(가)”은(는) 무지가"_s.replace(u"은(는)"_s, u"는"_s);
    QTest::newRow("another place") << u"%2"_s << u"“%2”는 무지가"_s;
    QTest::newRow("its own place") << u"%1은(는)"_s << u"“%1은(는)”은 무지가"_s;
    QTest::newRow("a plural place") << u"%n %L1"_s << u"“%n %L1”은 무지가"_s;
    QTest::newRow("half a place") << u"%"_s << u"“%”는 무지가"_s;
    QTest::newRow("half a bracket") << u"콘(은"_s << u"“콘(은”은 무지가"_s;
    QTest::newRow("markup") << u"<b>콘</b>"_s << u"“<b>콘</b>”은(는) 무지가"_s;
    QTest::newRow("nothing") << QString() << u"“”은(는) 무지가"_s;
}

void TestFilledText::hostileNames()
{
    QFETCH(QString, name);
    QTEST(filled(u"“%1”은(는) %2이(가)"_s, {name, u"무지"_s}), "result");
}

QTEST_APPLESS_MAIN(TestFilledText)
#include "tst_filledtext.moc"
