// SPDX-License-Identifier: Apache-2.0
#include "cli/report.h"

#include "cli/plaintext.h"
#include "program/errortext.h"
#include "program/nextstep.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace cli {
namespace {

const char *nameOf(session::NicknameVerdict verdict)
{
    using Verdict = session::NicknameVerdict;
    switch (verdict) {
    case Verdict::Free:
        return "Free";
    case Verdict::Unchanged:
        return "Unchanged";
    case Verdict::Missing:
        return "Missing";
    case Verdict::TooShort:
        return "TooShort";
    case Verdict::TooLong:
        return "TooLong";
    case Verdict::NotAllowed:
        return "NotAllowed";
    case Verdict::Reserved:
        return "Reserved";
    case Verdict::Taken:
        return "Taken";
    case Verdict::TooAlike:
        return "TooAlike";
    }
    Q_UNREACHABLE();
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

} // namespace

QJsonValue toJson(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonObject toJson(const session::Account &account)
{
    const session::Member member = account.member.value_or(session::Member());
    return {{u"id"_s, QString::number(account.kakaoId)},
            {u"nickname"_s, orNull(member.nickname)},
            {u"kakaoNickname"_s, orNull(member.kakaoNickname)},
            {u"isCurrent"_s, account.isCurrent},
            {u"endedBy"_s, orNull(account.endedBy)},
            {u"knownAt"_s, toJson(account.freshenedAt)},
            {u"joinedAt"_s, toJson(member.joinedAt)},
            {u"lastSignInAt"_s, toJson(member.lastSignInAt)}};
}

QJsonObject toJson(const kakao::Error &error, const program::ErrorText &text)
{
    QJsonObject json =
        errorJson(QString::fromLatin1(program::codeName(error.code)), text.message, text.advice);
    QJsonObject inner = json.take(u"error"_s).toObject();
    inner.insert(u"details"_s, program::ErrorTexts::details(error));
    inner.insert(u"kakaoCode"_s, orNull(error.kakaoCode));
    inner.insert(u"httpStatus"_s,
                 error.httpStatus != 0 ? QJsonValue(error.httpStatus) : QJsonValue());
    if (error.retryAfter.count() != 0)
        inner.insert(u"retryAfter"_s, qint64(error.retryAfter.count()));
    json.insert(u"error"_s, inner);
    return json;
}

QJsonObject errorJson(const QString &name, const QString &message, const QString &advice)
{
    return {
        {u"error"_s,
         QJsonObject{{u"code"_s, name}, {u"message"_s, message}, {u"advice"_s, orNull(advice)}}}};
}

QJsonObject toJson(const session::NicknameNeeded &needed)
{
    return {{u"wanted"_s, orNull(needed.wanted)},
            {u"refused"_s, orNull(needed.refused.nickname)},
            {u"verdict"_s, QString::fromLatin1(nameOf(needed.refused.verdict))},
            {u"suggestions"_s, QJsonArray::fromStringList(needed.suggestions)}};
}

QString nameOf(const session::Account &account)
{
    const QString name = account.member ? plainText(account.member->nickname) : QString();
    return name.isEmpty() ? QString::number(account.kakaoId) : name;
}

} // namespace cli
