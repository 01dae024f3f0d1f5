// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// Where nothing depends on what cannot be guessed: the jitter of a back-off, and which nicknames
/// are suggested.
const QSet<QString> harmless{u"session/backoff.cpp"_s, u"members/sqlitedirectory.h"_s};

/// What of code makes random numbers that can be guessed; nothing when it makes none.
QString weaknessOf(const QString &code)
{
    static const QRegularExpression weak(
        uR"(QRandomGenerator(?:64)?::global\b|\b[qs]*rand\s*\(|std::(?:mt19937|minstd_rand|)"
        uR"(default_random_engine|ranlux|knuth_b)|QRandomGenerator(?:64)?\s*[({])"_s);
    return weak.match(code).captured();
}

} // namespace

/// Verifiers, states, nonces and keys come from the system's generator, as RFC 7636 7.1 asks for.
class TestRandomness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void findsWeaknesses_data();
    void findsWeaknesses();
    void P2_ofTheSystem();
};

void TestRandomness::findsWeaknesses_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("weakness");
    QTest::newRow("the system's") << u"QRandomGenerator::system()->generate()"_s << QString();
    QTest::newRow("by reference") << u"use(QRandomGenerator &random)"_s << QString();
    QTest::newRow("the process's")
        << u"QRandomGenerator::global()->fillRange(a)"_s << u"QRandomGenerator::global"_s;
    QTest::newRow("seeded") << u"QRandomGenerator(7).generate()"_s << u"QRandomGenerator("_s;
    QTest::newRow("C's") << u"int a = rand();"_s << u"rand("_s;
    QTest::newRow("the library's") << u"std::mt19937 engine;"_s << u"std::mt19937"_s;
}

void TestRandomness::findsWeaknesses()
{
    QFETCH(const QString, code);
    QTEST(weaknessOf(code), "weakness");
}

void TestRandomness::P2_ofTheSystem()
{
    const QDir source(QStringLiteral(DAEMUN_SOURCE_DIR "/src"));
    QSet<QString> weak;
    bool hasSecrets = false;
    QDirIterator entries(source.path(), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString code = QString::fromUtf8(file.readAll());
        const QString path = source.relativeFilePath(file.fileName());
        if (!weaknessOf(code).isEmpty())
            weak.insert(path);
        hasSecrets |= path == "kakao/secret.cpp"_L1
            && code.contains("QRandomGenerator::system()->fillRange"_L1);
    }
    QCOMPARE(weak, harmless);
    QVERIFY(hasSecrets);
}

QTEST_GUILESS_MAIN(TestRandomness)
#include "tst_randomness.moc"
