// SPDX-License-Identifier: Apache-2.0
#include "program/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace program {

void installTranslations(const QLocale &locale)
{
    const auto install = [](const QLocale &language, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(language, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    const QString own = u":/i18n"_s;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) {
        // The texts in the source; what is installed has their plural forms.
        install(QLocale(QLocale::English), u"daemun"_s, own);
        return;
    }
    install(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(locale, u"daemun"_s, own);
}

} // namespace program
