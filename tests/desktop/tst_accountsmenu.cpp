// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/accountsmenu.h"
#include "desktop/style.h"

#include <QMainWindow>
#include <QSignalSpy>

using desktop::AccountsMenu;
using session::Account;

namespace {

Account account(qint64 kakaoId, const QString &nickname)
{
    return {.kakaoId = kakaoId,
            .member = session::Member{.id = kakaoId, .kakaoId = kakaoId, .nickname = nickname}};
}

QList<Account> family()
{
    QList<Account> accounts{account(11, u"라이언"_s), account(22, u"춘식이"_s),
                            account(33, u"Ryan the Lion"_s)};
    accounts[1].isCurrent = true;
    accounts[2].endedBy = u"KOE322"_s;
    return accounts;
}

QList<Account> crowd(int size)
{
    QList<Account> accounts;
    for (int i = 1; i <= size; ++i)
        accounts << account(i, u"somebody %1"_s.arg(i));
    accounts.first().isCurrent = true;
    return accounts;
}

QImage redPicture()
{
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(Qt::red);
    return picture;
}

/// Of the accounts that are shown.
QList<QAction *> accountActions(const QMenu &menu)
{
    QList<QAction *> actions = menu.actions();
    actions.removeIf(
        [](const QAction *action) { return !action->isCheckable() || !action->isVisible(); });
    return actions;
}

/// As it is read: without isolates.
QStringList names(const QMenu &menu)
{
    QStringList names;
    for (const QAction *action : accountActions(menu))
        names << QString(action->text()).remove(u'\u2068').remove(u'\u2069');
    return names;
}

QColor centre(const QAction &action)
{
    return action.icon().pixmap(24, 24).toImage().pixelColor(12, 4);
}

} // namespace

class TestAccountsMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void showsWhoIsThere();
    void aLostMemberIsStillThere();
    void choosing();
    void theCurrentOneStaysCheckedUntilItIsAnother();
    void shortcutsWorkWhileItIsClosed_data();
    void shortcutsWorkWhileItIsClosed();
    void busy();
    void whatElseCanBeDone_data();
    void whatElseCanBeDone();
    void whatNeedsAnAccount_data();
    void whatNeedsAnAccount();
    void picturesComeAndGo();
    void theCurrentOneIsMarked_data();
    void theCurrentOneIsMarked();
    void hostileNamesFit_data() { hostileNames(); }
    void hostileNamesFit();
    void mnemonicsDoNotCollide();
    void pictures_data() { pictureRows({u"family"_s}, {290, 200}, {320, 200}); }
    void pictures();
};

void TestAccountsMenu::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestAccountsMenu::showsWhoIsThere()
{
    AccountsMenu menu;
    QVERIFY(accountActions(menu).isEmpty());
    menu.setAccounts(family());
    QCOMPARE(names(menu),
             QStringList({u"라이언"_s, u"춘식이"_s, u"Ryan the Lion: session ended"_s}));
    QList<bool> checked;
    for (const QAction *action : accountActions(menu)) {
        checked << action->isChecked();
        QVERIFY(!action->icon().isNull());
    }
    QCOMPARE(checked, QList<bool>({false, true, false}));
    menu.setAccounts({account(44, u"Apeach"_s)});
    QCOMPARE(names(menu), QStringList{u"Apeach"_s});
}

void TestAccountsMenu::aLostMemberIsStillThere()
{
    AccountsMenu menu;
    menu.setAccounts({{.kakaoId = 9'007'199'254'740'993}});
    QCOMPARE(names(menu), QStringList{u"Account 9007199254740993"_s});
}

void TestAccountsMenu::choosing()
{
    AccountsMenu menu;
    menu.setAccounts(family());
    const QSignalSpy switched(&menu, &AccountsMenu::switchRequested);
    menu.popup({});
    QVERIFY(QTest::qWaitForWindowExposed(&menu));
    QTest::mouseClick(&menu, Qt::LeftButton, {},
                      menu.actionGeometry(accountActions(menu).at(2)).center());
    QCOMPARE(switched.count(), 1);
    QCOMPARE(switched.constFirst().constFirst().toLongLong(), 33);

    menu.popup({});
    QTest::keyClick(&menu, Qt::Key_Down);
    QTest::keyClick(&menu, Qt::Key_Return);
    QCOMPARE(switched.count(), 2);
    QCOMPARE(switched.constLast().constFirst().toLongLong(), 11);
}

void TestAccountsMenu::theCurrentOneStaysCheckedUntilItIsAnother()
{
    AccountsMenu menu;
    menu.setAccounts(family());
    const QSignalSpy switched(&menu, &AccountsMenu::switchRequested);
    const QList<QAction *> actions = accountActions(menu);
    actions.at(0)->trigger();
    QCOMPARE(switched.count(), 1);
    QVERIFY(!actions.at(0)->isChecked());
    QVERIFY(actions.at(1)->isChecked());
    actions.at(1)->trigger(); // nothing to do
    QCOMPARE(switched.count(), 1);
    QVERIFY(actions.at(1)->isChecked());
}

void TestAccountsMenu::shortcutsWorkWhileItIsClosed_data()
{
    QTest::addColumn<int>("accounts");
    QTest::addColumn<int>("key");
    QTest::addColumn<qint64>("chosen"); // 0 for none
    QTest::newRow("second") << 3 << int(Qt::Key_2) << qint64(2);
    QTest::newRow("current") << 3 << int(Qt::Key_1) << qint64(0);
    QTest::newRow("nobody there") << 3 << int(Qt::Key_4) << qint64(0);
    QTest::newRow("ninth of twelve") << 12 << int(Qt::Key_9) << qint64(9);
}

void TestAccountsMenu::shortcutsWorkWhileItIsClosed()
{
    QFETCH(const int, accounts);
    QFETCH(const int, key);
    QFETCH(const qint64, chosen);
    AccountsMenu menu;
    QMainWindow window;
    window.addActions(menu.actions()); // before anybody is there
    menu.setAccounts(crowd(2));
    menu.setAccounts(crowd(accounts));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QSignalSpy switched(&menu, &AccountsMenu::switchRequested);
    QTest::keyClick(&window, Qt::Key(key), Qt::ControlModifier);
    QCOMPARE(switched.count(), chosen ? 1 : 0);
    if (chosen)
        QCOMPARE(switched.constFirst().constFirst().toLongLong(), chosen);
    menu.setBusy(true);
    QTest::keyClick(&window, Qt::Key(key), Qt::ControlModifier);
    QCOMPARE(switched.count(), chosen ? 1 : 0);
}

void TestAccountsMenu::busy()
{
    AccountsMenu menu;
    menu.setAccounts(family());
    menu.setBusy(true);
    menu.setAccounts(family());
    for (const QAction *action : menu.actions())
        QVERIFY(action->isSeparator() || !action->isEnabled());
    menu.setBusy(false);
    for (const QAction *action : accountActions(menu))
        QVERIFY(action->isEnabled());
}

void TestAccountsMenu::whatElseCanBeDone_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("another") << u"&Use another account…"_s
                             << QByteArray(SIGNAL(anotherRequested()));
    QTest::newRow("consents") << u"&What you share with this program…"_s
                              << QByteArray(SIGNAL(consentsRequested()));
    QTest::newRow("leave") << u"&Leave…"_s << QByteArray(SIGNAL(leaveRequested()));
}

void TestAccountsMenu::whatElseCanBeDone()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, signal);
    AccountsMenu menu;
    menu.setAccounts(family());
    const QSignalSpy asked(&menu, signal.constData());
    menu.popup({});
    QVERIFY(QTest::qWaitForWindowExposed(&menu));
    QTest::keyClick(&menu, Qt::Key(text.at(1).unicode())); // its mnemonic
    QCOMPARE(asked.count(), 1);
}

void TestAccountsMenu::whatNeedsAnAccount_data()
{
    QTest::addColumn<QList<Account>>("accounts");
    QTest::addColumn<bool>("consents");
    QTest::addColumn<bool>("leave");
    QList<Account> ended = crowd(1);
    ended.first().endedBy = u"-401"_s;
    QList<Account> nobodyCurrent = crowd(2);
    nobodyCurrent.first().isCurrent = false;
    QTest::newRow("somebody") << crowd(1) << true << true;
    QTest::newRow("ended") << ended << false << true;
    QTest::newRow("nobody current") << nobodyCurrent << false << false;
    QTest::newRow("nobody") << QList<Account>() << false << false;
}

void TestAccountsMenu::whatNeedsAnAccount()
{
    QFETCH(const QList<Account>, accounts);
    QFETCH(const bool, consents);
    QFETCH(const bool, leave);
    AccountsMenu menu;
    menu.setAccounts(accounts);
    const QList<QAction *> actions = menu.actions();
    QCOMPARE(actions.constLast()->isEnabled(), leave);
    QCOMPARE(actions.at(actions.size() - 2)->isEnabled(), consents);
    QVERIFY(actions.at(actions.size() - 4)->isEnabled()); // another account, always
}

void TestAccountsMenu::picturesComeAndGo()
{
    AccountsMenu menu;
    menu.setAccountPicture(11, redPicture()); // nobody is there yet
    menu.setAccounts(family());
    const QAction &first = *accountActions(menu).constFirst();
    QVERIFY(centre(first) != QColor(Qt::red));
    menu.setAccountPicture(11, redPicture());
    QCOMPARE(centre(first), QColor(Qt::red));
    menu.setAccounts(family());
    QCOMPARE(centre(first), QColor(Qt::red));
    menu.setAccountPicture(11, {});
    QVERIFY(centre(first) != QColor(Qt::red));
    menu.setAccountPicture(11, redPicture());
    menu.setAccounts({});
    menu.setAccounts(family()); // whoever left has left their picture with nobody
    QVERIFY(centre(first) != QColor(Qt::red));
}

void TestAccountsMenu::theCurrentOneIsMarked_data()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << u"light"_s;
    QTest::newRow("dark") << u"dark"_s;
}

void TestAccountsMenu::theCurrentOneIsMarked()
{
    QFETCH(const QString, theme);
    AccountsMenu menu;
    menu.setAccounts(crowd(2));
    menu.popup({});
    dress(theme); // while it is there
    const auto corner = [&](int at) {
        const QIcon icon = accountActions(menu).at(at)->icon();
        return icon.pixmap(24, 24).toImage().pixelColor(18, 22);
    };
    const QColor good = desktop::toneColor(desktop::Tone::Good, QApplication::palette());
    QTRY_COMPARE(corner(0).rgb(), good.rgb());
    QVERIFY(corner(1).rgb() != good.rgb());
}

void TestAccountsMenu::hostileNamesFit()
{
    QFETCH(const QString, name);
    AccountsMenu menu;
    QList<Account> accounts{account(1, name), account(2, name + u'\t')};
    accounts[1].endedBy = u"KOE322"_s;
    menu.setAccounts(accounts);
    menu.popup({});
    AccountsMenu plain;
    plain.setAccounts(crowd(1));
    plain.popup({});
    QCOMPARE(menu.width(), plain.width());
    for (const QAction *action : accountActions(menu)) {
        QCOMPARE(QKeySequence::mnemonic(action->text()), QKeySequence());
        QVERIFY(!action->text().contains(u'\t') && !action->text().contains(u'\n'));
        QCOMPARE(action->text().count(u'\u2068'), 1);
        QCOMPARE(action->text().count(u'\u2069'), 1);
    }
    QVERIFY(accountActions(menu).at(1)->text().endsWith(u": session ended"_s));
}

void TestAccountsMenu::mnemonicsDoNotCollide()
{
    AccountsMenu menu;
    menu.setAccounts(family());
    QStringList keys;
    for (const QAction *action : menu.actions())
        keys << QKeySequence::mnemonic(action->text()).toString();
    keys.removeAll(QString());
    QCOMPARE(keys, QStringList({u"Alt+U"_s, u"Alt+W"_s, u"Alt+L"_s}));
}

void TestAccountsMenu::pictures()
{
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    AccountsMenu menu;
    QList<Account> accounts = family();
    if (size.width() == 320)
        accounts << account(44, u"가나다라마바사아자차카타파하가나다라마바"_s)
                 << account(55, u"שלום"_s);
    menu.setAccounts(accounts);
    menu.setAccountPicture(11, redPicture());
    menu.popup({});
    menu.setActiveAction(accountActions(menu).constFirst());
    QVERIFY(savePicture(menu, u"accounts"_s));
}

QTEST_MAIN(TestAccountsMenu)
#include "tst_accountsmenu.moc"
