// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/browsers.h"
#include "sandbox/clock.h"
#include "sandbox/faults.h"
#include "sandbox/grants.h"
#include "sandbox/issuedsecrets.h"
#include "sandbox/keys.h"
#include "sandbox/links.h"
#include "sandbox/options.h"

namespace sandbox {

/// What every endpoint works on. One request at a time: whoever calls an endpoint holds the
/// service's lock.
struct Context
{
    explicit Context(Options o)
        : options(std::move(o)), clock(options.now, options.clockOffset), links(options),
          issued(qEnvironmentVariable("DAEMUN_ISSUED_SECRETS_FILE")), grants(clock, issued)
    {
    }

    [[nodiscard]] QDateTime now() const { return clock.now(); }
    [[nodiscard]] bool isClient(const QString &clientId) const
    {
        return clientId == options.clientId || options.otherClientIds.contains(clientId);
    }

    const Options options;
    Clock clock;
    Faults faults;
    QByteArray issuer; ///< our own URL without a trailing slash
    Links links;
    Browsers browsers;
    IssuedSecrets issued;
    Grants grants;
    Keys keys;
};

constexpr qint64 appId = 1201317;

} // namespace sandbox
