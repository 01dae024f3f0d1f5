// SPDX-License-Identifier: Apache-2.0
#include "sandbox/commandline.h"

#include "sandbox/clock.h"
#include "sandbox/peoplefile.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr quint16 defaultPort = 4610;
constexpr qint64 largestPeopleFile = 64'000'000;
constexpr qint64 longest = 100LL * 365 * 24 * 3600; // seconds; more is a slip of the finger

QString secondsOf(std::chrono::seconds time)
{
    return QString::number(time.count());
}

/// The options by what they are called; the texts are what `--help` prints.
void setUp(QCommandLineParser &parser)
{
    const Options standard;
    const auto add = [&](const QString &name, const QString &text, const QString &value,
                         const QString &preset = {}) {
        parser.addOption(QCommandLineOption(name, text, value, preset));
    };
    parser.setApplicationDescription(
        u"A local stand-in for Kakao's servers. Nothing leaves this computer."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    add(u"port"_s, u"Listen on this port of 127.0.0.1 (0: any free)."_s, u"number"_s,
        QString::number(defaultPort));
    parser.addOption(QCommandLineOption(
        u"tls"_s, u"Speak HTTPS, with a certificate made for this run that clients must trust."_s));
    add(u"certificate"_s, u"Write that certificate to this file, in PEM (none: print it)."_s,
        u"path"_s);
    add(u"client-id"_s, u"The app's REST API key."_s, u"key"_s, standard.clientId);
    add(u"client-secret"_s, u"The app's secret (none: off)."_s, u"secret"_s);
    add(u"redirect-uri"_s, u"A registered redirect URI; may be given more than once."_s, u"uri"_s,
        u"http://127.0.0.1:52525/kakao/callback"_s);
    add(u"logout-redirect-uri"_s,
        u"A registered logout redirect URI; may be given more than once."_s, u"uri"_s);
    add(u"delay"_s, u"Every API answer waits this long."_s, u"milliseconds"_s, u"0"_s);
    add(u"access-token-life"_s, u"How long an access token is good."_s, u"seconds"_s,
        secondsOf(standard.accessTokenLife));
    add(u"refresh-token-life"_s, u"How long a refresh token is good."_s, u"seconds"_s,
        secondsOf(standard.refreshTokenLife));
    add(u"refresh-token-renewal"_s, u"A refresh renews the refresh token in this last part."_s,
        u"seconds"_s, secondsOf(standard.refreshTokenRenewal));
    parser.addOption(QCommandLineOption(
        u"token-limits"_s, u"Refuse more tokens than Kakao gives one person (KOE237)."_s));
    add(u"state-file"_s, u"Remember sign-ins in this file, without their tokens (none: forget)."_s,
        u"path"_s);
    add(u"people"_s, u"Who can log in, as docs/sandbox.md describes it (none: eight ready-made)."_s,
        u"file.json"_s);
    parser.addOption(QCommandLineOption(
        u"strict"_s, u"Refuse what Kakao refuses. It does so unless --lenient is given."_s));
    parser.addOption(QCommandLineOption(
        QStringList{u"lenient"_s, u"no-strict"_s},
        u"Let any client id, secret and redirect URI through, and consent that is missing."_s));
    add(u"clock"_s, u"The sandbox begins at this time, such as 2026-01-01."_s, u"time"_s);
    add(u"clock-offset"_s, u"The sandbox's clock is ahead of the computer's (negative: behind)."_s,
        u"seconds"_s, u"0"_s);
}

/// What is wrong with the file, or the people in it.
std::variant<QList<Person>, QString> readPeople(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return u"%1 cannot be read: %2"_s.arg(path, file.errorString());
    if (file.size() > largestPeopleFile)
        return u"%1 is larger than %2 MB"_s.arg(path).arg(largestPeopleFile / 1'000'000);
    auto people = readPeopleFile(file.readAll());
    if (const auto *wrong = std::get_if<QString>(&people))
        return u"%1: %2"_s.arg(path, *wrong);
    return people;
}

/// Reads numbers, and remembers the first that is none.
class Numbers
{
public:
    explicit Numbers(const QCommandLineParser &parser) : m_parser(parser) {}

    [[nodiscard]] qint64 read(const QString &name, qint64 least, qint64 most)
    {
        bool isNumber = false;
        const qint64 number = m_parser.value(name).toLongLong(&isNumber);
        if ((!isNumber || number < least || number > most) && m_wrong.isEmpty()) {
            m_wrong = u"--%1 takes a number from %2 to %3, not \"%4\""_s.arg(name)
                          .arg(least)
                          .arg(most)
                          .arg(m_parser.value(name));
        }
        return number;
    }
    [[nodiscard]] std::chrono::seconds seconds(const QString &name, qint64 least)
    {
        return std::chrono::seconds(read(name, least, longest));
    }
    [[nodiscard]] const QString &wrong() const { return m_wrong; }

private:
    const QCommandLineParser &m_parser;
    QString m_wrong;
};

} // namespace

std::variant<Command, QString> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    setUp(parser);
    if (!parser.parse(arguments))
        return parser.errorText();
    if (parser.isSet(u"help"_s))
        parser.showHelp();
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    if (!parser.positionalArguments().isEmpty())
        return u"no such argument: "_s + parser.positionalArguments().first();

    Command command{.certificateFile = parser.value(u"certificate"_s)};
    Options &options = command.options;
    Numbers numbers(parser);
    options.port = static_cast<quint16>(numbers.read(u"port"_s, 0, 65535));
    options.usesTls = parser.isSet(u"tls"_s);
    options.clientId = parser.value(u"client-id"_s);
    options.clientSecret = parser.value(u"client-secret"_s);
    options.redirectUris = parser.values(u"redirect-uri"_s);
    options.logoutRedirectUris = parser.values(u"logout-redirect-uri"_s);
    options.delay = std::chrono::milliseconds(numbers.read(u"delay"_s, 0, 3'600'000));
    options.accessTokenLife = numbers.seconds(u"access-token-life"_s, 1);
    options.refreshTokenLife = numbers.seconds(u"refresh-token-life"_s, 1);
    options.refreshTokenRenewal = numbers.seconds(u"refresh-token-renewal"_s, 0);
    options.tokenLimits = parser.isSet(u"token-limits"_s);
    options.isLenient = parser.isSet(u"lenient"_s);
    options.issuedSecretsKept = 0; // they are for tests within this process
    options.stateFile = parser.value(u"state-file"_s);
    options.clockOffset = numbers.seconds(u"clock-offset"_s, -longest);
    if (!numbers.wrong().isEmpty())
        return numbers.wrong();
    if (!options.stateFile.isEmpty() && !QFileInfo(options.stateFile).dir().exists())
        return u"--state-file: there is no folder for %1"_s.arg(options.stateFile);
    if (parser.isSet(u"strict"_s) && options.isLenient)
        return u"--strict and --lenient exclude each other"_s;
    if (parser.isSet(u"clock"_s)) {
        command.clock = readTime(parser.value(u"clock"_s));
        if (!command.clock)
            return u"--clock takes a time such as 2026-01-01 or 2026-01-01T09:00:00Z, not \"%1\""_s
                .arg(parser.value(u"clock"_s));
        if (parser.isSet(u"clock-offset"_s))
            return u"--clock and --clock-offset exclude each other"_s;
    }
    if (parser.isSet(u"people"_s)) {
        auto people = readPeople(parser.value(u"people"_s));
        if (const auto *wrong = std::get_if<QString>(&people))
            return u"--people: "_s + *wrong;
        options.people = std::get<QList<Person>>(std::move(people));
    }
    if (parser.isSet(u"certificate"_s) && !options.usesTls)
        return u"--certificate is for --tls"_s;
    return command;
}

} // namespace sandbox
