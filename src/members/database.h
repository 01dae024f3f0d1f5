// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "session/clock.h"

#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlRecord>
#include <QVariant>

#include <chrono>
#include <concepts>
#include <optional>

class QSqlError;

namespace members {

using Rows = QList<QSqlRecord>;

/// The file members.db and the one connection to it.
///
/// A broken file is set aside, never deleted, and a new one is made in its place: what is lost
/// comes again from Kakao at the next sign-in. Only what SQLite calls no database or a malformed
/// one counts as broken; a full disk, a lock or missing permissions never do.
class Database final
{
public:
    /// clock must outlive the database. Nothing is opened yet.
    Database(QString folder, const session::Clock &clock);
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
    [[nodiscard]] const std::optional<QString> &setAside() const noexcept { return m_setAside; }

private:
    static constexpr std::chrono::milliseconds lockPatience = std::chrono::seconds(2);

    kakao::Result<kakao::Done> prepareFile() const;
    kakao::Result<kakao::Done> openFile();
    kakao::Result<kakao::Done> checkContent(qsizetype version);
    [[nodiscard]] bool isWorthReadingWhole() const;
    kakao::Result<kakao::Done> checkColumns();
    kakao::Result<kakao::Done> migrate();
    kakao::Result<kakao::Done> migrateTo(qsizetype version);
    kakao::Result<qsizetype> version();
    kakao::Result<kakao::Done> execute(const QStringList &statements);
    kakao::Result<kakao::Done> renew();
    kakao::Result<kakao::Done> moveAside();
    kakao::Result<kakao::Done> begin();
    kakao::Result<kakao::Done> end(bool commit);
    kakao::Error broken(const QString &detail);
    kakao::Error failed(const QSqlError &error);
    void close();
    [[nodiscard]] QString path() const;

    QString m_folder;
    const session::Clock &m_clock;
    QString m_connectionName;
    QSqlDatabase m_connection;
    bool m_needsRenewal = false; ///< a statement failed because of the file itself
    std::optional<QString> m_setAside;
};

template <std::invocable Work>
auto Database::run(const Work &work) -> decltype(work())
{
    const auto attempt = [this, &work]() -> decltype(work()) {
        if (const auto opened = open(); !opened)
            return opened.error();
        return work();
    };
    const QDeadlineTimer deadline(lockPatience);
    auto result = attempt();
    while (!result && result.error().code == kakao::ErrorCode::DatabaseBusy
           && !deadline.hasExpired())
        result = attempt();
    if (result || !m_needsRenewal)
        return result;
    if (const auto renewed = renew(); !renewed)
        return renewed.error();
    return work();
}

template <std::invocable Work>
auto Database::transact(const Work &work) -> decltype(work())
{
    return run([this, &work]() -> decltype(work()) {
        if (const auto begun = begin(); !begun)
            return begun.error();
        auto result = work();
        if (const auto ended = end(bool(result)); result && !ended)
            return ended.error();
        return result;
    });
}

} // namespace members
