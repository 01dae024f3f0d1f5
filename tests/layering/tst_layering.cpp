// SPDX-License-Identifier: Apache-2.0
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What the code of one folder of src/ may use. Dependencies go down; adapters never meet.
struct Layer
{
    QStringList folders;      ///< whose headers it may include, besides its own
    QStringList links;        ///< what its targets may link, besides its own and project_defaults
    QStringList foreign;      ///< the headers of others it may include
    QStringList headers = {}; ///< of other folders, those few that it may include
};

const QHash<QString, Layer> layers{
    {u"kakao"_s, {{}, {u"Qt6::Core"_s, u"Qt6::Network"_s, u"OpenSSL::Crypto"_s}, {u"openssl"_s}}},
    {u"session"_s, {{u"kakao"_s}, {u"Qt6::Core"_s, u"Daemun::Kakao"_s}, {}}},
    {u"members"_s,
     {{u"kakao"_s, u"session"_s},
      {u"Qt6::Core"_s, u"Qt6::Sql"_s, u"PkgConfig::ICU"_s, u"Daemun::Session"_s},
      {u"QSql"_s, u"unicode"_s}}},
    {u"keychain"_s,
     {{u"kakao"_s, u"session"_s},
      {u"Qt6::Core"_s, u"Qt6::DBus"_s, u"Daemun::Session"_s, u"Qt6Keychain::Qt6Keychain"_s},
      {u"qt6keychain"_s, u"QDBus"_s}}},
    {u"browser"_s,
     {{u"kakao"_s, u"session"_s}, {u"Qt6::Core"_s, u"Qt6::Network"_s, u"Daemun::Session"_s}, {}}},
    {u"foundation"_s,
     {{u"kakao"_s, u"session"_s, u"members"_s, u"keychain"_s, u"browser"_s},
      {u"Qt6::Network"_s, u"Daemun::Session"_s, u"Daemun::Members"_s, u"Daemun::Keychain"_s,
       u"Daemun::Browser"_s},
      {}}},
    {u"accessibility"_s, {{}, {u"Qt6::Widgets"_s}, {}}},
    {u"privileges"_s, {{}, {}, {}}},
    {u"webview"_s,
     {{u"kakao"_s, u"session"_s, u"accessibility"_s, u"privileges"_s},
      {u"Qt6::Core"_s, u"Qt6::Network"_s, u"Qt6::WebEngineWidgets"_s, u"Qt6::Widgets"_s,
       u"Daemun::Session"_s, u"Daemun::Kakao"_s, u"daemun-accessibility"_s, u"daemun-privileges"_s},
      {u"QWebEngine"_s}}},
    {u"sandbox"_s,
     {{},
      {u"Qt6::Core"_s, u"PkgConfig::HTTPLIB"_s, u"OpenSSL::SSL"_s, u"OpenSSL::Crypto"_s,
       u"Threads::Threads"_s},
      {u"httplib"_s, u"openssl"_s}}},
    {u"program"_s,
     {{u"kakao"_s, u"session"_s, u"members"_s, u"foundation"_s, u"sandbox"_s, u"privileges"_s},
      {u"Qt6::Network"_s, u"Daemun::Foundation"_s, u"Daemun::Members"_s, u"Daemun::Sandbox"_s,
       u"daemun-privileges"_s},
      {}}},
    {u"cli"_s,
     {{u"kakao"_s, u"session"_s, u"members"_s, u"keychain"_s, u"browser"_s, u"privileges"_s,
       u"program"_s},
      {u"Qt6::Core"_s, u"Qt6::Sql"_s, u"PkgConfig::ICU"_s, u"Daemun::Members"_s,
       u"Daemun::Keychain"_s, u"Daemun::Browser"_s, u"daemun-program"_s, u"daemun-privileges"_s,
       u"daemun-program-translations"_s, u"${members_resources}"_s},
      {}}},
    {u"desktop"_s,
     {{u"kakao"_s, u"session"_s, u"members"_s, u"browser"_s, u"foundation"_s, u"accessibility"_s,
       u"program"_s},
      {u"Qt6::Widgets"_s, u"Daemun::Browser"_s, u"Daemun::Members"_s, u"Daemun::WebView"_s,
       u"daemun-accessibility"_s, u"daemun-program"_s},
      {},
      {u"webview/embeddedagent.h"_s}}},
};

/// src/webview is two things: the plugin, and what programs link to have it. The latter must not
/// bring Qt WebEngine into them.
const Layer webViewLibrary{{u"kakao"_s, u"session"_s},
                           {u"Daemun::Session"_s, u"Qt6::Widgets"_s},
                           {},
                           {u"webview/embeddedagent.h"_s, u"webview/openglsharing_p.h"_s,
                            u"webview/pluginfolders_p.h"_s, u"webview/webview_export.h"_s}};
const QStringList webViewLibraryFiles{u"embeddedagent.cpp"_s,    u"embeddedagent.h"_s,
                                      u"libraryfile_unix.cpp"_s, u"libraryfile_windows.cpp"_s,
                                      u"openglsharing.cpp"_s,    u"openglsharing_p.h"_s,
                                      u"pluginfolders.cpp"_s,    u"pluginfolders_p.h"_s};

const QStringList guarded{u"QSql"_s,    u"qt6keychain"_s, u"QDBus"_s,   u"QWebEngine"_s,
                          u"httplib"_s, u"openssl"_s,     u"unicode"_s, u"QtNetworkAuth"_s};

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QStringList words{u"PUBLIC"_s, u"PRIVATE"_s, u"INTERFACE"_s, u"project_defaults"_s};

/// The arguments of each target_link_libraries().
QList<QStringList> linkCalls(const QString &lists)
{
    static const QRegularExpression call(uR"(target_link_libraries\(([^)]*)\))"_s);
    QList<QStringList> calls;
    auto found = call.globalMatch(lists);
    while (found.hasNext())
        calls.append(found.next().captured(1).simplified().split(u' ', Qt::SkipEmptyParts));
    return calls;
}

QString sourceDir()
{
    return QStringLiteral(DAEMUN_SOURCE_DIR "/src/");
}

} // namespace

/// The folders of src/ and what each may use: the picture in ARCHITECTURE.md, held by a test.
class TestLayering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFolderHasARule();
    void includes_data();
    void includes();
    void links_data();
    void links();
    void webViewLibraryIsLight();
};

void TestLayering::everyFolderHasARule()
{
    QStringList folders = QDir(sourceDir()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QStringList ruled = layers.keys();
    folders.sort();
    ruled.sort();
    QCOMPARE(folders, ruled);
}

void TestLayering::includes_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("file");
    for (const QString &folder : layers.keys()) {
        QDirIterator files(sourceDir() + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::newRow(qPrintable(folder + u'/' + files.fileName())) << folder << file;
        }
    }
}

void TestLayering::includes()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, file);
    const bool isWebViewLibrary =
        folder == "webview"_L1 && webViewLibraryFiles.contains(QFileInfo(file).fileName());
    const Layer layer = isWebViewLibrary ? webViewLibrary : layers.value(folder);

    static const QRegularExpression include(uR"(^#include [<"]([^>"]+)[>"])"_s,
                                            QRegularExpression::MultilineOption);
    auto found = include.globalMatch(contents(file));
    while (found.hasNext()) {
        const QString header = found.next().captured(1);
        const QString owner = header.section(u'/', 0, 0);
        if (layers.contains(owner)) {
            QVERIFY2((owner == folder && !isWebViewLibrary) || layer.folders.contains(owner)
                         || layer.headers.contains(header),
                     qPrintable(header + u" is above or beside this folder"_s));
        }
        for (const QString &prefix : guarded) {
            QVERIFY2(!header.startsWith(prefix) || layer.foreign.contains(prefix),
                     qPrintable(header + u" belongs to another folder"_s));
        }
    }
}

void TestLayering::links_data()
{
    QTest::addColumn<QString>("folder");
    for (const QString &folder : layers.keys())
        QTest::newRow(qPrintable(folder)) << folder;
}

void TestLayering::links()
{
    QFETCH(const QString, folder);
    const Layer layer = layers.value(folder);
    const QString lists = contents(sourceDir() + folder + u"/CMakeLists.txt"_s);
    QVERIFY(!lists.isEmpty());

    const auto calls = linkCalls(lists);
    QVERIFY(!calls.isEmpty());
    for (const QStringList &arguments : calls) {
        for (const QString &argument : arguments.sliced(1)) {
            const bool isOwn = argument.startsWith(u"daemun-"_s + folder)
                || argument.compare(u"Daemun::"_s + folder, Qt::CaseInsensitive) == 0;
            QVERIFY2(isOwn || words.contains(argument) || layer.links.contains(argument),
                     qPrintable(argument + u" is not for "_s + folder));
        }
    }
}

void TestLayering::webViewLibraryIsLight()
{
    const QString lists = contents(sourceDir() + u"webview/CMakeLists.txt"_s);
    int calls = 0;
    for (const QStringList &arguments : linkCalls(lists)) {
        if (arguments.first() != "daemun-webview"_L1)
            continue;
        ++calls;
        for (const QString &argument : arguments.sliced(1)) {
            QVERIFY2(words.contains(argument) || webViewLibrary.links.contains(argument),
                     qPrintable(argument));
        }
    }
    QCOMPARE(calls, 1);
    for (const QString &file : webViewLibraryFiles)
        QVERIFY2(QFile::exists(sourceDir() + u"webview/"_s + file), qPrintable(file));
}

QTEST_GUILESS_MAIN(TestLayering)
#include "tst_layering.moc"
