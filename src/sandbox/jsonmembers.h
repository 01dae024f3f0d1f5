// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <cstddef>

namespace sandbox {

/// A member of a JSON object, and how it is read into a T: false when the value is not what takes
/// says.
template <typename T>
struct JsonMember
{
    QLatin1StringView name;
    QLatin1StringView takes;
    bool (*read)(const QJsonValue &, T &);
};

/// Reads what the object has of these members. What is wrong in words, of a value or of a name that
/// is not among them; or nothing.
template <typename T, std::size_t count>
[[nodiscard]] QString readMembers(const QJsonObject &object, const JsonMember<T> (&members)[count],
                                  T &to)
{
    QStringList unknown = object.keys();
    for (const JsonMember<T> &member : members) {
        if (unknown.removeOne(member.name) && !member.read(object.value(member.name), to))
            return QStringLiteral("%1 takes %2").arg(member.name, member.takes);
    }
    return unknown.isEmpty() ? QString()
                             : QStringLiteral("there is no member \"%1\"").arg(unknown.first());
}

} // namespace sandbox
