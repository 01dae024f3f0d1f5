// SPDX-License-Identifier: Apache-2.0
#include "sandbox/requestcontrol.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 longestWait = 30;

/// A number of the query; none is 0, and what is no such number is nothing.
std::optional<qint64> number(const Call &call, const QByteArray &name, qint64 most)
{
    if (!call.query.has(name))
        return 0;
    bool isNumber = false;
    const qint64 number = call.query.bytes(name).toLongLong(&isNumber);
    return isNumber && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

std::optional<qint64> after(const Call &call)
{
    return number(call, "after", std::numeric_limits<qint64>::max());
}

std::optional<qint64> wait(const Call &call)
{
    return number(call, "wait", longestWait);
}

} // namespace

Answer requestsControl(Context &context, const Call &call)
{
    if (call.method == "DELETE")
        context.log.clear();
    if (!after(call))
        return controlError(u"after must be the number of a request"_s, 400);
    if (!wait(call))
        return controlError(u"wait must be a number of seconds, up to %1"_s.arg(longestWait), 400);
    return jsonAnswer(context.log.since(*after(call)));
}

void waitForRequests(RequestLog &log, const Call &call)
{
    const qint64 seconds = wait(call).value_or(0);
    if (call.method == "GET" && seconds > 0 && after(call))
        log.wait(*after(call), std::chrono::seconds(seconds));
}

} // namespace sandbox
