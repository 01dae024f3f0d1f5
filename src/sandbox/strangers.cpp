// SPDX-License-Identifier: Apache-2.0
#include "sandbox/strangers.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// With any port: that of a tunnel or of a container is not ours.
bool isThisComputer(const QByteArray &host)
{
    const auto bracket = host.indexOf(']');
    const auto colon = host.indexOf(':', bracket < 0 ? 0 : bracket);
    const QByteArray name = (colon < 0 ? host : host.first(colon)).toLower();
    return name == "127.0.0.1" || name == "localhost" || name == "[::1]";
}

bool onlyLooks(const Call &call)
{
    return call.method == "GET" || call.method == "HEAD";
}

} // namespace

std::optional<Answer> strangersRefusal(const Call &call, const Route &route)
{
    if (!isThisComputer(call.host)) {
        return controlError(u"ask by the name 127.0.0.1 or localhost; another website's name must "
                            "not lead to what steers the sandbox"_s,
                            403);
    }
    const bool isOwnPage =
        call.origin.isEmpty() || (call.usesTls ? "https://" : "http://") + call.host == call.origin;
    const bool isFromElsewhere = route.kind == Kind::Control
        && (call.fetchSite == "cross-site" || call.fetchSite == "same-site");
    if (isFromElsewhere || (!isOwnPage && !onlyLooks(call)))
        return controlError(u"a page of another origin must not steer the sandbox"_s, 403);
    return std::nullopt;
}

} // namespace sandbox
