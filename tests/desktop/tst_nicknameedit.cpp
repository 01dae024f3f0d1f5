// SPDX-License-Identifier: Apache-2.0
#include "scriptedsource.h"

#include "desktop/nicknameedit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using desktop::NicknameEdit;
using desktop::NicknamePicker;

namespace {

void compose(NicknameEdit &edit, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(&edit, &event);
}

QStringList texts(const QSignalSpy &changes)
{
    QStringList texts;
    for (const QVariantList &arguments : changes)
        texts << arguments.constFirst().toString();
    return texts;
}

} // namespace

/// The field under an input method, and under what is pasted into it.
class TestNicknameEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void composingKoreanIsSeen();
    void composingInTheMiddle();
    void anEndOfComposingIsSeen();
    void theVerdictFollowsComposing();
    void aConsonantMayBeMeant();
    void enterTakesNoHalfName();
    void aWordIsConverted();
    void theLongestTextIsComposed();
    void endingWhileComposing();
    void pasting_data();
    void pasting();
};

void TestNicknameEdit::composingKoreanIsSeen()
{
    NicknameEdit edit;
    const QSignalSpy changes(&edit, &NicknameEdit::composedTextChanged);
    compose(edit, u"ㄹ"_s);
    compose(edit, u"라"_s);
    compose(edit, u"랑"_s);
    QCOMPARE(edit.text(), QString());
    compose(edit, u"이"_s, u"라"_s);
    compose(edit, {}, u"이"_s); // looks the same: nothing to tell
    QCOMPARE(edit.text(), u"라이"_s);
    QCOMPARE(texts(changes), QStringList({u"ㄹ"_s, u"라"_s, u"랑"_s, u"라이"_s}));
}

void TestNicknameEdit::composingInTheMiddle()
{
    NicknameEdit edit;
    edit.setText(u"라언"_s);
    edit.setCursorPosition(1);
    compose(edit, u"ㅇ"_s);
    QCOMPARE(edit.composedText(), u"라ㅇ언"_s);
    edit.setSelection(0, 2); // ends the composition
    QCOMPARE(edit.composedText(), u"라언"_s);
    compose(edit, u"ㄹ"_s); // replaces the selection
    QCOMPARE(edit.composedText(), u"ㄹ"_s);
}

void TestNicknameEdit::anEndOfComposingIsSeen()
{
    NicknameEdit edit;
    const QSignalSpy changes(&edit, &NicknameEdit::composedTextChanged);
    compose(edit, u"ㄹ"_s);
    edit.setText(u"무지"_s);
    QCOMPARE(texts(changes), QStringList({u"ㄹ"_s, u"무지"_s}));
    compose(edit, u"ㄹ"_s);
    compose(edit, {});
    QCOMPARE(edit.composedText(), u"무지"_s);
}

void TestNicknameEdit::theVerdictFollowsComposing()
{
    ScriptedSource source;
    source.checks.insert(u"라"_s, {session::NicknameVerdict::Taken, u"라"_s});
    NicknamePicker picker(NicknamePicker::Purpose::SignIn, source.source());
    picker.ask(nicknameTaken());
    auto *edit = picker.findChild<NicknameEdit *>(u"nicknameEdit"_s);
    auto *use = picker.findChild<QWidget *>(u"useButton"_s);
    compose(*edit, u"ㄹ"_s); // half a syllable
    QVERIFY(!use->isEnabled());
    compose(*edit, u"라"_s);
    QVERIFY(!use->isEnabled()); // nothing is free that was not asked about
    QTRY_COMPARE(picker.findChild<QLabel *>(u"verdictLabel"_s)->text(),
                 u"Somebody else has this nickname."_s);
    compose(*edit, u"랑"_s);
    QTRY_VERIFY(use->isEnabled());
    compose(*edit, u"ㅎ"_s, u"랑"_s);
    QVERIFY(!use->isEnabled());
    compose(*edit, u"해"_s);
    QTRY_VERIFY(use->isEnabled());
    QCOMPARE(source.asked, QStringList({u"라"_s, u"랑"_s, u"랑해"_s}));
}

/// ㅋㅋ is a word as well; whoever stops there hears of it.
void TestNicknameEdit::aConsonantMayBeMeant()
{
    ScriptedSource source;
    NicknamePicker picker(NicknamePicker::Purpose::SignIn, source.source());
    picker.ask(nicknameTaken());
    auto *edit = picker.findChild<NicknameEdit *>(u"nicknameEdit"_s);
    compose(*edit, u"ㅋ"_s, u"ㅋ"_s);
    QCOMPARE(source.asked, QStringList());
    QTRY_COMPARE(source.asked, QStringList(u"ㅋㅋ"_s));
    QTRY_VERIFY(picker.findChild<QWidget *>(u"useButton"_s)->isEnabled());

    compose(*edit, u"ㅎ"_s, u"ㅋ"_s);
    compose(*edit, {}, u"ㅎ"_s); // committed: at once
    QCOMPARE(source.asked.constLast(), u"ㅋㅋㅎ"_s);
}

void TestNicknameEdit::enterTakesNoHalfName()
{
    ScriptedSource source;
    NicknamePicker picker(NicknamePicker::Purpose::SignIn, source.source());
    const QSignalSpy chosen(&picker, &NicknamePicker::chosen);
    const QSignalSpy rejected(&picker, &QDialog::rejected);
    picker.ask(nicknameTaken());
    auto *edit = picker.findChild<NicknameEdit *>(u"nicknameEdit"_s);
    auto *use = picker.findChild<QWidget *>(u"useButton"_s);
    compose(*edit, u"랑"_s, u"사"_s);
    QTRY_VERIFY(use->isEnabled());
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
        QTest::keyClick(edit, key); // kept by the input method, or so it should have been
    QCOMPARE(chosen.count(), 0);
    QCOMPARE(edit->composedText(), u"사랑"_s);

    compose(*edit, {}, u"랑"_s);
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen.constFirst().constFirst().toString(), u"사랑"_s);
    QCOMPARE(rejected.count(), 0);
}

/// Converting a word to Hanja, or composing it anew, begins with asking for it.
void TestNicknameEdit::aWordIsConverted()
{
    NicknameEdit edit;
    const QSignalSpy changes(&edit, &NicknameEdit::composedTextChanged);
    edit.setText(u"한국사람"_s);
    edit.setCursorPosition(2);
    QCOMPARE(edit.inputMethodQuery(Qt::ImSurroundingText).toString(), u"한국사람"_s);
    QCOMPARE(edit.inputMethodQuery(Qt::ImCursorPosition).toInt(), 2);
    QInputMethodEvent converted;
    converted.setCommitString(u"韓國"_s, -2, 2);
    QCoreApplication::sendEvent(&edit, &converted);
    QCOMPARE(edit.text(), u"韓國사람"_s);
    QCOMPARE(edit.cursorPosition(), 2);

    QInputMethodEvent again(u"한국"_s, {});
    again.setCommitString({}, -2, 2);
    QCoreApplication::sendEvent(&edit, &again);
    QCOMPARE(edit.composedText(), u"한국사람"_s);
    QCOMPARE(texts(changes), QStringList({u"한국사람"_s, u"韓國사람"_s, u"한국사람"_s}));
}

void TestNicknameEdit::theLongestTextIsComposed()
{
    NicknameEdit edit;
    edit.setText(QString(edit.maxLength() - 1, u'a'));
    for (const QString &preedit : {u"ㅎ"_s, u"하"_s, u"한"_s}) {
        compose(edit, preedit);
        QVERIFY(edit.composedText().endsWith(preedit)); // not cut off while it grows
    }
    compose(edit, {}, u"한"_s);
    QVERIFY(edit.text().endsWith(u"a한"_s));
    QCOMPARE(edit.text().size(), edit.maxLength());
}

void TestNicknameEdit::endingWhileComposing()
{
    ScriptedSource source;
    auto picker =
        std::make_unique<NicknamePicker>(NicknamePicker::Purpose::SignIn, source.source());
    const QSignalSpy chosen(picker.get(), &NicknamePicker::chosen);
    picker->ask(nicknameTaken());
    picker->open();
    QVERIFY(QTest::qWaitForWindowActive(picker.get()));
    auto *edit = picker->findChild<NicknameEdit *>(u"nicknameEdit"_s);
    edit->setFocus();
    compose(*edit, u"랑"_s, u"사"_s);
    picker.reset();
    QCOMPARE(chosen.count(), 0);
}

void TestNicknameEdit::pasting_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("line breaks") << u"라이언\r\n무지\u2028"_s << qsizetype(8);
    QTest::newRow("NUL") << u"라\0언"_s << qsizetype(3);
    QTest::newRow("lone surrogate") << QString(QChar(0xd83d)) + u'a' << qsizetype(2);
    QTest::newRow("half a pair at the end")
        << QString(u'a') + u"😀"_s.repeated(1000) << qsizetype(1000);
    QTest::newRow("a megabyte") << QString(1 << 20, u'W') << qsizetype(1000);
    QTest::newRow("marks") << u'a' + QString(5000, u'\u0301') << qsizetype(1000);
}

void TestNicknameEdit::pasting()
{
    QFETCH(const QString, text);
    ScriptedSource source;
    NicknamePicker picker(NicknamePicker::Purpose::SignIn, source.source());
    picker.ask(nicknameTaken());
    auto *edit = picker.findChild<NicknameEdit *>(u"nicknameEdit"_s);
    QGuiApplication::clipboard()->setText(text);
    edit->paste();
    QTEST(edit->text().size(), "length");
    QTRY_VERIFY(picker.findChild<QWidget *>(u"useButton"_s)->isEnabled());
    QVERIFY(!picker.grab().isNull());
    QVERIFY(picker.minimumSizeHint().width() <= 320);
}

QTEST_MAIN(TestNicknameEdit)
#include "tst_nicknameedit.moc"
