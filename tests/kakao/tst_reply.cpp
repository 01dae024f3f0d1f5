// SPDX-License-Identifier: Apache-2.0
#include "kakao/reply.h"

#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using kakao::Error;
using kakao::ErrorCode;
using kakao::PendingReply;
using kakao::Reply;
using kakao::ReplyPtr;
using kakao::Result;
using namespace Qt::StringLiterals;

namespace {

class ManualReply final : public Reply<QString>
{
public:
    ManualReply() : Reply(kakao::ErrorOrigin::Token) {}
    int stopped = 0;

private:
    void stop() override
    {
        ++stopped;
        finish(u"late"_s); // what is reported late must not count
    }
};

} // namespace

class TestReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void finishesOnceAndNeverInsideTheCall();
    void abortingIsAResult();
    void droppingIsSilent();
    void droppingFromItsOwnSlot();
    void aDeadContextIsNotCalled();
};

void TestReply::finishesOnceAndNeverInsideTheCall()
{
    ManualReply reply;
    QSignalSpy finished(&reply, &PendingReply::finished);
    reply.finish(u"first"_s);
    reply.finish(u"second"_s);
    QVERIFY(reply.isFinished());
    QCOMPARE(finished.count(), 0);

    QVERIFY(finished.wait());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(*reply.result(), u"first"_s);
}

void TestReply::abortingIsAResult()
{
    ManualReply reply;
    QSignalSpy finished(&reply, &PendingReply::finished);
    reply.abort();
    QCOMPARE(finished.count(), 0);

    QVERIFY(finished.wait());
    QCOMPARE(reply.stopped, 1);
    QCOMPARE(reply.result().error().code, ErrorCode::Cancelled);
    QCOMPARE(reply.result().error().origin, kakao::ErrorOrigin::Token);
}

void TestReply::droppingIsSilent()
{
    auto reply = kakao::makeReadyReply<QString>(u"1"_s);
    bool called = false;
    reply->onFinished(this, [&called](const Result<QString> &) { called = true; });
    const QPointer<QObject> alive(reply.get());
    reply.reset();
    QTRY_VERIFY(!alive);
    QVERIFY(!called);
}

void TestReply::droppingFromItsOwnSlot()
{
    auto reply = kakao::makeReadyReply<QString>(u"1"_s);
    const QPointer<QObject> alive(reply.get());
    reply->onFinished(this, [&reply](const Result<QString> &) { reply.reset(); });
    QTRY_VERIFY(!alive);
    QVERIFY(!reply);
}

void TestReply::aDeadContextIsNotCalled()
{
    const auto reply = kakao::makeReadyReply<QString>(u"1"_s);
    bool called = false;
    {
        QObject context;
        reply->onFinished(&context, [&called](const Result<QString> &) { called = true; });
    }
    QSignalSpy finished(reply.get(), &PendingReply::finished);
    QVERIFY(finished.wait());
    QVERIFY(!called);
}

QTEST_GUILESS_MAIN(TestReply)
#include "tst_reply.moc"
