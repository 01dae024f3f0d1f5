// SPDX-License-Identifier: Apache-2.0
// The Secret Service API: https://specifications.freedesktop.org/secret-service-spec/
#include "keychain/keychainjob_p.h"
#include "keychain/secretservice_p.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFile>
#include <QLibrary>
#include <QObject>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace keychain {

namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

constexpr auto secretService = "org.freedesktop.secrets"_L1;

/// Only a bus that is there already: connecting must not launch one.
bool hasSessionBus()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtimeDir = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtimeDir.isEmpty() && QFile::exists(runtimeDir + "/bus"_L1);
}

bool containsWallet(const QStringList &names)
{
    const std::array wallets{u"org.kde.kwalletd"_s, u"org.kde.kwalletd5"_s, u"org.kde.kwalletd6"_s};
    return std::any_of(wallets.begin(), wallets.end(),
                       [&names](const QString &wallet) { return names.contains(wallet); });
}

/// QtKeychain's own rule, in short: KWallet on its desktop, the Secret Service elsewhere.
bool isWalletDesktop()
{
    return qgetenv("XDG_CURRENT_DESKTOP") == "KDE" || qgetenv("DESKTOP_SESSION").startsWith("kde")
        || !qEnvironmentVariableIsEmpty("KDE_FULL_SESSION");
}

QDBusMessage busCall(QLatin1StringView method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                          u"org.freedesktop.DBus"_s, method);
}

/// The attributes QtKeychain gives an entry; a third one says how its bytes are written.
QDBusMessage searchCall(const QString &key)
{
    auto call =
        QDBusMessage::createMethodCall(secretService, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    call << QVariant::fromValue(
        Attributes{{u"user"_s, key}, {u"server"_s, QString::fromUtf16(serviceName)}});
    call.setAutoStartService(false);
    return call;
}

QDBusMessage lockedCall()
{
    auto call =
        QDBusMessage::createMethodCall(secretService, u"/org/freedesktop/secrets/aliases/default"_s,
                                       u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    call.setAutoStartService(false);
    return call;
}

/// The four questions of one search, asked at once.
class Search final : public QObject
{
public:
    Search(const QDBusConnection &bus, const QString &key, QObject *context,
           std::function<void(Finding)> found)
        : QObject(context), m_names(bus.asyncCall(busCall("ListNames"_L1))),
          m_startable(bus.asyncCall(busCall("ListActivatableNames"_L1))),
          m_items(bus.asyncCall(searchCall(key))), m_locked(bus.asyncCall(lockedCall())),
          m_found(std::move(found))
    {
        for (const QDBusPendingCall &call :
             std::initializer_list<QDBusPendingCall>{m_names, m_startable, m_items, m_locked}) {
            auto *watcher = new QDBusPendingCallWatcher(call, this);
            connect(watcher, &QDBusPendingCallWatcher::finished, this, &Search::countDown);
        }
    }

private:
    void countDown()
    {
        if (--m_open > 0)
            return;
        deleteLater();
        m_found(finding());
    }

    [[nodiscard]] Finding finding() const
    {
        const QStringList names = m_names.value();
        if (isWalletDesktop() && containsWallet(names))
            return Finding::NotAsked;
        if (!names.contains(secretService)) {
            const QStringList startable = m_startable.value();
            const bool couldBe = startable.contains(secretService) || containsWallet(startable);
            return couldBe ? Finding::NoAnswer : Finding::Missing;
        }
        if (m_items.isError())
            return Finding::NoAnswer;
        // No default collection, no lock: then the second question is answered with an error.
        if (!m_items.argumentAt<1>().isEmpty()
            || (m_locked.isValid() && m_locked.value().variant().toBool()))
            return Finding::Locked;
        return m_items.argumentAt<0>().isEmpty() ? Finding::NotThere : Finding::There;
    }

    QDBusPendingReply<QStringList> m_names;
    QDBusPendingReply<QStringList> m_startable;
    QDBusPendingReply<Paths, Paths> m_items;
    QDBusPendingReply<QDBusVariant> m_locked;
    std::function<void(Finding)> m_found;
    int m_open = 4;
};

} // namespace

void findEntry(const QString &key, QObject *context, std::function<void(Finding)> found)
{
    qDBusRegisterMetaType<Attributes>();
    if (hasSessionBus()) {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        if (bus.isConnected()) {
            new Search(bus, key, context, std::move(found)); // context's
            return;
        }
    }
    QMetaObject::invokeMethod(
        context, [found = std::move(found)] { found(Finding::Missing); }, Qt::QueuedConnection);
}

void forgetConnection()
{
    QLibrary library(u"secret-1"_s, 0);
    if (const auto disconnect = library.resolve("secret_service_disconnect"))
        disconnect();
}

} // namespace keychain
