// SPDX-License-Identifier: Apache-2.0
#include "koreanrules.h"
#include "translationfile.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral(DAEMUN_TRANSLATIONS);

QList<Translation> korean()
{
    return readTranslations(folder + u"/daemun_ko.ts"_s);
}

bool isSameText(const Translation &a, const Translation &b)
{
    return a.context == b.context && a.source == b.source && a.comment == b.comment
        && a.hasPlural == b.hasPlural;
}

/// What the programs' sources have to be translated now.
QList<Translation> extracted()
{
    const QTemporaryDir here;
    const QString file = here.filePath(u"extracted_ko.ts"_s);
    QProcess lupdate;
    lupdate.start(QStringLiteral(DAEMUN_LUPDATE),
                  {u"-locations"_s, u"none"_s, u"-I"_s, QStringLiteral(DAEMUN_SOURCES),
                   u'@' + QStringLiteral(DAEMUN_SOURCE_LIST), u"-ts"_s, file});
    return lupdate.waitForFinished() && lupdate.exitCode() == 0 ? readTranslations(file)
                                                                : QList<Translation>();
}

/// The texts of these that the others lack, one a line.
QString missing(const QList<Translation> &these, const QList<Translation> &others)
{
    QStringList lines;
    for (const Translation &text : these) {
        if (std::ranges::none_of(others,
                                 [&](const Translation &other) { return isSameText(text, other); }))
            lines << text.context + u": "_s + text.source;
    }
    return lines.join(u'\n');
}

/// The sources in one line, with the string literals that the compiler joins made one.
QString joinedSources()
{
    QFile list(QStringLiteral(DAEMUN_SOURCE_LIST));
    QString all;
    if (!list.open(QFile::ReadOnly))
        return all;
    const auto names = QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        QFile file(name);
        if (name.endsWith(".cpp"_L1) && file.open(QFile::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    static const QRegularExpression joint(u"\"\\s+\""_s);
    return all.remove(joint).simplified();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsGoodKorean_data();
    void everyTextIsGoodKorean();
    void faultsAreFound_data();
    void faultsAreFound();
    void openParticlesAreDecided_data();
    void openParticlesAreDecided();
    void nothingIsMissing();
    void englishHasEveryPlural();
};

void TestTranslations::everyTextIsGoodKorean_data()
{
    QTest::addColumn<Translation>("text");
    const auto texts = korean();
    QVERIFY(texts.size() > 300);
    for (qsizetype i = 0; i < texts.size(); ++i)
        QTest::addRow("%d %s", int(i), qUtf8Printable(texts[i].place())) << texts[i];
}

void TestTranslations::everyTextIsGoodKorean()
{
    QFETCH(const Translation, text);
    const QStringList faults = koreanFaults(text);
    QVERIFY2(faults.isEmpty(), qUtf8Printable(text.place() + u"\n - "_s + faults.join(u"\n - "_s)));
}

void TestTranslations::faultsAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("translation");
    QTest::addColumn<QString>("fault"); // what is said of it; empty: nothing

    const auto row = [](const char *tag, const QString &source, const QString &translation,
                        const QString &fault = {}) {
        QTest::newRow(tag) << source << translation << fault;
    };
    row("good", u"“%1” is taken."_s, u"“%1”은(는) 이미 있는 닉네임이에요."_s);
    row("good question", u"Leave?"_s, u"나갈까요?"_s);
    row("good button", u"&Copy…"_s, u"복사(&C)…"_s);
    row("good command", u"Sign in with: daemunctl login"_s, u"로그인하려면: daemunctl login"_s);
    row("good place at the end", u"It is wrong: %1."_s, u"틀렸어요: %1."_s);
    row("good particle that never changes", u"%1 at %2"_s, u"%1에서도 %2까지 %1의 %2만"_s);
    row("empty", u"Copy"_s, {}, u"not translated"_s);
    row("formal", u"Done."_s, u"끝났습니다."_s, u"해요"_s);
    row("formal request", u"Wait."_s, u"기다리십시오."_s, u"해요"_s);
    row("plain", u"Done."_s, u"끝났다."_s, u"해요"_s);
    row("plain without a point", u"Done"_s, u"끝났다"_s, u"해요"_s);
    row("a noun for a sentence", u"It is done."_s, u"완료."_s, u"…요"_s);
    row("the second sentence", u"It is done. Go."_s, u"끝났어요. 출발."_s, u"…요"_s);
    row("you", u"Your nickname"_s, u"당신의 닉네임"_s, u"pronoun"_s);
    row("place lost", u"%1 is %2"_s, u"%1"_s, u"%1, %2"_s);
    row("place too many", u"It is"_s, u"%1"_s, u"none"_s);
    row("place with L", u"%L1"_s, u"%1"_s, u"%L1"_s);
    row("key lost", u"&Copy"_s, u"복사"_s, u"(&C)"_s);
    row("another key", u"&Copy"_s, u"복사(&B)"_s, u"(&C)"_s);
    row("Hangul key", u"&Copy"_s, u"&복사"_s, u"(&C)"_s);
    row("key in the middle", u"&Copy it"_s, u"복사(&C)하기"_s, u"(&C)"_s);
    row("key behind the dots", u"&Copy…"_s, u"복사…(&C)"_s, u"(&C)"_s);
    row("no key", u"Copy"_s, u"복사(&C)"_s, u"no &"_s);
    row("three points", u"Looking…"_s, u"찾고 있어요..."_s, u"…"_s);
    row("no points", u"Looking…"_s, u"찾고 있어요"_s, u"…"_s);
    row("decided particle", u"%1 is taken"_s, u"%1이 있어요"_s, u"both forms"_s);
    row("decided particle in quotes", u"“%1” is"_s, u"“%1”는 있어요"_s, u"both forms"_s);
    row("decided copula", u"It is %1."_s, u"닉네임은 %1예요."_s, u"both forms"_s);
    row("turned particle", u"%1 is"_s, u"%1는(은) 있어요"_s, u"both forms"_s);
    row("another double form", u"%1 is"_s, u"%1으로(로) 가요"_s, u"both forms"_s);
    row("double form behind a word", u"%1 is"_s, u"%1 닉네임은(는) 있어요"_s, u"both forms"_s);
    row("English word", u"Log in to the network"_s, u"network에 로그인"_s, u"network"_s);
    row("space before a bracket", u"%1 (old)"_s, u"%1 (옛것)"_s, u"bracket"_s);
    row("two spaces", u"a b"_s, u"가  나"_s, u"too many"_s);
    row("counter apart", u"%1 days"_s, u"%1 일"_s, u"counter"_s);
    row("straight quotes", u"“%1”"_s, u"\"%1\""_s, u"“"_s);
    row("semicolon", u"a; b"_s, u"가; 나"_s, u"semicolon"_s);
    row("Kakao's word", u"Kakao account"_s, u"카카오 계정"_s, u"카카오계정"_s);
}

void TestTranslations::faultsAreFound()
{
    QFETCH(QString, source);
    QFETCH(QString, translation);
    QFETCH(QString, fault);
    const QString found =
        koreanFaults({.context = u"Test"_s, .source = source, .forms = {translation}}).join(u'\n');
    if (fault.isEmpty())
        QCOMPARE(found, QString());
    else
        QVERIFY2(found.contains(fault), qUtf8Printable(found));
}

void TestTranslations::openParticlesAreDecided_data()
{
    QTest::addColumn<QString>("source");
    const auto texts = korean();
    for (const Translation &text : texts) {
        if (hasOpenParticle(text.forms.value(0)))
            QTest::addRow("%s", qUtf8Printable(text.place())) << text.source;
    }
}

/// A text that goes through QString::arg() would show both forms.
void TestTranslations::openParticlesAreDecided()
{
    static const QString sources = joinedSources();
    QFETCH(QString, source);
    const qsizetype at = sources.indexOf(u"tr(\""_s + source + u"\")"_s);
    QVERIFY2(at > 0, "no source has this text in tr()");
    constexpr qsizetype longestCall = 120;
    const QString before = sources.mid(std::max<qsizetype>(at - longestCall, 0), longestCall);
    QVERIFY2(before.contains(u"filled("_s), "its names are put in by something else than filled()");
}

void TestTranslations::nothingIsMissing()
{
    const auto inSources = extracted();
    QVERIFY(inSources.size() > 300);
    const auto inFile = korean();
    const QString untranslated = missing(inSources, inFile);
    QVERIFY2(untranslated.isEmpty(),
             qUtf8Printable(u"translations/daemun_ko.ts lacks (run the target daemun_lupdate):\n"_s
                            + untranslated));
    const QString obsolete = missing(inFile, inSources);
    QVERIFY2(obsolete.isEmpty(),
             qUtf8Printable(u"translations/daemun_ko.ts has what no source has:\n"_s + obsolete));
}

void TestTranslations::englishHasEveryPlural()
{
    auto inSources = extracted();
    inSources.removeIf([](const Translation &text) { return !text.hasPlural; });
    QVERIFY(!inSources.isEmpty());
    const auto english = readTranslations(folder + u"/daemun_en.ts"_s);
    QCOMPARE(missing(inSources, english), QString());
    QCOMPARE(missing(english, inSources), QString());
    for (const Translation &text : english) {
        QVERIFY2(text.isFinished && text.forms.size() == 2, qUtf8Printable(text.place()));
        QVERIFY2(text.forms[0] != text.forms[1] && text.forms[1] == text.source,
                 qUtf8Printable(text.place()));
        QVERIFY2(text.forms[0].contains(u"%n"_s), qUtf8Printable(text.place()));
    }
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
