// SPDX-License-Identifier: Apache-2.0
#include "stage.h"

#include "desktop/nicknamepicker.h"

#include <QDir>
#include <QDirIterator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

sandbox::Options registered(sandbox::Options options, QTcpServer &redirectPort)
{
    if (!redirectPort.listen(QHostAddress::LocalHost))
        qFatal("no port for the redirect URI");
    options.redirectUris = {u"http://127.0.0.1:%1/kakao/callback"_s.arg(redirectPort.serverPort())};
    options.logoutRedirectUris = {
        u"http://127.0.0.1:%1/kakao/logout"_s.arg(redirectPort.serverPort())};
    return options;
}

} // namespace

Stage::Stage(sandbox::Options options)
    : pluginFolder(QStringLiteral(DAEMUN_PLUGIN_FOLDER)),
      m_server(registered(std::move(options), m_redirectPort))
{
    m_redirectPortNumber = m_redirectPort.serverPort();
    if (const auto problem = m_server.start())
        qFatal("sandbox: %s", qPrintable(*problem));
}

QString Stage::redirectUri() const
{
    return u"http://127.0.0.1:%1/kakao/callback"_s.arg(m_redirectPortNumber);
}

QString Stage::logoutRedirectUri() const
{
    return u"http://127.0.0.1:%1/kakao/logout"_s.arg(m_redirectPortNumber);
}

QMap<QString, QByteArray> Stage::files() const
{
    QMap<QString, QByteArray> all;
    QDirIterator found(m_data.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (found.hasNext()) {
        QFile file(found.next());
        if (found.fileName() == "windows.ini"_L1)
            continue; // where the windows were: nothing of a person
        if (file.open(QIODevice::ReadOnly))
            all.insert(file.fileName(), file.readAll());
    }
    return all;
}

QString Stage::serverName() const
{
    return u"127.0.0.1:%1"_s.arg(m_server.url().port());
}

QString Stage::databaseFile() const
{
    return m_data.filePath(serverName().replace(u':', u'_') + u"/members.db"_s);
}

int Stage::memberCount() const
{
    int count = -1;
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"stage"_s);
        database.setDatabaseName(databaseFile());
        database.open();
        QSqlQuery query(u"SELECT COUNT(*) FROM members"_s, database);
        if (query.next())
            count = query.value(0).toInt();
    }
    QSqlDatabase::removeDatabase(u"stage"_s);
    return count;
}

bool Stage::keepsPhoto() const
{
    const QDir folder(QFileInfo(databaseFile()).dir().filePath(u"pictures"_s));
    return !folder.entryList({u"*.png"_s}, QDir::Files).isEmpty();
}

void Stage::open(const QStringList &more)
{
    const QString server = m_server.url().toString();
    const auto configuration = program::readConfiguration(
        QStringList{u"daemun"_s, u"--rest-api-key=sandbox"_s, u"--kauth-url="_s + server,
                    u"--kapi-url="_s + server, u"--redirect-uri="_s + redirectUri()}
            + more,
        {}, {}, m_data.path());
    if (!configuration)
        qFatal("%s", qPrintable(configuration.error().detail));
    program::Configuration read = *configuration;
    read.loginTimeLimit = loginTimeLimit;
    m_application = std::make_unique<desktop::Application>(read, pluginFolder);
    m_person.emplace(*m_application);
    m_application->start();
}

void Stage::close()
{
    if (m_application)
        m_application->finish();
    m_person.reset();
    m_application.reset();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

qsizetype Stage::requestsTo(const QByteArray &path) const
{
    const auto requests = m_server.requests();
    return std::count_if(requests.begin(), requests.end(),
                         [&](const auto &request) { return request.path == path; });
}

void Stage::photograph(const QString &name)
{
    const QString folder = QStringLiteral(DAEMUN_PICTURES);
    QVERIFY(Person::photograph(window(), folder, name));
    if (QWidget *login = m_person->loginWindow())
        QVERIFY(Person::photograph(*login, folder, name + u"-login"_s));
    if (QWidget *picker = m_person->nicknamePicker())
        QVERIFY(Person::photograph(*picker, folder, name + u"-picker"_s));
    const auto dialogs = window().findChildren<QDialog *>(Qt::FindDirectChildrenOnly);
    for (QDialog *dialog : dialogs) {
        const bool isShown =
            dialog == m_person->loginWindow() || dialog == m_person->nicknamePicker();
        if (dialog->isVisible() && !isShown)
            QVERIFY(Person::photograph(*dialog, folder, name + u"-dialog"_s));
    }
}
