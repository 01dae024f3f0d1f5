// SPDX-License-Identifier: Apache-2.0
#include "sandbox/service.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace {

constexpr int personCount = 10'000;
constexpr auto authorizeQuery = "client_id=sandbox&response_type=code&scope=profile_nickname"
                                "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback";

/// What of this process lies in memory, in MB; 0 where nobody tells.
double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

/// The clients of a sandbox, without a network between them: every request goes through the
/// service, which has the log, the faults, the state and the endpoints.
class Crowd
{
public:
    Crowd() : m_service(options()), m_cookies(personCount)
    {
        m_service.setIssuer("http://127.0.0.1:1");
    }

    [[nodiscard]] qint64 requests() const { return m_requests; }
    [[nodiscard]] qint64 failures() const { return m_failures; }

    /// One person signs in and uses what that gives; now and then with a new browser, and now and
    /// then with what is no longer good.
    void round(qint64 number)
    {
        const auto person = static_cast<int>(number % personCount);
        if (number / personCount % 4 == 0)
            m_cookies[person].clear();
        const QByteArray code = codeOf(person);
        const QJsonObject tokens = token("grant_type=authorization_code&redirect_uri=http%3A%2F%2F"
                                         "127.0.0.1%2Fcallback&code="
                                         + code);
        token("grant_type=authorization_code&code=" + code, 400); // used up
        const QByteArray access = text(tokens, "access_token"_L1);
        const QByteArray refresh = text(tokens, "refresh_token"_L1);
        for (int i = 0; i < 8; ++i)
            get("/v2/user/me", access);
        get("/v1/user/access_token_info", access);
        get("/v2/user/scopes", access);
        get("/v2/user/me", "wrong", 401);
        token("grant_type=refresh_token&refresh_token=" + refresh);
        if (number % 7 == 0) {
            post("/v1/user/logout", access);
            token("grant_type=refresh_token&refresh_token=" + refresh, 400);
        }
        if (number % 31 == 0)
            codeOf(person); // that nobody fetches a token for
    }

private:
    [[nodiscard]] static sandbox::Options options()
    {
        sandbox::Options options{.redirectUris = {u"http://127.0.0.1/callback"_s},
                                 .consentItems = {u"profile_nickname"_s},
                                 .issuedSecretsKept = 0};
        for (int i = 0; i < personCount; ++i) {
            options.people.append({.loginId = u"person%1"_s.arg(i),
                                   .nickname = u"Person %1"_s.arg(i),
                                   .linkedSince = QDateTime::currentDateTimeUtc()});
        }
        return options;
    }
    [[nodiscard]] static QByteArray text(const QJsonObject &object, QLatin1String name)
    {
        return object.value(name).toString().toLatin1();
    }
    sandbox::Answer ask(const sandbox::Call &call, int status)
    {
        ++m_requests;
        sandbox::Answer answer = m_service.handle(call);
        if (status != 0 && answer.status != status)
            ++m_failures;
        return answer;
    }
    [[nodiscard]] static sandbox::Call call(const QByteArray &method, const QByteArray &path,
                                            const QByteArray &token = {})
    {
        sandbox::Call call;
        call.method = method;
        call.path = path;
        if (!token.isEmpty())
            call.authorization = "Bearer " + token;
        return call;
    }
    void get(const QByteArray &path, const QByteArray &token, int status = 200)
    {
        ask(call("GET", path, token), status);
    }
    void post(const QByteArray &path, const QByteArray &token)
    {
        ask(call("POST", path, token), 200);
    }
    QJsonObject token(const QByteArray &form, int status = 200)
    {
        sandbox::Call request = call("POST", "/oauth/token");
        request.form = sandbox::Parameters::parse("client_id=sandbox&" + form);
        return QJsonDocument::fromJson(ask(request, status).body).object();
    }
    [[nodiscard]] static QByteArray header(const sandbox::Answer &answer, const QByteArray &name)
    {
        for (const auto &[key, value] : answer.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    QByteArray codeOf(int person)
    {
        sandbox::Call request = call("GET", "/oauth/authorize");
        request.query = sandbox::Parameters::parse(authorizeQuery);
        request.cookies = m_cookies[person];
        sandbox::Answer answer = ask(request, 0);
        if (answer.status == 200) {
            const auto field = answer.body.indexOf("name=\"form_token\" value=\"") + 25;
            const QByteArray formToken =
                answer.body.mid(field, answer.body.indexOf('"', field) - field);
            request.method = "POST";
            request.path = "/sandbox/login";
            request.cookies = header(answer, "Set-Cookie").split(';').first();
            request.form = sandbox::Parameters::parse("person=person" + QByteArray::number(person)
                                                      + "&form_token=" + formToken);
            answer = ask(request, 303);
            m_cookies[person] = header(answer, "Set-Cookie").split(';').first();
        }
        const QByteArray location = header(answer, "Location");
        return location.mid(location.indexOf("code=") + 5);
    }

    sandbox::Service m_service;
    QList<QByteArray> m_cookies;
    qint64 m_requests = 0;
    qint64 m_failures = 0;
};

} // namespace

/// sandboxsoak [MILLIONS]: so many million requests to the sandbox, 10 unless said, and what it
/// holds in memory after each.
int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const qint64 millions = QCoreApplication::arguments().value(1, u"10"_s).toLongLong();
    QTextStream out(stdout);
    Crowd crowd;
    out << "| requests | resident memory | seconds |\n|---|---|---|\n"
        << "| 0 | " << QString::number(residentMegabytes(), 'f', 1) << " MB | 0 |" << Qt::endl;
    QElapsedTimer timer;
    timer.start();
    qint64 round = 0;
    for (qint64 million = 1; million <= millions; ++million) {
        while (crowd.requests() < million * 1'000'000)
            crowd.round(round++);
        out << "| " << million << " million | " << QString::number(residentMegabytes(), 'f', 1)
            << " MB | " << timer.elapsed() / 1000 << " |" << Qt::endl;
    }
    out << "\nAnswers other than expected: " << crowd.failures() << Qt::endl;
    return crowd.failures() == 0 ? 0 : 1;
}
