// SPDX-License-Identifier: Apache-2.0
#include "signinsubject.h"

#include "loginontime.h"

#include "members/sqlitedirectory.h"
#include "support/waituntil.h"

#include <QFile>
#include <QSslConfiguration>

#include <cstdio>

using namespace Qt::StringLiterals;
using session::Session;
using session::SignInStep;

namespace {

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "signinbench: %s\n", what);
    std::exit(1);
}

template <typename Fn>
void waitFor(Fn isThere, const char *what)
{
    if (!waitUntil(isThere))
        fail(what);
}

sandbox::Options optionsFor(const SignInConditions &conditions)
{
    sandbox::Options options;
    options.usesTls = conditions.usesTls;
    options.redirectUris = {app::redirectUri};
    options.delay = conditions.delay;
    if (!conditions.hasOpenId)
        options.consentItems.removeAll(u"openid"_s);
    return options;
}

/// Somebody who logs in while the program waits.
class Typist final : public session::UserAgent
{
public:
    [[nodiscard]] kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override
    {
        auto *reply = new Login;
        logInOnTime(reply, request.authorizationUrl,
                    [reply](const QUrl &redirect) { reply->finish(redirect); });
        return kakao::ReplyPtr<QUrl>(reply);
    }

private:
    class Login final : public kakao::Reply<QUrl>
    {
    public:
        Login() : Reply(kakao::ErrorOrigin::UserAgent) {}
    };
};

} // namespace

/// A program in which one sign-in happens.
class SignInSubject::Program final
{
public:
    explicit Program(SignInSubject &subject)
        : m_api(m_network, configFor(subject.m_server)),
          m_directory(subject.m_folder.path(), nameOf(subject), subject.m_secrets, m_clock),
          m_session(
              Session::Ports{.api = [this]() -> const kakao::ApiClient & { return m_api; },
                             .kept = {.directory = &m_directory, .secrets = &subject.m_secrets},
                             .unkept = [] { return session::Vault(); },
                             .clock = m_clock,
                             .surroundings = m_surroundings,
                             .userAgent = [this]() -> kakao::Result<session::UserAgent *> {
                                 return &m_typist;
                             }},
              Session::Options{.server = nameOf(subject),
                               .agentRequest = [] { return session::UserAgentRequest(); },
                               .lockFolder = subject.m_folder.path(),
                               .freshenDelay = std::chrono::hours(1)})
    {
        QObject::connect(&m_session, &Session::signInStepDone, &m_session,
                         [this](SignInStep step) { note(step); });
        QObject::connect(&m_session, &Session::stateChanged, &m_session, [this] {
            if (m_session.state() == Session::State::SignedIn)
                m_times.signedIn = sinceRedirect();
        });
    }

    SignInTimes signIn()
    {
        m_session.signIn();
        waitFor(
            [this] {
                return m_times.signedIn > 0 && m_times.steps.contains(SignInStep::SessionStored);
            },
            "a sign-in did not end");
        return m_times;
    }

    void signOut()
    {
        m_session.leave(session::Leave::SignOut);
        waitFor([this] { return m_session.state() == Session::State::SignedOut; },
                "a sign-out did not end");
        waitFor([this] { return !m_session.hasUnfinishedWork(); }, "a departure did not end");
    }

private:
    static kakao::Config configFor(const sandbox::Server &server)
    {
        kakao::Config config;
        config.clientId = u"sandbox"_s;
        config.redirectUri = QUrl(app::redirectUri);
        config.kauthUrl = config.kapiUrl = server.url();
        return config;
    }

    static QString nameOf(const SignInSubject &subject)
    {
        return u"bench-%1"_s.arg(subject.m_server.url().port());
    }

    void note(SignInStep step)
    {
        if (step == SignInStep::RedirectCaught)
            m_sinceRedirect.start();
        else if (m_sinceRedirect.isValid())
            m_times.steps[step] = sinceRedirect();
    }

    [[nodiscard]] double sinceRedirect() const
    {
        return double(m_sinceRedirect.nsecsElapsed()) / 1e6;
    }

    session::SystemClock m_clock;
    session::Surroundings m_surroundings;
    QNetworkAccessManager m_network;
    kakao::ApiClient m_api;
    members::SqliteDirectory m_directory;
    Typist m_typist;
    Session m_session;
    QElapsedTimer m_sinceRedirect;
    SignInTimes m_times;
};

SignInSubject::SignInSubject(const SignInConditions &conditions)
    : m_conditions(conditions), m_server(optionsFor(conditions))
{
    if (m_server.start())
        fail("a sandbox did not start");
    if (!conditions.usesTls)
        return;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificate(QSslCertificate(m_server.caCertificate()));
    QSslConfiguration::setDefaultConfiguration(configuration);
    QFile file(certificateFile());
    if (!file.open(QIODevice::WriteOnly) || file.write(m_server.caCertificate()) < 0)
        fail("a certificate cannot be written");
}

QString SignInSubject::certificateFile() const
{
    return m_conditions.usesTls ? m_folder.filePath(u"sandbox.pem"_s) : QString();
}

SignInTimes SignInSubject::signIn()
{
    Program program(*this);
    const SignInTimes times = program.signIn();
    // Whatever still comes behind it, so that it does not meet the sign-out.
    QEventLoop behind;
    QTimer::singleShot(4 * m_conditions.delay, &behind, &QEventLoop::quit);
    behind.exec();
    program.signOut();
    return times;
}
