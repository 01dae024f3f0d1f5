// SPDX-License-Identifier: Apache-2.0
#include "desk.h"

#include <QRegularExpression>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;

/// Driven by a person at a terminal.
class TestCtlTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void signsIn();
    void takesAPastedAddress();
    void aPortInUseIsNoEnd();
    void aNicknameIsChosenByItsNumber();
    void aNicknameIsTyped();
    void asksForAnotherNickname();
    void theEndOfWhatIsTyped();
    void coloursAndTables_data();
    void coloursAndTables();

private:
    static std::unique_ptr<Ctl> startLogin(const Desk &desk)
    {
        return desk.start({u"login"_s, u"--no-browser"_s}, Ctl::On::Terminal);
    }
};

void TestCtlTerminal::signsIn()
{
    const Desk desk;
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(login->output().startsWith(login->link())); // the first line
    QVERIFY(!desk.visit(login->link()).isEmpty());
    QVERIFY(login->says("Signed in as 라이언."));
    QCOMPARE(login->exitCode(), 0);
}

void TestCtlTerminal::takesAPastedAddress()
{
    const Desk desk;
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(login->says("ended at here:"));
    login->type("http://127.0.0.1:1/elsewhere?code=x");
    QVERIFY(login->says("This is not the address"));
    QVERIFY(login->says("ended at here:"));
    login->type(desk.redirectUri().toLatin1() + "?code=x&state=another");
    QVERIFY(login->says("answers another sign-in"));
    QVERIFY(login->says("ended at here:"));
    login->type(desk.logIn(login->link(), "ryan@sandbox.test"));
    QVERIFY(login->says("Signed in as 라이언."));
    QCOMPARE(login->exitCode(), 0);
}

void TestCtlTerminal::aPortInUseIsNoEnd()
{
    const Desk desk;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, quint16(QUrl(desk.redirectUri()).port())));
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(login->says("Another program is using the port"));
    login->type(desk.logIn(login->link(), "ryan@sandbox.test"));
    QVERIFY(login->says("Signed in as 라이언."));
    QCOMPARE(login->exitCode(), 0);
}

void TestCtlTerminal::aNicknameIsChosenByItsNumber()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QVERIFY(login->says("“라이언” is taken"));
    QVERIFY(login->says("Choose a number"));
    static const QRegularExpression second(u"^  2\\. (.+?)\\r?$"_s,
                                           QRegularExpression::MultilineOption);
    const QString wanted = second.match(QString::fromUtf8(login->output())).captured(1);
    QVERIFY(!wanted.isEmpty());
    login->type("2");
    QVERIFY(login->says("Signed in as " + wanted.toUtf8() + '.'));
    QCOMPARE(login->exitCode(), 0);
}

void TestCtlTerminal::aNicknameIsTyped()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QVERIFY(login->says("Choose a number"));
    login->type("");
    QVERIFY(login->says("Choose a number"));
    login->type("라이언");
    QVERIFY(login->says("Somebody else has this nickname."));
    QVERIFY(login->says("Choose a number"));
    login->type("admin");
    QVERIFY(login->says("It could pass for somebody in charge."));
    QVERIFY(login->says("Choose a number"));
    login->type("제이지");
    QVERIFY(login->says("“제이지” is free."));
    QVERIFY(login->says("Signed in as 제이지."));
    QCOMPARE(login->exitCode(), 0);
}

void TestCtlTerminal::asksForAnotherNickname()
{
    const Desk desk;
    QVERIFY(desk.signIn("apeach@sandbox.test"));
    QVERIFY(desk.signIn());
    const auto renaming = desk.start({u"nickname"_s, u"어피치"_s}, Ctl::On::Terminal);
    QVERIFY(renaming->says("“어피치” is taken"));
    QVERIFY(renaming->says("Choose a number"));
    renaming->type("문지기");
    QVERIFY(renaming->says("Your nickname is 문지기 now."));
    QCOMPARE(renaming->exitCode(), 0);
}

void TestCtlTerminal::theEndOfWhatIsTyped()
{
    const Desk desk;
    QVERIFY(desk.signIn());
    const auto login = startLogin(desk);
    QVERIFY(login->hasLink());
    QVERIFY(!desk.visit(login->link(), "jayg@sandbox.test").isEmpty());
    QVERIFY(login->says("Choose a number"));
    login->press("\x04"); // Ctrl+D
    QCOMPARE(login->exitCode(), 5);
    const auto accounts = desk.start({u"accounts"_s});
    QCOMPARE(accounts->exitCode(), 0);
    QCOMPARE(accounts->output().count('\n'), 1);
}

void TestCtlTerminal::coloursAndTables_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("hasColours");
    QTest::newRow("a terminal") << u"TERM"_s << u"xterm"_s << true;
    QTest::newRow("NO_COLOR") << u"NO_COLOR"_s << u"1"_s << false;
    QTest::newRow("an empty NO_COLOR") << u"NO_COLOR"_s << QString() << true;
    QTest::newRow("a dumb terminal") << u"TERM"_s << u"dumb"_s << false;
}

void TestCtlTerminal::coloursAndTables()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const bool, hasColours);
    Desk desk;
    QVERIFY(desk.signIn());
    desk.environment.insert(variable, value);
    for (const QString &command : {u"status"_s, u"doctor"_s}) {
        const auto ctl = desk.start({command}, Ctl::On::Terminal);
        QCOMPARE(ctl->exitCode(), 0);
        QVERIFY(ctl->output().contains("✓"));
        QCOMPARE(ctl->output().contains("\x1b[32m"), hasColours);
    }
    const auto accounts = desk.start({u"accounts"_s}, Ctl::On::Terminal);
    QCOMPARE(accounts->exitCode(), 0);
    QVERIFY(accounts->output().contains("   Kakao account  Nickname"));
    QVERIFY(accounts->output().contains("*  3141592653     라이언"));
}

QTEST_GUILESS_MAIN(TestCtlTerminal)
#include "tst_ctlterminal.moc"
