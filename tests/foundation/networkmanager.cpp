// SPDX-License-Identifier: Apache-2.0
#include "networkmanager.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QHash>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

const QString service = u"org.freedesktop.NetworkManager"_s;
const QString root = u"/org/freedesktop/NetworkManager"_s;
const QString propertiesInterface = u"org.freedesktop.DBus.Properties"_s;

/// NetworkManager, one active connection and its device: as much of them as Qt asks for. Each
/// device has a connection of its own, numbered as its type.
class NetworkManager final : public QDBusVirtualObject
{
public:
    [[nodiscard]] QString introspect(const QString &path) const override
    {
        if (path.startsWith(root + u"/ActiveConnection/"_s)) {
            return u"<interface name=\"org.freedesktop.NetworkManager.Connection.Active\">"
                   "<property name=\"Devices\" type=\"ao\" access=\"read\"/></interface>"_s;
        }
        if (path.startsWith(root + u"/Devices/"_s)) {
            return u"<interface name=\"org.freedesktop.NetworkManager.Device\">"
                   "<property name=\"DeviceType\" type=\"u\" access=\"read\"/></interface>"_s;
        }
        return {};
    }

    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.interface() != propertiesInterface)
            return false;
        const QVariantMap properties = propertiesOf(message.path());
        if (message.member() == "GetAll"_L1)
            return connection.send(message.createReply(QVariant(properties)));
        const QVariant value = properties.value(message.arguments().value(1).toString());
        return connection.send(message.createReply(QVariant::fromValue(QDBusVariant(value))));
    }

    void change(const QString &property, uint value)
    {
        QVariantMap changed;
        if (property == "device"_L1)
            changed[u"PrimaryConnection"_s] = QVariant::fromValue(connectionOf(value));
        else
            changed[property == "state"_L1 ? u"State"_s : u"Connectivity"_s] = value;
        m_properties.insert(changed);
        QDBusMessage signal =
            QDBusMessage::createSignal(root, propertiesInterface, u"PropertiesChanged"_s);
        signal << service << changed << QStringList();
        QDBusConnection::sessionBus().send(signal);
    }

private:
    static QDBusObjectPath connectionOf(uint deviceType)
    {
        return QDBusObjectPath(root + u"/ActiveConnection/%1"_s.arg(deviceType));
    }

    [[nodiscard]] QVariantMap propertiesOf(const QString &path) const
    {
        const QString number = path.section(u'/', -1);
        if (path.contains(u"/ActiveConnection/"_s)) {
            const QList<QDBusObjectPath> devices{QDBusObjectPath(root + u"/Devices/"_s + number)};
            return {{u"Devices"_s, QVariant::fromValue(devices)}};
        }
        if (path.contains(u"/Devices/"_s))
            return {{u"DeviceType"_s, number.toUInt()}};
        return m_properties;
    }

    QVariantMap m_properties{{u"State"_s, 70U}, // connected to everything
                             {u"Connectivity"_s, 4U},
                             {u"PrimaryConnection"_s, QVariant::fromValue(connectionOf(1))}};
};

} // namespace

int runNetworkManager()
{
    NetworkManager manager;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerVirtualObject(root, &manager, QDBusConnection::SubPath)
        || !bus.registerService(service))
        return 1;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QByteArray typed;
    QObject::connect(&input, &QSocketNotifier::activated, qApp, [&] {
        char bytes[256];
        const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        typed += QByteArray(bytes, count);
        for (auto end = typed.indexOf('\n'); end >= 0; end = typed.indexOf('\n')) {
            const QString order = QString::fromLatin1(typed.first(end));
            typed.remove(0, end + 1);
            manager.change(order.section(u' ', 0, 0), order.section(u' ', 1).toUInt());
        }
    });
    std::puts("ready");
    std::fflush(stdout);
    return QCoreApplication::exec();
}
