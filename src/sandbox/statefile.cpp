// SPDX-License-Identifier: Apache-2.0
#include "sandbox/statefile.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace sandbox {

Q_LOGGING_CATEGORY(logSandbox, "daemun.sandbox", QtWarningMsg)

namespace {

constexpr qint64 largest = 128 * 1024 * 1024;

} // namespace

QByteArray StateFile::read() const
{
    QFile file(m_path);
    if (!isKept() || !file.exists() || file.size() > largest || !file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll();
}

void StateFile::write(const QByteArray &json)
{
    QSaveFile file(m_path);
    // The mode comes before the text. An older file may have had another one, which Qt would keep.
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(json) == json.size() && file.commit();
    if (!isWritten && !m_hasFailed) {
        qCWarning(logSandbox, "%s could not be written: %s", qUtf8Printable(m_path),
                  qUtf8Printable(file.errorString()));
    }
    m_hasFailed = !isWritten;
}

} // namespace sandbox
