// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/fault.h"
#include "sandbox/issuedsecret.h"
#include "sandbox/options.h"
#include "sandbox/person.h"
#include "sandbox/sandbox_export.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <memory>
#include <optional>

namespace sandbox {

/// Somebody one can log in as. The password is `sandbox` for all.
struct Account
{
    QString loginId;  ///< an e-mail address
    QString nickname; ///< of the Kakao account
    QString about;    ///< what is special about this account, in English
};

/// A stand-in for kauth.kakao.com and kapi.kakao.com on one loopback port, so that a newcomer, a
/// test or a CI run needs no Kakao developer account and no network. It keeps everything in
/// memory (unless Options::stateFile says otherwise), no more of it than so much, and runs on
/// threads of its own; any method may be called from the thread that owns it. The process ignores
/// SIGPIPE from the first start() on, as cpp-httplib wants it.
class DAEMUN_SANDBOX_EXPORT Server final
{
public:
    /// One that came in.
    struct Request
    {
        QByteArray method; ///< `GET`, `POST`
        QByteArray path;   ///< without the query, which may carry secrets

        friend bool operator==(const Request &, const Request &) = default;
    };

    /// Nothing is listened on yet.
    explicit Server(Options options = {});
    ~Server(); ///< stops
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Listens on 127.0.0.1 and returns at once. What went wrong in words, or nothing. A stopped
    /// server may be started again; it remembers who signed in.
    [[nodiscard]] std::optional<QString> start();

    /// Hangs up on every client, whatever it waits for.
    void stop();

    /// `http://127.0.0.1:PORT`, or https with Options::usesTls, which is also the issuer; empty
    /// until started.
    [[nodiscard]] QUrl url() const;
    /// What a client must trust with Options::usesTls, in PEM; signed by itself, no authority for
    /// others, made at the first start and good for 30 days. Empty until then, and without TLS.
    [[nodiscard]] QByteArray caCertificate() const;

    /// The last 10,000 requests, in the order they came; also what met a fault or a delay.
    [[nodiscard]] QList<Request> requests() const;
    [[nodiscard]] qsizetype openConnections() const; ///< of clients, busy or not

    /// An aid for tests, which look for what must not be found: the codes and tokens that were
    /// given out, in that order, dead ones too, as many as Options::issuedSecretsKept says. When
    /// DAEMUN_ISSUED_SECRETS_FILE is set in the environment each is also appended to the file of
    /// that name, on a line of its own, so that it can be looked for when the test has ended.
    [[nodiscard]] QList<IssuedSecret> issuedSecrets() const;

    /// Who can log in: Options::people or the ready-made ones, and those who were added.
    [[nodiscard]] QList<Person> people() const;
    /// All of them or none; what is wrong in words, or nothing. Somebody with the id 0 gets one.
    /// Two people must not share an id, a login or a valid e-mail address, and nobody can be
    /// removed.
    [[nodiscard]] std::optional<QString> addPeople(const QList<Person> &people);
    [[nodiscard]] std::optional<QString> addPerson(const Person &person); ///< addPeople(), of one

    /// In the place of what was set for that path, also over HTTP. What steers the sandbox, such as
    /// /sandbox/clock, has no faults.
    void setFault(const QByteArray &path, const Fault &fault);
    void setFaults(const QByteArray &path, const QList<Fault> &faults); ///< one after another
    void clearFaults();                                                 ///< ends what hangs

    /// The time by the sandbox's clock, UTC; every answer says it in its Date header.
    [[nodiscard]] QDateTime now() const;
    /// Moves that clock, forwards or (negative) backwards: whatever has a life is older at once.
    void advanceClock(std::chrono::seconds by);
    /// It is that time now, and goes on from there. False, and nothing happens, when that is more
    /// than 100 years from the computer's time.
    [[nodiscard]] bool setClock(const QDateTime &time);

    /// A new key signs from now on; the old ones stay in the key set.
    void rotateKeys();

    [[nodiscard]] static QList<Account> accounts(); ///< the ready-made people

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace sandbox
