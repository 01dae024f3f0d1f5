// SPDX-License-Identifier: Apache-2.0
#include "cast.h"
#include "look.h"

#include "desktop/looks.h"
#include "desktop/mainwindow.h"
#include "session/scene.h"

#include <algorithm>

using namespace gallery;
using State = session::Session::State;

namespace {

/// What a screen reader was told to say, by the names of the widgets.
class Listener final
{
public:
    Listener()
    {
        s_listener = this;
        QAccessible::setActive(true); // as when a reader runs
        m_before = QAccessible::installUpdateHandler(&Listener::hear);
    }
    ~Listener()
    {
        QAccessible::installUpdateHandler(m_before);
        QAccessible::setActive(false);
        s_listener = nullptr;
    }

    [[nodiscard]] bool heard(const QString &part) const
    {
        return std::ranges::any_of(m_said,
                                   [&](const QString &text) { return text.contains(part); });
    }
    [[nodiscard]] QString all() const { return m_said.join(u'\n'); }

private:
    static void hear(QAccessibleEvent *event)
    {
        if (event->type() != QAccessible::Alert)
            return;
        if (QAccessibleInterface *interface = event->accessibleInterface()) {
            QString text = interface->text(QAccessible::Name) + u'\n'
                + interface->text(QAccessible::Description);
            if (const auto *label = qobject_cast<QLabel *>(interface->object()))
                text += u'\n' + label->text();
            s_listener->m_said << text.remove(u'\u2068').remove(u'\u2069');
        }
    }

    static inline Listener *s_listener = nullptr;
    QAccessible::UpdateHandler m_before;
    QStringList m_said;
};

} // namespace

/// What changes is said, wherever the focus is.
class TestAnnouncements : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { pinSurroundings(); }
    void signedIn_data();
    void signedIn();
    void onTheScreen_data();
    void onTheScreen();
    void nothingOfAHiddenWindow();
};

void TestAnnouncements::signedIn_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ko") << u"ko"_s;
}

void TestAnnouncements::signedIn()
{
    QFETCH(const QString, language);
    wear({language});
    ::Scene scene;
    scene.agent.hold = true;
    desktop::MainWindow window(scene.session);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    scene.session.signIn();
    QTRY_COMPARE(scene.session.state(), State::SigningIn);
    QTRY_VERIFY(scene.agent.waiting);
    const Listener listener;
    QVERIFY(!listener.heard(u"Ryan"_s));
    scene.agent.redirect(u"code=the-code"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QVERIFY(listener.heard(u"Ryan"_s));
}

void TestAnnouncements::onTheScreen_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("words");
    QTest::newRow("error") << u"message-error"_s << u"en"_s << u"Kakao cannot be reached."_s;
    QTest::newRow("error, Korean") << u"message-error"_s << u"ko"_s << u"연결할 수 없어요"_s;
    QTest::newRow("left in trouble")
        << u"message-left-in-trouble"_s << u"en"_s << u"Disconnecting is not finished yet."_s;
    QTest::newRow("free") << u"picker-free"_s << u"en"_s << u"“Ryan2” is free."_s;
    QTest::newRow("free, Korean") << u"picker-free"_s << u"ko"_s << u"라이언2"_s;
    QTest::newRow("alike") << u"picker-alike"_s << u"en"_s << u"looks like somebody else's"_s;
    QTest::newRow("picker fails") << u"picker-failing"_s << u"en"_s
                                  << u"Another program is using"_s;
    QTest::newRow("browser") << u"browser-wanted"_s << u"en"_s << u"login page is open there"_s;
    QTest::newRow("wrong address")
        << u"browser-wrong-address"_s << u"en"_s << u"not the address that the login ends at"_s;
    QTest::newRow("nothing is kept") << u"welcome-forget"_s << u"en"_s << u"Nothing is kept"_s;
    QTest::newRow("wrong clock") << u"card-clock"_s << u"en"_s << u"clock is 12 minutes behind"_s;
}

void TestAnnouncements::onTheScreen()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, words);
    wear({language});
    QList<Play> all = plays();
    all.removeIf([&](const Play &play) { return play.name() != scene; });
    QCOMPARE(all.size(), 1);
    Cast cast(all);
    const Listener listener;
    QVERIFY(cast.show(0));
    QVERIFY2(listener.heard(words), qPrintable(listener.all()));
}

/// What nobody sees is no news: it would be said into another window.
void TestAnnouncements::nothingOfAHiddenWindow()
{
    wear({u"en"_s});
    ::Scene scene;
    desktop::MainWindow window(scene.session);
    const Listener listener;
    window.showError({.code = kakao::ErrorCode::Offline, .origin = kakao::ErrorOrigin::Token});
    QCOMPARE(listener.all(), QString());
}

QTEST_MAIN(TestAnnouncements)
#include "tst_announcements.moc"
