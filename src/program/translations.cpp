// SPDX-License-Identifier: Apache-2.0
#include "program/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

using namespace Qt::StringLiterals;

namespace program {
namespace {

/// Of the translators that are installed here, for the next language to find.
constexpr auto translatorName = "daemun-texts"_L1;

std::unique_ptr<QTranslator> load(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    translator->setObjectName(translatorName);
    return translator->load(locale, name, u"_"_s, folder) ? std::move(translator) : nullptr;
}

void install(std::unique_ptr<QTranslator> translator)
{
    if (!translator)
        return;
    QCoreApplication::installTranslator(translator.get());
    translator.release()->setParent(QCoreApplication::instance());
}

} // namespace

QLocale localeOf(Language language)
{
    const QLocale system = QLocale::system();
    const auto inLanguage = [&system](QLocale::Language wanted) {
        return system.language() == wanted ? system : QLocale(wanted, system.territory());
    };
    switch (language) {
    case Language::System:
        return system;
    case Language::Korean:
        return inLanguage(QLocale::Korean);
    case Language::English:
        return inLanguage(QLocale::English);
    }
    Q_UNREACHABLE();
}

void setLanguage(Language language)
{
    const QLocale locale = localeOf(language);
    QLocale::setDefault(locale);
    installTranslations(locale);
}

void installTranslations(const QLocale &locale)
{
    // Each one that goes tells every window that the language has changed.
    qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>(
        translatorName, Qt::FindDirectChildrenOnly));
    const QString folder = u":/i18n"_s;
    // Of English there is only what the texts in the source do not have: the plural forms.
    const QLocale english(QLocale::English);
    const bool isEnglish = locale.language() == QLocale::English || locale.language() == QLocale::C;
    auto own = load(isEnglish ? english : locale, u"daemun"_s, folder);
    if (!own) // Qt's buttons in a language of their own would help nobody
        own = load(english, u"daemun"_s, folder);
    else if (!isEnglish)
        install(load(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)));
    install(std::move(own));
}

} // namespace program
