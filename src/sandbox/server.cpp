// SPDX-License-Identifier: Apache-2.0
#include "sandbox/server.h"

#include "sandbox/httpserver.h"
#include "sandbox/people.h"
#include "sandbox/service.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sandbox {

struct Server::Private
{
    explicit Private(Options o) : options(std::move(o)), service(options) {}

    const Options options;
    Service service;
    int port = 0;

    std::unique_ptr<Identity> identity; ///< only with TLS
    std::unique_ptr<HttpServer> http;   // last: its threads use all of the above
};

Server::Server(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Server::~Server()
{
    stop();
}

std::optional<QString> Server::start()
{
    if (d->http)
        return std::nullopt;
    if (!d->service.wrongPeople().isEmpty())
        return d->service.wrongPeople();
    const QString stateFile = d->options.stateFile;
    if (!stateFile.isEmpty() && !QFileInfo(stateFile).dir().exists())
        return u"There is no folder for %1"_s.arg(stateFile);
    if (d->options.usesTls && !d->identity)
        d->identity = Identity::make();
    if (d->options.usesTls && !d->identity)
        return u"OpenSSL made no certificate"_s;
    auto http = std::make_unique<HttpServer>(
        [this](const Call &call) { return d->service.handle(call); },
        [this] { return httpDate(d->service.clock().now()); }, d->identity.get());
    // The same port after stop(), so that URLs handed out stay good.
    const int wanted = d->port > 0 ? d->port : d->options.port;
    const int port = http->listenOn(wanted);
    if (port == 0) {
        return wanted == 0 ? u"No port is free on 127.0.0.1"_s
                           : u"Port %1 on 127.0.0.1 is taken by another program"_s.arg(wanted);
    }
    d->port = port;
    d->service.setIssuer(url().toEncoded()); // the first answer needs it
    d->http = std::move(http);
    d->http->serve();
    return std::nullopt;
}

void Server::stop()
{
    d->service.log().endWaiting(true);
    d->http.reset();
    d->service.log().endWaiting(false);
}

QUrl Server::url() const
{
    if (d->port == 0)
        return {};
    return QUrl(
        u"%1://127.0.0.1:%2"_s.arg(d->options.usesTls ? "https"_L1 : "http"_L1).arg(d->port));
}

QByteArray Server::caCertificate() const
{
    return d->identity ? d->identity->certificate() : QByteArray();
}

QList<Server::Request> Server::requests() const
{
    QList<Request> requests;
    for (const RequestLog::Asked &asked : d->service.log().asked())
        requests.append({asked.method, asked.path});
    return requests;
}

qsizetype Server::openConnections() const
{
    return d->http ? d->http->openConnections() : 0;
}

QList<IssuedSecret> Server::issuedSecrets() const
{
    return d->service.issuedSecrets();
}

QList<Person> Server::people() const
{
    return d->service.people();
}

std::optional<QString> Server::addPeople(const QList<Person> &people)
{
    const std::optional<WrongPerson> wrong = d->service.addPeople(people);
    if (!wrong)
        return std::nullopt;
    return people.size() == 1 ? wrong->text
                              : u"person %1: %2"_s.arg(wrong->index + 1).arg(wrong->text);
}

std::optional<QString> Server::addPerson(const Person &person)
{
    return addPeople({person});
}

void Server::setFault(const QByteArray &path, const Fault &fault)
{
    setFaults(path, {fault});
}

void Server::setFaults(const QByteArray &path, const QList<Fault> &faults)
{
    d->service.faults().set(path, faults);
}

void Server::clearFaults()
{
    d->service.faults().clear();
    if (d->http)
        d->http->endSilence();
}

QDateTime Server::now() const
{
    return d->service.clock().now();
}

void Server::advanceClock(std::chrono::seconds by)
{
    d->service.clock().advance(by);
}

bool Server::setClock(const QDateTime &time)
{
    return d->service.clock().set(time);
}

void Server::rotateKeys()
{
    d->service.rotateKeys();
}

QList<Account> Server::accounts()
{
    QList<Account> accounts;
    for (const Person &person : readyMadePeople())
        accounts.append({person.loginId, person.nickname, person.about});
    return accounts;
}

} // namespace sandbox
