// SPDX-License-Identifier: Apache-2.0
#include "cli/run.h"
#include "program/startup.h"
#include "program/translations.h"

#include <QCoreApplication>
#include <QLocale>

int main(int argc, char *argv[])
{
    const program::Startup startup;
    const QCoreApplication app(argc, argv);
    program::installTranslations(QLocale());
    return cli::run();
}
