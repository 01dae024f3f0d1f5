// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSqlDatabase>
#include <QString>

class QRandomGenerator;

/// A nickname as people make them: Korean syllables, words, Latin letters, with a number or
/// without.
[[nodiscard]] QString randomNickname(QRandomGenerator &random);

/// Kakao ids from here on have no member in a MemberFile that was just made.
constexpr qint64 firstUnusedKakaoId = 6'000'000'000;

/// A members.db as the program would have filled it: its own schema and keys, random ids, every
/// column of the usual length. Up to half of the members have 라이언, 라이언1 … 라이언99999, the
/// others random nicknames.
class MemberFile final
{
public:
    /// Below root there is a folder for each schema version and size.
    MemberFile(const QString &root, qint64 members);

    /// Also false for one whose keys today's rules make differently.
    [[nodiscard]] bool isMade() const;
    /// Minutes for millions. False when something refused; then nothing is left.
    [[nodiscard]] bool make() const;

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString path() const;
    [[nodiscard]] qint64 members() const noexcept { return m_members; }

private:
    QString m_folder;
    qint64 m_members = 0;
};

/// A connection of one's own to a file, for as long as the object lives.
class Connection final
{
public:
    explicit Connection(const QString &file);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    [[nodiscard]] const QSqlDatabase &database() const { return m_database; }

private:
    QSqlDatabase m_database;
};
