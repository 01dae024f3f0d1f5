// SPDX-License-Identifier: Apache-2.0
#include "desktop/singleinstance.h"

#include "desktop/desktoplog.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLocalSocket>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr int answerTimeout = 2000; // ms; the first one may be busy starting

/// Private to the user where there is a folder for that, and short: socket paths have 107 bytes.
QString socketName(const QString &dataDir)
{
    const QByteArray digest =
        QCryptographicHash::hash(dataDir.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    const QString name = u"daemun-"_s + QString::fromLatin1(digest);
    const QString runtimeDir = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return runtimeDir.isEmpty() || runtimeDir.size() > 70 ? name : runtimeDir + u'/' + name;
}

QString lockPath(const QString &dataDir)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QFile::exists(dataDir) && QDir().mkpath(dataDir))
        QFile::setPermissions(dataDir, ownerOnly);
    return QDir(dataDir).filePath(u"daemun.lock"_s);
}

} // namespace

SingleInstance::SingleInstance(const QString &dataDir)
    : m_lock(lockPath(dataDir)), m_socketName(socketName(QDir(dataDir).canonicalPath()))
{
    m_lock.setStaleLockTime(0); // a lock ends with its process, not with time
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        QLocalSocket *const other = m_server.nextPendingConnection();
        connect(other, &QLocalSocket::disconnected, other, &QObject::deleteLater);
        other->write("raised\n");
        other->disconnectFromServer();
        Q_EMIT raiseRequested();
    });
}

SingleInstance::Outcome SingleInstance::claim(bool raisesOther)
{
    if (m_lock.tryLock(0)) {
        listen();
        return Outcome::First;
    }
    if (m_lock.error() != QLockFile::LockFailedError) {
        qCWarning(logDesktop) << "cannot hold a lock, going on without";
        return Outcome::First;
    }
    return raisesOther ? askFirst() : Outcome::OtherLeftAlone;
}

void SingleInstance::listen()
{
    QLocalServer::removeServer(m_socketName);
    if (!m_server.listen(m_socketName))
        qCWarning(logDesktop) << "a second start will not find this one:" << m_server.errorString();
}

SingleInstance::Outcome SingleInstance::askFirst() const
{
    QLocalSocket first;
    first.connectToServer(m_socketName, QIODevice::ReadOnly);
    const bool answered = first.waitForConnected(answerTimeout)
        && (first.bytesAvailable() > 0 || first.waitForReadyRead(answerTimeout));
    return answered ? Outcome::OtherRaised : Outcome::OtherSilent;
}

} // namespace desktop
