// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"
#include "sandbox/statefile.h"

#include <mutex>

namespace sandbox {

struct Route;

/// Sends each request to its endpoint, one at a time. Safe to call from any thread.
class Service
{
public:
    explicit Service(Options options);

    /// Why nobody can log in, such as two people with one id; empty: all is well.
    [[nodiscard]] const QString &wrongPeople() const { return m_wrongPeople; }

    void setIssuer(const QByteArray &issuer);
    void rotateKeys() { m_context.keys.rotate(); }
    [[nodiscard]] Clock &clock() { return m_context.clock; }
    [[nodiscard]] Faults &faults() { return m_context.faults; }
    [[nodiscard]] RequestLog &log() { return m_context.log; }
    [[nodiscard]] QList<IssuedSecret> issuedSecrets() const { return m_context.issued.all(); }
    [[nodiscard]] std::optional<WrongPerson> addPeople(const QList<Person> &people);
    [[nodiscard]] QList<Person> people();
    [[nodiscard]] Answer handle(const Call &call);

private:
    [[nodiscard]] Answer answer(const Call &call, const Route *route);
    [[nodiscard]] Answer truth(const Call &call, const Route *route);

    void restore();
    [[nodiscard]] quint64 revision() const; ///< as save()
    void save();                            ///< if there is something new; m_mutex is held

    std::mutex m_mutex;
    Context m_context;
    StateFile m_stateFile;
    QString m_wrongPeople;
    size_t m_peopleAtFirst = 0;
    quint64 m_savedRevision = 0;
};

} // namespace sandbox
