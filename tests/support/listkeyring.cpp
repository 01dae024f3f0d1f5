// SPDX-License-Identifier: Apache-2.0
//
// list-keyring: says on standard output what secrets are in the keyring of this D-Bus session, one
// a line. with-keyring runs it when a test has ended; what it says is for find-secrets alone.
#include "support/keyring.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const auto items = Keyring().items();
    for (const QByteArray &item : items) {
        // QtKeychain writes what is no text in base64.
        const QByteArray decoded = QByteArray::fromBase64(item);
        const QByteArray entry = item.startsWith('{') ? item : decoded;
        const QJsonObject session = QJsonDocument::fromJson(entry).object();
        if (session.isEmpty()) { // what signs session tokens
            std::printf("%s\n%s\n", item.constData(), decoded.constData());
            continue;
        }
        for (const char *name : {"session", "access", "refresh"})
            std::printf("%s\n", qPrintable(session[QLatin1StringView(name)].toString()));
    }
    return 0;
}
