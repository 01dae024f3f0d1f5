// SPDX-License-Identifier: Apache-2.0
#include "sandbox/control.h"

#include "sandbox/faultjson.h"
#include "sandbox/routes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

Answer badRequest(const QString &message)
{
    return controlError(message, 400);
}

constexpr qsizetype mostFaults = 1000;

bool isNear(qint64 seconds)
{
    constexpr qint64 furthest = Clock::furthest.count();
    return seconds >= -furthest && seconds <= furthest;
}

Answer clockAnswer(const Context &context)
{
    return jsonAnswer({{u"now"_s, context.now().toUTC().toString(Qt::ISODate)},
                       {u"offset"_s, qint64(context.clock.offset().count())}});
}

Answer faultsAnswer(const Context &context)
{
    QJsonArray list;
    const auto pending = context.faults.pending();
    for (auto it = pending.begin(); it != pending.end(); ++it) {
        for (const Fault &fault : it.value())
            list.append(faultObject({it.key(), fault}));
    }
    return jsonAnswer({{u"faults"_s, list}});
}

Answer setTime(Context &context, const QString &text)
{
    const std::optional<QDateTime> time = readTime(text);
    if (!time || !context.clock.set(*time)) {
        return badRequest(u"now must be a time within 100 years, such as "
                          "\"2026-01-01T09:00:00Z\""_s);
    }
    return clockAnswer(context);
}

/// All of them or none: a script that made a mistake is not left with half of what it wanted.
Answer addFaults(Context &context, const QByteArray &json)
{
    const auto read = readFaults(json);
    if (const auto *wrong = std::get_if<QString>(&read))
        return badRequest(*wrong);
    QMap<QByteArray, Faults::List> lists;
    for (const auto &[path, fault] : std::get<QList<PathFault>>(read)) {
        if (const Route *route = findRoute(path); route && route->kind == Kind::Control)
            return badRequest(u"%1 has no faults"_s.arg(QString::fromLatin1(path)));
        lists[path].append(fault);
    }
    qsizetype count = 0;
    const auto pending = context.faults.pending();
    for (auto it = pending.begin(); it != pending.end(); ++it)
        count += lists.contains(it.key()) ? 0 : it->size();
    for (const Faults::List &list : std::as_const(lists))
        count += list.size();
    if (count > mostFaults)
        return badRequest(u"there is no room for more than %1 faults"_s.arg(mostFaults));
    for (auto it = lists.begin(); it != lists.end(); ++it)
        context.faults.set(it.key(), it.value());
    return faultsAnswer(context);
}

} // namespace

Answer faultsControl(Context &context, const Call &call)
{
    if (call.isPost())
        return addFaults(context, call.body);
    if (call.method != "DELETE")
        return faultsAnswer(context);
    context.faults.clear();
    Answer answer = faultsAnswer(context);
    answer.endsSilence = true;
    return answer;
}

Answer clockControl(Context &context, const Call &call)
{
    if (!call.isPost())
        return clockAnswer(context);
    const QJsonObject order = QJsonDocument::fromJson(call.body).object();
    const QString name = order.keys().value(0);
    if (order.size() == 1 && name == u"now")
        return setTime(context, order.value(name).toString());
    if (order.size() != 1 || (name != u"advance" && name != u"offset"))
        return badRequest(
            uR"(the body must be {"advance":seconds}, {"offset":seconds} or {"now":time})"_s);
    // A fraction has no integer value, nor has a text.
    const qint64 seconds = order.value(name).toInteger(std::numeric_limits<qint64>::max());
    const qint64 from = name == u"offset" ? 0 : context.clock.offset().count();
    if (!isNear(seconds) || !isNear(from + seconds))
        return badRequest(u"%1 must be a whole number of seconds, within 100 years"_s.arg(name));
    context.clock.setOffset(std::chrono::seconds(from + seconds));
    return clockAnswer(context);
}

} // namespace sandbox
