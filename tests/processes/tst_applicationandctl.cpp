// SPDX-License-Identifier: Apache-2.0
#include "cli/desk.h"
#include "desktop/application.h"
#include "members/fixture.h"
#include "sandbox/visitor.h"
#include "session/secretstore.h"
#include "support/keyring.h"
#include "support/waituntil.h"

#include <QDesktopServices>
#include <QJsonArray>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = session::SessionState;

namespace {

constexpr auto howLong = 60s;

/// Above what is refused as too old, so that somebody is refreshing all the time and nobody too
/// often.
constexpr auto accessTokenLife = 70s;

struct Individual
{
    qint64 id;
    const char *login;
};
constexpr std::array people{Individual{3141592653, "ryan@sandbox.test"},
                            Individual{2718281828, "apeach@sandbox.test"}};

/// Every refresh replaces the refresh token: one that is used twice ends the session.
sandbox::Options rotating(const QString &redirectUri)
{
    sandbox::Options options;
    options.redirectUris = {redirectUri};
    options.accessTokenLife = accessTokenLife;
    options.refreshTokenRenewal = options.refreshTokenLife + 1h;
    return options;
}

/// The person's browser: whoever it is told to be logs in at once, and it comes back. Before it
/// goes there and before its answer has arrived there is time for something else.
class ScriptedBrowser final : public QObject
{
    Q_OBJECT
public:
    ScriptedBrowser() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~ScriptedBrowser() override { QDesktopServices::unsetUrlHandler(u"http"_s); }

    QByteArray person;
    std::function<void()> before; ///< each once
    std::function<void()> meanwhile;

public Q_SLOTS:
    void open(const QUrl &url)
    {
        doOnce(before);
        Visitor visitor(url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment));
        const QByteArray target = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        const QUrl back = QUrl::fromEncoded(visitor.signIn(target, person).location());
        QNetworkReply *reply = m_network.get(QNetworkRequest(back));
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        doOnce(meanwhile);
    }

private:
    static void doOnce(std::function<void()> &something)
    {
        if (const auto it = std::exchange(something, nullptr))
            it();
    }

    QNetworkAccessManager m_network;
};

/// What was done since the last look, by anybody.
struct Round
{
    QSet<qint64> in;
    QSet<qint64> out;
};

} // namespace

/// The application and daemunctl on one computer, at the same time: nobody who has not signed out
/// is signed out.
class TestApplicationAndCtl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init()
    {
        // Off-screen no window comes forward; and whom the application switches to another process
        // may have signed out just before.
        QTest::failOnWarning(QRegularExpression(
            u"^(?!This plugin does not support raise|the choice of the account is not kept: .*no "
            "such account)"_s));
    }
    void aMinute();

private:
    using Ctls = std::vector<std::pair<QString, std::unique_ptr<Ctl>>>;

    template <typename T>
    const T &oneOf(const T *list, qsizetype size)
    {
        return list[m_random.bounded(size)];
    }
    [[nodiscard]] const Individual &somebody()
    {
        return people.at(size_t(m_random.bounded(int(people.size()))));
    }
    void openApplication();
    [[nodiscard]] Ctls startSome();
    [[nodiscard]] bool signInByCtl();
    void useApplication();
    void signInByApplication();
    void signInByBoth();
    void endAll(Ctls &ctls);
    void note(const QString &command, const Ctl &ctl, int exitCode);
    [[nodiscard]] QList<session::Account> accounts() const;
    [[nodiscard]] QStringList departures() const;
    [[nodiscard]] QSet<QString> entries() const;
    [[nodiscard]] bool isConsistent() const;
    [[nodiscard]] QString whatIsThere() const;
    void look();
    void expectGood(const session::Account &account);

    std::unique_ptr<Desk> m_desk;
    ScriptedBrowser m_browser;
    std::optional<program::Configuration> m_configuration;
    std::unique_ptr<desktop::Application> m_application;
    Keyring m_keyring;
    QRandomGenerator m_random;
    QSet<qint64> m_known; ///< who was signed in at the last look
    Round m_round;
    QMap<QString, int> m_counts; ///< what was done, for who reads the log
    QStringList m_failures;
};

void TestApplicationAndCtl::initTestCase()
{
    QVERIFY2(qEnvironmentVariableIsSet("DAEMUN_KEYRING_PID"), "to be run by with-keyring");
}

void TestApplicationAndCtl::openApplication()
{
    const QString redirectUri = u"http://127.0.0.1:%1/kakao/callback"_s.arg(Desk::freePort());
    m_desk = std::make_unique<Desk>(rotating(redirectUri));
    const auto configuration = program::readConfiguration(
        {u"daemun"_s, u"--login-in=browser"_s, u"--redirect-uri="_s + redirectUri},
        m_desk->environment, {}, {});
    QVERIFY(configuration);
    m_configuration = *configuration;
    m_application = std::make_unique<desktop::Application>(*configuration, u"/nonexistent"_s);
    connect(&m_application->session(), &session::Session::failed, this,
            [this](const kakao::Error &error) {
                QString text;
                QDebug(&text) << "the application failed:" << error;
                m_failures << text;
            });
    connect(&m_application->session(), &session::Session::stateChanged, this, [this](State state) {
        if (state == State::Ended)
            m_failures << u"a session has ended in the application"_s;
    });
    m_application->start();
}

bool TestApplicationAndCtl::signInByCtl()
{
    const Individual &who = somebody();
    if (!m_desk->signIn(who.login))
        return false;
    m_round.in.insert(who.id);
    return true;
}

/// Up to three at once; none of them a login, since daemunctl's port is for one.
TestApplicationAndCtl::Ctls TestApplicationAndCtl::startSome()
{
    const QList<QStringList> commands{
        {u"status"_s},
        {u"accounts"_s},
        {u"token"_s},
        {u"refresh"_s},
        {u"token"_s, u"--kakao"_s},
        {u"switch"_s, QString::number(somebody().id)},
        {u"refresh"_s},
        {u"logout"_s},
        {u"token"_s, u"--kakao"_s},
    };
    Ctls ctls;
    for (int count = m_random.bounded(1, 4); count > 0; --count) {
        const QStringList command = commands.at(m_random.bounded(int(commands.size())));
        ctls.emplace_back(command.join(u' '), m_desk->start(command + QStringList(u"--json"_s)));
    }
    return ctls;
}

void TestApplicationAndCtl::signInByApplication()
{
    session::Session &session = m_application->session();
    const Individual &who = somebody();
    m_browser.person = who.login;
    QSignalSpy stored(&session, &session::Session::storedChanged);
    if (session.state() == State::SignedOut)
        session.signIn();
    else
        session.signInAnother();
    if (session.state() != State::SigningIn)
        return;
    ++m_counts[u"application: sign in"_s];
    if (waitUntil([&] { return stored.count() > 0 || !m_failures.isEmpty(); })
        && m_failures.isEmpty())
        m_round.in.insert(who.id);
    else
        m_failures << u"the application did not sign in"_s;
}

/// Each has a redirect URI of its own. daemunctl's login begins first and ends while the
/// application waits for the browser or for Kakao; both of them may be of one person.
void TestApplicationAndCtl::signInByBoth()
{
    const auto ctl = m_desk->start({u"login"_s, u"--no-browser"_s});
    if (!ctl->hasLink()) {
        m_failures << u"daemunctl began no login"_s;
        return;
    }
    const Individual &who = somebody();
    bool isBack = false;
    const auto comeBack = [&] { isBack = !m_desk->visit(ctl->link(), who.login).isEmpty(); };
    (m_random.bounded(2) == 0 ? m_browser.before : m_browser.meanwhile) = comeBack;
    signInByApplication();
    m_browser.before = m_browser.meanwhile = nullptr;
    if (!isBack) // the application had no need of a browser
        comeBack();
    const int exitCode = ctl->exitCode();
    ++m_counts[u"both: sign in"_s];
    if (exitCode == 0)
        m_round.in.insert(who.id);
    else
        m_failures << u"daemunctl did not sign in beside the application: %1"_s.arg(
            QString::fromUtf8(ctl->errors()));
}

void TestApplicationAndCtl::useApplication()
{
    session::Session &session = m_application->session();
    if (!session::isSignedIn(session.state())) {
        if (session.state() == State::SignedOut)
            signInByApplication();
        return;
    }
    switch (m_random.bounded(6)) {
    case 0:
    case 1:
        ++m_counts[u"application: freshen"_s];
        return session.freshen();
    case 2:
        ++m_counts[u"application: switch"_s];
        return session.switchTo(somebody().id);
    case 3:
        return signInByApplication();
    case 4:
        return signInByBoth();
    default:
        ++m_counts[u"application: sign out"_s];
        m_round.out.insert(session.member().kakaoId);
        return session.leave(session::Leave::SignOut);
    }
}

/// What each may end with, and who was signed out by it.
void TestApplicationAndCtl::note(const QString &command, const Ctl &ctl, int exitCode)
{
    ++m_counts[u"daemunctl %1: %2"_s.arg(command.section(u' ', 0, 1)).arg(exitCode)];
    const bool isThere = exitCode == 0;
    const bool isNobody = exitCode == 3 && !ctl.errors().contains("has ended");
    const bool isUnknown = exitCode == 1 && command.startsWith("switch"_L1)
        && ctl.json()[u"error"_s][u"code"_s] == u"NoSuchAccount"_s;
    if (!isThere && !isNobody && !isUnknown) {
        m_failures << u"daemunctl %1 ended with %2: %3"_s.arg(command).arg(exitCode).arg(
            QString::fromUtf8(ctl.errors() + ctl.output()));
    }
    if (isThere && command == "logout"_L1)
        m_round.out.insert(ctl.json()[u"account"_s][u"id"_s].toString().toLongLong());
}

void TestApplicationAndCtl::endAll(Ctls &ctls)
{
    for (auto &[command, ctl] : ctls) {
        const int exitCode = ctl->exitCode();
        note(command, *ctl, exitCode);
    }
}

QList<session::Account> TestApplicationAndCtl::accounts() const
{
    FakeSecretStore nothing;
    const FakeClock clock;
    members::SqliteDirectory directory(m_configuration->serverDir(), m_configuration->server(),
                                       nothing, clock);
    const auto accounts = resultOf(directory.accounts());
    return accounts ? *accounts : QList<session::Account>();
}

QStringList TestApplicationAndCtl::departures() const
{
    FakeSecretStore nothing;
    const FakeClock clock;
    members::SqliteDirectory directory(m_configuration->serverDir(), m_configuration->server(),
                                       nothing, clock);
    QStringList entries;
    if (const auto departures = resultOf(directory.departures())) {
        for (const session::Departure &departure : *departures)
            entries << departure.entry;
    }
    return entries;
}

QSet<QString> TestApplicationAndCtl::entries() const
{
    const QString prefix = session::secretKey(m_configuration->server(), QString());
    QSet<QString> entries;
    const auto items = m_keyring.items();
    for (auto item = items.begin(); item != items.end(); ++item) {
        if (item.key().startsWith(prefix) && !item.key().endsWith(u"/signing-key"_s))
            entries << item.key().sliced(prefix.size());
    }
    return entries;
}

/// No entry without an account, and no account without an entry.
bool TestApplicationAndCtl::isConsistent() const
{
    QSet<QString> wanted;
    for (const session::Account &account : accounts())
        wanted << account.entry;
    return departures().isEmpty() && wanted == entries();
}

QString TestApplicationAndCtl::whatIsThere() const
{
    QStringList kept;
    for (const session::Account &account : accounts())
        kept << account.entry;
    return u"accounts: %1; entries: %2; departures: %3"_s.arg(
        kept.join(u' '), entries().values().join(u' '), departures().join(u' '));
}

void TestApplicationAndCtl::expectGood(const session::Account &account)
{
    QCOMPARE(account.endedBy, QString());
    const QString id = QString::number(account.kakaoId);
    QCOMPARE(m_desk->start({u"switch"_s, id})->exitCode(), 0);
    const auto ctl = m_desk->start({u"token"_s, u"--kakao"_s, u"--json"_s});
    const int exitCode = ctl->exitCode();
    QVERIFY2(exitCode == 0, ctl->errors().constData());
    QCOMPARE(ctl->json()[u"account"_s][u"id"_s].toString(), id);
    Visitor visitor(m_desk->server().url());
    const QByteArray token = ctl->json()[u"token"_s].toString().toLatin1();
    QCOMPARE(
        visitor.get("/v1/user/access_token_info", {{"Authorization", "Bearer " + token}}).status,
        200);
}

void TestApplicationAndCtl::look()
{
    QVERIFY2(m_failures.isEmpty(), qPrintable(m_failures.join(u'\n')));
    const session::Session &session = m_application->session();
    // What a new sign-in of the same person has replaced is taken away by the next start.
    QVERIFY(QList<int>({0, 3}).contains(m_desk->start({u"refresh"_s})->exitCode()));
    QVERIFY2(waitUntil([&] { return !session.hasUnfinishedWork() && isConsistent(); }),
             qPrintable(whatIsThere()));
    QSet<qint64> now;
    const auto all = accounts();
    for (const session::Account &account : all)
        now.insert(account.kakaoId);
    for (const Individual &who : people) {
        const bool wasIn = m_known.contains(who.id) || m_round.in.contains(who.id);
        if (!m_round.out.contains(who.id))
            QVERIFY2(now.contains(who.id) == wasIn, who.login);
        else if (!m_round.in.contains(who.id)) // else whichever came last
            QVERIFY2(!now.contains(who.id), who.login);
    }
    for (const session::Account &account : all)
        expectGood(account);
    m_known = now;
    m_round = {};
}

void TestApplicationAndCtl::aMinute()
{
    const quint32 seed = qEnvironmentVariableIsSet("DAEMUN_TEST_SEED")
        ? qEnvironmentVariable("DAEMUN_TEST_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    qInfo("DAEMUN_TEST_SEED=%u", seed);
    m_random.seed(seed);
    openApplication();
    const QDeadlineTimer end(howLong);
    int rounds = 0;
    for (; !end.hasExpired() && !QTest::currentTestFailed(); ++rounds) {
        auto ctls = startSome();
        useApplication();
        if (m_random.bounded(3) == 0 && !signInByCtl())
            m_failures << u"daemunctl did not sign in"_s;
        endAll(ctls);
        look();
    }
    for (auto count = m_counts.begin(); count != m_counts.end(); ++count)
        qInfo("%3d × %s", count.value(), qPrintable(count.key()));
    qInfo("%d rounds, %lld refreshes or sign-ins", rounds,
          qlonglong(m_desk->requestsTo("/oauth/token")));
    m_application->finish();
    m_application.reset();
}

QTEST_MAIN(TestApplicationAndCtl)
#include "tst_applicationandctl.moc"
