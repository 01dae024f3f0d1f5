// SPDX-License-Identifier: Apache-2.0
#include "desktop/processage.h"

#include <QElapsedTimer>

namespace desktop {
namespace {

const QElapsedTimer sinceLoaded = [] {
    QElapsedTimer timer;
    timer.start();
    return timer;
}();

} // namespace

qint64 processAge()
{
    return sinceLoaded.elapsed();
}

} // namespace desktop
