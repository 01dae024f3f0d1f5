// SPDX-License-Identifier: Apache-2.0
#include "inspection.h"

#include "cast.h"

#include <QDebug>

using namespace Qt::StringLiterals;

namespace gallery {

bool inspect(const Look &look, const QList<Play> &plays, const QList<Check> &checks, QSize size)
{
    wear(look);
    Cast cast(plays);
    QStringList faults;
    for (qsizetype i = 0; i < plays.size(); ++i) {
        const QString name = plays.at(i).name();
        QWidget *window = cast.show(i, size);
        if (!window)
            faults << name + u" did not come"_s;
        for (const Check &check : checks) {
            const QStringList found = window ? check(*window) : QStringList();
            for (const QString &fault : found)
                faults << name + u": "_s + fault;
        }
        cast.end(i);
    }
    for (const QString &fault : std::as_const(faults))
        qWarning().noquote() << fault;
    return faults.isEmpty();
}

} // namespace gallery
