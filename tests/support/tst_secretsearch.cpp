// SPDX-License-Identifier: Apache-2.0
#include "support/secretsearch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QByteArray token =
    "xf3_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdEfGhIjKlMn"; // none of anybody's
const QByteArray eMail = "gil+dong@sandbox.test";

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

QByteArray utf16Bytes(const QByteArray &text)
{
    const QString wide = QString::fromLatin1(text);
    return QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
}

} // namespace

class TestSecretSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void writings_data();
    void writings();
    void base64WhereverItBegins_data();
    void base64WhereverItBegins();
    void nothingByChance_data();
    void nothingByChance();
    void folders();
    void manySecretsInOnePass();
    void withHome_data();
    void withHome();
};

void TestSecretSearch::writings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("writing");
    QTest::newRow("alone") << token << u"as it is"_s;
    QTest::newRow("in a log line") << "GET /?code=" + token + "&x" << u"as it is"_s;
    QTest::newRow("after zeros") << QByteArray(3, '\0') + token << u"as it is"_s;
    QTest::newRow("at the end") << QByteArray(100'000, 'x') + token << u"as it is"_s;
    QTest::newRow("UTF-16") << utf16Bytes("x=" + token) << u"UTF-16"_s;
    QTest::newRow("e-mail") << eMail << u"as it is"_s;
    QTest::newRow("percent-encoded") << "?a=" + eMail.toPercentEncoding() << u"percent-encoded"_s;
    QTest::newRow("lower case codes")
        << QByteArray("gil%2bdong%40sandbox.test") << u"percent-encoded"_s;
    QTest::newRow("the second copy") << token.chopped(1) + "..." + token << u"as it is"_s;
}

void TestSecretSearch::writings()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, writing);
    QCOMPARE(SecretSearch({"another-secret", token, eMail}).find(bytes).value_or(QString()),
             writing);
    QCOMPARE(SecretSearch({"another-secret"}).find(bytes), std::nullopt);
}

void TestSecretSearch::base64WhereverItBegins_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("token") << token;
    QTest::newRow("with + and /") << QByteArray("\xFB\xEF\xBE\xFF\xFF\xFF\xFB\xEF\xBE\xFF\xFF\xFF");
    QTest::newRow("e-mail") << eMail;
}

void TestSecretSearch::base64WhereverItBegins()
{
    QFETCH(const QByteArray, secret);
    const SecretSearch search({secret});
    for (int before = 0; before < 7; ++before) {
        for (int after = 0; after < 4; ++after) {
            const QByteArray text = QByteArray(before, '"') + secret + QByteArray(after, '}');
            const QByteArray standard = text.toBase64();
            QCOMPARE(search.find(standard).value_or(QString()), u"base64"_s);
            const QByteArray url =
                text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            QCOMPARE(search.find("h." + url + ".s").value_or(QString()), u"base64"_s);
        }
    }
}

void TestSecretSearch::nothingByChance_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << QByteArray("x");
    QTest::newRow("all but its end") << token.chopped(1);
    QTest::newRow("all but its beginning") << token.sliced(1);
    QTest::newRow("other case") << token.toLower();
    QTest::newRow("what is too short to be told apart") << QByteArray("secret");
}

void TestSecretSearch::nothingByChance()
{
    QFETCH(const QByteArray, bytes);
    QCOMPARE(SecretSearch({token, "", "secret"}).find(bytes), std::nullopt);
    QCOMPARE(SecretSearch({}).find(bytes + token), std::nullopt);
}

void TestSecretSearch::folders()
{
    const QTemporaryDir folder;
    const SecretSearch search({token, eMail});
    write(folder.filePath(u"harmless"_s), "nothing");
    QCOMPARE(search.findInFolder(folder.path()), QStringList());

    write(folder.filePath(u"a/.hidden/b"_s), "x" + token);
    write(folder.filePath(u"database"_s), utf16Bytes(eMail));
    write(folder.filePath(QString::fromLatin1(token)), "empty");
    const QTemporaryDir elsewhere;
    write(elsewhere.filePath(u"file"_s), token);
    QVERIFY(QFile::link(elsewhere.filePath(u"file"_s), folder.filePath(u"link"_s)));
    QStringList finds = search.findInFolder(folder.path());
    finds.sort();
    QCOMPARE(finds,
             (QStringList{folder.filePath(u"a/.hidden/b: a secret, as it is"_s),
                          folder.filePath(u"database: a secret, UTF-16"_s),
                          u"the name of a file: a secret, as it is"_s}));
    QVERIFY(!finds.join(u' ').contains(QString::fromLatin1(token)));
}

void TestSecretSearch::manySecretsInOnePass()
{
    QList<QByteArray> secrets;
    for (int i = 0; i < 20'000; ++i)
        secrets.append(QByteArray::number(i).rightJustified(8, '0') + token);
    const SecretSearch search(secrets);
    QByteArray bytes(8 * 1024 * 1024, 'x');
    QCOMPARE(search.find(bytes), std::nullopt);
    QCOMPARE(search.find(bytes + secrets.at(12'345)).value_or(QString()), u"as it is"_s);
}

void TestSecretSearch::withHome_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("complaint");
    const QString issue = u"printf '%s\\n' \"$SECRET\" >> \"$DAEMUN_ISSUED_SECRETS_FILE\"; "_s;
    QTest::newRow("no sandbox ran") << u"echo \"$SECRET\""_s << 0 << QByteArray();
    QTest::newRow("clean") << issue + u"echo fine"_s << 0 << QByteArray();
    QTest::newRow("fails by itself") << issue + u"exit 7"_s << 7 << QByteArray();
    QTest::newRow("printed") << issue + u"echo \"a $SECRET z\""_s << 1
                             << QByteArray("a secret, as it is");
    QTest::newRow("printed to stderr")
        << issue + u"echo \"a $SECRET z\" >&2"_s << 1 << QByteArray("a secret, as it is");
    QTest::newRow("left in the home")
        << issue + u"mkdir -p \"$XDG_DATA_HOME\"; echo \"$SECRET\" >\"$XDG_DATA_HOME/x\""_s << 1
        << QByteArray("/.local/share/x: a secret");
    QTest::newRow("left in the temporary folder")
        << issue + u"echo \"$SECRET\" | base64 >\"$TMPDIR/x\""_s << 1
        << QByteArray("/tmp/x: a secret, base64");
    QTest::newRow("a session token, and no sandbox ran")
        << u"echo \"a $SESSION_TOKEN z\""_s << 1 << QByteArray("a secret, as it is");
    QTest::newRow("a session token on disk") << u"echo \"$SESSION_TOKEN\" | base64 >\"$HOME/x\""_s
                                             << 1 << QByteArray("/x: a secret, base64");
    QTest::newRow("left by a test that was killed")
        << issue + u"echo \"$SECRET\" >\"$HOME/x\"; kill -9 $$"_s << 1
        << QByteArray("/x: a secret");
}

void TestSecretSearch::withHome()
{
    QFETCH(const QString, command);
    QFETCH(const int, status);
    QFETCH(const QByteArray, complaint);
    const QTemporaryDir folder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"SECRET"_s, QString::fromLatin1(token));
    environment.insert(u"SESSION_TOKEN"_s,
                       QString::fromLatin1(SecretSearch::beginningOfSessionTokens()) + u"x.y"_s);
    environment.insert(u"DAEMUN_TEST_HOMES"_s, folder.filePath(u"homes"_s));
    environment.insert(u"DAEMUN_ISSUED_SECRETS_FILE"_s, folder.filePath(u"issued/list"_s));
    environment.insert(u"DAEMUN_FIND_SECRETS"_s, QStringLiteral(DAEMUN_FIND_SECRETS));
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DAEMUN_WITH_HOME), {u"sh"_s, u"-c"_s, command});
    QVERIFY(process.waitForFinished());

    const QByteArray complaints = process.readAllStandardError();
    QCOMPARE(process.exitCode(), status);
    QVERIFY2(complaints.contains(complaint), complaints.constData());
    QCOMPARE(complaints.isEmpty(), complaint.isEmpty());
    QVERIFY(!complaints.contains(token));
    QVERIFY(QDir(folder.filePath(u"homes"_s)).isEmpty()); // nothing of it stays
    QVERIFY(QDir(folder.filePath(u"issued"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestSecretSearch)
#include "tst_secretsearch.moc"
