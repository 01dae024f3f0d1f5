// SPDX-License-Identifier: Apache-2.0
//
// A value in the person's own Run key.
#include "desktop/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace desktop {
namespace {

constexpr auto runKey = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_L1;
constexpr auto valueName = "Daemun"_L1;

} // namespace

bool startsWithSystem()
{
    return QSettings(runKey, QSettings::NativeFormat).contains(valueName);
}

bool setStartsWithSystem(bool starts)
{
    QSettings run(runKey, QSettings::NativeFormat);
    if (starts) {
        const QString program = QDir::toNativeSeparators(QCoreApplication::applicationFilePath());
        run.setValue(valueName, u"\"%1\" --background"_s.arg(program));
    } else {
        run.remove(valueName);
    }
    run.sync();
    return run.status() == QSettings::NoError;
}

} // namespace desktop
