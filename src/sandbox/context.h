// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/browsers.h"
#include "sandbox/grants.h"
#include "sandbox/keys.h"
#include "sandbox/links.h"
#include "sandbox/server.h"

namespace sandbox {

/// What every endpoint works on. One request at a time: whoever calls an endpoint holds the
/// service's lock.
struct Context
{
    explicit Context(Options o) : options(std::move(o)), links(options.consentItems) {}

    [[nodiscard]] QDateTime now() const
    {
        return options.now ? options.now() : QDateTime::currentDateTimeUtc();
    }
    [[nodiscard]] bool isClient(const QString &clientId) const
    {
        return clientId == options.clientId || options.otherClientIds.contains(clientId);
    }

    const Options options;
    QByteArray issuer; ///< our own URL without a trailing slash
    Links links;
    Browsers browsers;
    Grants grants;
    Keys keys;
};

constexpr qint64 appId = 1201317;

} // namespace sandbox
