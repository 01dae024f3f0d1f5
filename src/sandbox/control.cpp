// SPDX-License-Identifier: Apache-2.0
#include "sandbox/control.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

Answer badRequest(const QString &message)
{
    return jsonAnswer({{u"message"_s, message}}, 400);
}

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

} // namespace

Answer clockControl(Context &context, const Call &call)
{
    if (!call.isPost())
        return clockAnswer(context);
    const QJsonObject order = QJsonDocument::fromJson(call.body).object();
    const QString name = order.keys().value(0);
    if (order.size() != 1 || (name != u"advance" && name != u"offset"))
        return badRequest(uR"(the body must be {"advance":seconds} or {"offset":seconds})"_s);
    // A fraction has no integer value, nor has a text.
    const qint64 seconds = order.value(name).toInteger(std::numeric_limits<qint64>::max());
    const qint64 from = name == u"offset" ? 0 : context.clock.offset().count();
    if (!isNear(seconds) || !isNear(from + seconds))
        return badRequest(u"%1 must be a whole number of seconds, within 100 years"_s.arg(name));
    context.clock.setOffset(std::chrono::seconds(from + seconds));
    return clockAnswer(context);
}

std::optional<Answer> strangersRefusal(const Context &context, const Call &call)
{
    if (call.origin.isEmpty() || call.origin == context.issuer || call.method == "GET"
        || call.method == "HEAD")
        return std::nullopt;
    return jsonAnswer({{u"message"_s, u"a page of another origin must not steer the sandbox"_s}},
                      403);
}

} // namespace sandbox
