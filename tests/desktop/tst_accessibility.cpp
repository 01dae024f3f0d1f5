// SPDX-License-Identifier: Apache-2.0
#include "desktop/consentdialog.h"
#include "desktop/keychainpage.h"
#include "desktop/leavedialog.h"
#include "desktop/membercard.h"
#include "desktop/progresspage.h"
#include "desktop/welcomepage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QProgressBar>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::function<QWidget *()>)

namespace {

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

session::Member someMember()
{
    return {.id = 1,
            .kakaoId = 2,
            .nickname = u"라이언2"_s,
            .kakaoNickname = u"라이언"_s,
            .email = u"ryan@sandbox.test"_s,
            .birthday = kakao::Birthday{2, 30, kakao::Calendar::Lunar, true},
            .joinedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC)};
}

} // namespace

/// What a screen reader and a keyboard find.
class TestAccessibility : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyControlHasAName_data();
    void everyControlHasAName();
    void theCardSaysWhatItShows();
    void foreignTextIsNeverMarkup();
};

void TestAccessibility::everyControlHasAName_data()
{
    using Make = std::function<QWidget *()>;
    QTest::addColumn<Make>("make");
    QTest::newRow("welcome") << Make([] { return new desktop::WelcomePage; });
    QTest::newRow("progress") << Make([] { return new desktop::ProgressPage; });
    QTest::newRow("keychain") << Make([] {
        auto *page = new desktop::KeychainPage;
        page->setReason(u"The keychain is locked."_s);
        return page;
    });
    QTest::newRow("leave") << Make([] { return new desktop::LeaveDialog(u"라이언2"_s); });
    QTest::newRow("consents") << Make([] {
        auto *dialog = new desktop::ConsentDialog;
        dialog->setConsents({{.scope = u"friends"_s, .displayName = u"친구"_s, .isUsed = true}});
        return dialog;
    });
    QTest::newRow("card, ended") << Make([] {
        auto *card = new desktop::MemberCard;
        card->setMember(someMember());
        card->setEnded(u"It was not used for two months."_s);
        return card;
    });
    QTest::newRow("card") << Make([] {
        auto *card = new desktop::MemberCard;
        card->setMember(someMember());
        return card;
    });
}

void TestAccessibility::everyControlHasAName()
{
    QFETCH(const std::function<QWidget *()>, make);
    const std::unique_ptr<QWidget> page(make());
    const auto widgets = page->findChildren<QWidget *>();
    int controls = 0;
    for (QWidget *widget : widgets) {
        const bool isControl = qobject_cast<QAbstractButton *>(widget)
            || qobject_cast<QProgressBar *>(widget) || widget->focusPolicy() != Qt::NoFocus;
        auto *label = qobject_cast<QLabel *>(widget);
        controls += isControl;
        if (label && label->objectName() != "photoLabel"_L1) {
            // A name would be read in place of the text, which is what there is to know.
            label->setText(u"text"_s);
            QCOMPARE(nameOf(widget), u"text"_s);
        } else if (label || isControl) {
            QVERIFY2(!nameOf(widget).isEmpty(), qPrintable(widget->objectName()));
        }
    }
    QVERIFY(controls > 0);
}

void TestAccessibility::theCardSaysWhatItShows()
{
    desktop::MemberCard card;
    card.setMember(someMember());
    const auto text = [&](const QString &name) { return card.findChild<QLabel *>(name)->text(); };
    QCOMPARE(text(u"nicknameLabel"_s), u"라이언2"_s);
    // And says it, instead of what it is.
    const auto *nickname = card.findChild<QLabel *>(u"nicknameLabel"_s);
    QCOMPARE(QAccessible::queryAccessibleInterface(const_cast<QLabel *>(nickname))
                 ->text(QAccessible::Name),
             u"라이언2"_s);
    QVERIFY(text(u"kakaoNicknameLabel"_s).contains(u"라이언"_s));
    QCOMPARE(text(u"birthdayLabel"_s), u"lunar calendar: month 2, day 30 (leap month)"_s);
}

void TestAccessibility::foreignTextIsNeverMarkup()
{
    desktop::MemberCard card;
    const auto labels = card.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->objectName() != "photoLabel"_L1)
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
