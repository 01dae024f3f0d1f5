// SPDX-License-Identifier: Apache-2.0
#include "program/configuration.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

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
    QT_TRANSLATE_NOOP("Options", "Where the login opens: window (the default) or browser.")};
constexpr std::array allOptions{restApiKey,        clientSecret, redirectUri,
                                logoutRedirectUri, scopes,       kauthUrl,
                                kapiUrl,           dataDir,      loginIn};

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
    addOptions(parser);
}

/// The value of each option, from the first source that has one.
class Sources
{
public:
    Sources(const QCommandLineParser &parser, const QProcessEnvironment &environment,
            const QString &iniFile)
        : m_parser(parser), m_environment(environment), m_ini(iniFile, QSettings::IniFormat)
    {
    }

    [[nodiscard]] QString value(const Option &option) const
    {
        const QString name = QString::fromLatin1(option.name);
        const QString variable = QString::fromLatin1(option.variable);
        switch (source(option)) {
        case SettingSource::CommandLine:
            return m_parser.value(name).trimmed();
        case SettingSource::Environment:
            return m_environment.value(variable).trimmed();
        case SettingSource::File:
            // QSettings splits a value at its commas.
            return m_ini.value(name).toStringList().join(u',').trimmed();
        case SettingSource::Default:
            return {};
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] SettingSource source(const Option &option) const
    {
        const QString name = QString::fromLatin1(option.name);
        if (m_parser.isSet(name))
            return SettingSource::CommandLine;
        if (m_environment.contains(QString::fromLatin1(option.variable)))
            return SettingSource::Environment;
        return m_ini.contains(name) ? SettingSource::File : SettingSource::Default;
    }

private:
    const QCommandLineParser &m_parser;
    const QProcessEnvironment &m_environment;
    QSettings m_ini;
};

QList<Setting> settingsOf(const Configuration &configuration, const Sources &sources)
{
    const kakao::Config &kakao = configuration.kakao;
    const auto setting = [&sources](const Option &option, const QString &value) {
        return Setting{.name = QString::fromLatin1(option.name),
                       .value = value,
                       .source = sources.source(option)};
    };
    Setting secret = setting(clientSecret, {});
    secret.isSecret = !kakao.clientSecret.isEmpty();
    const bool hasServers = !configuration.usesBuiltInSandbox; // its own are not known yet
    return {setting(restApiKey, kakao.clientId),
            secret,
            setting(redirectUri, kakao.redirectUri.toString()),
            setting(logoutRedirectUri, kakao.logoutRedirectUri.toString()),
            setting(scopes, kakao.scopes.join(u',')),
            setting(kauthUrl, hasServers ? kakao.kauthUrl.toString() : QString()),
            setting(kapiUrl, hasServers ? kakao.kapiUrl.toString() : QString()),
            setting(dataDir, configuration.dataDir),
            setting(loginIn,
                    configuration.loginPlace == LoginPlace::Browser ? u"browser"_s : u"window"_s)};
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

std::optional<LoginPlace> loginPlace(const QString &text)
{
    if (text.isEmpty() || text == "window"_L1)
        return LoginPlace::Window;
    return text == "browser"_L1 ? std::optional(LoginPlace::Browser) : std::nullopt;
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
    const Sources sources(parser, environment, iniFile);
    Configuration configuration;
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
    const auto place = loginPlace(sources.value(loginIn));
    if (!place)
        return usageError(u"--login-in: neither window nor browser"_s);
    configuration.loginPlace = *place;
    const QString folder = sources.value(dataDir);
    configuration.dataDir =
        folder.isEmpty() ? defaultDataDir : QFileInfo(folder).absoluteFilePath();
    configuration.settings = settingsOf(configuration, sources);
    return configuration;
}

} // namespace program
