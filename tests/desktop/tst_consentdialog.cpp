// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/consentdialog.h"
#include "desktop/consentrow.h"

#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>

using desktop::ConsentDialog;
using desktop::ConsentRow;
using kakao::Consent;

namespace {

constexpr QSize narrow(320, 480);
constexpr QSize wide(440, 480);

Consent nickname()
{
    return {.scope = u"profile_nickname"_s,
            .displayName = u"닉네임"_s,
            .kind = Consent::Kind::Privacy,
            .isUsed = true,
            .isAgreed = true,
            .isRevocable = false};
}

Consent email()
{
    return {.scope = u"account_email"_s,
            .displayName = u"카카오계정(이메일)"_s,
            .isUsed = true,
            .isAgreed = true,
            .isRevocable = true};
}

Consent friends()
{
    return {.scope = u"friends"_s,
            .displayName = u"카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)"_s,
            .kind = Consent::Kind::Service,
            .isUsed = true};
}

program::ErrorText unreachable()
{
    return {u"Kakao cannot be reached."_s, u"Check the network and try again."_s};
}

/// A dialog on the screen, and what came of it.
struct Scene
{
    Scene()
        : agree(&dialog, &ConsentDialog::agreeRequested),
          revoke(&dialog, &ConsentDialog::revokeRequested),
          reload(&dialog, &ConsentDialog::reloadRequested), rejected(&dialog, &QDialog::rejected)
    {
    }

    [[nodiscard]] bool open(const QSize &size = wide)
    {
        dialog.resize(size);
        dialog.open();
        return QTest::qWaitForWindowActive(&dialog);
    }
    void press(Qt::Key key)
    {
        QTest::keyClick(dialog.focusWidget() ? dialog.focusWidget() : &dialog, key);
    }
    [[nodiscard]] ConsentRow *row(const QString &scope) const
    {
        const auto rows = dialog.findChildren<ConsentRow *>();
        const auto found = std::ranges::find_if(rows, [&](const ConsentRow *each) {
            return each->scope() == scope && each->isVisible();
        });
        return found == rows.cend() ? nullptr : *found;
    }
    [[nodiscard]] QPushButton *button(const QString &scope) const
    {
        return row(scope)->findChild<QPushButton *>();
    }
    [[nodiscard]] QString state(const QString &scope) const
    {
        return row(scope)->findChild<QLabel *>(u"stateLabel"_s)->text();
    }
    [[nodiscard]] QWidget *widget(const QString &name) const
    {
        return dialog.findChild<QWidget *>(name);
    }
    [[nodiscard]] int rows() const
    {
        return int(std::ranges::count_if(dialog.findChildren<ConsentRow *>(), &QWidget::isVisible));
    }

    ConsentDialog dialog;
    QSignalSpy agree;
    QSignalSpy revoke;
    QSignalSpy reload;
    QSignalSpy rejected;
};

} // namespace

class TestConsentDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void anItem_data();
    void anItem();
    void beginsBusy();
    void nothingIsShared();
    void whatNobodyAsksForIsNotShown();
    void busy();
    void theFocusComesBack();
    void aFailure_data();
    void aFailure();
    void reloading();
    void anotherListFromWithinARequest();
    void escapeClosesAtAnyTime_data();
    void escapeClosesAtAnyTime();
    void hostileNamesFit_data() { hostileNames(); }
    void hostileNamesFit();
    void aLongListScrolls();
    void everythingIsNamed();
    void whatWasMadeWhileBusyCanBeRead();
    void mnemonicsDoNotCollide();
    void pictures_data();
    void pictures();
};

void TestConsentDialog::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestConsentDialog::anItem_data()
{
    QTest::addColumn<Consent>("consent");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("button"); // empty: nothing can be done
    Consent silent = email();
    silent.isRevocable = {};
    Consent old = email();
    old.isUsed = false;
    QTest::newRow("agreed") << email() << u"Agreed"_s << u"Take back"_s;
    QTest::newRow("agreed, Kakao does not say more") << silent << u"Agreed"_s << u"Take back"_s;
    QTest::newRow("no longer used") << old << u"Agreed: no longer asked for"_s << u"Take back"_s;
    QTest::newRow("required") << nickname() << u"Agreed: needed for signing in"_s << QString();
    QTest::newRow("not agreed") << friends() << u"Not agreed"_s << u"Agree…"_s;
}

void TestConsentDialog::anItem()
{
    QFETCH(const Consent, consent);
    QFETCH(const QString, state);
    QFETCH(const QString, button);
    Scene scene;
    scene.dialog.setConsents({consent});
    QVERIFY(scene.open());
    QCOMPARE(scene.rows(), 1);
    QCOMPARE(scene.row(consent.scope)->findChild<QLabel *>(u"nameLabel"_s)->text(),
             consent.displayName);
    QCOMPARE(scene.state(consent.scope), state);
    QPushButton *found = scene.button(consent.scope);
    QCOMPARE(found->isVisible(), !button.isEmpty());
    if (button.isEmpty())
        return;
    QCOMPARE(found->text(), button);
    QVERIFY(found->accessibleName().contains(consent.displayName));
    QTest::mouseClick(found, Qt::LeftButton);
    found->setFocus();
    scene.press(Qt::Key_Return);
    const QSignalSpy &asked = consent.isAgreed ? scene.revoke : scene.agree;
    QCOMPARE(asked.count(), 2);
    QCOMPARE(asked.constFirst().constFirst().toString(), consent.scope);
    QCOMPARE(scene.revoke.count() + scene.agree.count(), 2);
    QVERIFY(scene.dialog.isVisible());
}

void TestConsentDialog::beginsBusy()
{
    Scene scene;
    QVERIFY(scene.open());
    QVERIFY(scene.widget(u"busyLabel"_s)->isVisible());
    QVERIFY(!scene.widget(u"emptyLabel"_s)->isVisible()); // nobody knows yet
    QVERIFY(!scene.widget(u"reloadButton"_s)->isEnabled());
    scene.dialog.setConsents({email()});
    QVERIFY(!scene.widget(u"busyLabel"_s)->isVisible());
    QCOMPARE(scene.rows(), 1);
}

void TestConsentDialog::nothingIsShared()
{
    Scene scene;
    QVERIFY(scene.open());
    scene.dialog.setConsents({});
    QVERIFY(scene.widget(u"emptyLabel"_s)->isVisible());
    scene.dialog.setConsents({email()});
    QVERIFY(!scene.widget(u"emptyLabel"_s)->isVisible());
}

void TestConsentDialog::whatNobodyAsksForIsNotShown()
{
    Scene scene;
    Consent unused = friends();
    unused.isUsed = false;
    scene.dialog.setConsents({unused, email()});
    QVERIFY(scene.open());
    QCOMPARE(scene.rows(), 1);
    QVERIFY(scene.row(email().scope));
}

void TestConsentDialog::busy()
{
    Scene scene;
    scene.dialog.setConsents({email(), friends()});
    QVERIFY(scene.open());
    const QPoint place = scene.button(email().scope)->mapTo(&scene.dialog, QPoint());
    scene.button(email().scope)->setFocus();
    scene.dialog.setBusy(true);
    QVERIFY(!scene.button(email().scope)->isEnabled());
    QVERIFY(!scene.widget(u"reloadButton"_s)->isEnabled());
    QVERIFY(scene.widget(u"closeButton"_s)->isEnabled());
    scene.press(Qt::Key_Return); // a second press of the same key
    QVERIFY(scene.dialog.isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(scene.button(email().scope)->mapTo(&scene.dialog, QPoint()), place);
}

void TestConsentDialog::theFocusComesBack()
{
    Scene scene;
    scene.dialog.setConsents({nickname(), email(), friends()});
    QVERIFY(scene.open());
    scene.button(email().scope)->setFocus();
    scene.press(Qt::Key_Space);
    scene.dialog.setBusy(true);
    Consent takenBack = email();
    takenBack.isAgreed = false;
    takenBack.isRevocable = {};
    scene.dialog.setConsents({nickname(), takenBack, friends()});
    QCOMPARE(scene.dialog.focusWidget(), scene.button(email().scope));
    QCOMPARE(scene.state(email().scope), u"Not agreed"_s);
    scene.press(Qt::Key_Space);
    QCOMPARE(scene.agree.count(), 1);

    scene.dialog.setBusy(true);
    scene.dialog.setConsents({nickname()}); // it is gone
    QCOMPARE(scene.dialog.focusWidget(), scene.widget(u"closeButton"_s));
}

void TestConsentDialog::aFailure_data()
{
    QTest::addColumn<bool>("isLoaded");
    QTest::newRow("of the list") << false;
    QTest::newRow("of taking back") << true;
}

void TestConsentDialog::aFailure()
{
    QFETCH(const bool, isLoaded);
    Scene scene;
    QVERIFY(scene.open());
    if (isLoaded) {
        scene.dialog.setConsents({email()});
        scene.button(email().scope)->click();
        scene.dialog.setBusy(true);
    }
    scene.dialog.showError(unreachable);
    QVERIFY(scene.widget(u"problemBar"_s)->isVisible());
    QCOMPARE(scene.dialog.findChild<QLabel *>(u"messageLabel"_s)->text(),
             u"Kakao cannot be reached."_s);
    QCOMPARE(scene.dialog.findChild<QLabel *>(u"adviceLabel"_s)->text(),
             u"Check the network and try again."_s);
    QVERIFY(!scene.widget(u"busyLabel"_s)->isVisible());
    QCOMPARE(scene.rows(), int(isLoaded));
    QVERIFY(scene.widget(u"reloadButton"_s)->isEnabled());
    if (isLoaded)
        QCOMPARE(scene.dialog.focusWidget(), scene.button(email().scope));
    scene.dialog.showError([] { return program::ErrorText{u"Kakao cannot be reached."_s, {}}; });
    QVERIFY(!scene.widget(u"adviceLabel"_s)->isVisible());
    scene.dialog.setBusy(true);
    QVERIFY(!scene.widget(u"problemBar"_s)->isVisible());
}

void TestConsentDialog::reloading()
{
    Scene scene;
    scene.dialog.setConsents({email()});
    QVERIFY(scene.open());
    QTest::mouseClick(scene.widget(u"reloadButton"_s), Qt::LeftButton);
    QCOMPARE(scene.reload.count(), 1);
    QTest::keyClick(&scene.dialog, Qt::Key_R, Qt::AltModifier);
    QTRY_COMPARE(scene.reload.count(), 2);
}

void TestConsentDialog::anotherListFromWithinARequest()
{
    Scene scene;
    scene.dialog.setConsents({email(), friends()});
    QVERIFY(scene.open());
    connect(&scene.dialog, &ConsentDialog::revokeRequested, &scene.dialog,
            [&] { scene.dialog.setConsents({nickname()}); });
    QTest::mouseClick(scene.button(email().scope), Qt::LeftButton);
    QCOMPARE(scene.rows(), 1);
    QVERIFY(scene.row(nickname().scope));
}

void TestConsentDialog::escapeClosesAtAnyTime_data()
{
    QTest::addColumn<bool>("isBusy");
    QTest::newRow("idle") << false;
    QTest::newRow("busy") << true;
}

void TestConsentDialog::escapeClosesAtAnyTime()
{
    QFETCH(const bool, isBusy);
    Scene scene;
    scene.dialog.setConsents({email()});
    QVERIFY(scene.open());
    scene.button(email().scope)->setFocus();
    scene.dialog.setBusy(isBusy);
    scene.press(Qt::Key_Escape);
    QCOMPARE(scene.rejected.count(), 1);
    QVERIFY(scene.dialog.isHidden());
}

void TestConsentDialog::hostileNamesFit()
{
    QFETCH(const QString, name);
    Consent hostile = email();
    hostile.displayName = name;
    Scene scene;
    scene.dialog.setConsents({hostile, friends()});
    QVERIFY(scene.open(narrow));
    QTRY_COMPARE(sticksOut(scene.dialog), QString());
    QCOMPARE(scene.dialog.width(), narrow.width());
    for (const QLabel *label : scene.dialog.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(scene.button(hostile.scope)->text() == u"Take back"_s);
    QCOMPARE(scene.button(hostile.scope)->accessibleName().count(u'\u2068'), 1);
}

void TestConsentDialog::aLongListScrolls()
{
    QList<Consent> many;
    for (int i = 0; i < 30; ++i) {
        many << friends();
        many.last().scope = u"scope_%1"_s.arg(i);
    }
    Scene scene;
    scene.dialog.setConsents(many);
    QVERIFY(scene.open(narrow));
    const QPushButton *last = scene.button(u"scope_29"_s);
    const auto isSeen = [&] { return last->visibleRegion().boundingRect() == last->rect(); };
    QVERIFY(!isSeen());
    scene.widget(u"reloadButton"_s)->setFocus();
    scene.press(Qt::Key_Backtab);
    QCOMPARE(scene.dialog.focusWidget(), last);
    QTRY_VERIFY(isSeen());
}

void TestConsentDialog::everythingIsNamed()
{
    Scene scene;
    scene.dialog.setConsents({nickname(), email(), friends()});
    QVERIFY(scene.open());
    QCOMPARE(unnamed(scene.dialog), QString());
    QCOMPARE(scene.button(email().scope)->accessibleName(),
             u"Take back: \u2068카카오계정(이메일)\u2069"_s);
    QCOMPARE(scene.button(email().scope)->accessibleDescription(), u"Agreed"_s);
}

void TestConsentDialog::whatWasMadeWhileBusyCanBeRead()
{
    Scene scene;
    scene.dialog.setConsents({email()});
    QVERIFY(scene.open());
    const auto *label = scene.row(email().scope)->findChild<QLabel *>(u"stateLabel"_s);
    QVERIFY(contrast(label->palette().color(QPalette::WindowText),
                     label->palette().color(QPalette::Window))
            >= 4.5);
}

void TestConsentDialog::mnemonicsDoNotCollide()
{
    Scene scene;
    scene.dialog.setConsents({email(), friends()});
    QVERIFY(scene.open());
    QCOMPARE(mnemonics(scene.dialog), QStringList({u"Alt+L"_s, u"Alt+R"_s}));
}

void TestConsentDialog::pictures_data()
{
    pictureRows({u"list"_s, u"busy"_s, u"empty"_s, u"error"_s}, narrow, wide);
}

void TestConsentDialog::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    Scene shown;
    shown.dialog.setConsents(scene == "empty"_L1 ? QList<Consent>()
                                                 : QList<Consent>{nickname(), email(), friends()});
    QVERIFY(shown.open(size));
    if (scene == "busy"_L1)
        shown.dialog.setBusy(true);
    if (scene == "error"_L1) {
        shown.dialog.showError(unreachable);
    }
    QTRY_COMPARE(sticksOut(shown.dialog), QString());
    QVERIFY(savePicture(shown.dialog, u"consents"_s));
}

QTEST_MAIN(TestConsentDialog)
#include "tst_consentdialog.moc"
