// SPDX-License-Identifier: Apache-2.0
#include "pageserver.h"
#include "session/useragent.h"

#include <QApplication>
#include <QDirIterator>
#include <QPluginLoader>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;

/// The plugin as a program meets it: a file.
class TestPlugin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void refusesADebuggingPort_data();
    void refusesADebuggingPort();
    void refusesWithoutItsProcess();
    void refusesWithoutSharedOpenGl();
    void signsIn();
    void leavesNothingBehind();

private:
    [[nodiscard]] session::UserAgentRequest request() const;

    QPluginLoader m_loader{QStringLiteral(DAEMUN_WEBVIEW_PLUGIN)};
    session::UserAgentFactory *m_factory = nullptr;
    PageServer m_server;
    PageServer m_tripwire;
};

void TestPlugin::initTestCase()
{
    m_factory = qobject_cast<session::UserAgentFactory *>(m_loader.instance());
    QVERIFY2(m_factory, qPrintable(m_loader.errorString()));
}

void TestPlugin::init()
{
    m_server.clear();
    m_tripwire.clear();
    m_server.set("/start",
                 {.body = "<script>localStorage.a = 1;"
                          "fetch('/seen').then(() => location = '/done')</script>",
                  .headers = "Set-Cookie: a=1; Max-Age=9999\r\n"});
    m_server.setRedirect("/done", 302, m_tripwire.url(u"/callback?code=c&state=s"_s).toEncoded());
}

session::UserAgentRequest TestPlugin::request() const
{
    return {.authorizationUrl = m_server.url(u"/start"_s),
            .redirectUri = m_tripwire.url(u"/callback"_s),
            .allowedHosts = {u"127.0.0.1"_s}};
}

void TestPlugin::refusesADebuggingPort_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("variable") << QByteArray("QTWEBENGINE_REMOTE_DEBUGGING") << QByteArray("9333");
    QTest::newRow("flag") << QByteArray("QTWEBENGINE_CHROMIUM_FLAGS")
                          << QByteArray("--disable-gpu --remote-debugging-port=9333");
}

void TestPlugin::refusesADebuggingPort()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QByteArray, value);
    const QByteArray before = qgetenv(name.constData());
    const bool wasSet = qEnvironmentVariableIsSet(name.constData());
    qputenv(name.constData(), value);
    const auto agent = m_factory->create(nullptr);
    wasSet ? qputenv(name.constData(), before) : qunsetenv(name.constData());

    const auto reply = agent->authorize(request());
    QSignalSpy finished(reply.get(), &kakao::PendingReply::finished);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(reply->result().error().code, ErrorCode::WebViewUnusable);
    QCOMPARE(reply->result().error().detail, u"remote debugging"_s);
    QCOMPARE(m_server.connections(), 0);
}

void TestPlugin::refusesWithoutItsProcess()
{
    qputenv("QTWEBENGINEPROCESS_PATH", "/nonexistent");
    const auto agent = m_factory->create(nullptr);
    qunsetenv("QTWEBENGINEPROCESS_PATH");
    const auto reply = agent->authorize(request());
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->result().error().code, ErrorCode::WebViewUnusable);
    QCOMPARE(reply->result().error().detail, u"process"_s);
}

void TestPlugin::refusesWithoutSharedOpenGl()
{
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts, false);
    const auto agent = m_factory->create(nullptr);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    const auto reply = agent->authorize(request());
    QTRY_VERIFY(reply->isFinished()); // where WebEngine would crash
    QCOMPARE(reply->result().error().detail, u"opengl"_s);
}

void TestPlugin::signsIn()
{
    QWidget parent;
    parent.show();
    const auto agent = m_factory->create(&parent);
    const auto reply = agent->authorize(request());
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    QVERIFY(reply->result());
    QCOMPARE(*reply->result(), m_tripwire.url(u"/callback?code=c&state=s"_s));
    QCOMPARE(m_tripwire.connections(), 0);
}

void TestPlugin::leavesNothingBehind()
{
    const QString home = qEnvironmentVariable("HOME");
    if (!home.contains(u"/home."_s))
        QSKIP("needs a home of its own, which ctest gives it");
    QStringList files;
    QDirIterator everything(home, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (everything.hasNext())
        files += everything.next();
    QCOMPARE(files, QStringList());
}

int main(int argc, char *argv[])
{
    // WebEngine draws with the application's OpenGL context, and comes too late to ask for it.
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QApplication app(argc, argv);
    TestPlugin test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_plugin.moc"
