// SPDX-License-Identifier: Apache-2.0
#include "sandbox/issuedsecrets.h"

namespace sandbox {

IssuedSecrets::IssuedSecrets(qsizetype most, const QString &file) : m_most(most), m_file(file)
{
    // Unbuffered: a test that is killed has its list all the same. Appending, for there may be
    // several sandboxes in several processes.
    if (!file.isEmpty())
        m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void IssuedSecrets::add(const IssuedSecret &secret)
{
    const std::lock_guard lock(m_mutex);
    if (m_most > 0) {
        if (m_all.size() == m_most)
            m_all.removeFirst();
        m_all.append(secret);
    }
    if (m_file.isOpen())
        m_file.write(secret.text + '\n');
}

QList<IssuedSecret> IssuedSecrets::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_all;
}

} // namespace sandbox
