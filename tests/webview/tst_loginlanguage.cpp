// SPDX-License-Identifier: Apache-2.0
#include "attempt.h"

#include "support/waituntil.h"

#include <QApplication>
#include <QEvent>
#include <QPushButton>
#include <QTest>
#include <QTranslator>
#include <QWebEngineView>

using namespace Qt::StringLiterals;

namespace {

/// Every text between brackets.
class Brackets final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *text, const char *,
                                    int) const override
    {
        return u'[' + QString::fromUtf8(text) + u']';
    }
};

} // namespace

/// Another language while the login window is open.
class TestLoginLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void theNextRequestCarriesTheNewOne();
    void whatIsShownIsSaidAgain_data();
    void whatIsShownIsSaidAgain();

private:
    void change(const QLocale &locale);
    /// The head of the last request for path.
    [[nodiscard]] QByteArray sent(const QByteArray &path) const;

    PageServer m_server;
    PageServer m_tripwire;
    Brackets m_brackets;
};

void TestLoginLanguage::init()
{
    m_server.clear();
    QLocale::setDefault(QLocale(u"en_US"_s));
}

void TestLoginLanguage::cleanup()
{
    QCoreApplication::removeTranslator(&m_brackets);
    QLocale::setDefault(QLocale::c());
}

void TestLoginLanguage::change(const QLocale &locale)
{
    QLocale::setDefault(locale);
    QCoreApplication::installTranslator(&m_brackets); // tells every window
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
}

QByteArray TestLoginLanguage::sent(const QByteArray &path) const
{
    QByteArray head;
    for (const PageRequest &request : m_server.requests()) {
        if (request.target == path)
            head = request.head;
    }
    return head;
}

void TestLoginLanguage::theNextRequestCarriesTheNewOne()
{
    m_server.setPage("/start", "a");
    m_server.setPage("/next", "b");
    Attempt attempt(makeRequest(m_server, m_tripwire));
    QVERIFY(attempt.waitForLoad());
    QVERIFY2(sent("/start").contains("Accept-Language: en-US,en;q=0.9"),
             sent("/start").constData());

    change(QLocale(u"ko_KR"_s));
    attempt.evaluate(u"location='/next'"_s);
    QTRY_COMPARE(m_server.seen("/next"), 1);
    QVERIFY2(sent("/next").contains("Accept-Language: ko-KR,ko"), sent("/next").constData());
    QTRY_COMPARE(attempt.evaluate(u"navigator.language"_s).toString(), u"ko-KR"_s);
    QTRY_COMPARE(attempt.evaluate(u"navigator.languages.join()"_s).toString(), u"ko-KR,ko,en"_s);
}

void TestLoginLanguage::whatIsShownIsSaidAgain_data()
{
    QTest::addColumn<PageAnswer>("answer");
    QTest::addColumn<QByteArray>("label");
    QTest::addColumn<QString>("text");
    QTest::newRow("trouble") << PageAnswer{.body = "oh", .status = 503}
                             << QByteArray("troubleTitle") << u"Kakao’s server has a problem"_s;
    QTest::newRow("message") << PageAnswer{.body =
                                               "<script>location = 'http://192.0.2.1/'</script>"}
                             << QByteArray("messageLabel")
                             << u"%1 is not part of signing in and was not opened here."_s;
    QTest::newRow("connection") << PageAnswer{.body = "a"} << QByteArray("stateLabel")
                                << u"Not encrypted"_s;
}

void TestLoginLanguage::whatIsShownIsSaidAgain()
{
    QFETCH(const PageAnswer, answer);
    QFETCH(const QByteArray, label);
    QFETCH(const QString, text);
    m_server.set("/start", answer);
    Attempt attempt(makeRequest(m_server, m_tripwire));
    const auto said = [&](const QString &sentence) {
        return attempt.textOf(label.constData())
            == QString(sentence).replace(u"%1"_s, u"192.0.2.1"_s);
    };
    QTRY_VERIFY(said(text));
    change(QLocale(u"ko_KR"_s));
    QVERIFY2(said(u'[' + text + u']'), qPrintable(attempt.textOf(label.constData())));
    QCOMPARE(attempt.find<QPushButton>("cancelButton")->text(), u"[Cancel]"_s);
    QCOMPARE(attempt.window()->windowTitle(), u"[Log in with Kakao]"_s);
    QCOMPARE(attempt.view()->accessibleName(), u"[Login page]"_s);
    const auto retry = attempt.find<QPushButton>("retryButton");
    QVERIFY(label != "troubleTitle" || retry->accessibleDescription().contains(text));
}

QTEST_MAIN(TestLoginLanguage)
#include "tst_loginlanguage.moc"
