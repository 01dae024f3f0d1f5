// SPDX-License-Identifier: Apache-2.0
#include "cli/columns.h"
#include "cli/plaintext.h"
#include "program/webengineversion.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

/// What others wrote does nothing to a terminal, and tables stay tables.
class TestPlainText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void isPlain_data();
    void isPlain();
    void takesCells_data();
    void takesCells();
    void columnsAreUnderEachOther();
    void chromiumHasItsAge_data();
    void chromiumHasItsAge();
};

void TestPlainText::isPlain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("a name") << u"라이언 🦁"_s << u"라이언 🦁"_s;
    QTest::newRow("an escape sequence") << u"a\x1b[2Jb"_s << u"a[2Jb"_s;
    QTest::newRow("one in a single byte") << u"a\u009b2Jb"_s << u"a2Jb"_s;
    QTest::newRow("a bell and a delete") << u"a\a\x7f"_s << u"a"_s;
    QTest::newRow("lines") << u"a\nb\tc\r\u2028d"_s << u"a b c d"_s;
    QTest::newRow("directions") << u"\u202eabc\u2068d\u2069\u200f"_s << u"abcd"_s;
}

void TestPlainText::isPlain()
{
    QFETCH(const QString, text);
    QTEST(cli::plainText(text), "plain");
}

void TestPlainText::takesCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("cells");
    QTest::newRow("Latin") << u"Ryan"_s << qsizetype(4);
    QTest::newRow("Hangul") << u"라이언"_s << qsizetype(6);
    QTest::newRow("decomposed Hangul")
        << u"라"_s.normalized(QString::NormalizationForm_D) << qsizetype(2);
    QTest::newRow("emoji") << u"🦁"_s << qsizetype(2);
    QTest::newRow("a mark") << u"e\u0301"_s << qsizetype(1);
}

void TestPlainText::takesCells()
{
    QFETCH(const QString, text);
    QTEST(cli::cellsOf(text), "cells");
}

void TestPlainText::columnsAreUnderEachOther()
{
    QCOMPARE(cli::aligned({{u"a"_s, u"라이언"_s, u"x"_s}, {u"bbb"_s, u"ryan"_s, u"y"_s}}),
             QStringList({u"a    라이언  x"_s, u"bbb  ryan    y"_s}));
}

void TestPlainText::chromiumHasItsAge_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QDate>("released");
    QTest::newRow("Qt 6.4's") << u"102.0.5005.177"_s << QDate(2022, 5, 24);
    QTest::newRow("between two") << u"103.0.1.2"_s << QDate(2022, 6, 21);
    QTest::newRow("not known yet") << u"136.0.1.2"_s << QDate(2025, 4, 29);
    QTest::newRow("older than Qt 6.3") << u"90.0.1.2"_s << QDate();
    QTest::newRow("none") << QString() << QDate();
}

void TestPlainText::chromiumHasItsAge()
{
    QFETCH(const QString, version);
    QTEST(program::chromiumReleased(version), "released");
}

QTEST_GUILESS_MAIN(TestPlainText)
#include "tst_plaintext.moc"
