// SPDX-License-Identifier: Apache-2.0
#include "sandbox/peoplefile.h"

#include "sandbox/jsonlines.h"
#include "sandbox/people.h"
#include "sandbox/personjson.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// Whoever wrote the file counts people from 1 on.
QString inLine(const QByteArray &json, qsizetype index, const QString &wrong)
{
    return u"line %1: person %2: %3"_s.arg(elementLines(json).value(index, 1))
        .arg(index + 1)
        .arg(wrong);
}

} // namespace

std::variant<QList<Person>, QString> readPeopleFile(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return u"line %1: %2"_s.arg(lineOf(json, error.offset)).arg(error.errorString());
    const QJsonObject object = document.object();
    if (object.keys() != QStringList(u"people"_s) || !object.value("people"_L1).isArray())
        return uR"(line 1: the file must be {"people":[...]} and nothing else)"_s;
    const QJsonArray array = object.value("people"_L1).toArray();
    if (array.isEmpty())
        return u"line 1: people must have somebody in it"_s;
    QList<Person> people;
    people.reserve(array.size());
    for (const auto &value : array) {
        if (!value.isObject())
            return inLine(json, people.size(), u"a person must be an object"_s);
        auto person = readPerson(value.toObject());
        if (const auto *wrong = std::get_if<QString>(&person))
            return inLine(json, people.size(), *wrong);
        people.append(std::get<Person>(std::move(person)));
    }
    People room;
    if (const std::optional<WrongPerson> wrong = room.add(people))
        return inLine(json, wrong->index, wrong->text);
    return people;
}

} // namespace sandbox
