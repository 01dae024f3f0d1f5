// SPDX-License-Identifier: Apache-2.0
#include "support/keyring.h"

#include <QDBusArgument>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

/// `Secret` of the Secret Service API.
struct DBusSecret
{
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
Q_DECLARE_METATYPE(DBusSecret)

static QDBusArgument &operator<<(QDBusArgument &argument, const DBusSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

static const QDBusArgument &operator>>(const QDBusArgument &argument, DBusSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

namespace {

using Attributes = QMap<QString, QString>;

constexpr auto password = "gate"; // with-keyring's

const auto serviceInterface = u"org.freedesktop.Secret.Service"_s;

QDBusObjectPath collectionPath()
{
    return QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s);
}

} // namespace

Keyring::Keyring()
    : m_bus(QDBusConnection::sessionBus()),
      m_pid(qEnvironmentVariableIntValue("DAEMUN_KEYRING_PID"))
{
    qDBusRegisterMetaType<DBusSecret>();
    qDBusRegisterMetaType<Attributes>();
}

Keyring::~Keyring()
{
    if (m_process && !kill())
        qWarning("A keyring daemon did not end");
}

bool Keyring::start(Collection collection)
{
    // Now and then a daemon that follows a killed one comes up without its name on the bus.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (tryStart(collection))
            return true;
    }
    return false;
}

bool Keyring::tryStart(Collection collection)
{
    if (!kill())
        return false;
    const bool unlocked = collection == Collection::Unlocked;
    m_process = std::make_unique<QProcess>();
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_process->start(
        u"gnome-keyring-daemon"_s,
        {unlocked ? u"--unlock"_s : u"--start"_s, u"--foreground"_s, u"--components=secrets"_s});
    if (unlocked)
        m_process->write(password);
    m_process->closeWriteChannel();
    if (!m_process->waitForStarted())
        return false;
    m_pid = m_process->processId();
    return QTest::qWaitFor([&] { return isThere() && isUnlocked() == unlocked; });
}

bool Keyring::kill()
{
    if (m_pid > 0)
        ::kill(pid_t(m_pid), SIGKILL);
    m_pid = 0;
    if (m_process && m_process->state() != QProcess::NotRunning && !m_process->waitForFinished())
        return false;
    m_process.reset();
    return QTest::qWaitFor([this] { return !isThere(); });
}

bool Keyring::stop()
{
    return m_pid > 0 && ::kill(pid_t(m_pid), SIGSTOP) == 0;
}

bool Keyring::resume()
{
    return m_pid > 0 && ::kill(pid_t(m_pid), SIGCONT) == 0;
}

bool Keyring::isThere() const
{
    return m_bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s);
}

bool Keyring::isUnlocked() const
{
    auto get = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, collectionPath().path(),
                                              u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    get << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    const QDBusMessage answer = m_bus.call(get);
    return answer.type() == QDBusMessage::ReplyMessage
        && !answer.arguments().constFirst().value<QDBusVariant>().variant().toBool();
}

bool Keyring::lock()
{
    const QVariantList collections{QVariant::fromValue(QList{collectionPath()})};
    return call(serviceInterface, u"Lock"_s, collections).type() == QDBusMessage::ReplyMessage
        && !isUnlocked();
}

QDBusObjectPath Keyring::openSession() const
{
    const QDBusMessage opened = call(serviceInterface, u"OpenSession"_s,
                                     {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    return opened.arguments().value(1).value<QDBusObjectPath>();
}

bool Keyring::unlock()
{
    const DBusSecret secret{openSession(), {}, password, u"text/plain"_s};
    const QDBusMessage answer =
        call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
             u"UnlockWithMasterPassword"_s,
             {QVariant::fromValue(collectionPath()), QVariant::fromValue(secret)});
    return answer.type() == QDBusMessage::ReplyMessage && isUnlocked();
}

QMap<QString, QByteArray> Keyring::items() const
{
    const QVariant session = QVariant::fromValue(openSession());
    const QVariant everything = QVariant::fromValue(Attributes());
    const QDBusMessage found = call(serviceInterface, u"SearchItems"_s, {everything});
    QMap<QString, QByteArray> items;
    for (const auto &item : qdbus_cast<QList<QDBusObjectPath>>(found.arguments().value(0))) {
        const QDBusMessage attributes =
            call(u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                 {u"org.freedesktop.Secret.Item"_s, u"Attributes"_s}, item.path());
        const QDBusMessage secret =
            call(u"org.freedesktop.Secret.Item"_s, u"GetSecret"_s, {session}, item.path());
        const QVariant named = attributes.arguments().value(0).value<QDBusVariant>().variant();
        items.insert(qdbus_cast<Attributes>(named).value(u"user"_s),
                     qdbus_cast<DBusSecret>(secret.arguments().value(0)).value);
    }
    return items;
}

QDBusMessage Keyring::call(const QString &interface, const QString &method,
                           const QVariantList &arguments, const QString &path) const
{
    auto message =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
    message.setArguments(arguments);
    return m_bus.call(message);
}
