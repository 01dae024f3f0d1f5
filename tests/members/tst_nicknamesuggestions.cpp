// SPDX-License-Identifier: Apache-2.0
#include "members/nicknamesuggestions.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::Result;
using members::NicknameKeys;

/// Which candidates are looked up, and how often.
class TestNicknameSuggestions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_trips = 0;
    }
    void onceWhereMostAreFree();
    void threeTimesWhereAllAreTaken();
    void onlyTheFreeOnes_data();
    void onlyTheFreeOnes();
    void anErrorIsPassedOn();

private:
    using Judge = std::function<bool(const NicknameKeys &)>;
    Result<QStringList> suggest(const Judge &isTaken)
    {
        return members::findSuggestions(
            members::NicknameCandidates(u"라이언"_s, QLocale::Korean, m_random), {},
            [&](const QList<NicknameKeys> &asked) -> Result<QSet<QString>> {
                ++m_trips;
                QSet<QString> taken;
                for (const NicknameKeys &keys : asked) {
                    if (isTaken(keys))
                        taken.insert(m_bySkeleton ? keys.skeleton : keys.key);
                }
                return taken;
            });
    }

    QRandomGenerator m_random{7};
    bool m_bySkeleton = false;
    int m_trips = 0;
};

void TestNicknameSuggestions::onceWhereMostAreFree()
{
    const auto suggestions = suggest([](const NicknameKeys &) { return false; });
    QVERIFY(suggestions);
    QVERIFY(suggestions->size() >= 5);
    QCOMPARE(m_trips, 1);
}

void TestNicknameSuggestions::threeTimesWhereAllAreTaken()
{
    const auto suggestions = suggest([](const NicknameKeys &) { return true; });
    QVERIFY(suggestions);
    QVERIFY(suggestions->isEmpty());
    QCOMPARE(m_trips, 3);
}

void TestNicknameSuggestions::onlyTheFreeOnes_data()
{
    QTest::addColumn<bool>("bySkeleton");
    QTest::newRow("the key is taken") << false;
    QTest::newRow("the skeleton is taken") << true;
}

/// Every nickname of up to seven characters is somebody's.
void TestNicknameSuggestions::onlyTheFreeOnes()
{
    QFETCH(const bool, bySkeleton);
    m_bySkeleton = bySkeleton;
    for (int round = 0; round < 100; ++round) {
        m_trips = 0;
        const auto suggestions =
            suggest([](const NicknameKeys &keys) { return keys.nickname.size() <= 7; });
        QVERIFY(suggestions);
        QVERIFY(suggestions->size() >= 5);
        for (const QString &suggestion : *suggestions)
            QVERIFY2(suggestion.size() > 7, qPrintable(suggestion));
        QVERIFY(m_trips <= 3);
    }
}

void TestNicknameSuggestions::anErrorIsPassedOn()
{
    const auto suggestions = members::findSuggestions(
        members::NicknameCandidates(u"라이언"_s, QLocale::Korean, m_random), {},
        [](const QList<NicknameKeys> &) -> Result<QSet<QString>> {
            return kakao::Error{.code = kakao::ErrorCode::DatabaseBusy};
        });
    QVERIFY(!suggestions);
    QCOMPARE(suggestions.error().code, kakao::ErrorCode::DatabaseBusy);
}

QTEST_GUILESS_MAIN(TestNicknameSuggestions)
#include "tst_nicknamesuggestions.moc"
