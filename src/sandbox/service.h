// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"
#include "sandbox/statefile.h"

#include <mutex>

namespace sandbox {

/// Sends each request to its endpoint, one at a time. Safe to call from any thread.
class Service
{
public:
    explicit Service(Options options);

    void setIssuer(const QByteArray &issuer);
    void rotateKeys() { m_context.keys.rotate(); }
    [[nodiscard]] Clock &clock() { return m_context.clock; }
    [[nodiscard]] Faults &faults() { return m_context.faults; }
    [[nodiscard]] QList<IssuedSecret> issuedSecrets() const { return m_context.issued.all(); }
    [[nodiscard]] Answer handle(const Call &call);

private:
    [[nodiscard]] Answer truth(const Call &call);

    [[nodiscard]] quint64 revision() const; ///< as save()
    void save();                            ///< if there is something new; m_mutex is held

    std::mutex m_mutex;
    Context m_context;
    StateFile m_stateFile;
    quint64 m_savedRevision = 0;
};

} // namespace sandbox
