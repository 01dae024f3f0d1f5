// SPDX-License-Identifier: Apache-2.0
#include "sandbox/people.h"

#include "sandbox/personrules.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString key(const QString &text)
{
    return text.trimmed().toLower();
}

QString alsoThatOf(const QString &member, const Person &other)
{
    return u"%1 is that of %2, too"_s.arg(member, other.loginId);
}

} // namespace

const Person *People::byLoginId(const QString &loginId) const
{
    return m_byLoginId.value(key(loginId));
}

/// Two accounts of Kakao's never share an id, a login or an address that is valid.
QString People::whoHasIt(const Person &person) const
{
    if (const Person *other = m_byId.value(person.id))
        return alsoThatOf(u"id"_s, *other);
    if (const Person *other = byLoginId(person.loginId))
        return alsoThatOf(u"login_id"_s, *other);
    if (const Person *other = m_byEmail.value(key(person.email)); other && person.isEmailValid)
        return alsoThatOf(u"email"_s, *other);
    return {};
}

std::optional<WrongPerson> People::add(const QList<Person> &people)
{
    People among; // these alone, so that a wrong one leaves nobody behind
    for (qsizetype i = 0; i < people.size(); ++i) {
        QString wrong = whatIsWrong(people[i]);
        if (wrong.isEmpty() && qsizetype(m_all.size()) + i >= most)
            wrong = u"login_id: there is no room for more than %1 people"_s.arg(most);
        if (wrong.isEmpty())
            wrong = whoHasIt(people[i]);
        if (wrong.isEmpty())
            wrong = among.whoHasIt(people[i]);
        if (!wrong.isEmpty())
            return WrongPerson{i, wrong};
        among.insert(people[i]);
    }
    // Whoever brings an id comes first to it, and the others get what is left.
    for (const Person &person : people)
        m_reserved.insert(person.id);
    for (const Person &person : people)
        insert(person);
    m_reserved.clear();
    return std::nullopt;
}

void People::insert(Person person)
{
    for (; person.id == 0; ++m_nextId) {
        if (!byId(m_nextId) && !m_reserved.contains(m_nextId))
            person.id = m_nextId;
    }
    const Person &kept = m_all.emplace_back(std::move(person));
    m_byId.insert(kept.id, &kept);
    m_byLoginId.insert(key(kept.loginId), &kept);
    if (!kept.email.isEmpty() && kept.isEmailValid)
        m_byEmail.insert(key(kept.email), &kept);
}

} // namespace sandbox
