// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <span>

using namespace Qt::StringLiterals;

namespace {

/// A rule that the sign-in keeps.
struct Requirement
{
    const char *id;
    const char *what;
    const char *file; ///< of tests/, one that proves it; null: it does not concern this program
};

constexpr Requirement requirements[] = {
    // RFC 8252: OAuth 2.0 for Native Apps
    {"N1", "every authorization URL has a challenge", "kakao/tst_authorizationrequest.cpp"},
    {"N2", "only loopback addresses are bound", "browser/tst_loopbacklistener.cpp"},
    {"N3", "a server's: any port of a loopback redirect; Kakao takes one (B10)", nullptr},
    {"N4", "the port is open while an attempt is", "browser/tst_loopbacklistener.cpp"},
    {"N5", "PKCE with a client secret, too", "kakao/tst_apiclient.cpp"},
    {"N6", "state: new for each attempt, and compared", "kakao/tst_authorizationresponse.cpp"},
    {"N7", "the answer comes to the redirect URI", "kakao/tst_authorizationresponse.cpp"},
    {"N8", "no implicit grant", "kakao/tst_authorizationresponse.cpp"},
    {"N9", "one answer for one attempt", "session/tst_signinattempt.cpp"},
    // RFC 7636: PKCE
    {"P1", "verifiers are legal, and new each time", "kakao/tst_authorizationrequest.cpp"},
    {"P2", "256 bits of the system's randomness", "layering/tst_randomness.cpp"},
    {"P3", "S256, and never plain", "session/tst_signinattempt.cpp"},
    {"P4", "the verifier goes to the token endpoint alone", "session/tst_signinattempt.cpp"},
    {"P5", "verifier, state and nonce end with the attempt", "session/tst_signinattempt.cpp"},
    // RFC 9700: OAuth 2.0 Security
    {"B1", "PKCE, nonce and state, each of its own", "kakao/tst_authorizationrequest.cpp"},
    {"B2", "a code of another flow is of no use", "session/tst_injectedcode.cpp"},
    {"B3", "no token is used before the nonce is right", "session/tst_signinattempt.cpp"},
    {"B4", "iss of an answer is compared", "kakao/tst_authorizationresponse.cpp"},
    {"B5", "no token in an address", "kakao/tst_apiclient.cpp"},
    {"B6", "state is used up by its answer", "browser/tst_loopbackrequests.cpp"},
    {"B7", "a rotated refresh token is not lost", "session/tst_tokenloss.cpp"},
    {"B8", "no page of ours redirects", "browser/tst_loopbackrequests.cpp"},
    {"B9", "no secret is sent on after a redirect", "kakao/tst_httpexchange.cpp"},
    {"B10", "the stand-in takes the registered URI alone", "sandbox/tst_sandboxauthorize.cpp"},
    {"B11", "the stand-in's pages are in no frame", "sandbox/tst_sandboxpages.cpp"},
    // OpenID Connect Core 3.1.3.7 and 12.2: id_tokens
    {"I1", "not encrypted", "kakao/idtokenshapefaults.cpp"},
    {"I2", "iss", "kakao/idtokenclaimfaults.cpp"},
    {"I3", "aud", "kakao/idtokenclaimfaults.cpp"},
    {"I4", "azp", "kakao/idtokenclaimfaults.cpp"},
    {"I5", "the signature is verified, always", "kakao/idtokenkeyfaults.cpp"},
    {"I6", "RS256, whatever the token says", "kakao/idtokenkeyfaults.cpp"},
    {"I7", "exp", "kakao/idtokenclaimfaults.cpp"},
    {"I8", "iat", "kakao/idtokenclaimfaults.cpp"},
    {"I9", "nonce", "kakao/idtokenclaimfaults.cpp"},
    {"I10", "auth_time, where it was asked for", "kakao/idtokenclaimfaults.cpp"},
    {"I11", "sub", "kakao/idtokenclaimfaults.cpp"},
    {"I12", "sub is the user of /v2/user/me", "session/tst_idtokensignin.cpp"},
    {"I13", "of a refresh: iss, sub, aud and iat", "session/tst_refreshedidtoken.cpp"},
    {"I14", "keys by kid, looked for at a bounded rate", "kakao/tst_keycache.cpp"},
    {"I15", "at_hash, where it is there", "kakao/idtokenclaimfaults.cpp"},
    // RFC 8725: JSON Web Token Best Current Practices
    {"J1", "one algorithm, and keys for it alone", "kakao/tst_keyset.cpp"},
    {"J2", "no algorithm of yesterday, and not none", "kakao/idtokenkeyfaults.cpp"},
    {"J3", "one wrong bit refuses the token", "kakao/tst_idtoken.cpp"},
    {"J4", "RSA keys of 2,048 bits and more", "kakao/tst_keyset.cpp"},
    {"J5", "JSON in UTF-8", "kakao/idtokenshapefaults.cpp"},
    {"J6", "no keys but the issuer's", "kakao/tst_keycache.cpp"},
    {"J7", "aud", "kakao/idtokenclaimfaults.cpp"},
    {"J8", "kid is a name and nothing else", "kakao/tst_keycache.cpp"},
    {"J9", "one kind of token is not taken for another", "members/tst_sessiontoken.cpp"},
    {"J10", "an unknown crit is refused", "kakao/idtokenshapefaults.cpp"},
    {"J11", "limits before anything is read", "kakao/idtokenshapefaults.cpp"},
};

using Sources = QMap<QString, QString>; ///< what is in the files of tests/, by their paths there

QString withoutComments(QString code)
{
    static const QRegularExpression comment(u"(?<!:)//[^\n]*"_s); // not the one of https://
    return code.remove(comment);
}

/// The ids that name a test function, N9_B6_theAnswerIsTakenOnce(), or a row, "N6 missing-state".
QSet<QString> namedIn(const QString &code)
{
    static const QRegularExpression function(uR"(\b\w+::((?:[NPBIJ]\d+_)+)\w)"_s);
    static const QRegularExpression row(u"\"((?:[NPBIJ]\\d+ )+)(?! )"_s);
    static const QRegularExpression separator(u"[_ ]"_s);
    QSet<QString> ids;
    for (const QRegularExpression *name : {&function, &row}) {
        auto found = name->globalMatch(withoutComments(code));
        while (found.hasNext()) {
            const QStringList these = found.next().captured(1).split(separator, Qt::SkipEmptyParts);
            ids.unite(QSet<QString>(these.begin(), these.end()));
        }
    }
    return ids;
}

QStringList faultsOf(std::span<const Requirement> rules, const Sources &sources)
{
    QStringList faults;
    QSet<QString> known;
    for (const Requirement &rule : rules) {
        const QString id = QString::fromLatin1(rule.id);
        const QString file = QString::fromLatin1(rule.file);
        if (known.contains(id))
            faults << id + u" is listed twice"_s;
        known.insert(id);
        if (rule.file && !namedIn(sources.value(file)).contains(id))
            faults << id + u" names no test of "_s + file;
    }
    for (const auto &[file, code] : sources.asKeyValueRange()) {
        for (const QString &id : namedIn(code)) {
            if (!known.contains(id))
                faults << id + u" of "_s + file + u" is not listed"_s;
        }
    }
    return faults;
}

Sources testSources()
{
    const QDir tests(QStringLiteral(DAEMUN_SOURCE_DIR "/tests"));
    Sources sources;
    QDirIterator entries(tests.path(), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        const QString path = tests.relativeFilePath(file.fileName());
        // Which is full of examples that name nothing.
        if (path != "layering/tst_requirements.cpp"_L1 && file.open(QIODevice::ReadOnly))
            sources.insert(path, QString::fromUtf8(file.readAll()));
    }
    return sources;
}

} // namespace

/// Every rule of the sign-in has a test that is named by it.
class TestRequirements : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void findsFaults_data();
    void findsFaults();
    void everyRuleIsProved();
    void noRuleIsLeftOut();
};

void TestRequirements::findsFaults_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *tag, const char *code, const char *fault) {
        QTest::newRow(tag) << QString::fromLatin1(code) << QString::fromLatin1(fault);
    };
    const char *missing = "N1 names no test of a.cpp";
    row("a function", "void TestX::N1_isSo()", "");
    row("the second of a function", "void TestX::B1_N1_isSo()", "B1 of a.cpp is not listed");
    row("a row", "newRow(\"N1 so\")", "");
    row("the second of a row", "row(\"N1 N3 so\")", "");
    row("nothing", "", missing);
    row("a comment", "// \"N1 so\"", missing);
    row("a longer id", "newRow(\"N10 so\"); newRow(\"N1 so\")", "N10 of a.cpp is not listed");
    row("in the middle", "newRow(\"so is N1 it\")", missing);
    row("a declaration", "void N1_isSo();", missing);
}

void TestRequirements::findsFaults()
{
    QFETCH(const QString, code);
    QFETCH(const QString, fault);
    const Requirement rules[] = {{"N1", "", "a.cpp"}, {"N3", "not ours", nullptr}};
    QCOMPARE(faultsOf(rules, {{u"a.cpp"_s, code}}).value(0), fault);
}

void TestRequirements::everyRuleIsProved()
{
    const QStringList faults = faultsOf(requirements, testSources());
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u"; "_s)));
}

/// The rules are numbered without a gap.
void TestRequirements::noRuleIsLeftOut()
{
    QMap<char, int> counts;
    for (const Requirement &rule : requirements)
        QCOMPARE(QByteArray(rule.id).sliced(1).toInt(), ++counts[*rule.id]);
    QCOMPARE(counts, (QMap<char, int>{{'B', 11}, {'I', 15}, {'J', 11}, {'N', 9}, {'P', 5}}));
}

QTEST_GUILESS_MAIN(TestRequirements)
#include "tst_requirements.moc"
