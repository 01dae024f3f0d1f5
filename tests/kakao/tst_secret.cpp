// SPDX-License-Identifier: Apache-2.0
#include "kakao/secret.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using kakao::Secret;
using namespace Qt::StringLiterals;

class TestSecret : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void staysOutOfTheLog();
    void matchesItselfOnly();
    void randomOnesAreLongAndSafeInAUrl();
};

void TestSecret::staysOutOfTheLog()
{
    QCOMPARE(QDebug::toString(Secret("hunter2")), u"Secret(***)"_s);
    QCOMPARE(QDebug::toString(Secret()), u"Secret()"_s);
}

void TestSecret::matchesItselfOnly()
{
    const Secret secret("state");
    QVERIFY(secret.matches("state"));
    QVERIFY(!secret.matches("stat"));
    QVERIFY(!secret.matches("statf"));
    QVERIFY(!secret.matches("State"));
    QVERIFY(!secret.matches(""));
    QVERIFY(secret == Secret("state"));
}

void TestSecret::randomOnesAreLongAndSafeInAUrl()
{
    const QRegularExpression base64Url(u"\\A[A-Za-z0-9_-]{43}\\z"_s);
    QVERIFY(base64Url.match(QString::fromLatin1(Secret::random().reveal())).hasMatch());
    QVERIFY(Secret::random() != Secret::random());
}

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
