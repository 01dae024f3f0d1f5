// SPDX-License-Identifier: Apache-2.0
#include "program/configuration.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using program::LoginPlace;
using namespace Qt::StringLiterals;

class TestConfiguration : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void theFirstSourceCounts();
    void defaults();
    void whereTheLoginOpens();
    void refused_data();
    void refused();
    void serversNeverMeet_data();
    void serversNeverMeet();

private:
    static kakao::Result<program::Configuration> read(const QStringList &options,
                                                      const QProcessEnvironment &environment = {},
                                                      const QString &iniFile = {})
    {
        return program::readConfiguration(QStringList{u"daemun"_s} + options, environment, iniFile,
                                          u"/data"_s);
    }
};

void TestConfiguration::theFirstSourceCounts()
{
    const QTemporaryDir folder;
    const QString ini = folder.filePath(u"daemun.ini"_s);
    {
        QFile file(ini);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("rest-api-key=from-ini\nclient-secret=ini-secret\nscopes=a,b\n");
    }
    QProcessEnvironment environment;
    environment.insert(u"DAEMUN_REST_API_KEY"_s, u"from-environment"_s);
    environment.insert(u"DAEMUN_CLIENT_SECRET"_s, u"environment-secret"_s);

    const auto all = read({u"--rest-api-key=from-command-line"_s}, environment, ini);
    QVERIFY(all);
    QCOMPARE(all->kakao.clientId, u"from-command-line"_s);
    QCOMPARE(all->kakao.clientSecret.reveal(), "environment-secret");
    QCOMPARE(all->kakao.scopes, QStringList({u"a"_s, u"b"_s}));
    QVERIFY(!all->usesBuiltInSandbox);
    QCOMPARE(read({}, environment, ini)->kakao.clientId, u"from-environment"_s);
    QCOMPARE(read({}, {}, ini)->kakao.clientId, u"from-ini"_s);

    using program::SettingSource;
    QHash<QString, program::Setting> settings;
    for (const program::Setting &setting : all->settings)
        settings.insert(setting.name, setting);
    const auto has = [&settings](const QString &name, const QString &value, SettingSource source) {
        const program::Setting setting = settings.value(name);
        return setting.value == value && setting.source == source;
    };
    QVERIFY(has(u"rest-api-key"_s, u"from-command-line"_s, SettingSource::CommandLine));
    QVERIFY(has(u"client-secret"_s, QString(), SettingSource::Environment));
    QVERIFY(settings.value(u"client-secret"_s).isSecret);
    QVERIFY(has(u"scopes"_s, u"a,b"_s, SettingSource::File));
    QVERIFY(has(u"data-dir"_s, u"/data"_s, SettingSource::Default));
}

void TestConfiguration::defaults()
{
    const auto configuration = read({});
    QVERIFY(configuration);
    QVERIFY(configuration->usesBuiltInSandbox);
    QCOMPARE(configuration->kakao.redirectUri, QUrl(u"http://127.0.0.1:52525/kakao/callback"_s));
    QCOMPARE(configuration->kakao.kauthUrl, QUrl(u"https://kauth.kakao.com"_s));
    QCOMPARE(configuration->kakao.kapiUrl, QUrl(u"https://kapi.kakao.com"_s));
    QCOMPARE(configuration->dataDir, u"/data"_s);
}

void TestConfiguration::whereTheLoginOpens()
{
    QCOMPARE(read({})->choices.loginPlace, LoginPlace::Window);
    QCOMPARE(read({u"--login-in=browser"_s})->choices.loginPlace, LoginPlace::Browser);
    QProcessEnvironment environment;
    environment.insert(u"DAEMUN_LOGIN_IN"_s, u"browser"_s);
    QCOMPARE(read({}, environment)->choices.loginPlace, LoginPlace::Browser);
    QCOMPARE(read({u"--login-in=window"_s}, environment)->choices.loginPlace, LoginPlace::Window);
}

void TestConfiguration::refused_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("named");

    const auto row = [](const char *tag, const QStringList &options, const QString &named) {
        QTest::newRow(tag) << options << named;
    };
    row("an option nobody knows", {u"--nonsense"_s}, u"nonsense"_s);
    row("a stray argument", {u"please"_s}, u"please"_s);
    row("http to a server that is not this computer",
        {u"--rest-api-key=k"_s, u"--kauth-url=http://kauth.example"_s}, u"--kauth-url"_s);
    row("no URL at all", {u"--rest-api-key=k"_s, u"--kapi-url=nonsense"_s}, u"--kapi-url"_s);
    row("a redirect URI with a fragment", {u"--redirect-uri=http://127.0.0.1:1/x#y"_s},
        u"--redirect-uri"_s);
    row("a login in nowhere", {u"--login-in=tab"_s}, u"--login-in"_s);
    row("another server without a key", {u"--kauth-url=https://kauth.example"_s},
        u"--rest-api-key"_s);
}

void TestConfiguration::refused()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, named);
    const auto configuration = read(options);
    QVERIFY(!configuration);
    QVERIFY2(configuration.error().detail.contains(named),
             qPrintable(configuration.error().detail));
}

void TestConfiguration::serversNeverMeet_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("folder");

    QTest::newRow("the sandbox inside") << QStringList() << u"sandbox"_s << u"/data/sandbox"_s;
    QTest::newRow("Kakao") << QStringList{u"--rest-api-key=k"_s} << u"kauth.kakao.com"_s
                           << u"/data/kauth.kakao.com"_s;
    QTest::newRow("a sandbox outside")
        << QStringList{u"--rest-api-key=k"_s, u"--kauth-url=http://127.0.0.1:4610"_s}
        << u"127.0.0.1:4610"_s << u"/data/127.0.0.1_4610"_s;
}

void TestConfiguration::serversNeverMeet()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, server);
    QFETCH(const QString, folder);
    const auto configuration = read(options);
    QVERIFY(configuration);
    QCOMPARE(configuration->server(), server);
    QCOMPARE(configuration->serverDir(), folder);
}

QTEST_GUILESS_MAIN(TestConfiguration)
#include "tst_configuration.moc"
