// SPDX-License-Identifier: Apache-2.0
#include "looks.h"

#include "desktop/messagebar.h"
#include "program/errorreport.h"

#include <QClipboard>
#include <QPushButton>
#include <QSignalSpy>
#include <QVBoxLayout>

using desktop::Message;
using desktop::MessageBar;
using kakao::ErrorCode;
using program::NextStep;

Q_DECLARE_METATYPE(program::NextStep)

namespace {

constexpr QSize narrow(320, 400); // a small window below its menu and its banner
constexpr QSize wide(420, 600);

Message messageOf(const kakao::Error &error)
{
    return {.text = [error] { return program::ErrorTexts::describe(error); },
            .next = program::nextStep(error),
            .details =
                [error] {
                    return program::ErrorReport::text(
                        error, QDateTime(QDate(2026, 11, 30), QTime(2, 54, 10), Qt::UTC),
                        session::SignInStep::RedirectCaught);
                }};
}

/// A page with a button at its lower edge, and the bar over it.
struct Scene
{
    explicit Scene(const QSize &size = wide)
    {
        auto *layout = new QVBoxLayout(&page);
        layout->addWidget(new QPushButton(u"above"_s)); // where Qt would take the focus by itself
        layout->addStretch();
        layout->addWidget(below);
        page.resize(size);
        page.show();
        below->setFocus();
        bar = new MessageBar(&page); // after the page, as in the program
    }

    template <typename Widget = QPushButton>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        return bar->findChild<Widget *>(name);
    }

    QWidget page;
    QPushButton *below = new QPushButton(u"below"_s);
    MessageBar *bar = nullptr;
};

} // namespace

class TestMessageBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup();
    void everyErrorFits_data();
    void everyErrorFits();
    void oneObviousButton_data();
    void oneObviousButton();
    void detailsForAReport();
    void nothingMovesBelow();
    void theFocusComesAndGoes();
    void escapeCloses();
    void aSecondMessageKeepsTheFocus();
    void speaksAnotherLanguage();
    void mnemonicsDoNotCollide_data();
    void mnemonicsDoNotCollide();
    void pictures_data()
    {
        pictureRows({u"offline"_s, u"browser"_s, u"console"_s, u"wait"_s, u"none"_s, u"details"_s},
                    narrow, wide);
    }
    void pictures();
};

void TestMessageBar::cleanup()
{
    speak(u"en"_s);
    dress(u"light"_s);
}

void TestMessageBar::everyErrorFits_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("language");
    for (const auto &rule : program::nextStepRules()) {
        for (const auto &language : {u"ko"_s, u"en"_s})
            QTest::addRow("%s, %s", rule.name, qPrintable(language)) << rule.code << language;
    }
}

void TestMessageBar::everyErrorFits()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, language);
    speak(language);
    Scene scene(narrow);
    scene.bar->tell(messageOf({.code = code, .detail = u"http://127.0.0.1:52525/cb"_s}));
    scene.find(u"detailsButton"_s)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(sticksOut(*scene.bar), QString());
    QVERIFY(scene.page.rect().contains(scene.bar->geometry()));
    QVERIFY(scene.bar->height() >= scene.bar->layout()->totalHeightForWidth(scene.bar->width()));
    QCOMPARE(scene.page.size(), narrow);
    QCOMPARE(unnamed(*scene.bar), QString());
}

void TestMessageBar::oneObviousButton_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("text");  // empty: there is none
    QTest::addColumn<NextStep>("told"); // None: nothing is
    QTest::newRow("try again") << ErrorCode::Offline << u"Try again"_s << NextStep::TryAgain;
    QTest::newRow("sign in again")
        << ErrorCode::StateMismatch << u"Sign in again"_s << NextStep::SignInAgain;
    QTest::newRow("browser") << ErrorCode::WebViewMissing << u"Open in my browser instead"_s
                             << NextStep::UseBrowser;
    QTest::newRow("console") << ErrorCode::CannotListen << u"Open Kakao's settings"_s
                             << NextStep::OpenConsole;
    QTest::newRow("wait") << ErrorCode::RateLimited << u"I'll wait"_s << NextStep::None;
    QTest::newRow("nothing") << ErrorCode::DatabaseNewer << QString() << NextStep::None;
}

void TestMessageBar::oneObviousButton()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, text);
    QFETCH(const NextStep, told);
    Scene scene;
    const QSignalSpy asked(scene.bar, &MessageBar::nextRequested);
    scene.bar->tell(messageOf({.code = code}));
    auto *button = scene.find(u"nextButton"_s);
    QCOMPARE(button->isVisible(), !text.isEmpty());
    QCOMPARE(button->text().remove(u'&'), text);
    if (text.isEmpty())
        return;
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(scene.bar->isHidden());
    QCOMPARE(asked.count(), told == NextStep::None ? 0 : 1);
    if (asked.count() == 1)
        QCOMPARE(asked.constFirst().constFirst().value<NextStep>(), told);
}

void TestMessageBar::detailsForAReport()
{
    Scene scene;
    scene.bar->tell(messageOf({.code = ErrorCode::Rejected,
                               .origin = kakao::ErrorOrigin::Token,
                               .kakaoCode = u"KOE320"_s}));
    QVERIFY(!scene.find(u"copyButton"_s)->isVisible());
    QVERIFY(!scene.find<QLabel>(u"detailsLabel"_s)->isVisible());
    const auto sentences = scene.find<QLabel>(u"messageLabel"_s)->text()
        + scene.find<QLabel>(u"adviceLabel"_s)->text();
    QVERIFY2(!sentences.contains(u"KOE"_s), qPrintable(sentences)); // never a bare code

    scene.find(u"detailsButton"_s)->click();
    const QString details = scene.find<QLabel>(u"detailsLabel"_s)->text();
    QVERIFY(scene.find<QLabel>(u"detailsLabel"_s)->isVisible());
    for (const auto &part : {u"KOE320"_s, u"token, after: redirect caught"_s, u"2026-11-30T"_s})
        QVERIFY2(details.contains(part), qPrintable(details));
    scene.find(u"copyButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), details);
    QCOMPARE(scene.find(u"copyButton"_s)->text(), u"Copied"_s);

    scene.bar->tell(messageOf({.code = ErrorCode::Offline}));
    QVERIFY(!scene.find<QLabel>(u"detailsLabel"_s)->isVisible());
    QCOMPARE(scene.find(u"copyButton"_s)->text().remove(u'&'), u"Copy"_s);
}

void TestMessageBar::nothingMovesBelow()
{
    Scene scene(narrow);
    QVERIFY(QTest::qWaitForWindowExposed(&scene.page));
    const QRect before = scene.below->geometry();
    scene.bar->tell(messageOf({.code = ErrorCode::Offline}));
    scene.find(u"detailsButton"_s)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(scene.below->geometry(), before);
    QCOMPARE(scene.page.size(), narrow);
    scene.page.resize(wide);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QVERIFY(scene.bar->width() > narrow.width());
    scene.bar->setOffset(40);
    QVERIFY(scene.bar->y() >= 40);
}

void TestMessageBar::theFocusComesAndGoes()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    QVERIFY(scene.below->hasFocus());
    scene.bar->tell(messageOf({.code = ErrorCode::Offline}));
    QVERIFY(scene.find(u"nextButton"_s)->hasFocus());
    QStringList reached;
    for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab, Qt::Key_Backtab}) {
        QTest::keyClick(scene.page.focusWidget(), key);
        reached << scene.page.focusWidget()->objectName();
    }
    QCOMPARE(reached, QStringList({u"detailsButton"_s, u"nextButton"_s, u"closeButton"_s}));
    QTest::keyClick(scene.page.focusWidget(), Qt::Key_Space);
    QVERIFY(scene.bar->isHidden());
    QVERIFY(scene.below->hasFocus());
}

void TestMessageBar::escapeCloses()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    scene.bar->tell(messageOf({.code = ErrorCode::DatabaseNewer}));
    QVERIFY(scene.find<QWidget>(u"closeButton"_s)->hasFocus());
    QTest::keyClick(scene.page.focusWidget(), Qt::Key_Escape);
    QVERIFY(scene.bar->isHidden());
    QVERIFY(scene.below->hasFocus());
}

void TestMessageBar::aSecondMessageKeepsTheFocus()
{
    Scene scene;
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    scene.bar->tell(messageOf({.code = ErrorCode::Offline}));
    scene.below->setFocus();
    scene.bar->tell(messageOf({.code = ErrorCode::Timeout}));
    QVERIFY(scene.below->hasFocus());
    scene.bar->dismiss();
    QVERIFY(scene.below->hasFocus());
}

void TestMessageBar::speaksAnotherLanguage()
{
    Scene scene;
    scene.bar->tell(messageOf({.code = ErrorCode::Offline}));
    const auto texts = [&] {
        QStringList all;
        for (const QLabel *label : scene.bar->findChildren<QLabel *>())
            all << label->text();
        for (const QPushButton *button : scene.bar->findChildren<QPushButton *>())
            all << button->text();
        return all;
    };
    const QStringList english = texts();
    speak(u"ko"_s);
    QTRY_VERIFY(texts() != english);
    const QStringList korean = texts();
    for (qsizetype i = 0; i < korean.size(); ++i)
        QVERIFY2(korean.at(i) != english.at(i), qPrintable(english.at(i)));
    speak(u"en"_s);
    QTRY_COMPARE(texts(), english);
}

void TestMessageBar::mnemonicsDoNotCollide_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("Korean") << u"ko"_s;
    QTest::newRow("English") << u"en"_s;
}

void TestMessageBar::mnemonicsDoNotCollide()
{
    QFETCH(const QString, language);
    speak(language);
    for (const auto &rule : program::nextStepRules()) {
        Scene scene;
        scene.bar->tell(messageOf({.code = rule.code}));
        scene.find(u"detailsButton"_s)->click();
        QStringList keys = mnemonics(*scene.bar);
        const auto count = keys.size();
        QCOMPARE(count, rule.step == NextStep::None ? 2 : 3);
        QCOMPARE(keys.removeDuplicates(), 0);
    }
}

void TestMessageBar::pictures()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, language);
    QFETCH(const QString, theme);
    QFETCH(const QSize, size);
    speak(language);
    dress(theme);
    static const QHash<QString, kakao::Error> errors{
        {u"offline"_s, {.code = ErrorCode::Offline}},
        {u"browser"_s, {.code = ErrorCode::WebViewUnusable, .detail = u"namespaces"_s}},
        {u"console"_s, {.code = ErrorCode::Rejected, .kakaoCode = u"KOE006"_s}},
        {u"wait"_s, {.code = ErrorCode::RateLimited}},
        {u"none"_s, {.code = ErrorCode::DatabaseNewer}},
        {u"details"_s, {.code = ErrorCode::Rejected, .kakaoCode = u"KOE320"_s, .httpStatus = 400}}};
    Scene shown(size);
    shown.bar->tell(messageOf(errors.value(scene)));
    shown.find(u"detailsButton"_s)->setChecked(scene == "details"_L1);
    QVERIFY(savePicture(shown.page, u"message"_s));
}

QTEST_MAIN(TestMessageBar)
#include "tst_messagebar.moc"
