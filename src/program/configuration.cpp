// SPDX-License-Identifier: Apache-2.0
#include "program/configuration.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace program {
namespace {

struct Option
{
    const char *name; ///< `--name`, and the key in daemun.ini
    const char *variable;
    const char *value;
    const char *help;
    std::optional<Choice> choice = {}; ///< a person's, also to be found in preferences.ini
};

constexpr Option restApiKey{
    "rest-api-key", "DAEMUN_REST_API_KEY", "key",
    QT_TRANSLATE_NOOP("Options",
                      "REST API key of the application at Kakao. Without one a sandbox "
                      "inside the program is used.")};
constexpr Option clientSecret{
    "client-secret", "DAEMUN_CLIENT_SECRET", "secret",
    QT_TRANSLATE_NOOP("Options", "Client secret, when it is switched on in Kakao's console.")};
constexpr Option redirectUri{
    "redirect-uri", "DAEMUN_REDIRECT_URI", "uri",
    QT_TRANSLATE_NOOP("Options", "Redirect URI as registered in Kakao's console.")};
constexpr Option logoutRedirectUri{
    "logout-redirect-uri", "DAEMUN_LOGOUT_REDIRECT_URI", "uri",
    QT_TRANSLATE_NOOP(
        "Options",
        "Logout redirect URI as registered in Kakao's console, to sign out of Kakao too.")};
constexpr Option scopes{
    "scopes", "DAEMUN_SCOPES", "list",
    QT_TRANSLATE_NOOP("Options", "Consent items to ask for, separated by commas.")};
constexpr Option kauthUrl{"kauth-url", "DAEMUN_KAUTH_URL", "url",
                          QT_TRANSLATE_NOOP("Options", "Authorization server instead of Kakao's.")};
constexpr Option kapiUrl{"kapi-url", "DAEMUN_KAPI_URL", "url",
                         QT_TRANSLATE_NOOP("Options", "API server instead of Kakao's.")};
constexpr Option dataDir{"data-dir", "DAEMUN_DATA_DIR", "folder",
                         QT_TRANSLATE_NOOP("Options", "Where members are kept.")};
constexpr Option loginIn{
    "login-in", "DAEMUN_LOGIN_IN", "place",
    QT_TRANSLATE_NOOP("Options", "Where the login opens: window (the default) or browser."),
    Choice::LoginPlace};
constexpr Option language{"language", "DAEMUN_LANGUAGE", "language",
                          QT_TRANSLATE_NOOP("Options", "Language: system (the default), ko or en."),
                          Choice::Language};
constexpr Option appearance{
    "appearance", "DAEMUN_APPEARANCE", "appearance",
    QT_TRANSLATE_NOOP("Options", "Appearance: system (the default), light or dark."),
    Choice::Appearance};
constexpr Option keepSignedIn{
    "keep-signed-in", "DAEMUN_KEEP_SIGNED_IN", "answer",
    QT_TRANSLATE_NOOP("Options",
                      "Whether staying signed in is offered first: yes (the default) or no."),
    Choice::KeepSignedIn};
constexpr std::array allOptions{restApiKey, clientSecret, redirectUri, logoutRedirectUri,
                                scopes,     kauthUrl,     kapiUrl,     dataDir,
                                loginIn,    language,     appearance,  keepSignedIn};
constexpr std::array choiceOptions{loginIn, language, appearance, keepSignedIn};

constexpr auto background = "background"_L1;
constexpr auto defaultRedirectUri = "http://127.0.0.1:52525/kakao/callback"_L1;
/// Only for the built-in sandbox: at Kakao one must be registered first.
constexpr auto sandboxLogoutRedirectUri = "http://127.0.0.1:52525/kakao/logout"_L1;

kakao::Error usageError(const QString &detail)
{
    return {.code = kakao::ErrorCode::ConfigInvalid, .detail = detail};
}

void setUp(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QCoreApplication::translate("Options", "Sign in with Kakao on the desktop."));
    parser.addOption({QString(background),
                      QCoreApplication::translate("Options", "Start with the window minimized.")});
    addOptions(parser);
}

/// What preferences.ini says that can be understood, by name. Nothing else is looked for in it.
struct Preferred
{
    explicit Preferred(const QString &file)
    {
        if (!QFileInfo::exists(file))
            return;
        const QSettings settings(file, QSettings::IniFormat);
        const QStringList keys = settings.allKeys(); // before that it knows of no fault
        isDamaged = settings.status() != QSettings::NoError;
        for (const Option &option : choiceOptions) {
            const QString name = QString::fromLatin1(option.name);
            if (!keys.contains(name))
                continue;
            const QString value = settings.value(name).toString();
            Choices unused;
            if (setChoice(unused, *option.choice, value))
                values.insert(name, value);
            else
                isDamaged = true;
        }
    }

    QHash<QString, QString> values;
    bool isDamaged = false;
};

/// The value of each option, from the first source that has one.
class Sources
{
public:
    Sources(const QCommandLineParser &parser, const QProcessEnvironment &environment,
            const QString &iniFile, const Preferred &preferred)
        : m_parser(parser), m_environment(environment), m_preferred(preferred),
          m_ini(iniFile, QSettings::IniFormat)
    {
    }

    [[nodiscard]] QString value(const Option &option) const
    {
        return valueFrom(source(option), option);
    }

    [[nodiscard]] SettingSource source(const Option &option) const
    {
        const QString name = QString::fromLatin1(option.name);
        if (m_parser.isSet(name))
            return SettingSource::CommandLine;
        if (m_environment.contains(QString::fromLatin1(option.variable)))
            return SettingSource::Environment;
        if (option.choice && m_preferred.values.contains(name))
            return SettingSource::Preferences;
        return sourceByDefault(option);
    }

    /// As if nobody had chosen or said anything for this run.
    [[nodiscard]] QString valueByDefault(const Option &option) const
    {
        return valueFrom(sourceByDefault(option), option);
    }

private:
    [[nodiscard]] SettingSource sourceByDefault(const Option &option) const
    {
        return m_ini.contains(QString::fromLatin1(option.name)) ? SettingSource::File
                                                                : SettingSource::Default;
    }

    [[nodiscard]] QString valueFrom(SettingSource source, const Option &option) const
    {
        const QString name = QString::fromLatin1(option.name);
        switch (source) {
        case SettingSource::CommandLine:
            return m_parser.value(name).trimmed();
        case SettingSource::Environment:
            return m_environment.value(QString::fromLatin1(option.variable)).trimmed();
        case SettingSource::Preferences:
            return m_preferred.values.value(name);
        case SettingSource::File:
            // QSettings splits a value at its commas.
            return m_ini.value(name).toStringList().join(u',').trimmed();
        case SettingSource::Default:
            return {};
        }
        Q_UNREACHABLE();
    }

    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
    const Preferred &m_preferred;
    QSettings m_ini;
};

QList<Setting> settingsOf(const Configuration &configuration, const Sources &sources)
{
    const kakao::Config &kakao = configuration.kakao;
    const auto setting = [&sources](const Option &option, const QString &value) {
        return Setting{.name = QString::fromLatin1(option.name),
                       .variable = QString::fromLatin1(option.variable),
                       .value = value,
                       .source = sources.source(option)};
    };
    Setting secret = setting(clientSecret, {});
    secret.isSecret = !kakao.clientSecret.isEmpty();
    const bool hasServers = !configuration.usesBuiltInSandbox; // its own are not known yet
    const auto choice = [&](const Option &option) {
        return setting(option, choiceText(configuration.choices, *option.choice));
    };
    return {setting(restApiKey, kakao.clientId),
            secret,
            setting(redirectUri, kakao.redirectUri.toString()),
            setting(logoutRedirectUri, kakao.logoutRedirectUri.toString()),
            setting(scopes, kakao.scopes.join(u',')),
            setting(kauthUrl, hasServers ? kakao.kauthUrl.toString() : QString()),
            setting(kapiUrl, hasServers ? kakao.kapiUrl.toString() : QString()),
            setting(dataDir, configuration.dataDir),
            choice(loginIn),
            choice(language),
            choice(appearance),
            choice(keepSignedIn)};
}

/// Sets url from an option that may be absent; the sentence that is wrong with it otherwise.
template <typename Check>
QString readUrl(const Sources &sources, const Option &option, Check check, QUrl &url)
{
    const QString text = sources.value(option);
    if (text.isEmpty())
        return {};
    const kakao::Result<QUrl> checked = check(text);
    if (!checked)
        return u"--%1: %2"_s.arg(QLatin1StringView(option.name), checked.error().detail);
    url = *checked;
    return {};
}

/// Sets what is chosen by the options; the sentence that is wrong with one of them otherwise.
template <typename Value>
QString readChoices(Value value, Choices &choices)
{
    for (const Option &option : choiceOptions) {
        const QString text = value(option);
        if (!text.isEmpty() && !setChoice(choices, *option.choice, text)) {
            return u"--%1: none of %2"_s.arg(QLatin1StringView(option.name),
                                             choiceWords(*option.choice));
        }
    }
    return {};
}

/// Beside daemun.ini, which a person writes by hand and whose comments are to stay.
QString preferencesBeside(const QString &iniFile)
{
    return iniFile.isEmpty() ? QString() : QFileInfo(iniFile).dir().filePath(u"preferences.ini"_s);
}

} // namespace

QString Configuration::server() const
{
    if (usesBuiltInSandbox)
        return u"sandbox"_s;
    const QUrl &url = kakao.kauthUrl;
    return url.port() < 0 ? url.host() : u"%1:%2"_s.arg(url.host()).arg(url.port());
}

QString Configuration::serverDir() const
{
    // A colon is no part of a file name on Windows.
    return QDir(dataDir).filePath(server().replace(u':', u'_'));
}

QString Configuration::decidedBy(Choice choice) const
{
    const QString name = optionOf(choice);
    const auto setting = std::ranges::find(settings, name, &Setting::name);
    if (setting == settings.cend())
        return {};
    switch (setting->source) {
    case SettingSource::CommandLine:
        return u"--"_s + name;
    case SettingSource::Environment:
        return setting->variable;
    case SettingSource::Preferences:
    case SettingSource::File:
    case SettingSource::Default:
        return {};
    }
    Q_UNREACHABLE();
}

QString optionOf(Choice choice)
{
    return QString::fromLatin1(std::ranges::find(choiceOptions, choice, &Option::choice)->name);
}

QString helpText()
{
    QCommandLineParser parser;
    setUp(parser);
    return parser.helpText();
}

kakao::Result<Configuration> readConfiguration(const QStringList &arguments,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile,
                                               const QString &defaultDataDir)
{
    QCommandLineParser parser;
    setUp(parser);
    if (!parser.parse(arguments))
        return usageError(parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return usageError(u"unexpected argument: "_s + parser.positionalArguments().constFirst());
    return readConfiguration(parser, environment, iniFile, defaultDataDir);
}

void addOptions(QCommandLineParser &parser)
{
    for (const Option &option : allOptions) {
        parser.addOption({QString::fromLatin1(option.name),
                          u"%1 [%2]"_s.arg(QCoreApplication::translate("Options", option.help),
                                           QLatin1StringView(option.variable)),
                          QString::fromLatin1(option.value)});
    }
    parser.addOption(
        {{u"h"_s, u"help"_s}, QCoreApplication::translate("Options", "Show this help.")});
    parser.addOption(
        {{u"v"_s, u"version"_s}, QCoreApplication::translate("Options", "Show the version.")});
}

kakao::Result<Configuration> readConfiguration(const QCommandLineParser &parser,
                                               const QProcessEnvironment &environment,
                                               const QString &iniFile,
                                               const QString &defaultDataDir)
{
    Configuration configuration;
    configuration.preferencesFile = preferencesBeside(iniFile);
    const Preferred preferred(configuration.preferencesFile);
    configuration.isPreferencesFileDamaged = preferred.isDamaged;
    const Sources sources(parser, environment, iniFile, preferred);
    configuration.isInBackground =
        parser.optionNames().contains(background); // not every program has it
    configuration.helpWanted = parser.isSet(u"help"_s);
    configuration.versionWanted = parser.isSet(u"version"_s);
    kakao::Config &kakao = configuration.kakao;
    kakao.clientId = sources.value(restApiKey);
    kakao.clientSecret = kakao::Secret(sources.value(clientSecret).toUtf8());
    kakao.redirectUri = QUrl(defaultRedirectUri);
    if (kakao.clientId.isEmpty())
        kakao.logoutRedirectUri = QUrl(sandboxLogoutRedirectUri);
    kakao.scopes = sources.value(scopes).split(u',', Qt::SkipEmptyParts);
    for (QString &scope : kakao.scopes)
        scope = scope.trimmed();
    for (const QString &wrong :
         {readUrl(sources, redirectUri, &kakao::checkRedirectUri, kakao.redirectUri),
          readUrl(sources, logoutRedirectUri, &kakao::checkRedirectUri, kakao.logoutRedirectUri),
          readUrl(sources, kauthUrl, &kakao::checkServerUrl, kakao.kauthUrl),
          readUrl(sources, kapiUrl, &kakao::checkServerUrl, kakao.kapiUrl)}) {
        if (!wrong.isEmpty())
            return usageError(wrong);
    }
    configuration.usesBuiltInSandbox = kakao.clientId.isEmpty();
    if (configuration.usesBuiltInSandbox && !sources.value(kauthUrl).isEmpty())
        return usageError(u"--kauth-url also needs --rest-api-key"_s);
    for (const QString &wrong :
         {readChoices([&](const Option &option) { return sources.value(option); },
                      configuration.choices),
          readChoices([&](const Option &option) { return sources.valueByDefault(option); },
                      configuration.choicesByDefault)}) {
        if (!wrong.isEmpty())
            return usageError(wrong);
    }
    const QString folder = sources.value(dataDir);
    configuration.dataDir =
        folder.isEmpty() ? defaultDataDir : QFileInfo(folder).absoluteFilePath();
    configuration.settings = settingsOf(configuration, sources);
    return configuration;
}

} // namespace program
