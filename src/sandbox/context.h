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
#include "sandbox/people.h"
#include "sandbox/requestlog.h"

namespace sandbox {

/// What every endpoint works on. One request at a time: whoever calls an endpoint holds the
/// service's lock.
struct Context
{
    explicit Context(Options o)
        : options(std::move(o)), clock(options.now, options.clockOffset), links(options),
          issued(options.issuedSecretsKept, qEnvironmentVariable("DAEMUN_ISSUED_SECRETS_FILE")),
          grants(clock, issued)
    {
    }

    [[nodiscard]] QDateTime now() const { return clock.now(); }
    [[nodiscard]] bool isClient(const QString &clientId) const
    {
        return clientId == options.clientId || options.otherClientIds.contains(clientId)
            || (options.isLenient && !clientId.isEmpty());
    }
    /// RFC 9700, 2.1: to the letter, whatever a URL means.
    [[nodiscard]] bool isRedirectUri(const QString &uri, const QStringList &registered) const
    {
        return registered.contains(uri) || (options.isLenient && isAbsoluteUri(uri));
    }
    /// What the app gets to see of this person.
    [[nodiscard]] QStringList scopesOf(qint64 personId) const
    {
        return options.isLenient ? options.consentItems : links.scopes(personId);
    }

    [[nodiscard]] std::optional<WrongPerson> addPeople(const QList<Person> &wanted)
    {
        const auto before = people.all().size();
        const auto wrong = people.add(wanted);
        for (auto i = before; i < people.all().size(); ++i)
            links.introduce(people.all()[i]);
        return wrong;
    }

    const Options options;
    Clock clock;
    Faults faults;
    RequestLog log;
    People people;
    QByteArray issuer; ///< our own URL without a trailing slash
    Links links;
    Browsers browsers;
    IssuedSecrets issued;
    Grants grants;
    Keys keys;
};

constexpr qint64 appId = 1201317;

} // namespace sandbox
