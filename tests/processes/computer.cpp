// SPDX-License-Identifier: Apache-2.0
#include "computer.h"

#include "../sandbox/visitor.h"
#include "../session/fakes.h"
#include "childarguments.h"
#include "members/sqlitedirectory.h"

#include <QEventLoop>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace {

/// Where there is one, nothing waits for a disk.
QString folderTemplate()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/daemun-XXXXXX"_s;
}

template <typename T>
kakao::Result<T> resultOf(const kakao::ReplyPtr<T> &reply)
{
    QEventLoop loop;
    reply->onFinished(&loop, [&loop](const kakao::Result<T> &) { loop.quit(); });
    loop.exec();
    return reply->result();
}

} // namespace

Computer::Computer(sandbox::Options options)
    : m_folder(folderTemplate()), m_clock(m_folder.filePath(u"clock"_s)), m_server([&] {
          options.redirectUris = {app::redirectUri};
          options.consentItems = {u"profile_nickname"_s}; // no OpenID Connect: no key to be made
          options.now = [this] { return m_clock.now(); };
          return options;
      }())
{
    if (const auto problem = m_server.start())
        qFatal("sandbox: %s", qPrintable(*problem));
    static int made = 0;
    m_name = u"computer-%1"_s.arg(++made); // a port may be had twice
}

sandbox::Options Computer::rotating()
{
    sandbox::Options options;
    options.refreshTokenRenewal = options.refreshTokenLife + std::chrono::hours(1);
    return options;
}

std::unique_ptr<ChildProcess> Computer::start(const QStringList &commands, int killAt,
                                              const QStringList &options) const
{
    const QStringList place{u"--folder"_s, m_folder.path(),
                            u"--server"_s, m_server.url().toString(),
                            u"--name"_s,   m_name};
    return std::make_unique<ChildProcess>(place + options + commands, killAt);
}

std::unique_ptr<ChildProcess> Computer::startAgain() const
{
    return start({u"restore"_s, u"settle"_s, u"quit"_s});
}

qsizetype Computer::requestsTo(const QByteArray &path) const
{
    const auto requests = m_server.requests();
    return std::count_if(requests.begin(), requests.end(),
                         [&](const auto &request) { return request.path == path; });
}

bool Computer::isLinked() const
{
    Visitor visitor(m_server.url());
    Reply page = visitor.get(app::authorizeTarget());
    if (page.isLoginPage())
        page = visitor.follow(visitor.submit(page, {{"person", "ryan@sandbox.test"}}));
    return !page.isConsentPage();
}

bool Computer::isGood(const QByteArray &accessToken) const
{
    Visitor visitor(m_server.url());
    return visitor.get("/v1/user/access_token_info", {{"Authorization", "Bearer " + accessToken}})
               .status
        == 200;
}

QList<session::Account> Computer::accounts() const
{
    FakeSecretStore nothing;
    members::SqliteDirectory directory(m_folder.path(), m_name, nothing, m_clock);
    const auto accounts = resultOf(directory.accounts());
    return accounts ? *accounts : QList<session::Account>();
}

QList<session::Departure> Computer::departures() const
{
    FakeSecretStore nothing;
    members::SqliteDirectory directory(m_folder.path(), m_name, nothing, m_clock);
    const auto departures = resultOf(directory.departures());
    return departures ? *departures : QList<session::Departure>();
}

bool Computer::isMember(qint64 kakaoId) const
{
    FakeSecretStore nothing;
    members::SqliteDirectory directory(m_folder.path(), m_name, nothing, m_clock);
    return bool(resultOf(directory.lookUp(kakaoId)));
}

bool Computer::hasPhoto(qint64 kakaoId) const
{
    return QFileInfo::exists(photoFile(m_folder.path(), kakaoId));
}

QMap<QString, QByteArray> Computer::entries(const Keyring &keyring) const
{
    const QString prefix = session::secretKey(m_name, QString());
    QMap<QString, QByteArray> entries;
    const auto items = keyring.items();
    for (auto item = items.begin(); item != items.end(); ++item) {
        if (item.key().startsWith(prefix) && !item.key().endsWith(u"/signing-key"_s))
            entries.insert(item.key().sliced(prefix.size()), item.value());
    }
    return entries;
}
