// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/issuedsecret.h"

#include <QFile>
#include <QList>

#include <mutex>

namespace sandbox {

/// The secrets that were given out, dead ones too; see Server::issuedSecrets(). Safe to use from
/// any thread.
class IssuedSecrets
{
public:
    /// The last ones are kept, `most` of them. The texts are appended to file as well; empty: to
    /// none.
    IssuedSecrets(qsizetype most, const QString &file);

    void add(const IssuedSecret &secret);
    [[nodiscard]] QList<IssuedSecret> all() const;

private:
    mutable std::mutex m_mutex;
    const qsizetype m_most;
    QList<IssuedSecret> m_all;
    QFile m_file;
};

} // namespace sandbox
