// SPDX-License-Identifier: Apache-2.0
#include "../sandbox/visitor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextStream>

#include <atomic>
#include <functional>
#include <thread>

#ifdef Q_OS_LINUX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace {

constexpr int personCount = 10'000;
constexpr int signedInCount = 200;
constexpr int connections = 4;

struct Tokens
{
    QByteArray access;
    QByteArray refresh;
};

/// What the process has cost so far, in seconds of a core; 0 where nobody tells.
double processorSeconds(qint64 pid)
{
#ifdef Q_OS_LINUX
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble())
        / double(sysconf(_SC_CLK_TCK));
#else
    Q_UNUSED(pid)
    return 0;
#endif
}

double residentMegabytes(qint64 pid)
{
    QFile file(u"/proc/%1/statm"_s.arg(pid));
    return file.open(QIODevice::ReadOnly)
        ? file.readAll().split(' ').value(1).toDouble() * 4096 / 1e6
        : 0;
}

bool writePeople(const QString &path)
{
    QByteArrayList people;
    for (int i = 0; i < personCount; ++i) {
        const QByteArray number = QByteArray::number(i);
        people.append("{\"login_id\":\"person" + number + "@example.test\",\"nickname\":\"Person "
                      + number + "\",\"email\":\"person" + number
                      + "@example.test\",\"birthday\":\"0317\","
                        "\"connected_at\":\"2026-01-01\"}");
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly)
        && file.write("{\"people\":[\n" + people.join(",\n") + "]}\n") > 0;
}

QUrl startSandbox(QProcess &process, const QString &people)
{
    // On a core of its own, beside that of the clients; see `run`.
    process.start(
        u"taskset"_s,
        {u"-c"_s, u"0"_s, QStringLiteral(KAKAO_SANDBOX), u"--port=0"_s, u"--people"_s, people});
    QByteArray said;
    while (!said.contains("Ctrl+C") && process.waitForReadyRead())
        said += process.readAllStandardOutput();
    return QUrl(
        QRegularExpression(u"listens on (\\S+)"_s).match(QString::fromUtf8(said)).captured(1));
}

QList<Tokens> signIn(const QUrl &url, const QByteArray &scope)
{
    QList<Tokens> all;
    Visitor visitor(url);
    for (int i = 0; i < signedInCount; ++i) {
        visitor.cookies.clear();
        const QByteArray login =
            "person" + QByteArray::number(i * personCount / signedInCount) + "@example.test";
        const Reply reply = visitor.signIn(app::authorizeTarget({{"scope", scope}}), login);
        const QJsonObject tokens =
            visitor.post("/oauth/token", app::tokenFields(reply.redirected(u"code"_s))).json();
        all.append({tokens.value("access_token"_L1).toString().toLatin1(),
                    tokens.value("refresh_token"_L1).toString().toLatin1()});
    }
    return all;
}

using Ask = std::function<Reply(Visitor &, const Tokens &)>;

void measure(QTextStream &out, const char *name, const QUrl &url, qint64 pid, int requests,
             const QList<Tokens> &tokens, const Ask &ask)
{
    std::atomic<int> left = requests;
    std::atomic<int> failures = 0;
    const double before = processorSeconds(pid);
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i) {
        threads.emplace_back([&] {
            Visitor visitor(url);
            for (int n = --left; n >= 0; n = --left) {
                if (ask(visitor, tokens[n % tokens.size()]).status != 200)
                    ++failures;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double cost = processorSeconds(pid) - before;
    out << "| " << name << " | " << requests << " | " << qRound(requests / seconds) << " | "
        << qRound(requests / qMax(cost, 0.01)) << " | " << failures << " | "
        << QString::number(residentMegabytes(pid), 'f', 1) << " MB |" << Qt::endl;
}

Ask get(const QByteArray &target)
{
    return [target](Visitor &visitor, const Tokens &tokens) {
        return visitor.get(target, {{"Authorization", "Bearer " + tokens.access}});
    };
}

Reply refresh(Visitor &visitor, const Tokens &tokens)
{
    return visitor.post("/oauth/token",
                        Fields{{"grant_type", "refresh_token"},
                               {"client_id", "sandbox"},
                               {"refresh_token", tokens.refresh}});
}

} // namespace

/// sandboxbench [REQUESTS]: how many requests a second kakao-sandbox answers, with 10,000 people
/// and four clients that keep their connections.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const int requests = QCoreApplication::arguments().value(1, u"20000"_s).toInt();
    QTextStream out(stdout);
    const QTemporaryDir folder;
    const QString people = folder.filePath(u"people.json"_s);
    QProcess process;
    const QUrl url = writePeople(people) ? startSandbox(process, people) : QUrl();
    if (!url.isValid()) {
        out << "kakao-sandbox did not start" << Qt::endl;
        return 1;
    }
    const qint64 pid = process.processId(); // taskset becomes the program
    const QList<Tokens> plain = signIn(url, "profile_nickname,account_email");
    const QList<Tokens> openId = signIn(url, "openid,profile_nickname,account_email");
    out << "| request | number | a second | a second of its core | failed | resident memory |\n"
           "|---|---|---|---|---|---|\n";
    measure(out, "GET /v2/user/me", url, pid, requests, plain, get("/v2/user/me"));
    measure(out, "GET /v1/oidc/userinfo", url, pid, requests, openId, get("/v1/oidc/userinfo"));
    measure(out, "POST /oauth/token, refresh", url, pid, requests, plain, refresh);
    measure(out, "POST /oauth/token, refresh with an id_token", url, pid, requests / 4, openId,
            refresh);
    process.terminate();
    process.waitForFinished();
    return process.exitCode();
}
