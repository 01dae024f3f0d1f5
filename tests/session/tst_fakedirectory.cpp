// SPDX-License-Identifier: Apache-2.0
#include "fakes.h"

#include "../support/accountrules.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// The fake keeps the rules of accounts as the real directory does: what is tested with it holds.
class TestFakeDirectory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void accounts_data() { accountrules::addRows(); }
    void accounts();
};

void TestFakeDirectory::accounts()
{
    QFETCH(const QStringList, steps);
    const QString refused = u"error %1"_s.arg(int(kakao::ErrorCode::SessionInvalid));
    FakeDirectory directory;
    for (const QString &step : steps) {
        const bool isRefused = step.startsWith(u'!');
        QCOMPARE(accountrules::carryOut(directory, step.mid(isRefused ? 1 : 0)),
                 isRefused ? refused : u"ok"_s);
    }
    QTEST(accountrules::accountsOf(directory), "accounts");
    QTEST(accountrules::departuresOf(directory), "departures");
    QTEST(accountrules::membersOf(directory), "members");
}

QTEST_GUILESS_MAIN(TestFakeDirectory)
#include "tst_fakedirectory.moc"
