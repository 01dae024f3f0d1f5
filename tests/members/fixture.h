// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fakesecretstore.h"

#include "kakao/user.h"
#include "members/sqlitedirectory.h"
#include "session/clock.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

class FakeClock final : public session::Clock
{
public:
    QDateTime time = QDateTime({2026, 3, 1}, {12, 0, 0, 250}, Qt::UTC);
    [[nodiscard]] QDateTime now() const override { return time; }
};

/// What a reply ends with. The time limit is that of the test.
template <typename T>
kakao::Result<T> resultOf(const kakao::ReplyPtr<T> &reply)
{
    QEventLoop loop;
    reply->onFinished(&loop, [&loop](const kakao::Result<T> &) { loop.quit(); });
    loop.exec();
    return reply->result();
}

template <typename T>
std::optional<kakao::ErrorCode> errorOf(const kakao::Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error().code);
}

inline kakao::User userCalled(const QString &nickname, qint64 id = 4012345678)
{
    kakao::User user;
    user.id = id;
    user.nickname = nickname;
    return user;
}

/// Signs in a Kakao user who is to be asked nothing; the question ends as Cancelled.
inline kakao::Result<session::MemberSession>
signInTo(session::MemberDirectory &directory, const kakao::User &user, const QString &nickname = {})
{
    const auto answer = resultOf(directory.signIn({.user = user, .nickname = nickname}));
    if (!answer)
        return answer.error();
    if (const auto *made = std::get_if<session::MemberSession>(&*answer))
        return *made;
    return kakao::Error{.code = kakao::ErrorCode::Cancelled};
}

/// The question to a new member who cannot have the nickname; nothing when there was none.
inline std::optional<session::NicknameNeeded> questionTo(session::MemberDirectory &directory,
                                                         const kakao::User &user,
                                                         const QString &nickname = {})
{
    const auto answer = resultOf(directory.signIn({.user = user, .nickname = nickname}));
    if (answer && std::holds_alternative<session::NicknameNeeded>(*answer))
        return std::get<session::NicknameNeeded>(*answer);
    return std::nullopt;
}

/// Runs one statement on a connection of its own and gives the first value, or what went wrong.
inline QVariant runSql(const QString &file, const QString &statement)
{
    const QString name = QStringLiteral("test");
    QVariant value;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        if (database.open()) {
            QSqlQuery query(database);
            query.exec(statement);
            value = query.next() ? query.value(0) : QVariant(query.lastError().databaseText());
        }
    }
    QSqlDatabase::removeDatabase(name);
    return value;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QFile::WriteOnly) && file.write(content) == content.size();
}
