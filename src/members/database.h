// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "members/databasefile.h"

#include <QSqlDatabase>
#include <QSqlRecord>
#include <QVariant>

#include <concepts>
#include <functional>
#include <optional>

class QSqlError;

namespace members {

using Rows = QList<QSqlRecord>;

/// The file members.db and the one connection to it.
///
/// A broken file is set aside, never deleted, and a new one is made in its place: what is lost
/// comes again from Kakao at the next sign-in. Only what SQLite calls no database or a malformed
/// one counts as broken; a full disk, a lock or missing permissions never do.
///
/// In memory nothing is ever written to disk: the members in the file are known from the start, the
/// accounts are not, and what changes ends with the connection.
class Database final
{
public:
    enum class Storage { File, Memory };

    /// clock must outlive the database. Nothing is opened yet.
    Database(QString folder, const session::Clock &clock, Storage storage);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    /// Opens the file and brings it to the version of this program. Does nothing when it is open.
    kakao::Result<kakao::Done> open();

    /// Runs work, which makes a Result, on the open database: once more on a new database when
    /// the file turned out to be broken, and again for 2 s while another process holds the lock.
    template <std::invocable Work>
    auto run(const Work &work) -> decltype(work());
    /// The same in one transaction, which takes effect only if work succeeds.
    template <std::invocable Work>
    auto transact(const Work &work) -> decltype(work());

    /// Carries out one statement, its values bound, to the end.
    kakao::Result<Rows> query(const QString &sql, const QVariantList &values = {});

    /// Where the broken file was moved to, if there was one.
    [[nodiscard]] const std::optional<QString> &setAside() const noexcept
    {
        return m_file.setAside();
    }

private:
    /// Work without its result: nothing, or why there is none.
    using Attempt = std::function<std::optional<kakao::Error>()>;

    template <typename T>
    static std::optional<kakao::Error> errorIn(const kakao::Result<T> &result);
    std::optional<kakao::Error> carryOut(const Attempt &attempt);
    std::optional<kakao::Error> inTransaction(const Attempt &attempt);
    kakao::Result<kakao::Done> connect(const QString &name, const QString &options);
    kakao::Result<kakao::Done> openFile();
    kakao::Result<kakao::Done> openMemory();
    kakao::Result<kakao::Done> takeOverMembers();
    kakao::Result<kakao::Done> checkContent(qsizetype version);
    kakao::Result<kakao::Done> checkColumns();
    kakao::Result<kakao::Done> migrate();
    kakao::Result<kakao::Done> migrateTo(qsizetype version);
    kakao::Result<qsizetype> version();
    kakao::Result<kakao::Done> execute(const QStringList &statements);
    kakao::Result<kakao::Done> renew();
    kakao::Result<kakao::Done> begin();
    kakao::Result<kakao::Done> end(bool commit);
    kakao::Error broken(const QString &detail);
    kakao::Error failed(const QSqlError &error);
    void close();

    DatabaseFile m_file;
    Storage m_storage;
    QString m_connectionName;
    QSqlDatabase m_connection;
    bool m_needsRenewal = false; ///< a statement failed because of the file itself
};

template <std::invocable Work>
auto Database::run(const Work &work) -> decltype(work())
{
    std::optional<decltype(work())> result;
    const auto error = carryOut([&result, &work] { return errorIn(result.emplace(work())); });
    return error ? *error : std::move(*result);
}

template <std::invocable Work>
auto Database::transact(const Work &work) -> decltype(work())
{
    std::optional<decltype(work())> result;
    const auto error = carryOut([this, &result, &work] {
        return inTransaction([&result, &work] { return errorIn(result.emplace(work())); });
    });
    return error ? *error : std::move(*result);
}

template <typename T>
std::optional<kakao::Error> Database::errorIn(const kakao::Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

} // namespace members
