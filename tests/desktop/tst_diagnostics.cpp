// SPDX-License-Identifier: Apache-2.0
#include "desktop/diagnosticsdialog.h"
#include "desktop/theme.h"
#include "program/chromiumversion.h"
#include "program/diagnostics.h"
#include "program/errortext.h"
#include "session/logsink.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLibrary>
#include <QLoggingCategory>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using desktop::DiagnosticsDialog;
using program::Diagnostics;

namespace {

Q_LOGGING_CATEGORY(logTest, "daemun.test", QtDebugMsg)

const QString token = u"lB3xQk9_vT-7Zp2mWc8RdYh4NsFaUe6JtGi0oKqDEXAMPLEnotReal1"_s;

/// Korean as long as the real texts, which are in the program's translations.
class Korean final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *,
                                    int) const override
    {
        static const QHash<QString, QString> texts{
            {u"Diagnostics"_s, u"진단 정보"_s},
            {u"Diagnostics text"_s, u"진단 정보 내용"_s},
            {u"Copy this text when you report a problem. It holds no token, no e-mail address and "
             "no name."_s,
             u"문제를 신고할 때 이 내용을 복사해 주세요. 토큰, 이메일 주소, 이름은 들어 있지 "
             "않습니다."_s},
            {u"&Copy"_s, u"복사(&C)"_s},
            {u"C&lose"_s, u"닫기(&L)"_s},
            {u"Copied."_s, u"복사했습니다."_s}};
        return texts.value(QString::fromUtf8(source));
    }
};

/// As it is after a sign-in that went wrong.
Diagnostics troubled()
{
    Diagnostics diagnostics = program::computerDiagnostics(QGuiApplication::platformName());
    diagnostics.states = {{u"Session"_s, u"SignedOut"_s},
                          {u"Last error"_s,
                           program::ErrorTexts::details({.code = kakao::ErrorCode::Rejected,
                                                         .origin = kakao::ErrorOrigin::Token,
                                                         .detail = u"invalid_grant"_s,
                                                         .kakaoCode = u"KOE320"_s,
                                                         .httpStatus = 400})},
                          {u"Keychain"_s, u"locked"_s},
                          {u"Accounts"_s, u"2"_s},
                          {u"Clock difference"_s, u"-3 s"_s},
                          {u"Network"_s, QString()}};
    diagnostics.log = {u"2026-01-31T12:00:00.000Z warning daemun.session: the last session cannot "
                       "be used: Error(26, origin 5, \"expired\")"_s,
                       u"2026-01-31T12:00:04.217Z warning daemun.desktop: a second start will not "
                       "find this one: \"QLocalServer::listen: Name error\""_s};
    return diagnostics;
}

QString valueOf(const Diagnostics &diagnostics, const QString &name)
{
    for (const auto &[known, value] : diagnostics.versions) {
        if (known == name)
            return value;
    }
    return {};
}

bool isMapped(const QByteArray &library)
{
    QFile maps(u"/proc/self/maps"_s);
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains(library);
}

struct Shown
{
    explicit Shown(const QString &text) : dialog(text)
    {
        dialog.open();
        isActive = QTest::qWaitForWindowActive(&dialog);
    }
    [[nodiscard]] QPushButton *button(const QString &name) const
    {
        return dialog.findChild<QPushButton *>(name);
    }

    DiagnosticsDialog dialog;
    bool isActive = false;
};

} // namespace

/// What a person copies into a report, and the dialog it is copied from.
class TestDiagnostics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanup();
    void namesWhatItRunsOn();
    void chromiumIsNotLoaded();
    void isOneText();
    void holdsNoSecret_data();
    void holdsNoSecret();
    void holdsNoLoggedSecret();
    void doesNotNameTheHome();
    void aCutLineHidesNoOther();
    void copies_data();
    void copies();
    void closes_data();
    void closes();
    void canBeReadByKeyboard();
    void everythingIsNamed();
    void speaksAnotherLanguage();
    void pictures_data();
    void pictures();
    void chromiumIsNamedWhenLoaded(); // the last, for it stays loaded
};

void TestDiagnostics::cleanup()
{
    desktop::setAppearance(desktop::Appearance::Light);
    QApplication::clipboard()->clear();
}

void TestDiagnostics::namesWhatItRunsOn()
{
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
    const Diagnostics diagnostics = program::computerDiagnostics(QGuiApplication::platformName());
    QCOMPARE(valueOf(diagnostics, u"Daemun"_s), u"1.2.3"_s);
    QCOMPARE(valueOf(diagnostics, u"Qt"_s),
             u"%1 (built with %2)"_s.arg(QLatin1StringView(qVersion()),
                                         QLatin1StringView(QT_VERSION_STR)));
    QCOMPARE(valueOf(diagnostics, u"Platform plugin"_s), QGuiApplication::platformName());
    QVERIFY(valueOf(diagnostics, u"SQLite"_s).startsWith(u"3."_s));
    QVERIFY(valueOf(diagnostics, u"TLS"_s).startsWith(u"OpenSSL"_s));
    QVERIFY(valueOf(diagnostics, u"System"_s).contains(QSysInfo::currentCpuArchitecture()));
    for (const auto &[name, value] : diagnostics.versions)
        QVERIFY2(!value.isEmpty(), qPrintable(name));
}

void TestDiagnostics::chromiumIsNotLoaded()
{
    QCOMPARE(valueOf(program::computerDiagnostics(QGuiApplication::platformName()), u"Chromium"_s),
             u"not loaded"_s);
    QVERIFY(!isMapped("WebEngine"));
}

void TestDiagnostics::chromiumIsNamedWhenLoaded()
{
#ifdef Q_OS_LINUX
    QLibrary library(u"Qt6WebEngineCore"_s, 6);
    if (!library.load())
        QSKIP("there is no web engine here");
    static const QRegularExpression version(u"\\A[0-9]+(\\.[0-9]+){3}\\z"_s);
    QVERIFY(version.match(program::loadedChromiumVersion()).hasMatch());
#else
    QSKIP("known on Linux only");
#endif
}

void TestDiagnostics::isOneText()
{
    Diagnostics diagnostics;
    diagnostics.versions = {{u"Daemun"_s, u"0.1.0"_s}};
    diagnostics.states = {{u"Last error"_s, u"token · KOE320 · HTTP 400"_s},
                          {u"Network"_s, u"two\nlines"_s},
                          {u"Clock"_s, QString()}};
    diagnostics.log = {u"one"_s, u"two"_s};
    QCOMPARE(program::diagnosticsText(diagnostics),
             u"Versions\n  Daemun: 0.1.0\n\n"
             "State\n  Last error: token · KOE320 · HTTP 400\n  Network: two lines\n  Clock: -\n\n"
             "Log (2, UTC)\n  one\n  two\n"_s);
}

void TestDiagnostics::holdsNoSecret_data()
{
    QTest::addColumn<Diagnostics>("diagnostics");
    QTest::newRow("versions") << Diagnostics{.versions = {{u"Daemun"_s, token}}};
    QTest::newRow("states") << Diagnostics{.states = {{u"Session"_s, u"code="_s + token}}};
    QTest::newRow("names") << Diagnostics{.states = {{token, u"x"_s}}};
    QTest::newRow("log") << Diagnostics{.log = {u"got "_s + token}};
}

void TestDiagnostics::holdsNoSecret()
{
    QFETCH(const Diagnostics, diagnostics);
    const QString text = program::diagnosticsText(diagnostics);
    QVERIFY(text.contains(u"<secret>"_s));
    QVERIFY(!text.contains(token.first(20)));
}

/// The whole way: logged, kept, shown, copied.
void TestDiagnostics::holdsNoLoggedSecret()
{
    const auto silent = [](QtMsgType, const QMessageLogContext &, const QString &) {};
    const QtMessageHandler earlier = qInstallMessageHandler(silent);
    const session::SystemClock clock;
    Diagnostics diagnostics = program::computerDiagnostics(QGuiApplication::platformName());
    {
        const session::LogSink sink(clock);
        qCWarning(logTest) << QUrl(u"http://127.0.0.1/callback?code=%1&state=hush"_s.arg(token));
        qCDebug(logTest, "user %s", "ryan@kakao.com");
        diagnostics.log = sink.lines();
    }
    qInstallMessageHandler(earlier);
    const Shown shown(program::diagnosticsText(diagnostics));
    QTest::mouseClick(shown.button(u"copyButton"_s), Qt::LeftButton);
    const QString copied = QApplication::clipboard()->text();
    QVERIFY(copied.contains(u"daemun.test: QUrl(\"http://127.0.0.1/callback?code=<secret>"_s));
    for (const QString &hidden : {token, u"hush"_s, u"ryan"_s, u"kakao.com"_s})
        QVERIFY2(!copied.contains(hidden), qPrintable(hidden));
}

void TestDiagnostics::doesNotNameTheHome()
{
    const QString home = QDir::homePath();
    const Diagnostics diagnostics{.log = {u"set aside as \"%1/a/members.db\""_s.arg(home),
                                          u"in %1, and file://%1/x"_s.arg(home),
                                          u"another: %1-2/x"_s.arg(home)}};
    const QStringList lines = program::diagnosticsText(diagnostics).split(u'\n').mid(5);
    QCOMPARE(lines.value(0), u"  set aside as \"~/a/members.db\""_s);
    QCOMPARE(lines.value(1), u"  in ~, and file://~/x"_s);
    QCOMPARE(lines.value(2), u"  another: %1-2/x"_s.arg(home));
}

void TestDiagnostics::aCutLineHidesNoOther()
{
    const Diagnostics diagnostics{.log = {u"{\"code\":\"hush"_s, u"KOE320"_s, u"a \"quote\""_s}};
    const QString text = program::diagnosticsText(diagnostics);
    QVERIFY(!text.contains(u"hush"_s));
    QVERIFY(text.endsWith(u"<secret>\n  KOE320\n  a \"quote\"\n"_s));
}

void TestDiagnostics::copies_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::newRow("Enter") << Qt::Key_Return << Qt::NoModifier;
    QTest::newRow("Space") << Qt::Key_Space << Qt::NoModifier;
    QTest::newRow("mnemonic") << Qt::Key_C << Qt::AltModifier;
}

void TestDiagnostics::copies()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifier, modifier);
    const QString text = u"first\n  둘째 <b>줄</b>\n"_s;
    const Shown shown(text);
    QVERIFY(shown.isActive);
    const auto *label = shown.dialog.findChild<QLabel *>(u"copiedLabel"_s);
    QCOMPARE(label->text(), QString());
    QTest::keyClick(shown.dialog.focusWidget(), key, modifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), text);
    QVERIFY(!label->text().isEmpty());
    QVERIFY(shown.dialog.isVisible());
}

void TestDiagnostics::closes_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::addColumn<QString>("focus");
    QTest::newRow("Escape") << Qt::Key_Escape << Qt::NoModifier << u"copyButton"_s;
    QTest::newRow("Escape in the text") << Qt::Key_Escape << Qt::NoModifier << u"textEdit"_s;
    QTest::newRow("mnemonic") << Qt::Key_L << Qt::AltModifier << u"copyButton"_s;
    QTest::newRow("button") << Qt::Key_Space << Qt::NoModifier << u"closeButton"_s;
}

void TestDiagnostics::closes()
{
    QFETCH(const Qt::Key, key);
    QFETCH(const Qt::KeyboardModifier, modifier);
    QFETCH(const QString, focus);
    Shown shown(u"text"_s);
    QVERIFY(shown.isActive);
    const QSignalSpy finished(&shown.dialog, &QDialog::finished);
    shown.dialog.findChild<QWidget *>(focus)->setFocus();
    QTest::keyClick(shown.dialog.focusWidget(), key, modifier);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!shown.dialog.isVisible());
    QCOMPARE(QApplication::clipboard()->text(), QString());
}

void TestDiagnostics::canBeReadByKeyboard()
{
    const Shown shown(u"first\nsecond"_s);
    QVERIFY(shown.isActive);
    auto *edit = shown.dialog.findChild<QPlainTextEdit *>();
    QStringList order;
    for (int i = 0; i < 3; ++i) {
        order << shown.dialog.focusWidget()->objectName();
        QTest::keyClick(shown.dialog.focusWidget(), Qt::Key_Tab);
    }
    QCOMPARE(order, QStringList({u"copyButton"_s, u"closeButton"_s, u"textEdit"_s}));
    edit->setFocus();
    QTest::keyClicks(edit, u"typed"_s);
    QTest::keyClick(edit, Qt::Key_Delete);
    QCOMPARE(edit->toPlainText(), u"first\nsecond"_s);
    QTest::keyClick(edit, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(edit->textCursor().selectedText(), u"first"_s);
    // By its looks: not every fixed font says of itself that it is one.
    const QFontMetrics metrics(edit->font());
    QCOMPARE(metrics.horizontalAdvance(u'i'), metrics.horizontalAdvance(u'W'));
}

void TestDiagnostics::everythingIsNamed()
{
    const Shown shown(u"text"_s);
    int controls = 0;
    for (QWidget *widget : shown.dialog.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        ++controls;
        const QString name = QAccessible::queryAccessibleInterface(widget)->text(QAccessible::Name);
        QVERIFY2(!name.isEmpty() && !name.contains(u'&'), qPrintable(widget->objectName()));
    }
    QCOMPARE(controls, 3);
    for (const QLabel *label : shown.dialog.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestDiagnostics::speaksAnotherLanguage()
{
    const Shown shown(u"text"_s);
    shown.button(u"copyButton"_s)->click();
    Korean korean;
    QCoreApplication::installTranslator(&korean);
    QTRY_COMPARE(shown.dialog.windowTitle(), u"진단 정보"_s);
    QCOMPARE(shown.dialog.findChild<QLabel *>(u"copiedLabel"_s)->text(), u"복사했습니다."_s);
    QCOMPARE(shown.dialog.findChild<QPlainTextEdit *>()->toPlainText(), u"text"_s);
}

void TestDiagnostics::pictures_data()
{
    QTest::addColumn<bool>("isKorean");
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    for (const bool isKorean : {true, false}) {
        for (const bool isDark : {false, true}) {
            for (const QSize size : {QSize(640, 560), QSize(320, 320)}) {
                const QString tag =
                    QStringList{isKorean ? u"ko"_s : u"en"_s, isDark ? u"dark"_s : u"light"_s,
                                QString::number(size.width())}
                        .join(u'-');
                QTest::newRow(qPrintable(tag)) << isKorean << isDark << size;
            }
        }
    }
}

void TestDiagnostics::pictures()
{
    QFETCH(const bool, isKorean);
    QFETCH(const bool, isDark);
    QFETCH(const QSize, size);
    Korean korean;
    if (isKorean)
        QCoreApplication::installTranslator(&korean);
    desktop::setAppearance(isDark ? desktop::Appearance::Dark : desktop::Appearance::Light);
    Shown shown(program::diagnosticsText(troubled()));
    QVERIFY(shown.isActive);
    shown.button(u"copyButton"_s)->click();
    shown.dialog.resize(size);
    QTRY_COMPARE(shown.dialog.size(), size);
    for (const QWidget *child : shown.dialog.findChildren<QWidget *>()) {
        if (child->isVisible() && child->parentWidget() == &shown.dialog) {
            QVERIFY2(child->width() >= child->minimumSizeHint().width(),
                     qPrintable(child->objectName()));
            QVERIFY2(child->height() >= child->heightForWidth(child->width()),
                     qPrintable(child->objectName()));
        }
    }
    QVERIFY(QDir().mkpath(QStringLiteral(DAEMUN_PICTURES)));
    const QString name = u"diagnostics-"_s + QString::fromUtf8(QTest::currentDataTag()) + u".png"_s;
    QVERIFY(shown.dialog.grab().save(QDir(QStringLiteral(DAEMUN_PICTURES)).filePath(name)));
}

int main(int argc, char *argv[])
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts); // or the web engine warns
    const QApplication app(argc, argv);
    TestDiagnostics test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_diagnostics.moc"
