// SPDX-License-Identifier: Apache-2.0
#include "../session/fakes.h"
#include "foundation/systemsurroundings.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using foundation::NetworkState;
using foundation::SystemSurroundings;
using Reach = NetworkState::Reach;

Q_DECLARE_METATYPE(NetworkState)

namespace {

constexpr int cable = 1;
constexpr int radio = 3;

/// A computer whose minutes are short, and whose news settle at once.
struct Scene
{
    /// Lets a minute begin and end of which the clocks say that so much time has passed by.
    [[nodiscard]] bool passMinute(std::chrono::milliseconds asleep)
    {
        clock.pass(1min);
        clock.set(clock.now().addMSecs(asleep.count()));
        const auto before = minutes.count();
        return QTest::qWaitFor([&] { return minutes.count() > before; });
    }

    FakeClock clock;
    SystemSurroundings surroundings{clock, {.minute = 1ms, .settling = 0ms}};
    QSignalSpy changed{&surroundings, &SystemSurroundings::changed};
    QSignalSpy minutes{&surroundings, &SystemSurroundings::minutePassed};
};

/// Whether news that settle later than any others here have come: then those have come, too.
[[nodiscard]] bool hasSlowerNews()
{
    FakeClock clock;
    SystemSurroundings slower(clock, {.minute = 1h, .settling = 100ms});
    QSignalSpy changed(&slower, &SystemSurroundings::changed);
    slower.hearNetwork({.reach = Reach::Nowhere});
    slower.hearNetwork({.reach = Reach::Everywhere});
    return QTest::qWaitFor([&] { return changed.count() == 1; });
}

} // namespace

/// What makes another try worthwhile: the computer slept, or there is another network.
class TestSystemSurroundings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void nothingIsWatchedUnasked();
    void aSleep_data();
    void aSleep();
    void theNetwork_data();
    void theNetwork();
    void aStormIsOneChange();
    void whatIsGoneAgainIsNotTold();
};

void TestSystemSurroundings::nothingIsWatchedUnasked()
{
    Scene scene;
    scene.clock.set(scene.clock.now().addDays(1));
    Scene watched;
    watched.surroundings.watch();
    QVERIFY(watched.passMinute(0ms)); // and a minute here would have, too
    QVERIFY(watched.passMinute(0ms));
    QCOMPARE(scene.minutes.count(), 0);
    QCOMPARE(scene.changed.count(), 0);
}

void TestSystemSurroundings::aSleep_data()
{
    QTest::addColumn<std::chrono::milliseconds>("asleep"); // negative: the clock was set back
    QTest::addColumn<bool>("isTold");
    const auto row = [](const char *tag, std::chrono::milliseconds asleep, bool isTold) {
        QTest::newRow(tag) << asleep << isTold;
    };
    row("awake", 0ms, false);
    row("a clock that is adjusted", 20s, false);
    row("a nap", 21s, true);
    row("a night", 8h, true);
    row("a clock that is set back", -21s, true);
}

void TestSystemSurroundings::aSleep()
{
    QFETCH(const std::chrono::milliseconds, asleep);
    QFETCH(const bool, isTold);
    Scene scene;
    scene.surroundings.watch();
    QVERIFY(scene.passMinute(asleep));
    if (isTold)
        QTRY_COMPARE(scene.changed.count(), 1);
    QVERIFY(scene.passMinute(0ms)); // told once, and then it is over
    QVERIFY(scene.passMinute(0ms));
    QCOMPARE(scene.changed.count(), isTold ? 1 : 0);
}

void TestSystemSurroundings::theNetwork_data()
{
    QTest::addColumn<NetworkState>("before");
    QTest::addColumn<NetworkState>("now");
    QTest::addColumn<bool>("isTold");
    const auto row = [](const char *tag, const NetworkState &before, const NetworkState &now,
                        bool isTold) { QTest::newRow(tag) << before << now << isTold; };
    const NetworkState off{.reach = Reach::Nowhere};
    const NetworkState near{.reach = Reach::Nearby, .medium = cable};
    const NetworkState on{.reach = Reach::Everywhere, .medium = cable};
    const NetworkState onAir{.reach = Reach::Everywhere, .medium = radio};
    const NetworkState portal{.reach = Reach::Everywhere, .isBehindPortal = true, .medium = radio};
    row("a network is there", off, on, true);
    row("something is there, and nobody knows what", off, {}, true);
    row("it reaches further", near, on, true);
    row("now it is known", {}, on, true);
    row("the portal is passed", portal, onAir, true);
    row("from the cable to the air", on, onAir, true);
    row("the same as before", on, on, false);
    row("it is gone", on, off, false);
    row("it reaches less far", on, near, false);
    row("nobody knows any more", on, {.reach = Reach::Unknown, .medium = cable}, false);
    row("by what is not known any more", onAir, {.reach = Reach::Everywhere}, false);
    row("a portal comes", onAir, portal, false);
    row("a network with a portal is there", off, portal, false);
}

void TestSystemSurroundings::theNetwork()
{
    QFETCH(const NetworkState, before);
    QFETCH(const NetworkState, now);
    QFETCH(const bool, isTold);
    Scene scene;
    scene.surroundings.hearNetwork(before);
    QCoreApplication::processEvents(); // settled
    scene.changed.clear();
    scene.surroundings.hearNetwork(now);
    QCOMPARE(scene.changed.count(), 0); // never from inside
    if (isTold)
        QTRY_COMPARE(scene.changed.count(), 1);
    QCoreApplication::processEvents(); // no more comes
    QCOMPARE(scene.changed.count(), isTold ? 1 : 0);
}

/// A computer wakes up: the clocks are apart, and a network comes in several steps.
void TestSystemSurroundings::aStormIsOneChange()
{
    FakeClock clock;
    SystemSurroundings surroundings(clock, {.minute = 1h, .settling = 50ms});
    QSignalSpy changed(&surroundings, &SystemSurroundings::changed);
    surroundings.hearNetwork({.reach = Reach::Nowhere});
    for (int i = 0; i < 100; ++i) {
        surroundings.hearNetwork({.reach = Reach::Nearby, .medium = radio});
        surroundings.hearNetwork({.reach = Reach::Everywhere, .medium = radio});
        surroundings.hearNetwork({.reach = Reach::Everywhere, .medium = cable});
    }
    QTRY_COMPARE(changed.count(), 1);
    QVERIFY(hasSlowerNews());
    QCOMPARE(changed.count(), 1);
    surroundings.hearNetwork({.reach = Reach::Everywhere, .medium = radio});
    QTRY_COMPARE(changed.count(), 2); // what comes later is another one
}

void TestSystemSurroundings::whatIsGoneAgainIsNotTold()
{
    FakeClock clock;
    SystemSurroundings surroundings(clock, {.minute = 1h, .settling = 20ms});
    QSignalSpy changed(&surroundings, &SystemSurroundings::changed);
    surroundings.hearNetwork({.reach = Reach::Nowhere});
    surroundings.hearNetwork({.reach = Reach::Everywhere});
    surroundings.hearNetwork({.reach = Reach::Nowhere});
    QVERIFY(hasSlowerNews());
    QCOMPARE(changed.count(), 0);
}

QTEST_GUILESS_MAIN(TestSystemSurroundings)
#include "tst_systemsurroundings.moc"
