// SPDX-License-Identifier: Apache-2.0
#include "sandbox/shelf.h"

#include <QTest>

namespace {

struct Owner
{
    qint64 personId = 0;
    int number = 0;
};
struct Entry
{
    Owner grant = {};
    QDateTime expires = {};
};
using Entries = sandbox::Shelf<Entry>;

const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);

QByteArray digest(int number)
{
    return QByteArray::number(number);
}

Entry entry(qint64 person, int number, qint64 life = 60)
{
    return {{person, number}, now.addSecs(life)};
}

} // namespace

/// Where codes and tokens are kept.
class TestSandboxShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theOldestMakeRoom();
    void whatIsOverGoesAfterADay();
    void removed();
    void removedOfOnePerson();
    void restoredInTheirOrder();
};

void TestSandboxShelf::theOldestMakeRoom()
{
    Entries shelf;
    const int most = static_cast<int>(Entries::most);
    for (int i = 0; i < most; ++i)
        shelf.insert(digest(i), entry(i % 7, i), now);
    QVERIFY(shelf.remove(digest(3))); // its place is kept, and is the fourth to go
    for (int i = 0; i < 5; ++i)
        shelf.insert(digest(most + i), entry(1, i), now);
    QCOMPARE(shelf.entries().size(), most);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!shelf.entries().contains(digest(i)));
    QVERIFY(shelf.entries().contains(digest(5)));
    QVERIFY(shelf.entries().contains(digest(most + 4)));
}

void TestSandboxShelf::whatIsOverGoesAfterADay()
{
    Entries shelf;
    shelf.insert(digest(1), entry(1, 1), now);
    shelf.insert(digest(2), entry(1, 2), now.addSecs(60 + 86399));
    QVERIFY(shelf.entries().contains(digest(1)));
    shelf.insert(digest(3), entry(1, 3, 999'999), now.addSecs(60 + 86400));
    QCOMPARE(shelf.entries().keys(), QList<QByteArray>{digest(3)});
}

void TestSandboxShelf::removed()
{
    Entries shelf;
    shelf.insert(digest(1), entry(1, 1), now);
    QVERIFY(!shelf.remove(digest(2)));
    QVERIFY(shelf.remove(digest(1)));
    QVERIFY(!shelf.remove(digest(1)));
    shelf.insert(digest(1), entry(1, 1), now); // once more
    QVERIFY(shelf.entries().contains(digest(1)));
}

void TestSandboxShelf::removedOfOnePerson()
{
    Entries shelf;
    for (int i = 0; i < 9; ++i)
        shelf.insert(digest(i), entry(i % 3, i), now);
    QVERIFY(shelf.removeOf(1, [](const Owner &owner) { return owner.number > 4; }));
    QVERIFY(!shelf.removeOf(1, [](const Owner &owner) { return owner.number > 4; }));
    QCOMPARE(shelf.entries().size(), 8); // of 1, 4 and 7 only the last
    QVERIFY(shelf.removeOf(1, [](const Owner &) { return true; }));
    QVERIFY(!shelf.removeOf(8, [](const Owner &) { return true; }));
    QCOMPARE(shelf.entries().size(), 6);
}

void TestSandboxShelf::restoredInTheirOrder()
{
    Entries shelf;
    shelf.insert(digest(9), entry(1, 9), now);
    Entries::Entries old;
    for (int i = 0; i < static_cast<int>(Entries::most); ++i)
        old.insert(digest(i), entry(1, i, 1000 - i % 1000));
    old[digest(77)].expires = now.addSecs(0);
    shelf.restore(old);
    QCOMPARE(shelf.entries().size(), old.size());
    shelf.insert("new", entry(2, 1), now);
    QVERIFY(!shelf.entries().contains(digest(77))); // the first to end
    QVERIFY(shelf.removeOf(1, [](const Owner &) { return true; }));
    QCOMPARE(shelf.entries().keys(), QList<QByteArray>{"new"});
}

QTEST_GUILESS_MAIN(TestSandboxShelf)
#include "tst_sandboxshelf.moc"
