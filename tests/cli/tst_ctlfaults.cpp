// SPDX-License-Identifier: Apache-2.0
#include "faultstage.h"

#include "cli/exitcode.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kakao::ErrorCode;
using Kind = FaultCase::Kind;
using Token = FaultStage::Token;

namespace {

/// What a command wants of Kakao at one endpoint, and what becomes of it when it does not get it.
struct Errand
{
    enum class Start { Nobody, SignedIn, Expired }; ///< the access token has expired
    enum class End {
        Nothing, ///< nobody is signed in, and nothing is kept
        Kept,    ///< who was signed in still is
        Leaving, ///< signed out here, and Kakao is to be told later
        GoesOn,  ///< by another way, or without it
    };

    QByteArray tag;
    QStringList arguments;
    QByteArray path;
    Start start = Start::SignedIn;
    End end = End::Kept;
    int exitCode = 4;
    bool hasIdToken = false;
    bool isPost = false;
    bool isRepeat = false; ///< of another one's request: a fault of each kind will do
};

const QList<Errand> errands{
    {.tag = "login, the tokens",
     .arguments = {u"login"_s, u"--no-browser"_s},
     .path = "/oauth/token",
     .start = Errand::Start::Nobody,
     .end = Errand::End::Nothing,
     .isPost = true},
    {.tag = "login, the keys",
     .arguments = {u"login"_s, u"--no-browser"_s},
     .path = "/.well-known/jwks.json",
     .start = Errand::Start::Nobody,
     .end = Errand::End::GoesOn,
     .exitCode = 0,
     .hasIdToken = true},
    {.tag = "login, the user",
     .arguments = {u"login"_s, u"--no-browser"_s},
     .path = "/v2/user/me",
     .start = Errand::Start::Nobody,
     .end = Errand::End::Nothing},
    {.tag = "login, the user behind an id_token",
     .arguments = {u"login"_s, u"--no-browser"_s},
     .path = "/v2/user/me",
     .start = Errand::Start::Nobody,
     .end = Errand::End::GoesOn,
     .exitCode = 0,
     .hasIdToken = true,
     .isRepeat = true},
    {.tag = "token --kakao, the refresh",
     .arguments = {u"token"_s, u"--kakao"_s},
     .path = "/oauth/token",
     .start = Errand::Start::Expired,
     .isPost = true,
     .isRepeat = true},
    {.tag = "refresh, the refresh",
     .arguments = {u"refresh"_s},
     .path = "/oauth/token",
     .start = Errand::Start::Expired,
     .isPost = true},
    {.tag = "refresh, the user", .arguments = {u"refresh"_s}, .path = "/v2/user/me"},
    {.tag = "logout",
     .arguments = {u"logout"_s},
     .path = "/v1/user/logout",
     .end = Errand::End::Leaving,
     .exitCode = 0,
     .isPost = true},
    {.tag = "logout, the refresh",
     .arguments = {u"logout"_s},
     .path = "/oauth/token",
     .start = Errand::Start::Expired,
     .end = Errand::End::Leaving,
     .exitCode = 0,
     .isPost = true,
     .isRepeat = true},
    {.tag = "unlink",
     .arguments = {u"unlink"_s, u"--yes"_s},
     .path = "/v1/user/unlink",
     .end = Errand::End::Leaving,
     .isPost = true},
    {.tag = "unlink, the refresh",
     .arguments = {u"unlink"_s, u"--yes"_s},
     .path = "/oauth/token",
     .start = Errand::Start::Expired,
     .end = Errand::End::Leaving,
     .isPost = true,
     .isRepeat = true},
};

/// The first sentence of each kind of trouble.
struct Words
{
    const char *english;
    const char *korean;
};

Words wordsOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ProxyRefused:
        return {"This network's proxy asks for a password or does not let Daemun through.",
                "이 네트워크의 프록시가"};
    case ErrorCode::CaptivePortal:
        return {"This network answers in Kakao's place; it may want a login of its own.",
                "카카오 대신 이 네트워크가 응답했어요. 네트워크에 먼저 로그인해야 할 수 있어요."};
    case ErrorCode::Timeout:
        return {"Kakao did not answer in time.", "카카오가 제때 응답하지 않았어요."};
    case ErrorCode::InvalidAnswer:
        return {"Kakao's answer was not complete.", "카카오의 응답이 온전하지 않아요."};
    case ErrorCode::OutcomeUnknown:
        return {"The connection broke off in the middle.", "도중에 연결이 끊겼어요."};
    case ErrorCode::RateLimited:
        return {"Kakao takes no more requests for the moment.",
                "카카오가 지금은 요청을 더 받지 않아요."};
    case ErrorCode::ServerFault:
        return {"Kakao has a problem of its own just now.", "지금 카카오 쪽에 문제가 있어요."};
    case ErrorCode::Offline:
        return {"Kakao cannot be reached.", "카카오에 연결할 수 없어요."};
    case ErrorCode::TlsFailed:
        return {"The connection to Kakao is not secure, so it was not used.",
                "카카오와의 연결이 안전하지 않아서 사용하지 않았어요."};
    default:
        qFatal("no words for error %d", int(code));
    }
}

/// What is wrong with a certificate, for who can do something about it.
const char *reasonOf(Kind kind)
{
    switch (kind) {
    case Kind::OtherName:
        return "The host name did not match";
    case Kind::UnknownAuthority:
        return "The certificate is self-signed";
    case Kind::Expired:
        return "The certificate has expired";
    case Kind::NotYetValid:
        return "The certificate is not yet valid";
    default:
        return "";
    }
}

/// What happened in a row, for the table that is written for people.
struct Outcome
{
    QByteArray errand;
    QByteArray fault;
    int exitCode;
    qsizetype requests;
    QByteArray said;
};

bool isUnreachable(const FaultCase &fault)
{
    return fault.kind != Kind::Answer;
}

/// A GET may be sent again: nothing happens at Kakao by it.
ErrorCode codeOf(const FaultCase &fault, const Errand &errand)
{
    return fault.code == ErrorCode::OutcomeUnknown && !errand.isPost ? ErrorCode::Offline
                                                                     : fault.code;
}

} // namespace

Q_DECLARE_METATYPE(Errand)

/// Every way in which a server misbehaves, at every endpoint that a command asks: the words, the
/// exit code, the session afterwards, and what was sent where.
class TestCtlFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void cleanup() { QTRY_VERIFY(networkThreadsHaveEnded()); }
    void cleanupTestCase() { writeTable(); }
    void everyFault_data();
    void everyFault();
    void theProgram_data();
    void theProgram();
    void theDoctor_data();
    void theDoctor();

private:
    void compareWords(const FaultCase &fault, const Errand &errand, const QByteArray &said);
    void compareRequests(const FaultStage &stage, const FaultCase &fault, const Errand &errand);
    static void compareSession(FaultStage &stage, const Errand &errand);
    void writeTable() const;

    StandInServer m_elsewhere;
    QList<Outcome> m_table;
};

void TestCtlFaults::everyFault_data()
{
    QTest::addColumn<FaultCase>("fault");
    QTest::addColumn<Errand>("errand");
    for (const Errand &errand : errands) {
        QSet<ErrorCode> kinds;
        for (const FaultCase &fault : faultCases(m_elsewhere.url())) {
            if (!fault.path.isEmpty() && fault.path != errand.path)
                continue;
            // Whoever cannot be asked for the keys cannot be asked for the tokens.
            if (isUnreachable(fault) && errand.path == "/.well-known/jwks.json")
                continue;
            const bool isNew = !kinds.contains(fault.code);
            kinds.insert(fault.code);
            if (isNew || !errand.isRepeat)
                QTest::newRow((errand.tag + ": " + fault.tag).constData()) << fault << errand;
        }
    }
}

void TestCtlFaults::everyFault()
{
    QFETCH(const FaultCase, fault);
    QFETCH(const Errand, errand);
    FaultStage stage(fault, errand.path);
    if (errand.start != Errand::Start::Nobody)
        QVERIFY(
            stage.signIn(errand.start == Errand::Start::Expired ? Token::Expired : Token::Good));
    stage.setOpenIdConnect(errand.hasIdToken);
    stage.breakDown();
    const auto ctl = stage.start(errand.arguments, fault.isWithoutEnd ? 700ms : 15s);
    if (errand.start == Errand::Start::Nobody) {
        QVERIFY(ctl->hasLink());
        QVERIFY(stage.comeBack(ctl->link()));
    }
    const int exitCode = ctl->exitCode();
    const QByteArray said = ctl->errors();
    m_table << Outcome{errand.tag, fault.tag, exitCode, stage.requests(), said};
    QVERIFY2(exitCode == errand.exitCode,
             ("ended with " + QByteArray::number(exitCode) + ": " + said).constData());
    compareWords(fault, errand, said);
    QCOMPARE(stage.secretIn(ctl->output() + said), std::nullopt);
    compareRequests(stage, fault, errand);
    compareSession(stage, errand);
}

void TestCtlFaults::compareWords(const FaultCase &fault, const Errand &errand,
                                 const QByteArray &said)
{
    if (errand.end == Errand::End::GoesOn) {
        QVERIFY2(said.contains("Signed in as 라이언."), said.constData());
        return;
    }
    if (errand.exitCode == 0) {
        QVERIFY2(said.contains("Kakao will be told as soon as it can be reached."),
                 said.constData());
        return;
    }
    const QByteArray first = wordsOf(codeOf(fault, errand)).english;
    QVERIFY2(said.contains(first), said.constData());
    // Only who was signing in is told to do it again.
    const bool isSigningIn = errand.start == Errand::Start::Nobody;
    QVERIFY2(isSigningIn || !said.contains("ign in again"), said.constData());
    QVERIFY2(!said.contains('<') && !said.contains("Unknown error"), said.constData());
}

void TestCtlFaults::compareRequests(const FaultStage &stage, const FaultCase &fault,
                                    const Errand &errand)
{
    QCOMPARE(m_elsewhere.connectionsSeen(), 0);
    const qsizetype requests = stage.requests();
    if (isUnreachable(fault)) {
        QCOMPARE(requests, 0);
        return;
    }
    if (!errand.isPost) {
        // Qt itself asks again where nothing came; the keys are also asked for ahead.
        QVERIFY(requests <= (errand.hasIdToken ? 8 : 4));
        return;
    }
    // A refresh whose answer was lost is asked for once more, by us: see session::EntryUpdate.
    const bool isRefresh = errand.start == Errand::Start::Expired;
    const bool isLost = kakao::Error{.code = fault.code}.mayHaveHappened();
    QCOMPARE(requests, isRefresh && isLost ? 2 : 1);
}

void TestCtlFaults::compareSession(FaultStage &stage, const Errand &errand)
{
    switch (errand.end) {
    case Errand::End::Nothing:
        QVERIFY(stage.accounts().isEmpty());
        QCOMPARE(stage.entries(), QStringList());
        return;
    case Errand::End::Leaving:
        QVERIFY(stage.accounts().isEmpty());
        QCOMPARE(stage.departures().size(), 1);
        QCOMPARE(stage.entries().size(), 1); // to tell Kakao with
        return;
    case Errand::End::Kept:
    case Errand::End::GoesOn:
        break;
    }
    QCOMPARE(stage.accounts().size(), 1);
    QCOMPARE(stage.accounts().constFirst().endedBy, QString());
    QCOMPARE(stage.entries().size(), 1);
    stage.mend();
    const auto again = stage.start({u"refresh"_s});
    QVERIFY2(again->exitCode() == 0, again->errors().constData());
}

void TestCtlFaults::theProgram_data()
{
    QTest::addColumn<FaultCase>("fault");
    QTest::addColumn<Errand>("errand");
    QTest::addColumn<bool>("isKorean");
    const QList<FaultCase> faults = faultCases(m_elsewhere.url());
    const auto row = [&faults](const char *errandTag, const char *faultTag, bool isKorean) {
        const auto errand = std::ranges::find(errands, errandTag, &Errand::tag);
        const auto fault = std::ranges::find(faults, faultTag, &FaultCase::tag);
        QVERIFY(errand != errands.end() && fault != faults.end());
        QTest::addRow("%s: %s%s", errandTag, faultTag, isKorean ? ", in Korean" : "")
            << *fault << *errand << isKorean;
    };
    row("login, the tokens", "307 to another origin", false);
    row("login, the tokens", "its 404", true);
    row("login, the tokens", "no answer", true); // up to the deadline that everybody has
    row("login, the tokens", "hung up before the answer", true);
    row("login, the tokens", "TLS: an unknown authority", true);
    row("login, the keys", "a gzip bomb", false);
    row("login, the user", "no id", true);
    row("login, the user behind an id_token", "502 page", false);
    row("refresh, the refresh", "hung up before the answer", false);
    row("refresh, the user", "429, seconds", true);
    row("refresh, the user", "connection refused", true);
    row("token --kakao, the refresh", "reset in the middle", false);
    row("logout", "without an end", false);
    row("unlink", "503, seconds", true);
}

void TestCtlFaults::theProgram()
{
    QFETCH(const FaultCase, fault);
    QFETCH(const Errand, errand);
    QFETCH(const bool, isKorean);
    FaultStage stage(fault, errand.path);
    if (errand.start != Errand::Start::Nobody)
        QVERIFY(
            stage.signIn(errand.start == Errand::Start::Expired ? Token::Expired : Token::Good));
    stage.setOpenIdConnect(errand.hasIdToken);
    stage.breakDown();
    const auto ctl =
        stage.startProgram(errand.arguments, isKorean ? u"ko_KR.UTF-8"_s : u"C.UTF-8"_s);
    if (errand.start == Errand::Start::Nobody) {
        QVERIFY(ctl->hasLink());
        QVERIFY(stage.comeBack(ctl->link()));
    }
    QCOMPARE(ctl->exitCode(), errand.exitCode);
    const QByteArray said = ctl->errors();
    if (isKorean)
        QVERIFY2(said.contains(wordsOf(codeOf(fault, errand)).korean), said.constData());
    else
        compareWords(fault, errand, said);
    QCOMPARE(stage.secretIn(ctl->output() + said), std::nullopt);
    compareRequests(stage, fault, errand);
    compareSession(stage, errand);
}

void TestCtlFaults::theDoctor_data()
{
    QTest::addColumn<FaultCase>("fault");
    QTest::addColumn<QByteArray>("path");
    for (const FaultCase &fault : faultCases(m_elsewhere.url())) {
        for (const QByteArray path : {"/oauth/token", "/v2/user/me"}) {
            if (isUnreachable(fault))
                QTest::addRow("%s: %s", path.constData(), fault.tag.constData()) << fault << path;
        }
        if (fault.tag == "no answer")
            QTest::addRow("/: %s", fault.tag.constData()) << fault << QByteArray("/");
    }
}

void TestCtlFaults::theDoctor()
{
    QFETCH(const FaultCase, fault);
    QFETCH(const QByteArray, path);
    FaultStage stage(fault, path);
    stage.breakDown();
    const auto doctor = stage.start({u"doctor"_s}, fault.isWithoutEnd ? 700ms : 15s);
    const int exitCode = doctor->exitCode();
    const QByteArray said = doctor->output();
    m_table << Outcome{"doctor, " + path, fault.tag, exitCode, 0, said.split('\n').value(2)};
    QCOMPARE(exitCode, 4);
    const QList<QByteArray> lines = said.split('\n');
    const auto isBad = [](const QByteArray &line) { return line.startsWith("bad\t"); };
    const auto bad = std::ranges::find_if(lines, isBad);
    QCOMPARE(std::ranges::count_if(lines, isBad), 1); // the other server is good
    QVERIFY2(bad->contains(wordsOf(fault.code).english), said.constData());
    QVERIFY2(bad->contains(reasonOf(fault.kind)), said.constData());
    QCOMPARE(stage.secretIn(said + doctor->errors()), std::nullopt);
    QCOMPARE(m_elsewhere.connectionsSeen(), 0);
}

void TestCtlFaults::writeTable() const
{
    QFile file(QStringLiteral(DAEMUN_FAULTS));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "| command, endpoint | fault | exit code | requests | words |\n|---|---|---|---|---|\n");
    for (const Outcome &outcome : m_table) {
        const QByteArrayList cells{
            outcome.errand, outcome.fault, QByteArray::number(outcome.exitCode),
            QByteArray::number(outcome.requests), outcome.said.simplified().replace('|', "\\|")};
        file.write("| " + cells.join(" | ") + " |\n");
    }
    QVERIFY(file.flush());
}

QTEST_GUILESS_MAIN(TestCtlFaults)
#include "tst_ctlfaults.moc"
