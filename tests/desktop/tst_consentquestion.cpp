// SPDX-License-Identifier: Apache-2.0
#include "looks.h"
#include "scene.h"

#include "desktop/consentdialog.h"
#include "desktop/consentquestion.h"

#include <QPushButton>

using desktop::ConsentDialog;
using desktop::ConsentQuestion;
using State = session::Session::State;
using Answer = StandInServer::Answer;

Q_DECLARE_METATYPE(Answer)

namespace {

const Answer agreed{.body = R"({"id":1376016924429759228,"scopes":[
    {"id":"profile","display_name":"Profile","type":"PRIVACY","using":true,"agreed":true}]})"};

Answer refusal(int code, const QByteArray &message = {}, int status = 403)
{
    return {.status = status,
            .body = R"({"code":)" + QByteArray::number(code) + R"(,"msg":")" + message + "\"}"};
}

/// Somebody who is signed in, and what is asked of them.
struct Stage
{
    Stage()
    {
        scene.storeSession();
        scene.server.setAnswer("/v2/user/scopes", agreed);
        scene.session.restore();
    }
    [[nodiscard]] ConsentDialog *dialog() const { return window.findChild<ConsentDialog *>(); }
    [[nodiscard]] QPushButton *takeBack() const
    {
        const auto buttons = dialog()->findChildren<QPushButton *>();
        const auto found = std::ranges::find(buttons, u"Take back"_s, &QPushButton::text);
        return found == buttons.cend() ? nullptr : *found;
    }
    [[nodiscard]] QString text(const QString &name) const
    {
        const auto *label = dialog()->findChild<QLabel *>(name);
        return label->isVisible() ? label->text() : QString();
    }

    Scene scene;
    QWidget window;
    ConsentQuestion question{scene.session, window};
};

} // namespace

/// What the person reads of what Kakao does not want.
class TestConsentQuestion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { desktop::installTheme(); }
    void init() { QTest::failOnWarning(ownWarnings()); }
    void cleanup() { speak(u"en"_s); }
    void takingBack_data();
    void takingBack();
    void looking_data();
    void looking();
};

void TestConsentQuestion::takingBack_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("advice");
    const Answer notRevocable =
        refusal(-3,
                "[profile] is not revocable. check out if it's set as required on "
                "developers.kakao.com");
    QTest::newRow("not revocable")
        << u"en"_s << notRevocable
        << u"Kakao does not let this be taken back: the program needs it for signing in."_s
        << u"To take everything back, disconnect."_s;
    QTest::newRow("not revocable, in Korean")
        << u"ko"_s << notRevocable << u"로그인에 꼭 필요한 동의라서 카카오에서 철회할 수 없어요."_s
        << u"모두 철회하려면 연결을 끊어 주세요."_s;
    QTest::newRow("another refusal") << u"en"_s << refusal(-5, "permission denied")
                                     << u"Kakao refused to answer."_s << u"Try again in a while."_s;
    QTest::newRow("Kakao in trouble")
        << u"en"_s << refusal(-1, {}, 400) << u"Kakao has a problem of its own just now."_s
        << u"Try again in a while."_s;
}

void TestConsentQuestion::takingBack()
{
    QFETCH(const QString, language);
    QFETCH(const Answer, answer);
    QFETCH(const QString, message);
    QFETCH(const QString, advice);
    Stage stage;
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    stage.scene.server.setAnswer("/v2/user/revoke/scopes", answer);
    stage.window.show();
    stage.question.open();
    QTRY_VERIFY(stage.takeBack());
    stage.takeBack()->click();
    QTRY_VERIFY(!stage.text(u"messageLabel"_s).isEmpty());
    speak(language);
    QTRY_COMPARE(stage.text(u"messageLabel"_s), message);
    QCOMPARE(stage.text(u"adviceLabel"_s), advice);
    QCOMPARE(stage.scene.session.state(), State::SignedIn);
    QCOMPARE(stage.scene.requestsTo("/v2/user/revoke/scopes"), 1);
}

void TestConsentQuestion::looking_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("message");
    QTest::newRow("a feature that is off") << refusal(-3) << u"Kakao refused to answer."_s;
    QTest::newRow("a page") << Answer{.body = "<html>"}
                            << u"This network answers in Kakao's place; it may want a login of its "
                               "own."_s;
}

/// Nothing was to be taken back, and nobody is signing in.
void TestConsentQuestion::looking()
{
    QFETCH(const Answer, answer);
    QFETCH(const QString, message);
    Stage stage;
    QTRY_COMPARE(stage.scene.session.state(), State::SignedIn);
    stage.scene.server.setAnswer("/v2/user/scopes", answer);
    stage.window.show();
    stage.question.open();
    QTRY_COMPARE(stage.text(u"messageLabel"_s), message);
}

QTEST_MAIN(TestConsentQuestion)
#include "tst_consentquestion.moc"
