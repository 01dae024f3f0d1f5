// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/person.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <deque>
#include <optional>

namespace sandbox {

/// What is wrong with one of several people.
struct WrongPerson
{
    qsizetype index = 0;
    QString text = {}; ///< begins with the name of the member
};

/// The people who can log in, in the order in which they came. Nobody ever leaves, so a pointer to
/// one stays good.
class People
{
public:
    static constexpr qsizetype most = 100'000;

    People() = default;
    People(const People &) = delete; // the pointers are into itself
    People &operator=(const People &) = delete;

    [[nodiscard]] const std::deque<Person> &all() const { return m_all; }
    [[nodiscard]] const Person *byId(qint64 id) const { return m_byId.value(id); }
    [[nodiscard]] const Person *byLoginId(const QString &loginId) const;

    /// All of them or none; whoever has no id gets one.
    [[nodiscard]] std::optional<WrongPerson> add(const QList<Person> &people);

private:
    [[nodiscard]] QString whoHasIt(const Person &person) const;
    void insert(Person person);

    std::deque<Person> m_all;
    QHash<qint64, const Person *> m_byId;
    QHash<QString, const Person *> m_byLoginId; ///< in lower case
    QHash<QString, const Person *> m_byEmail;   ///< in lower case, while the address is valid
    QSet<qint64> m_reserved;                    ///< ids that people bring who are just being added
    qint64 m_nextId = 4'000'000'001;
};

/// Invented: no such accounts exist.
[[nodiscard]] const QList<Person> &readyMadePeople();
[[nodiscard]] QString everybodysPassword();
/// What Kakao shows for somebody who has chosen no nickname.
[[nodiscard]] QString noNickname();
/// The names a picture may have.
[[nodiscard]] const QByteArrayList &pictureNames();

} // namespace sandbox
