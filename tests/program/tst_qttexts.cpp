// SPDX-License-Identifier: Apache-2.0
#include "program/qttexts.h"
#include "program/translations.h"

#include <QCommandLineParser>
#include <QDialogButtonBox>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

/// In Korean, with our own translations alone: Qt's are a package that need not be there.
class TestQtTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyText_data();
    void everyText();
    void contextMenus();
    void dialogButtons();
    void help();
    void wrongOption();

private:
    QTranslator m_korean;
};

namespace {

bool isKorean(const QString &text)
{
    static const QRegularExpression hangul(u"[가-힣]"_s);
    static const QRegularExpression latin(u"[A-Za-z]{2}"_s);
    return text.contains(hangul) && !text.contains(latin);
}

/// The first entry that is not Korean.
QString foreignEntry(const QMenu &menu)
{
    int entries = 0;
    for (const QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        const QString text = action->text().section(u'\t', 0, 0); // without the keys
        if (!isKorean(text))
            return text;
        ++entries;
    }
    return entries < 2 ? u"nothing at all"_s : QString();
}

} // namespace

void TestQtTexts::initTestCase()
{
    program::installTranslations(QLocale(QLocale::English)); // links the resource
    QVERIFY(m_korean.load(u":/i18n/daemun_ko.qm"_s));
    QVERIFY(QCoreApplication::installTranslator(&m_korean));
}

void TestQtTexts::everyText_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QByteArray>("text");
    for (const auto &[context, text] : program::qtTexts)
        QTest::addRow("%s %s", context, text) << QByteArray(context) << QByteArray(text);
}

void TestQtTexts::everyText()
{
    QFETCH(const QByteArray, context);
    QFETCH(const QByteArray, text);
    const QString korean = QCoreApplication::translate(context.constData(), text.constData());
    QVERIFY2(isKorean(korean), qUtf8Printable(korean));
}

void TestQtTexts::contextMenus()
{
    QLineEdit line(u"라이언"_s);
    QCOMPARE(foreignEntry(*line.createStandardContextMenu()), QString());
    QPlainTextEdit text(u"라이언"_s);
    QCOMPARE(foreignEntry(*text.createStandardContextMenu()), QString());
    text.setReadOnly(true);
    QCOMPARE(foreignEntry(*text.createStandardContextMenu()), QString());
}

void TestQtTexts::dialogButtons()
{
    using Box = QDialogButtonBox;
    const Box box(Box::Ok | Box::Cancel | Box::Close | Box::Yes | Box::No | Box::Apply | Box::Reset
                  | Box::RestoreDefaults);
    const auto buttons = box.buttons();
    QCOMPARE(buttons.size(), 8);
    for (const QAbstractButton *button : buttons)
        QVERIFY2(isKorean(button->text()), qUtf8Printable(button->text()));
}

void TestQtTexts::help()
{
    QCommandLineParser parser;
    parser.addOption({u"a"_s, u"설명"_s});
    parser.addPositionalArgument(u"B"_s, u"설명"_s);
    const QStringList lines = parser.helpText().split(u'\n', Qt::SkipEmptyParts);
    QVERIFY2(lines[0].startsWith(u"사용법: "_s), qUtf8Printable(lines[0]));
    QVERIFY2(lines[0].contains(u"[옵션]"_s), qUtf8Printable(lines[0]));
    QVERIFY(lines.contains(u"옵션:"_s));
    QVERIFY(lines.contains(u"인수:"_s));
}

void TestQtTexts::wrongOption()
{
    QCommandLineParser parser;
    parser.addOption({u"key"_s, QString(), u"value"_s});
    parser.addOption({u"flag"_s, QString()});
    QVERIFY(!parser.parse({u"daemun"_s, u"--nokey"_s}));
    QCOMPARE(parser.errorText(), u"“nokey” 옵션은 없어요."_s);
    QVERIFY(!parser.parse({u"daemun"_s, u"--key"_s}));
    QCOMPARE(parser.errorText(), u"“--key” 뒤에 값이 빠졌어요."_s);
    QVERIFY(!parser.parse({u"daemun"_s, u"--flag=1"_s}));
    QCOMPARE(parser.errorText(), u"“--flag” 뒤에는 값을 쓸 수 없어요."_s);
}

QTEST_MAIN(TestQtTexts)
#include "tst_qttexts.moc"
