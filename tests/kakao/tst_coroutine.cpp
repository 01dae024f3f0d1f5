// SPDX-License-Identifier: Apache-2.0
#include "kakao/coroutine.h"

#include "kakao/apiclient.h"
#include "support/standinserver.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <functional>

using kakao::ApiClient;
using kakao::Done;
using kakao::ErrorCode;
using kakao::PendingReply;
using kakao::ReplyPtr;
using kakao::Result;
using kakao::Secret;
using namespace Qt::StringLiterals;

namespace {

const QByteArray userAnswer =
    R"({"id":1,"kakao_account":{"profile_nickname_needs_agreement":false,"profile":{"nickname":"Ryan"}}})";

/// What a coroutine did, and whether its frame is still there.
struct Trace
{
    QStringList steps = {};
    int frames = 0;
};

class Frame
{
public:
    explicit Frame(Trace &trace) : m_trace(trace) { ++m_trace.frames; }
    ~Frame() { --m_trace.frames; }
    Q_DISABLE_COPY_MOVE(Frame)

private:
    Trace &m_trace;
};

/// By reference what the test keeps until its end.
ReplyPtr<QString> nicknameOf(const ApiClient &api, Trace &trace)
{
    const Frame frame(trace);
    trace.steps += u"begun"_s;
    const auto user = co_await api.fetchUser(Secret("token"));
    trace.steps += u"user"_s;
    if (!user)
        co_return user.error();
    co_return user->nickname;
}

ReplyPtr<Done> askTwice(const ApiClient &api, Trace &trace, std::function<void()> inBetween)
{
    const Frame frame(trace);
    const auto user = co_await api.fetchUser(Secret("token"));
    trace.steps += u"user"_s;
    inBetween();
    trace.steps += u"on"_s;
    const auto consents = co_await api.fetchConsents(Secret("token"));
    trace.steps += u"consents"_s;
    if (!user)
        co_return user.error();
    if (!consents)
        co_return consents.error();
    co_return Done();
}

ReplyPtr<QString> twice(ReplyPtr<QString> first)
{
    const auto text = co_await std::move(first);
    if (!text)
        co_return text.error();
    co_return *text + *text;
}

/// As a window has it: what it uses comes first, its reply last.
class Owner : public QObject
{
public:
    Owner(const kakao::Config &config, Trace &trace)
        : m_api(m_network, config), m_trace(trace), m_nickname(load())
    {
    }

private:
    ReplyPtr<QString> load()
    {
        const auto nickname = co_await nicknameOf(m_api, m_trace);
        m_trace.steps += u"loaded"_s;
        co_return nickname;
    }

    QNetworkAccessManager m_network;
    ApiClient m_api;
    Trace &m_trace;
    ReplyPtr<QString> m_nickname;
};

/// A coroutine of somebody else's, which begins at once and belongs to nobody.
struct Detached
{
    struct promise_type // NOLINT(readability-identifier-naming): C++ calls it so
    {
        Detached get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        std::suspend_never final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { std::terminate(); }
    };
};

Detached note(ReplyPtr<QString> reply, QStringList &notes)
{
    const auto text = co_await std::move(reply);
    notes += text ? *text : u"error"_s;
}

} // namespace

class TestCoroutine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_network.clearConnectionCache(); // no test inherits an idle connection
        m_server.hangUp();
        QTRY_COMPARE(m_server.openConnections(), 0);
        m_server.setAnswer("/v2/user/me", {.body = userAnswer});
        m_server.setAnswer("/v2/user/scopes", {.body = R"({"scopes":[]})"});
    }
    void beginsAtOnceAndFinishesLater();
    void anErrorComesBack();
    void severalAwaitsInARow();
    void aReplyThatIsReady();
    void aReplyThatHasBeenFinishedForLong();
    void droppedBeforeAReadyReplyGoesOn();
    void coroutinesAwaitEachOther();
    void theOwnerGoesFirst();
    void aParentGoesFirst();
    void aborted();
    void droppedWhileItRuns();
    void abortedWhileItRuns();
    void droppedInItsLastStep();
    void nobodyHoldsIt();
    void otherCoroutinesAwaitReplies();

private:
    [[nodiscard]] kakao::Config config() const
    {
        kakao::Config config;
        config.redirectUri = QUrl(u"http://127.0.0.1/cb"_s);
        config.kauthUrl = config.kapiUrl = m_server.url();
        return config;
    }

    StandInServer m_server;
    QNetworkAccessManager m_network;
    const ApiClient m_api{m_network, config()};
};

void TestCoroutine::beginsAtOnceAndFinishesLater()
{
    Trace trace;
    const auto reply = nicknameOf(m_api, trace);
    QCOMPARE(trace.steps, QStringList(u"begun"_s));
    QSignalSpy finished(reply.get(), &PendingReply::finished);
    QVERIFY(!reply->isFinished());

    QVERIFY(finished.wait());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(*reply->result(), u"Ryan"_s);
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::anErrorComesBack()
{
    m_server.setAnswer("/v2/user/me", {.status = 401, .body = R"({"code":-401,"msg":""})"});
    Trace trace;
    const auto reply = nicknameOf(m_api, trace);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().kakaoCode, u"-401"_s);
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::severalAwaitsInARow()
{
    Trace trace;
    const auto before = m_server.requests().size();
    const auto reply = askTwice(m_api, trace, [this, before] {
        QCOMPARE(m_server.requests().size(), before + 1); // the second is not sent ahead
    });
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->result());
    QCOMPARE(trace.steps, QStringList({u"user"_s, u"on"_s, u"consents"_s}));
    QCOMPARE(m_server.requests().size(), before + 2);
}

void TestCoroutine::aReplyThatIsReady()
{
    const auto reply = twice(kakao::makeReadyReply<QString>(u"da"_s));
    QVERIFY(!reply->isFinished()); // never inside the call
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(*reply->result(), u"dada"_s);
}

void TestCoroutine::aReplyThatHasBeenFinishedForLong()
{
    auto first = kakao::makeReadyReply<QString>(u"da"_s);
    QVERIFY(QSignalSpy(first.get(), &PendingReply::finished).wait()); // which comes only once

    const auto reply = twice(std::move(first));
    QVERIFY(!reply->isFinished());
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(*reply->result(), u"dada"_s);
}

void TestCoroutine::droppedBeforeAReadyReplyGoesOn()
{
    auto first = kakao::makeReadyReply<QString>(u"da"_s);
    const QPointer<QObject> awaited(first.get());
    auto reply = twice(std::move(first));
    reply.reset();
    QTRY_VERIFY(!awaited); // its events have come before
}

void TestCoroutine::coroutinesAwaitEachOther()
{
    Trace trace;
    const auto reply = twice(twice(nicknameOf(m_api, trace)));
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(*reply->result(), u"RyanRyanRyanRyan"_s);
}

void TestCoroutine::theOwnerGoesFirst()
{
    m_server.setAnswer("/v2/user/me", {.manner = StandInServer::Manner::Hang});
    const auto before = m_server.requests().size();
    Trace trace;
    auto owner = std::make_unique<Owner>(config(), trace);
    QTRY_COMPARE(m_server.requests().size(), before + 1);
    QCOMPARE(trace.frames, 1);

    owner.reset();
    QCOMPARE(trace.frames, 0);
    QTRY_COMPARE(m_server.openConnections(), 0);
    QCOMPARE(trace.steps, QStringList(u"begun"_s));
}

void TestCoroutine::aParentGoesFirst()
{
    Trace trace;
    auto parent = std::make_unique<QObject>();
    nicknameOf(m_api, trace).release()->setParent(parent.get());
    QCOMPARE(trace.frames, 1);
    parent.reset();
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::aborted()
{
    m_server.setAnswer("/v2/user/me", {.manner = StandInServer::Manner::Hang});
    Trace trace;
    const auto reply = nicknameOf(m_api, trace);
    QSignalSpy finished(reply.get(), &PendingReply::finished);
    reply->abort();
    QCOMPARE(trace.frames, 0);
    QCOMPARE(finished.count(), 0);

    QVERIFY(finished.wait());
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(trace.steps, QStringList(u"begun"_s));
}

void TestCoroutine::droppedWhileItRuns()
{
    Trace trace;
    ReplyPtr<Done> reply;
    reply = askTwice(m_api, trace, [&reply] { reply.reset(); });
    const QPointer<QObject> alive(reply.get());
    QTRY_VERIFY(!alive);
    // What runs cannot be taken away: it ends where it would wait.
    QCOMPARE(trace.steps, QStringList({u"user"_s, u"on"_s}));
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::abortedWhileItRuns()
{
    Trace trace;
    ReplyPtr<Done> reply;
    reply = askTwice(m_api, trace, [&reply] { reply->abort(); });
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().code, ErrorCode::Cancelled);
    QCOMPARE(trace.steps, QStringList({u"user"_s, u"on"_s}));
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::droppedInItsLastStep()
{
    Trace trace;
    ReplyPtr<Done> reply;
    const auto run = [](Trace &kept, ReplyPtr<Done> &own) -> ReplyPtr<Done> {
        const Frame frame(kept);
        const auto text = co_await kakao::makeReadyReply<QString>(u"da"_s);
        own.reset();
        kept.steps += *text;
        co_return Done();
    };
    reply = run(trace, reply);
    const QPointer<QObject> alive(reply.get());
    QTRY_VERIFY(!alive);
    QCOMPARE(trace.steps, QStringList(u"da"_s));
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::nobodyHoldsIt()
{
    Trace trace;
    auto reply = nicknameOf(m_api, trace);
    const QPointer<QObject> alive(reply.get());
    kakao::runToItsEnd(std::move(reply));
    QTRY_VERIFY(!alive);
    QCOMPARE(trace.steps, QStringList({u"begun"_s, u"user"_s}));
    QCOMPARE(trace.frames, 0);
}

void TestCoroutine::otherCoroutinesAwaitReplies()
{
    Trace trace;
    QStringList notes;
    note(nicknameOf(m_api, trace), notes);
    note(kakao::makeReadyReply<QString>(u"ready"_s), notes);
    QVERIFY(notes.isEmpty());
    QTRY_COMPARE(notes, QStringList({u"ready"_s, u"Ryan"_s}));
}

QTEST_GUILESS_MAIN(TestCoroutine)
#include "tst_coroutine.moc"
