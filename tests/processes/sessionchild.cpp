// SPDX-License-Identifier: Apache-2.0
//
// sessionchild OPTIONS COMMAND...: a program that uses the library, without a screen. It carries
// out the commands, then those that come by standard input, one after the other, until `quit` or
// the input ends. It says on standard output, line by line, what becomes of them:
//
//   restore, sign-in [LOGINID], another, sign-out, disconnect    the person's clicks
//   use       a call to Kakao: `token HASH`, `user KAKAOID`, or `error CODE transient|ends|final`
//   settle    waits until nothing is on its way any more: `settled STATE`
//   arm       from now on steps count: `step N WHAT`
//   pass S    the clock goes on by so many seconds, for all who share it
//
// and `state STATE`, `departed KIND ok|CODE over|kept`, `failed CODE` as they come, `done COMMAND`
// after each command. Whoever has signed in by `sign-in` has a photo from then on. With
// DAEMUN_KILL_AT=N it is killed at step N (see steps.h).
#include "childarguments.h"
#include "keychain/keychainstore.h"
#include "mappedclock.h"
#include "members/sqlitedirectory.h"
#include "session/session.h"
#include "steppedports.h"
#include "support/visitoragent.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QMetaEnum>
#include <QSocketNotifier>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using session::Session;
using session::SessionState;

namespace {

void say(const QString &line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

QString name(SessionState state)
{
    return QString::fromLatin1(QMetaEnum::fromType<SessionState>().valueToKey(int(state)));
}

QString text(const kakao::Error &error)
{
    const QString outlook = error.endsSession ? u"ends"_s
        : error.isTransient()                 ? u"transient"_s
                                              : u"final"_s;
    return u"error %1 %2"_s.arg(int(error.code)).arg(outlook);
}

QString hash(const kakao::Secret &secret)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(secret.reveal(), QCryptographicHash::Sha256).toHex().left(16));
}

class Child final : public QObject
{
public:
    explicit Child(const ChildArguments &arguments);

private:
    Session::Ports ports();
    [[nodiscard]] Session::Options options();
    void keepPhoto() const;
    void erasePhoto(const session::Member &member);
    void listen();
    void readInput();
    void next();
    void done();
    void carryOut(const QString &verb, const QString &object);
    void use();
    void settle(int quietTurns);
    [[nodiscard]] bool isSigningIn() const
    {
        return m_running == "sign-in"_L1 || m_running == "another"_L1;
    }
    [[nodiscard]] bool isQuiet() const;
    const kakao::ApiClient &api();

    ChildArguments m_arguments;
    Steps m_steps{qEnvironmentVariableIntValue("DAEMUN_KILL_AT")};
    MappedClock m_clock{m_arguments.folder + u"/clock"_s};
    session::Surroundings m_surroundings;
    SteppedNetwork m_network{m_steps};
    std::optional<kakao::ApiClient> m_api;
    keychain::KeychainStore m_keychain{m_arguments.keyringTimeout};
    SteppedStore m_secrets{m_steps, m_keychain};
    members::SqliteDirectory m_members{m_arguments.folder, m_arguments.name, m_secrets, m_clock};
    SteppedDirectory m_directory{m_steps, m_members};
    VisitorAgent m_visitor;
    SteppedAgent m_agent{m_steps, m_visitor};
    QSocketNotifier m_input{STDIN_FILENO, QSocketNotifier::Read};
    QByteArray m_typed;
    bool m_inputEnded = false;
    QStringList m_commands = m_arguments.commands;
    QString m_running;
    kakao::ReplyPtr<QString> m_token;
    kakao::ReplyPtr<kakao::User> m_user;
    Session m_session{ports(), options()};
};

Child::Child(const ChildArguments &arguments) : m_arguments(arguments)
{
    listen();
    connect(&m_input, &QSocketNotifier::activated, this, &Child::readInput);
    QTimer::singleShot(0, this, &Child::next);
}

Session::Ports Child::ports()
{
    return {.api = [this]() -> const kakao::ApiClient & { return api(); },
            .kept = {.directory = &m_directory, .secrets = &m_secrets},
            .unkept = [] { return session::Vault(); },
            .clock = m_clock,
            .surroundings = m_surroundings,
            .userAgent = [this]() -> kakao::Result<session::UserAgent *> { return &m_agent; }};
}

Session::Options Child::options()
{
    return {.server = m_arguments.name,
            .agentRequest = [] { return session::UserAgentRequest(); },
            .lockFolder = m_arguments.folder,
            .freshenDelay = m_arguments.freshenDelay,
            .eraseCache = [this](const session::Member &member) { erasePhoto(member); }};
}

const kakao::ApiClient &Child::api()
{
    if (!m_api) {
        kakao::Config config;
        config.clientId = u"sandbox"_s;
        config.redirectUri = QUrl(app::redirectUri);
        config.kauthUrl = config.kapiUrl = m_arguments.server;
        m_api.emplace(m_network, config);
    }
    return *m_api;
}

/// Not by `another`, so that a photo that was erased by mistake does not come back.
void Child::keepPhoto() const
{
    QFile photo(photoFile(m_arguments.folder, m_session.member().kakaoId));
    if (!photo.open(QIODevice::WriteOnly) || photo.write("photo") < 0)
        qFatal("the photo cannot be written");
}

void Child::erasePhoto(const session::Member &member)
{
    m_steps.begin(u"photo"_s);
    QFile::remove(photoFile(m_arguments.folder, member.kakaoId));
    m_steps.end(u"photo"_s);
}

void Child::listen()
{
    connect(&m_session, &Session::stateChanged, this, [this](SessionState state) {
        say(u"state "_s + name(state));
        if (isSigningIn() && state != SessionState::SigningIn && state != SessionState::SignedIn)
            done();
    });
    connect(&m_session, &Session::storedChanged, this, [this] {
        if (m_running == "sign-in"_L1)
            keepPhoto();
        if (isSigningIn())
            done();
    });
    connect(&m_session, &Session::failed, this,
            [](const kakao::Error &error) { say(u"failed %1"_s.arg(int(error.code))); });
    connect(&m_session, &Session::departed, this,
            [](session::DepartureKind kind, const std::optional<kakao::Error> &error, bool isKept) {
                say(u"departed %1 %2 %3"_s.arg(
                    kind == session::DepartureKind::SignOut ? u"sign-out"_s : u"disconnect"_s,
                    error ? QString::number(int(error->code)) : u"ok"_s,
                    isKept ? u"kept"_s : u"over"_s));
            });
}

void Child::readInput()
{
    char bytes[4096];
    const ssize_t count = ::read(STDIN_FILENO, bytes, sizeof bytes);
    if (count <= 0) {
        m_input.setEnabled(false);
        m_inputEnded = true;
    } else {
        m_typed += QByteArray(bytes, count);
    }
    for (auto end = m_typed.indexOf('\n'); end >= 0; end = m_typed.indexOf('\n')) {
        m_commands.append(QString::fromUtf8(m_typed.first(end)));
        m_typed.remove(0, end + 1);
    }
    if (m_running.isEmpty())
        next();
}

void Child::next()
{
    if (m_commands.isEmpty()) {
        if (m_inputEnded)
            QCoreApplication::quit();
        return;
    }
    const QString command = m_commands.takeFirst();
    m_running = command.section(u' ', 0, 0);
    carryOut(m_running, command.section(u' ', 1));
}

void Child::done()
{
    say(u"done "_s + m_running);
    m_running.clear();
    QTimer::singleShot(0, this, [this] {
        if (m_running.isEmpty())
            next();
    });
}

void Child::carryOut(const QString &verb, const QString &object)
{
    if (verb == "use"_L1)
        return use();
    if (verb == "settle"_L1)
        return settle(0);
    if (verb == "sign-in"_L1) {
        if (!object.isEmpty())
            m_visitor.loginId = object.toLatin1();
        return m_session.signIn();
    }
    if (verb == "another"_L1)
        return m_session.signInAnother();
    if (verb == "quit"_L1)
        return QCoreApplication::quit();
    if (verb == "restore"_L1)
        m_session.restore();
    else if (verb == "sign-out"_L1)
        m_session.leave(session::Leave::SignOut);
    else if (verb == "disconnect"_L1)
        m_session.leave(session::Leave::Disconnect);
    else if (verb == "arm"_L1)
        m_steps.arm();
    else if (verb == "pass"_L1)
        m_clock.pass(std::chrono::seconds(object.toLongLong()));
    else
        qFatal("what is %s?", qPrintable(verb));
    done();
}

/// The token that a call is made with, then a call that Kakao answers.
void Child::use()
{
    m_token = m_session.call<QString>([](const kakao::ApiClient &, const kakao::Secret &access) {
        return kakao::makeReadyReply<QString>(hash(access));
    });
    m_token->onFinished(this, [this](const kakao::Result<QString> &token) {
        say(u"token "_s + (token ? *token : text(token.error())));
        m_user = m_session.call<kakao::User>(
            [](const kakao::ApiClient &kakaoApi, const kakao::Secret &access) {
                return kakaoApi.fetchUser(access);
            });
        m_user->onFinished(this, [this](const kakao::Result<kakao::User> &user) {
            say(u"user "_s + (user ? QString::number(user->id) : text(user.error())));
            done();
        });
    });
}

bool Child::isQuiet() const
{
    const SessionState state = m_session.state();
    const bool isOnItsWay = state == SessionState::Restoring || state == SessionState::SigningIn
        || state == SessionState::Leaving;
    const bool hasLooked =
        m_directory.departuresSaid > 0 || m_arguments.freshenDelay > std::chrono::milliseconds(0);
    return hasLooked && !isOnItsWay && !m_session.hasUnfinishedWork() && m_steps.open() == 0;
}

/// Between two steps there are some turns of the event loop, but not many.
void Child::settle(int quietTurns)
{
    constexpr int enough = 20;
    if (quietTurns == enough) {
        say(u"settled "_s + name(m_session.state()));
        return done();
    }
    const int seen = m_steps.seen();
    QTimer::singleShot(1, this, [this, quietTurns, seen] {
        settle(isQuiet() && seen == m_steps.seen() ? quietTurns + 1 : 0);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const Child child(readArguments(app));
    return QCoreApplication::exec();
}
