// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QApplication>
#include <QInputMethodEvent>
#include <QTest>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

/// Korean in a page: what an input method composes, commits and takes back.
class TestLoginComposing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aSyllableIsComposed();
    void keysWhileComposing_data();
    void keysWhileComposing();
    void enterSubmitsWhatWasCommitted();
    void escapeClosesOnceNothingIsComposed();
    void leavingTheFieldEndsComposing();
    void surroundingTextIsTold();

private:
    void compose(Attempt &attempt, const QString &preedit, const QString &commit = {}) const;
    [[nodiscard]] static QString value(Attempt &attempt);
    [[nodiscard]] static QString happened(Attempt &attempt);

    PageServer m_server;
    PageServer m_tripwire;
};

void TestLoginComposing::init()
{
    m_server.clear();
    m_server.setPage("/start",
                     "<form action=/submitted><input id=id name=id autofocus><input type=submit>"
                     "</form><script>window.happened = '';"
                     "for (const kind of ['start', 'update', 'end'])"
                     "  id.addEventListener('composition' + kind,"
                     "    event => happened += kind + ':' + event.data + ' ');"
                     "</script>");
    m_server.setPage("/submitted", "submitted");
}

void TestLoginComposing::compose(Attempt &attempt, const QString &preedit,
                                 const QString &commit) const
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QApplication::sendEvent(attempt.view()->focusProxy(), &event);
}

QString TestLoginComposing::value(Attempt &attempt)
{
    return attempt.evaluate(u"id.value"_s).toString();
}

QString TestLoginComposing::happened(Attempt &attempt)
{
    return attempt.evaluate(u"happened"_s).toString();
}

void TestLoginComposing::aSyllableIsComposed()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    for (const QString &preedit : {u"ㅎ"_s, u"하"_s, u"한"_s}) {
        compose(attempt, preedit);
        QTRY_COMPARE(value(attempt), preedit); // seen while it is composed
    }
    compose(attempt, u"ㄱ"_s, u"한"_s);
    QTRY_COMPARE(value(attempt), u"한ㄱ"_s);
    compose(attempt, {}, u"글"_s);
    QTRY_COMPARE(value(attempt), u"한글"_s);
    QTRY_VERIFY(happened(attempt).endsWith(u"end:글 "_s));
    QVERIFY2(happened(attempt).startsWith(u"start: update:ㅎ update:하 update:한 "_s),
             qPrintable(happened(attempt)));
    QVERIFY(happened(attempt).contains(u"end:한 "_s));
}

void TestLoginComposing::keysWhileComposing_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("return") << Qt::Key_Return;
    QTest::newRow("enter") << Qt::Key_Enter;
    QTest::newRow("escape") << Qt::Key_Escape;
}

void TestLoginComposing::keysWhileComposing()
{
    QFETCH(const Qt::Key, key);
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    compose(attempt, u"한"_s);
    QTRY_COMPARE(value(attempt), u"한"_s);
    attempt.key(key);
    compose(attempt, {}, u"한"_s);
    QTRY_COMPARE(value(attempt), u"한"_s); // so the key has been through, too
    QVERIFY(attempt.window());
    QCOMPARE(attempt.finished.count(), 0);
    QCOMPARE(m_server.seen("/submitted"), 0);
}

void TestLoginComposing::enterSubmitsWhatWasCommitted()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    compose(attempt, u"한"_s);
    compose(attempt, {}, u"한"_s);
    QTRY_COMPARE(value(attempt), u"한"_s);
    // The page takes keys a little later than it says that it has the focus.
    QVERIFY(waitUntil([&] {
        attempt.key(Qt::Key_Return);
        return waitUntil(
            [&] {
                return m_server.requests().constLast().target.startsWith("/submitted?id=%ED%95%9C");
            },
            1'000);
    }));
}

void TestLoginComposing::escapeClosesOnceNothingIsComposed()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    compose(attempt, u"한"_s);
    attempt.key(Qt::Key_Escape);
    QVERIFY(attempt.window());
    compose(attempt, {}); // taken back
    attempt.key(Qt::Key_Escape);
    QVERIFY(attempt.waitForFinished());
    QCOMPARE(attempt.reply->result().error().code, kakao::ErrorCode::Cancelled);
}

void TestLoginComposing::leavingTheFieldEndsComposing()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    compose(attempt, u"한"_s);
    attempt.find<QWidget>("cancelButton")->setFocus();
    attempt.view()->setFocus();
    QTRY_COMPARE(QApplication::focusWidget(), attempt.view()->focusProxy());
    attempt.key(Qt::Key_Escape);
    QVERIFY(attempt.waitForFinished());
}

/// What an input method asks for before it turns a word into Hanja, or composes it anew.
void TestLoginComposing::surroundingTextIsTold()
{
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForFocus());
    compose(attempt, {}, u"한국"_s);
    QTRY_COMPARE(value(attempt), u"한국"_s);
    const QWidget *field = attempt.view()->focusProxy();
    QTRY_COMPARE(field->inputMethodQuery(Qt::ImSurroundingText).toString(), u"한국"_s);
    QTRY_COMPARE(field->inputMethodQuery(Qt::ImCursorPosition).toInt(), 2);
    QVERIFY(field->inputMethodQuery(Qt::ImCursorRectangle).toRectF().height() > 0);

    QInputMethodEvent converted;
    converted.setCommitString(u"韓國"_s, -2, 2);
    QApplication::sendEvent(attempt.view()->focusProxy(), &converted);
    QTRY_COMPARE(value(attempt), u"韓國"_s);
}

QTEST_MAIN(TestLoginComposing)
#include "tst_logincomposing.moc"
