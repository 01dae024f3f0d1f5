// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

/// The file in which the state is kept, for its owner's eyes alone.
class StateFile
{
public:
    explicit StateFile(QString path) : m_path(std::move(path)) {} ///< empty: none is kept

    [[nodiscard]] bool isKept() const { return !m_path.isEmpty(); }
    [[nodiscard]] QByteArray read() const; ///< empty without a file of a size that can be ours
    /// All of it or nothing; a failure is told once, and tried again the next time.
    void write(const QByteArray &json);

private:
    const QString m_path;
    bool m_hasFailed = false;
};

} // namespace sandbox
