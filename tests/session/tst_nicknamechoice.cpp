// SPDX-License-Identifier: Apache-2.0
#include "scene.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using kakao::ErrorCode;
using session::NicknameVerdict;
using session::Session;
using session::SignInStep;
using State = Session::State;

Q_DECLARE_METATYPE(session::NicknameNeeded)
Q_DECLARE_METATYPE(session::Member)

namespace {

/// A sign-in that has come to its question.
struct ChoosingScene : Scene
{
    ChoosingScene()
    {
        directory.taken = {u"Ryan"_s};
        session.signIn();
    }

    [[nodiscard]] session::NicknameNeeded question() const
    {
        return questions.constLast().constFirst().value<session::NicknameNeeded>();
    }

    QSignalSpy questions{&session, &Session::nicknameNeeded};
    QSignalSpy steps{&session, &Session::signInStepDone};
};

} // namespace

/// The one question of a sign-in, and the change of a nickname.
class TestNicknameChoice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<kakao::Error>();
        qRegisterMetaType<session::NicknameNeeded>();
        qRegisterMetaType<session::Member>();
    }
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void asksAndGoesOn();
    void asksAgain();
    void cancellingLeavesNothing();
    void aDirectoryThatFailsCostsNothing();
    void anAnswerNobodyAskedFor();
    void checksAndSuggestions();
    void renames();
    void renameIsRefused();
    void renameFails();
    void signingOutDropsTheRename();
};

void TestNicknameChoice::asksAndGoesOn()
{
    ChoosingScene scene;
    QTRY_COMPARE(scene.session.state(), State::ChoosingNickname);
    QCOMPARE(scene.questions.count(), 1);
    QCOMPARE(scene.question().wanted, u"Ryan"_s);
    QCOMPARE(scene.directory.lastRequest.language, QLocale::Korean);
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
    QCOMPARE(scene.steps.count(), 4); // the member is not signed in

    scene.session.chooseNickname(u"Ryan1"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.directory.lastRequest.user.id, kakaoId);
    QCOMPARE(scene.session.member().nickname, u"Ryan1"_s);
    QTRY_VERIFY(scene.session.isStored());
    QVERIFY(scene.directory.accountsKept.find(kakaoId));
    QVERIFY(scene.stored());
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
    QCOMPARE(scene.requestsTo("/v2/user/me"), 1);
    QVERIFY(scene.failed.isEmpty());
}

void TestNicknameChoice::asksAgain()
{
    ChoosingScene scene;
    QTRY_COMPARE(scene.session.state(), State::ChoosingNickname);
    scene.directory.taken.append(u"Ryan1"_s);
    scene.session.chooseNickname(u"Ryan1"_s);
    QTRY_COMPARE(scene.questions.count(), 2);
    QCOMPARE(scene.session.state(), State::ChoosingNickname);
    QCOMPARE(scene.question().refused.nickname, u"Ryan1"_s);
    scene.session.chooseNickname(u"Ryan2"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
}

void TestNicknameChoice::cancellingLeavesNothing()
{
    ChoosingScene scene;
    QTRY_COMPARE(scene.session.state(), State::ChoosingNickname);
    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    scene.session.chooseNickname(u"Ryan1"_s);
    QCOMPARE(scene.session.state(), State::SignedOut);
    QVERIFY(scene.secrets.entries.isEmpty());
    QVERIFY(scene.directory.accountsKept.list.isEmpty());
    QVERIFY(scene.directory.lastRequest.nickname.isEmpty());
    QVERIFY(scene.failed.isEmpty());
}

void TestNicknameChoice::aDirectoryThatFailsCostsNothing()
{
    ChoosingScene scene;
    QTRY_COMPARE(scene.session.state(), State::ChoosingNickname);
    scene.directory.refusal =
        kakao::Error{.code = ErrorCode::DatabaseFull, .origin = kakao::ErrorOrigin::Directory};
    scene.session.chooseNickname(u"Ryan1"_s);
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(scene.session.state(), State::ChoosingNickname);
    scene.directory.refusal.reset();
    scene.session.chooseNickname(u"Ryan1"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(scene.requestsTo("/oauth/token"), 1);
}

void TestNicknameChoice::anAnswerNobodyAskedFor()
{
    Scene scene;
    scene.session.chooseNickname(u"Ryan1"_s);
    scene.session.rename(u"Ryan1"_s);
    QCOMPARE(scene.session.state(), State::SignedOut);
    scene.agent.hold = true;
    scene.session.signIn();
    scene.session.chooseNickname(u"Ryan1"_s);
    QCOMPARE(scene.session.state(), State::SigningIn);
    scene.session.cancel();
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
}

void TestNicknameChoice::checksAndSuggestions()
{
    ChoosingScene scene;
    QTRY_COMPARE(scene.session.state(), State::ChoosingNickname);
    const auto taken = scene.session.checkNickname(u"Ryan"_s);
    const auto free = scene.session.checkNickname(u"Muzi"_s);
    const auto others = scene.session.suggestNicknames();
    QTRY_VERIFY(taken->isFinished() && free->isFinished() && others->isFinished());
    QCOMPARE(taken->result()->verdict, NicknameVerdict::Taken);
    QCOMPARE(free->result()->verdict, NicknameVerdict::Free);
    QCOMPARE(*others->result(), QStringList({u"Ryan1"_s, u"Ryan2"_s}));

    scene.session.chooseNickname(u"Muzi"_s);
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    const auto own = scene.session.checkNickname(u"Muzi"_s);
    QTRY_VERIFY(own->isFinished());
    QCOMPARE(own->result()->verdict, NicknameVerdict::Unchanged);
}

void TestNicknameChoice::renames()
{
    Scene scene;
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    scene.session.rename(u"Muzi"_s);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(scene.session.member().nickname, u"Muzi"_s);
    QCOMPARE(changed.constFirst().constFirst().value<session::Member>(), scene.session.member());
    QCOMPARE(scene.session.state(), State::SignedIn);
}

void TestNicknameChoice::renameIsRefused()
{
    Scene scene;
    scene.storeSession();
    scene.directory.taken = {u"Muzi"_s};
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy questions(&scene.session, &Session::nicknameNeeded);
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    scene.session.rename(u"Muzi"_s);
    QTRY_COMPARE(questions.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    QCOMPARE(changed.count(), 0);
}

void TestNicknameChoice::renameFails()
{
    Scene scene;
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    scene.directory.refusal =
        kakao::Error{.code = ErrorCode::DatabaseBusy, .origin = kakao::ErrorOrigin::Directory};
    scene.session.rename(u"Muzi"_s);
    QTRY_COMPARE(scene.failed.count(), 1);
    QCOMPARE(scene.session.state(), State::SignedIn);
    scene.directory.refusal.reset();
}

void TestNicknameChoice::signingOutDropsTheRename()
{
    Scene scene;
    scene.storeSession();
    scene.session.restore();
    QTRY_COMPARE(scene.session.state(), State::SignedIn);
    QSignalSpy changed(&scene.session, &Session::memberChanged);
    scene.session.rename(u"Muzi"_s);
    scene.session.leave(session::Leave::SignOut);
    QTRY_COMPARE(scene.session.state(), State::SignedOut);
    QCOMPARE(changed.count(), 0);
    QVERIFY(scene.session.member().nickname.isEmpty());
}

QTEST_GUILESS_MAIN(TestNicknameChoice)
#include "tst_nicknamechoice.moc"
