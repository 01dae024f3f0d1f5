// SPDX-License-Identifier: Apache-2.0
#include "program/builtinsandbox.h"
#include "visitor.h"

#include <QPluginLoader>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// The sandbox inside the application.
class TestSandboxPlugin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void remembers_data();
    void remembers();
    void stops();
};

void TestSandboxPlugin::remembers_data()
{
    QTest::addColumn<QString>("fileName");
    QTest::addColumn<int>("status");
    QTest::newRow("with a file") << u"sandbox.json"_s << 200;
    QTest::newRow("without") << QString() << 401;
}

void TestSandboxPlugin::remembers()
{
    QFETCH(QString, fileName);
    QFETCH(int, status);
    const QTemporaryDir folder;
    const QString file = fileName.isEmpty() ? QString() : folder.filePath(fileName);
    QPluginLoader loader(QStringLiteral(SANDBOX_PLUGIN));
    auto *plugin = qobject_cast<program::BuiltInSandbox *>(loader.instance());
    QVERIFY2(plugin, qPrintable(loader.errorString()));
    QCOMPARE(plugin->start(app::redirectUri, {}, file), std::nullopt);
    QCOMPARE(plugin->clientId(), u"sandbox"_s);
    QByteArray access;
    {
        Visitor visitor(plugin->url());
        const QString code = visitor.signIn(app::authorizeTarget()).redirected(u"code"_s);
        access = visitor.post("/oauth/token", app::tokenFields(code))
                     .json()
                     .value("access_token"_L1)
                     .toString()
                     .toLatin1();
    }
    QCOMPARE(plugin->start(app::redirectUri, {}, file), std::nullopt); // another one in its place
    Visitor visitor(plugin->url());
    QCOMPARE(visitor.get("/v2/user/me", {{"Authorization", "Bearer " + access}}).status, status);
    QVERIFY(loader.unload());
}

void TestSandboxPlugin::stops()
{
    QPluginLoader loader(QStringLiteral(SANDBOX_PLUGIN));
    auto *plugin = qobject_cast<program::BuiltInSandbox *>(loader.instance());
    QVERIFY2(plugin, qPrintable(loader.errorString()));
    QCOMPARE(plugin->start(app::redirectUri, {}, {}), std::nullopt);
    const int port = plugin->url().port();
    plugin->stop();
    QCOMPARE(plugin->url(), QUrl());
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, quint16(port));
    QVERIFY(!socket.waitForConnected());
    QCOMPARE(socket.error(), QAbstractSocket::ConnectionRefusedError);
    plugin->stop(); // what does not run stays so
    QVERIFY(loader.unload());
}

QTEST_GUILESS_MAIN(TestSandboxPlugin)
#include "tst_sandboxplugin.moc"
