// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QMap>
#include <QProcess>

#include <memory>

/// The gnome-keyring of the private D-Bus session that with-keyring made, to be troubled by tests.
/// Every function returns whether it did what it says.
class Keyring final
{
public:
    enum class Collection { Unlocked, Locked };

    Keyring();
    /// Ends the daemon if it was started here; the first one is with-keyring's to end.
    ~Keyring();

    /// Begins anew with a daemon on the keyring file that is there.
    [[nodiscard]] bool start(Collection collection);
    [[nodiscard]] bool kill();
    [[nodiscard]] bool stop(); ///< as a daemon that hangs
    [[nodiscard]] bool resume();

    [[nodiscard]] bool isUnlocked() const;
    [[nodiscard]] bool lock();
    /// As a person does who types the password.
    [[nodiscard]] bool unlock();

    /// What is kept, by the names that it was given. One that is locked shows no secret.
    [[nodiscard]] QMap<QString, QByteArray> items() const;

private:
    [[nodiscard]] bool tryStart(Collection collection);
    [[nodiscard]] bool isThere() const;
    [[nodiscard]] QDBusObjectPath openSession() const;
    [[nodiscard]] QDBusMessage
    call(const QString &interface, const QString &method, const QVariantList &arguments,
         const QString &path = QStringLiteral("/org/freedesktop/secrets")) const;

    QDBusConnection m_bus;
    qint64 m_pid = 0;
    std::unique_ptr<QProcess> m_process;
};
