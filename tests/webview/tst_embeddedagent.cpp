// SPDX-License-Identifier: Apache-2.0
#include "pageserver.h"
#include "webview/embeddedagent.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using webview::EmbeddedAgent;

namespace {

/// How an attempt that cannot begin ends, which is never inside the call.
kakao::Error refusal(session::UserAgent &agent)
{
    const auto reply = agent.authorize({});
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    if (finished.count() > 0 || !QTest::qWaitFor([&] { return finished.count() == 1; }))
        return {};
    return reply->result() ? kakao::Error() : reply->result().error();
}

#ifdef Q_OS_LINUX
bool isWebEngineLoaded()
{
    QFile maps(u"/proc/self/maps"_s);
    return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libQt6WebEngine");
}
#endif

} // namespace

/// In a program that has no windows.
class TestWithoutWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void needsAnApplicationWithWidgets()
    {
        EmbeddedAgent agent;
        const kakao::Error error = refusal(agent);
        QCOMPARE(error.code, ErrorCode::WebViewUnusable);
        QCOMPARE(error.origin, kakao::ErrorOrigin::UserAgent);
        QCOMPARE(error.detail, u"no QApplication"_s);
    }
};

/// The login window as a program has it that links the library and did nothing else for it.
class TestEmbeddedAgent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhereItLooked();
    void saysWhyThePluginDoesNotLoad();
    void findsThePluginOnceItIsThere();
    void signsIn();
};

void TestEmbeddedAgent::saysWhereItLooked()
{
    const QTemporaryDir empty;
    EmbeddedAgent agent(nullptr, empty.path());
    const kakao::Error error = refusal(agent);
    QCOMPARE(error.code, ErrorCode::WebViewMissing);
    QVERIFY2(error.detail.contains(QDir::toNativeSeparators(empty.path())),
             qPrintable(error.detail));
}

void TestEmbeddedAgent::saysWhyThePluginDoesNotLoad()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"daemun-webview.so"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write("no plugin") > 0);
    file.close();
    EmbeddedAgent agent(nullptr, folder.path());
    const kakao::Error error = refusal(agent);
    QCOMPARE(error.code, ErrorCode::WebViewMissing);
    QVERIFY2(error.detail.contains(u"daemun-webview.so"_s)
                 && !error.detail.contains(u"is not in"_s),
             qPrintable(error.detail));
}

void TestEmbeddedAgent::findsThePluginOnceItIsThere()
{
    EmbeddedAgent missing(nullptr, u"/nonexistent"_s);
    QCOMPARE(refusal(missing).code, ErrorCode::WebViewMissing);

    EmbeddedAgent agent; // beside the library that this test links
#ifdef Q_OS_LINUX
    QVERIFY(!isWebEngineLoaded());
#endif
    qputenv("QTWEBENGINEPROCESS_PATH", "/nonexistent");
    const kakao::Error error = refusal(agent);
    qunsetenv("QTWEBENGINEPROCESS_PATH");
    QCOMPARE(error.code, ErrorCode::WebViewUnusable);
    QCOMPARE(error.detail, u"process"_s);
#ifdef Q_OS_LINUX
    QVERIFY(isWebEngineLoaded());
#endif
}

void TestEmbeddedAgent::signsIn()
{
    PageServer server;
    PageServer tripwire;
    const QUrl answer = tripwire.url(u"/callback?code=c&state=s"_s);
    server.setRedirect("/start", 302, answer.toEncoded());
    QWidget parent;
    parent.show();
    EmbeddedAgent agent(&parent);
    const auto reply = agent.authorize({.authorizationUrl = server.url(u"/start"_s),
                                        .redirectUri = tripwire.url(u"/callback"_s),
                                        .allowedHosts = {u"127.0.0.1"_s}});
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    QVERIFY2(reply->result(),
             qPrintable(reply->result() ? QString() : reply->result().error().detail));
    QCOMPARE(*reply->result(), answer);
    QCOMPARE(tripwire.connections(), 0);
}

int main(int argc, char *argv[])
{
    QTEST_SET_MAIN_SOURCE_PATH
    {
        const QCoreApplication app(argc, argv);
        TestWithoutWindows test;
        if (const int failures = QTest::qExec(&test); failures > 0)
            return failures;
    }
    const QApplication app(argc, argv);
    TestEmbeddedAgent test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_embeddedagent.moc"
