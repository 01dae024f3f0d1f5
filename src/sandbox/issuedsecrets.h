// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/issuedsecret.h"

#include <QFile>
#include <QList>

#include <mutex>

namespace sandbox {

/// Every secret that was given out, dead ones too; see Server::issuedSecrets(). Safe to use from
/// any thread.
class IssuedSecrets
{
public:
    /// The texts are appended to file as well; empty: to none.
    explicit IssuedSecrets(const QString &file);

    void add(const IssuedSecret &secret);
    [[nodiscard]] QList<IssuedSecret> all() const;

private:
    mutable std::mutex m_mutex;
    QList<IssuedSecret> m_all;
    QFile m_file;
};

} // namespace sandbox
