// SPDX-License-Identifier: Apache-2.0
#include "desktop/processage.h"

#include <QFile>
#include <QList>

#include <ctime>
#include <unistd.h>

namespace desktop {

std::optional<qint64> processAge()
{
    // The 22nd field, proc(5): ticks from boot to the start of the process.
    QFile stat(QStringLiteral("/proc/self/stat"));
    if (!stat.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray line = stat.readAll();
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    timespec sinceBoot{};
    if (fields.size() < 20 || clock_gettime(CLOCK_BOOTTIME, &sinceBoot) != 0)
        return std::nullopt;
    const qint64 now = qint64(sinceBoot.tv_sec) * 1000 + sinceBoot.tv_nsec / 1'000'000;
    return now - fields.at(19).toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
}

} // namespace desktop
