// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/fault.h"
#include "sandbox/http.h"

#include <QMap>

#include <mutex>

namespace sandbox {

/// The faults that are still to come. Safe to use from any thread.
class Faults
{
public:
    using List = QList<Fault>;

    /// One after another, in the place of what was pending at that path.
    void set(const QByteArray &path, const List &faults);
    void clear();
    [[nodiscard]] QMap<QByteArray, List> pending() const;
    /// What this request meets, which is then one less to come.
    [[nodiscard]] std::optional<Fault> take(const QByteArray &path);

private:
    mutable std::mutex m_mutex;
    QMap<QByteArray, List> m_pending;
};

/// Whether the endpoint is asked all the same, and its answer spoiled.
[[nodiscard]] bool needsEndpoint(const Fault &fault);
/// What a fault that does not need the endpoint answers.
[[nodiscard]] Answer madeUpAnswer(const Fault &fault, const Call &call);
/// answer as it gets on its way with this fault.
[[nodiscard]] Answer spoiled(Answer answer, const Fault &fault);

} // namespace sandbox
