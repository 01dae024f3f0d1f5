// SPDX-License-Identifier: Apache-2.0
#include "checks.h"
#include "inspection.h"

#include "desktop/looks.h"

#include <QDialog>
#include <QMenu>

using namespace gallery;

namespace {

/// The first widget of that name that can be seen.
QWidget *shown(const QWidget &window, const QString &name)
{
    const auto widgets = window.findChildren<QWidget *>(name);
    const auto found = std::ranges::find_if(
        widgets, [&](const QWidget *widget) { return widget->isVisibleTo(&window); });
    return found == widgets.cend() ? nullptr : *found;
}

void pressEscape(QWidget &window)
{
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents();
}

/// What Escape is to do here and does not. A dialog may have one step to go back first.
QStringList deafToEscape(QWidget &window)
{
    const bool isDialog = qobject_cast<QDialog *>(&window) || qobject_cast<QMenu *>(&window);
    if (isDialog) {
        pressEscape(window);
        if (window.isVisible())
            pressEscape(window);
        return window.isVisible() ? QStringList{u"stays open"_s} : QStringList();
    }
    for (const QString &name : {u"messageBar"_s, u"cancelButton"_s}) {
        if (!shown(window, name))
            continue;
        pressEscape(window);
        const bool isGone = QTest::qWaitFor([&] { return !shown(window, name); }, 1000);
        return isGone ? QStringList() : QStringList{name + u" is still there"_s};
    }
    return {};
}

} // namespace

/// What can be done without a mouse.
class TestKeyboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { pinSurroundings(); }
    void everythingIsReached_data();
    void everythingIsReached();
};

void TestKeyboard::everythingIsReached_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ko") << u"ko"_s;
}

/// By Tab in the order in which it is read, by mnemonics that nothing else has; and Escape is the
/// way out.
void TestKeyboard::everythingIsReached()
{
    QFETCH(const QString, language);
    QList<Play> all = plays();
    all.removeIf([](const Play &play) { return play.scene.isWebPage; });
    QVERIFY(inspect({language}, all, {&badTabOrder, &doubleMnemonics, &deafToEscape}));
}

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
