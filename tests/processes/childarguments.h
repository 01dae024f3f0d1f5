// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCommandLineParser>
#include <QUrl>

#include <chrono>

/// What sessionchild is told by its command line.
struct ChildArguments
{
    QString folder;
    QString name; ///< of the server, in keys of the secret store
    QUrl server;
    std::chrono::milliseconds freshenDelay;
    std::chrono::milliseconds keyringTimeout;
    QStringList commands;
};

/// Where a program keeps what is beside a session and must go with its member.
inline QString photoFile(const QString &folder, qint64 kakaoId)
{
    return folder + QStringLiteral("/photo-%1").arg(kakaoId);
}

inline ChildArguments readArguments(const QCoreApplication &app)
{
    QCommandLineParser parser;
    const QCommandLineOption folder(QStringLiteral("folder"), {}, QStringLiteral("path"));
    const QCommandLineOption server(QStringLiteral("server"), {}, QStringLiteral("url"));
    const QCommandLineOption name(QStringLiteral("name"), {}, QStringLiteral("name"));
    const QCommandLineOption freshenDelay(QStringLiteral("freshen-delay"), {}, QStringLiteral("ms"),
                                          QStringLiteral("0"));
    const QCommandLineOption keyringTimeout(QStringLiteral("keyring-timeout"), {},
                                            QStringLiteral("ms"), QStringLiteral("5000"));
    parser.addOptions({folder, server, name, freshenDelay, keyringTimeout});
    parser.process(app);
    return {.folder = parser.value(folder),
            .name = parser.value(name),
            .server = QUrl(parser.value(server)),
            .freshenDelay = std::chrono::milliseconds(parser.value(freshenDelay).toInt()),
            .keyringTimeout = std::chrono::milliseconds(parser.value(keyringTimeout).toInt()),
            .commands = parser.positionalArguments()};
}
