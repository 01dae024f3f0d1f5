// SPDX-License-Identifier: Apache-2.0
#include "cli/linereader.h"

namespace cli {

void LineReader::take(const QByteArray &bytes)
{
    m_read += bytes;
    for (qsizetype end; (end = m_read.indexOf('\n')) >= 0;) {
        const QByteArray line = m_read.first(end);
        m_read.remove(0, end + 1);
        Q_EMIT lineRead(QString::fromUtf8(line).trimmed());
    }
}

} // namespace cli
