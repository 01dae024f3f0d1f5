// SPDX-License-Identifier: Apache-2.0
#include "endingcases.h"
#include "looks.h"
#include "scene.h"

#include "desktop/mainwindow.h"
#include "program/errortext.h"

#include <QFile>
#include <QLocale>
using namespace std::chrono_literals;
using kakao::ErrorCode;
using program::ErrorTexts;
using session::Session;
using State = Session::State;

Q_DECLARE_METATYPE(EndingCase)

namespace {

/// Of the table that is written for people.
constexpr auto head =
    "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
    "# What ends a session, and what a person reads\n\n"
    "Written by `tst_endings`, which holds every line to what the window shows. To renew it: run\n"
    "that test, look at what is another, and copy `tests/endings.md` of the build folder to "
    "here.\n\n"
    "| where | what comes | session | state | words |\n|---|---|---|---|---|\n";

/// Somebody who was signed in before, and a window; delay 0: Kakao is asked at once.
struct Start
{
    explicit Start(Place place) : scene(0ms)
    {
        scene.directory.member.joinedAt = scene.clock.now();
        scene.directory.member.lastSignInAt = scene.clock.now();
        scene.server.setAnswer("/oauth/token",
                               {.body = R"({"access_token":"B","expires_in":21599})"});
        scene.storeSession();
        if (place == Place::Refresh)
            scene.clock.pass(2h);
        before = scene.secrets.entries;
    }

    void restore()
    {
        scene.session.restore();
        window.open();
    }

    /// What of the words in the window belongs to the session.
    [[nodiscard]] QString words() const
    {
        QStringList words;
        for (const char *name : {"endedReasonLabel", "offlineLabel", "reasonLabel", "clockLabel"}) {
            const auto *label = window.findChild<QLabel *>(QLatin1StringView(name));
            if (label && label->isVisible())
                words << label->text();
        }
        return words.join(u" / "_s);
    }

    Scene scene;
    desktop::MainWindow window{scene.session};
    QHash<QString, kakao::Secret> before;
};

/// What the window is to say, by what the program says of errors.
QString expectedWords(const Scene &scene)
{
    const kakao::Error error = scene.session.error().value_or(kakao::Error());
    switch (scene.session.state()) {
    case State::Ended:
        return ErrorTexts::whyEnded(error);
    case State::Offline:
        return ErrorTexts::offlineText(error, scene.session.knownAt());
    case State::WaitingForSecretStore:
        return ErrorTexts::describe(error).message + u' ' + ErrorTexts::describe(error).advice;
    default:
        return ErrorTexts::clockText(scene.session.clockError());
    }
}

void expectEnd()
{
    static const QRegularExpression ended(u"the session has ended"_s);
    QTest::ignoreMessage(QtWarningMsg, ended);
}

} // namespace

/// What ends a session and what does not, and what the person reads. Only Kakao can end it, in so
/// many words: KOE319, KOE322, a dead access token that no refresh cures, or another user.
class TestEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { QTRY_VERIFY(networkThreadsHaveEnded()); }
    void atTheRefresh_data() { addRows(kauthCases() + faultCases(Place::Refresh)); }
    void atTheRefresh() { play(Place::Refresh, "/oauth/token"); }
    void atTheUser_data() { addRows(kapiCases() + faultCases(Place::User)); }
    void atTheUser() { play(Place::User, "/v2/user/me"); }
    void unreachable_data();
    void unreachable();
    void curedByARefresh_data();
    void curedByARefresh();
    void anotherUser();
    void theClockIsWrong_data();
    void theClockIsWrong();
    void theSecretStore_data();
    void theSecretStore();
    void theTableIsCurrent();

private:
    static void addRows(const QList<EndingCase> &cases)
    {
        QTest::addColumn<EndingCase>("given");
        for (const EndingCase &given : cases)
            QTest::newRow(given.tag.constData()) << given;
    }
    void play(Place place, const QByteArray &path);
    void compareKept(const Start &start, ErrorCode code, const QByteArray &where);
    void compareEnded(const Start &start, const QString &endedBy, const QByteArray &where);
    void compareWords(const Start &start, const QByteArray &where);
    void addLine(const Start &start, const QByteArray &where);

    QByteArray m_table;
    QByteArrayList m_current;              ///< the lines of the table in the repository
    QHash<QString, ErrorCode> m_keptWords; ///< no two kinds of trouble are told in the same words
    QSet<QString> m_endedWords;
};

void TestEndings::initTestCase()
{
    desktop::installTheme();
    speak(u"en"_s);
    QFile file(QStringLiteral(DAEMUN_ENDINGS));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_current = file.readAll().split('\n');
}

void TestEndings::play(Place place, const QByteArray &path)
{
    QFETCH(const EndingCase, given);
    Start start(place);
    Scene &scene = start.scene;
    scene.ask(scene.server.url(), given.deadline);
    scene.server.setAnswer(path, given.answer);
    if (given.ends)
        expectEnd();
    start.restore();
    const QByteArray where = place == Place::Refresh ? "the refresh" : "the user";
    if (given.ends) {
        QTRY_COMPARE(scene.session.state(), State::Ended);
        QCOMPARE(scene.session.error()->code, given.code);
        compareEnded(start, scene.session.error()->kakaoCode, where);
        QVERIFY(given.tag.startsWith(scene.session.error()->kakaoCode.toLatin1()));
    } else {
        QTRY_COMPARE(scene.session.state(), State::Offline);
        compareKept(start, given.code, where);
    }
    // However it is answered: once, and once more where that may help.
    QVERIFY(scene.requestsTo(path) <= 2);
    QCOMPARE(scene.agent.asked, 0);
    QCOMPARE(scene.failed.count(), 0); // nobody asked for anything
}

void TestEndings::compareKept(const Start &start, ErrorCode code, const QByteArray &where)
{
    const Scene &scene = start.scene;
    QVERIFY(scene.session.error());
    QCOMPARE(scene.session.error()->code, code);
    QVERIFY(!scene.session.error()->endsSession);
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s);
    QVERIFY(scene.secrets.entries == start.before);
    QCOMPARE(scene.directory.accountsKept.list.size(), 1);
    QCOMPARE(scene.directory.accountsKept.list.constFirst().endedBy, QString());
    QVERIFY(scene.directory.accountsKept.departures.isEmpty());
    compareWords(start, where);
}

void TestEndings::compareEnded(const Start &start, const QString &endedBy, const QByteArray &where)
{
    const Scene &scene = start.scene;
    QVERIFY(!endedBy.isEmpty());
    QCOMPARE(scene.session.member().nickname, u"Ryan"_s); // still shown
    QCOMPARE(scene.directory.accountsKept.list.size(), 1);
    QCOMPARE(scene.directory.accountsKept.list.constFirst().endedBy, endedBy);
    QTRY_VERIFY(scene.secrets.entries.isEmpty());
    compareWords(start, where);
}

/// By the window itself.
void TestEndings::compareWords(const Start &start, const QByteArray &where)
{
    const kakao::Error error = *start.scene.session.error();
    const QString expected = expectedWords(start.scene);
    QTRY_COMPARE(start.words(), expected);
    addLine(start, where);
    QVERIFY(!expected.isEmpty() && !ErrorTexts::describe(error).advice.isEmpty());
    QVERIFY(!expected.contains(u'%') && !expected.contains(u'<'));
    if (start.scene.session.state() == State::Ended) {
        m_endedWords << expected;
        QVERIFY2(!m_keptWords.contains(expected), qUtf8Printable(expected));
        return;
    }
    QVERIFY2(!m_endedWords.contains(expected), qUtf8Printable(expected));
    const ErrorCode known = m_keptWords.value(expected, error.code);
    QVERIFY2(known == error.code, qUtf8Printable(expected));
    m_keptWords.insert(expected, error.code);
}

void TestEndings::addLine(const Start &start, const QByteArray &where)
{
    const Session &session = start.scene.session;
    // The time is another one in each time zone, and says nothing of the trouble.
    const QString time = QLocale().toString(session.knownAt().toLocalTime(), QLocale::ShortFormat);
    const QString words = start.words().replace(time, u"…"_s);
    const char *row = QTest::currentDataTag();
    const QByteArrayList cells{where, row ? row : QTest::currentTestFunction(),
                               session.state() == State::Ended ? "**ended**" : "kept",
                               QMetaEnum::fromType<State>().valueToKey(int(session.state())),
                               words.toUtf8()};
    QByteArrayList escaped;
    for (QByteArray cell : cells)
        escaped << cell.replace('|', "\\|");
    const QByteArray line = "| " + escaped.join(" | ") + " |";
    m_table += line + '\n';
    QVERIFY2(m_current.contains(line), "not in endings.md, which says how it is renewed");
}

void TestEndings::unreachable_data()
{
    QTest::addColumn<Place>("place");
    QTest::addColumn<QString>("host"); // empty: nobody listens
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<std::optional<TestValidity>>("validity"); // of the certificate; none: no TLS
    QTest::addColumn<bool>("isOutdated");                      // its TLS
    QTest::addColumn<ErrorCode>("code");

    for (const Place place : {Place::Refresh, Place::User}) {
        const auto row = [place](const char *tag, const QString &host, bool isTrusted,
                                 std::optional<TestValidity> validity, ErrorCode code,
                                 bool isOutdated = false) {
            QTest::addRow("%s at the %s", tag, place == Place::Refresh ? "refresh" : "user")
                << place << host << isTrusted << validity << isOutdated << code;
        };
        using Validity = TestValidity;
        row("connection refused", {}, false, {}, ErrorCode::Offline);
        row("host not found", u"nonexistent.invalid"_s, false, {}, ErrorCode::Offline);
        row("unknown authority", u"127.0.0.1"_s, false, Validity::Today, ErrorCode::TlsFailed);
        row("wrong name", u"127.0.0.2"_s, true, Validity::Today, ErrorCode::TlsFailed);
        row("certificate expired", u"127.0.0.1"_s, true, Validity::Past, ErrorCode::TlsFailed);
        row("certificate not yet valid", u"127.0.0.1"_s, true, Validity::Future,
            ErrorCode::TlsFailed);
        row("TLS 1.1", u"127.0.0.1"_s, true, Validity::Today, ErrorCode::TlsFailed, true);
    }
}

void TestEndings::unreachable()
{
    QFETCH(const Place, place);
    QFETCH(const QString, host);
    QFETCH(const bool, isTrusted);
    QFETCH(const std::optional<TestValidity>, validity);
    QFETCH(const bool, isOutdated);
    QFETCH(const ErrorCode, code);
    const TestIdentity identity = makeTestIdentity(validity.value_or(TestValidity::Today));
    const TrustedCertificate trust(isTrusted ? identity.certificate : QSslCertificate());
    Start start(place);
    Scene &scene = start.scene;
    StandInServer elsewhere(identity,
                            validity ? QHostAddress(host) : QHostAddress(QHostAddress::LocalHost));
    elsewhere.setOutdated(isOutdated);
    QUrl url = elsewhere.url();
    if (!validity) {
        elsewhere.close();
        url.setScheme(u"http"_s);
        if (!host.isEmpty())
            url.setHost(host);
    }
    scene.ask(url);
    start.restore();
    QTRY_COMPARE(scene.session.state(), State::Offline);
    compareKept(start, code, place == Place::Refresh ? "the refresh" : "the user");
    QVERIFY(elsewhere.requests().isEmpty()); // nothing was said to a stranger
}

void TestEndings::curedByARefresh_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::newRow("does not exist") << QByteArray("this access token does not exist");
    QTest::newRow("has expired") << QByteArray("this access token is already expired");
}

void TestEndings::curedByARefresh()
{
    QFETCH(const QByteArray, message);
    Start start(Place::User);
    Scene &scene = start.scene;
    scene.server.setAnswers("/v2/user/me",
                            {{.status = 401, .body = R"({"code":-401,"msg":")" + message + "\"}"},
                             {.body = R"({"id":1376016924429759228})"}});
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    start.restore();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.stored()->accessToken, kakao::Secret("B"));
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 2);
    QTRY_COMPARE(start.words(), QString());
    addLine(start, "the user, and then a refresh");
}

void TestEndings::anotherUser()
{
    Start start(Place::User);
    Scene &scene = start.scene;
    scene.server.setAnswer("/v2/user/me", {.body = R"({"id":7})"});
    expectEnd();
    start.restore();
    QTRY_COMPARE(scene.session.state(), State::Ended);
    QCOMPARE(scene.session.error()->code, ErrorCode::WrongUser);
    compareEnded(start, u"user"_s, "the user");
}

void TestEndings::theClockIsWrong_data()
{
    QTest::addColumn<int>("hours"); // that this computer's clock is ahead
    QTest::addColumn<int>("refreshes");
    QTest::newRow("an hour ahead") << 1 << 1; // of a token that has an hour left
    QTest::newRow("a day ahead") << 24 << 1;
    QTest::newRow("30 years ahead") << 24 * 365 * 30 << 1;
    QTest::newRow("an hour behind") << -1 << 0;
    QTest::newRow("a day behind") << -24 << 0;
    QTest::newRow("30 years behind") << -24 * 365 * 30 << 0;
}

void TestEndings::theClockIsWrong()
{
    QFETCH(const int, hours);
    QFETCH(const int, refreshes);
    Start start(Place::User);
    Scene &scene = start.scene;
    const QByteArray date =
        QLocale::c().toString(scene.clock.now(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    scene.server.setAnswer("/v2/user/me",
                           {.body = R"({"id":1376016924429759228})", .headers = {{"Date", date}}});
    scene.api.onServerTime([&scene](const QDateTime &time) { scene.session.hearServerTime(time); });
    scene.clock.set(scene.clock.now().addSecs(hours * 3600));
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    start.restore();
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QVERIFY(!scene.session.error());
    QCOMPARE(scene.session.clockError(), std::chrono::hours(hours));
    QCOMPARE(scene.requestsTo("/oauth/token"), refreshes);
    QCOMPARE(scene.directory.accountsKept.list.constFirst().endedBy, QString());
    QTRY_COMPARE(start.words(), expectedWords(scene));
    addLine(start, "this computer's clock");
}

void TestEndings::theSecretStore_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("isAtStart"); // else when new tokens are wanted
    for (const bool isAtStart : {true, false}) {
        const char *when = isAtStart ? "at the start" : "at the refresh";
        QTest::addRow("locked %s", when) << ErrorCode::SecretStoreLocked << isAtStart;
        QTest::addRow("silent %s", when) << ErrorCode::SecretStoreSilent << isAtStart;
        QTest::addRow("missing %s", when) << ErrorCode::SecretStoreMissing << isAtStart;
        QTest::addRow("without the entry %s", when) << ErrorCode::SecretNotFound << isAtStart;
    }
}

void TestEndings::theSecretStore()
{
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, isAtStart);
    Start start(Place::Refresh);
    Scene &scene = start.scene;
    scene.secrets.beforeRead = [&](int number) {
        if (number == (isAtStart ? 1 : 2))
            scene.secrets.refuse(code);
    };
    start.restore();
    QTRY_COMPARE(scene.session.state(), isAtStart ? State::WaitingForSecretStore : State::Offline);
    compareKept(start, code, "the secret store");
    QVERIFY(scene.server.requests().isEmpty()); // nothing is sent that could not be stored

    scene.secrets.refusal.reset();
    if (isAtStart)
        scene.session.restore();
    else
        scene.session.freshen();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

/// No line is left of what is not said any more.
void TestEndings::theTableIsCurrent()
{
    if (QCoreApplication::arguments().size() > 1)
        QSKIP("only some of the rows may have been played");
    const QByteArray table = head + m_table;
    QFile written(QStringLiteral(DAEMUN_ENDINGS_NOW));
    QVERIFY(written.open(QIODevice::WriteOnly));
    QCOMPARE(written.write(table), table.size());
    QVERIFY2(table.split('\n') == m_current, "endings.md is another: it says how it is renewed");
}

QTEST_MAIN(TestEndings)
#include "tst_endings.moc"
