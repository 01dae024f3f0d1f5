// SPDX-License-Identifier: Apache-2.0
#include "sandbox/peoplecontrol.h"

#include "sandbox/personjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// As they are now: who has agreed to what may have changed since they came.
Answer peopleAnswer(const Context &context, size_t from)
{
    QJsonArray list;
    const auto &people = context.people.all();
    for (size_t i = from; i < people.size(); ++i) {
        Person person = people[i];
        person.linkedSince = context.links.connectedAt(person.id);
        person.agreed = context.links.scopes(person.id);
        list.append(personObject(person));
    }
    return jsonAnswer({{u"people"_s, list}});
}

/// One person, an array of them, or what people.json has.
QJsonArray wantedPeople(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isArray())
        return document.array();
    const QJsonObject object = document.object();
    if (object.size() == 1 && object.value("people"_L1).isArray())
        return object.value("people"_L1).toArray();
    return document.isObject() ? QJsonArray{object} : QJsonArray();
}

Answer wrongOne(const QJsonArray &all, qsizetype index, const QString &wrong)
{
    return controlError(all.size() == 1 ? wrong : u"person %1: %2"_s.arg(index + 1).arg(wrong),
                        400);
}

Answer addPeople(Context &context, const QByteArray &json)
{
    const QJsonArray wanted = wantedPeople(json);
    if (wanted.isEmpty())
        return controlError(u"the body must be a JSON object or an array of them"_s, 400);
    QList<Person> people;
    for (const auto &value : wanted) {
        if (!value.isObject())
            return wrongOne(wanted, people.size(), u"a person must be an object"_s);
        auto person = readPerson(value.toObject());
        if (const auto *wrong = std::get_if<QString>(&person))
            return wrongOne(wanted, people.size(), *wrong);
        people.append(std::get<Person>(std::move(person)));
    }
    const auto before = context.people.all().size();
    if (const auto wrong = context.addPeople(people))
        return wrongOne(wanted, wrong->index, wrong->text);
    return peopleAnswer(context, before);
}

} // namespace

Answer peopleControl(Context &context, const Call &call)
{
    return call.isPost() ? addPeople(context, call.body) : peopleAnswer(context, 0);
}

} // namespace sandbox
