// SPDX-License-Identifier: Apache-2.0
#include "maskednickname.h"
#include "members/nicknameprofile.h"
#include "members/nicknamerules.h"
#include "nicknamecorpus.h"

#include <QFile>
#include <QMap>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using members::enforceNickname;
using members::NicknameProfile;

namespace {

constexpr int texts = 100'000;

/// What precis_i18n says of a text; nothing for a refusal.
struct Answer
{
    std::optional<QString> enforced;
    std::optional<QString> compared;
    std::optional<QString> comparedInClass;
};

QByteArray hexOf(const QString &text)
{
    QByteArray hex;
    for (const QChar c : text)
        hex += QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    return hex;
}

std::optional<QString> textOf(const QByteArray &hex)
{
    if (hex == "-")
        return std::nullopt;
    QString text;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        text += QChar(hex.mid(i, 4).toUShort(nullptr, 16));
    return text;
}

/// Empty when none has precis_i18n. Debian's own goes first: a version manager may stand before it.
QString pythonWithPrecis()
{
    for (const QString &python : {u"/usr/bin/python3"_s, u"python3"_s}) {
        if (QProcess::execute(python, {u"-c"_s, u"import precis_i18n"_s}) == 0)
            return python;
    }
    return {};
}

/// str.strip() of Python, which precis_i18n uses: it also takes controls and line separators, that
/// RFC 8266 2.1 does not name.
QString strippedLikePython(QString text)
{
    const auto isStripped = [](QChar c) {
        return c.isSpace() || (0x1c <= c.unicode() && c.unicode() <= 0x1f);
    };
    while (!text.isEmpty() && isStripped(text.back()))
        text.chop(1);
    while (!text.isEmpty() && isStripped(text.front()))
        text.remove(0, 1);
    return text;
}

} // namespace

class TestNicknameCorpus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void strictIsAsPrecis();
    void koreanDepartsInTwoWays();
    void comparisonDepartsInTwoWays();
    void whatIsCleanedIsAllowed();

private:
    QStringList m_texts;
    QList<Answer> m_answers;
};

void TestNicknameCorpus::initTestCase()
{
    const QString python = pythonWithPrecis();
    if (python.isEmpty() && !QFile::exists(u"/etc/debian_version"_s))
        QSKIP("no python3 with precis_i18n here");
    QVERIFY2(!python.isEmpty(), "python3-precis-i18n is missing");

    NicknameCorpus corpus(8266);
    QByteArray lines;
    for (int i = 0; i < texts; ++i) {
        m_texts.append(corpus.next());
        lines += hexOf(m_texts.last()) + '\n';
    }
    QProcess process;
    process.start(python, {QStringLiteral(STRICT_NICKNAME)});
    process.write(lines);
    process.closeWriteChannel();
    QVERIFY2(process.waitForFinished(), process.readAllStandardError().constData());
    for (int i = 0; i < texts; ++i) {
        const QList<QByteArray> fields = process.readLine().trimmed().split('\t');
        QCOMPARE(fields.size(), 3);
        m_answers.append({textOf(fields[0]), textOf(fields[1]), textOf(fields[2])});
    }
}

/// Where precis_i18n is not RFC 8266 itself, that is shown of the very text.
void TestNicknameCorpus::strictIsAsPrecis()
{
    QMap<QByteArray, int> kinds;
    for (int i = 0; i < texts; ++i) {
        const QString &text = m_texts.at(i);
        const Answer &answer = m_answers.at(i);
        const auto strict = [](const QString &of) {
            const QString key = members::nicknameKey(of, NicknameProfile::Rfc8266);
            return std::tuple(enforceNickname(of, NicknameProfile::Rfc8266), std::optional(key),
                              enforceNickname(key, NicknameProfile::Rfc8266));
        };
        const auto wanted = std::tuple(answer.enforced, answer.compared, answer.comparedInClass);
        if (strict(text) == wanted) {
            ++kinds[answer.enforced ? "the same" : "refused by both"];
            continue;
        }
        const QString stripped = strippedLikePython(text);
        QVERIFY2(stripped != text && strict(stripped) == wanted, hexOf(text).constData());
        QVERIFY2(!enforceNickname(text, NicknameProfile::Rfc8266), hexOf(text).constData());
        ++kinds["precis_i18n strips controls"];
    }
    qInfo() << kinds;
    QCOMPARE(kinds.size(), 3);
}

void TestNicknameCorpus::koreanDepartsInTwoWays()
{
    QMap<QByteArray, int> kinds;
    for (const QString &text : std::as_const(m_texts)) {
        const auto korean = enforceNickname(text, NicknameProfile::Korean);
        const MaskedNickname masked(text, MaskedNickname::For::Enforcement);
        QVERIFY2(korean == masked.unmask(enforceNickname(masked.text(), NicknameProfile::Rfc8266)),
                 hexOf(text).constData());
        if (korean == enforceNickname(text, NicknameProfile::Rfc8266))
            ++kinds["as strict"];
        else if (masked.hasLetters() && masked.hasEmoji())
            ++kinds["both stand"];
        else if (masked.hasLetters())
            ++kinds["compatibility letters stand"];
        else if (masked.hasEmoji())
            ++kinds["recommended emoji stand"];
        else
            QFAIL(hexOf(text).constData());
    }
    qInfo() << kinds;
    QCOMPARE(kinds.size(), 4);
}

void TestNicknameCorpus::comparisonDepartsInTwoWays()
{
    QMap<QByteArray, int> kinds;
    for (const QString &text : std::as_const(m_texts)) {
        const QString korean = members::nicknameKey(text);
        const MaskedNickname masked(text, MaskedNickname::For::Comparison);
        QVERIFY2(
            korean == masked.unmask(members::nicknameKey(masked.text(), NicknameProfile::Rfc8266)),
            hexOf(text).constData());
        QCOMPARE(members::nicknameKey(korean), korean);
        if (korean == members::nicknameKey(text, NicknameProfile::Rfc8266))
            ++kinds["as strict"];
        else if (masked.hasLetters() && masked.hasEmoji())
            ++kinds["both stand"];
        else if (masked.hasLetters())
            ++kinds["compatibility letters stand"];
        else if (masked.hasEmoji())
            ++kinds["recommended emoji stand"];
        else
            QFAIL(hexOf(text).constData());
    }
    qInfo() << kinds;
    QCOMPARE(kinds.size(), 4);
}

void TestNicknameCorpus::whatIsCleanedIsAllowed()
{
    using enum session::NicknameVerdict;
    QMap<QByteArray, int> kinds;
    for (const QString &text : std::as_const(m_texts)) {
        const session::NicknameCheck check = members::readNickname(text);
        const QString cleaned = members::cleanNickname(text);
        QVERIFY2(check.verdict != Free || cleaned == check.nickname, hexOf(text).constData());
        QVERIFY2((check.verdict == NotAllowed) != check.character.isEmpty(),
                 hexOf(text).constData());
        ++kinds[check.verdict == Free ? "free" : "refused"];
        const session::NicknameCheck again = members::readNickname(cleaned);
        QVERIFY2(again.verdict != NotAllowed && again.verdict != TooLong, hexOf(text).constData());
        QVERIFY2(members::cleanNickname(cleaned) == cleaned, hexOf(text).constData());
        QVERIFY2(enforceNickname(cleaned).value_or(QString()) == cleaned, hexOf(text).constData());
    }
    qInfo() << kinds;
    QCOMPARE(kinds.size(), 2);
}

QTEST_GUILESS_MAIN(TestNicknameCorpus)
#include "tst_nicknamecorpus.moc"
