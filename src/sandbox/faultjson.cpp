// SPDX-License-Identifier: Apache-2.0
#include "sandbox/faultjson.h"

#include "sandbox/jsonmembers.h"
#include "sandbox/kapierrors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qint64 many = std::numeric_limits<int>::max();
constexpr qint64 longestDelay = 3'600'000;

template <typename Number>
bool readNumber(const QJsonValue &value, qint64 least, qint64 most, Number &number)
{
    // A fraction has no integer value, nor has a text.
    const qint64 read = value.toInteger(std::numeric_limits<qint64>::min());
    number = Number(static_cast<int>(read));
    return read >= least && read <= most;
}

bool readTruth(const QJsonValue &value, bool &truth)
{
    truth = value.toBool();
    return value.isBool();
}

bool readText(const QJsonValue &value, QString &text)
{
    text = value.toString();
    return value.isString();
}

bool readTexts(const QJsonValue &value, QStringList &texts)
{
    const QJsonArray array = value.toArray();
    for (const auto &text : array)
        texts.append(text.toString());
    return value.isArray() && std::all_of(array.begin(), array.end(), [](const auto &text) {
               return text.isString();
           });
}

/// Text of a form. It may go into the head of an answer, so no form lets a line end.
bool readPlain(const QJsonValue &value, const QString &form, QByteArray &text)
{
    text = value.toString().toLatin1();
    const QRegularExpression whole(QRegularExpression::anchoredPattern(form));
    return whole.match(value.toString()).hasMatch();
}

bool readBody(const QJsonValue &value, Fault &fault)
{
    if (value.isString()) {
        fault.body = value.toString().toUtf8();
        return true;
    }
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    fault.body = document.toJson(QJsonDocument::Compact);
    fault.contentType = "application/json;charset=UTF-8";
    return value.isArray() || value.isObject();
}

bool readHtml(const QJsonValue &value, Fault &fault)
{
    fault.body = value.toString().toUtf8();
    fault.contentType = "text/html; charset=utf-8";
    return value.isString();
}

using Member = JsonMember<PathFault>;

using Value = const QJsonValue &;

/// Read in this order: a content_type is for a body that comes before it.
constexpr Member members[] = {
    {"path"_L1, "a path without a query, such as \"/oauth/token\""_L1,
     [](Value value, PathFault &to) { return readPlain(value, u"/[!-\"$->@-~]*"_s, to.path); }},
    {"times"_L1, "a number of requests from 1 on, or -1 for all"_L1,
     [](Value value, PathFault &to) {
         return readNumber(value, -1, many, to.fault.times) && to.fault.times != 0;
     }},
    {"skip"_L1, "a number of requests"_L1,
     [](Value value, PathFault &to) { return readNumber(value, 0, many, to.fault.skip); }},
    {"delay_ms"_L1, "milliseconds, up to an hour"_L1,
     [](Value value, PathFault &to) { return readNumber(value, 0, longestDelay, to.fault.delay); }},
    {"status"_L1, "an HTTP status from 200 to 599"_L1,
     [](Value value, PathFault &to) { return readNumber(value, 200, 599, to.fault.status); }},
    {"body"_L1, "a text, or an object or array that is sent as JSON"_L1,
     [](Value value, PathFault &to) { return readBody(value, to.fault); }},
    {"html"_L1, "a text"_L1, [](Value value, PathFault &to) { return readHtml(value, to.fault); }},
    {"content_type"_L1, "a media type, such as \"text/plain\""_L1,
     [](Value value, PathFault &to) {
         return readPlain(value, u"[!-~][ -~]*"_s, to.fault.contentType);
     }},
    {"cut"_L1, "true or false"_L1,
     [](Value value, PathFault &to) { return readTruth(value, to.fault.cut); }},
    {"cut_after"_L1, "a number of bytes"_L1,
     [](Value value, PathFault &to) { return readNumber(value, 0, many, to.fault.cutAfter); }},
    {"lost_answer"_L1, "true or false"_L1,
     [](Value value, PathFault &to) { return readTruth(value, to.fault.isAnswerLost); }},
    {"hang"_L1, "true or false"_L1,
     [](Value value, PathFault &to) { return readTruth(value, to.fault.hang); }},
    {"koe"_L1, "a code, such as \"KOE237\""_L1,
     [](Value value, PathFault &to) { return readPlain(value, u"KOE[0-9]{3}"_s, to.fault.koe); }},
    {"kapi"_L1, "a code, such as -401"_L1,
     [](Value value, PathFault &to) { return readNumber(value, -99999, -1, to.fault.kapi); }},
    {"message"_L1, "a text"_L1,
     [](Value value, PathFault &to) { return readText(value, to.fault.message); }},
    {"api_type"_L1, "a text"_L1,
     [](Value value, PathFault &to) { return readText(value, to.fault.apiType); }},
    {"required_scopes"_L1, "an array of texts"_L1,
     [](Value value, PathFault &to) { return readTexts(value, to.fault.requiredScopes); }},
    {"allowed_scopes"_L1, "an array of texts"_L1,
     [](Value value, PathFault &to) { return readTexts(value, to.fault.allowedScopes); }},
};

/// Members that leave nothing to each other.
constexpr std::pair<QLatin1StringView, QLatin1StringView> opposites[] = {
    {"body"_L1, "html"_L1},        {"body"_L1, "koe"_L1},
    {"body"_L1, "kapi"_L1},        {"html"_L1, "koe"_L1},
    {"html"_L1, "kapi"_L1},        {"koe"_L1, "kapi"_L1},
    {"content_type"_L1, "koe"_L1}, {"content_type"_L1, "kapi"_L1},
    {"cut"_L1, "cut_after"_L1},    {"lost_answer"_L1, "status"_L1},
    {"lost_answer"_L1, "body"_L1}, {"lost_answer"_L1, "html"_L1},
    {"lost_answer"_L1, "koe"_L1},  {"lost_answer"_L1, "kapi"_L1},
    {"lost_answer"_L1, "cut"_L1},  {"lost_answer"_L1, "cut_after"_L1},
    {"hang"_L1, "status"_L1},      {"hang"_L1, "body"_L1},
    {"hang"_L1, "html"_L1},        {"hang"_L1, "koe"_L1},
    {"hang"_L1, "kapi"_L1},        {"hang"_L1, "cut"_L1},
    {"hang"_L1, "cut_after"_L1},
};

QString whatIsWrong(const QJsonObject &object, const Fault &fault)
{
    if (!object.contains("path"_L1))
        return u"path is missing"_s;
    for (const auto &[one, other] : opposites) {
        if (object.contains(one) && object.contains(other))
            return u"%1 and %2 exclude each other"_s.arg(one, other);
    }
    if (object.contains("message"_L1) && fault.koe.isEmpty() && fault.kapi == 0)
        return u"message is for koe and kapi"_s;
    for (const auto name : {"api_type"_L1, "required_scopes"_L1, "allowed_scopes"_L1}) {
        if (object.contains(name) && fault.kapi != insufficientScopesCode)
            return u"%1 is for kapi -402"_s.arg(name);
    }
    return {};
}

std::variant<PathFault, QString> readFault(const QJsonObject &object)
{
    PathFault fault;
    if (const QString wrong = readMembers(object, members, fault); !wrong.isEmpty())
        return wrong;
    if (const QString wrong = whatIsWrong(object, fault.fault); !wrong.isEmpty())
        return wrong;
    return fault;
}

} // namespace

std::variant<QList<PathFault>, QString> readFaults(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject() && !document.isArray())
        return u"the body must be a JSON object or an array of them"_s;
    const QJsonArray array = document.isArray() ? document.array() : QJsonArray{document.object()};
    QList<PathFault> faults;
    for (const auto &value : array) {
        if (!value.isObject())
            return u"the body must be a JSON object or an array of them"_s;
        auto fault = readFault(value.toObject());
        if (const auto *wrong = std::get_if<QString>(&fault))
            return *wrong;
        faults.append(std::get<PathFault>(fault));
    }
    return faults;
}

QStringList faultMembers()
{
    QStringList names;
    for (const Member &member : members)
        names.append(member.name);
    return names;
}

QJsonObject faultObject(const PathFault &pathFault)
{
    const Fault &fault = pathFault.fault;
    QJsonObject object = {{u"path"_s, QString::fromLatin1(pathFault.path)},
                          {u"times"_s, fault.times}};
    const auto say = [&object](const QString &name, bool isSaid, const QJsonValue &value) {
        if (isSaid)
            object.insert(name, value);
    };
    say(u"skip"_s, fault.skip > 0, fault.skip);
    say(u"delay_ms"_s, fault.delay.count() > 0, qint64(fault.delay.count()));
    say(u"status"_s, fault.status.has_value(), fault.status.value_or(0));
    say(u"body"_s, !fault.body.isEmpty(), QString::fromUtf8(fault.body));
    say(u"content_type"_s, !fault.body.isEmpty(), QString::fromLatin1(fault.contentType));
    say(u"cut"_s, fault.cut, true);
    say(u"cut_after"_s, fault.cutAfter.has_value(), qint64(fault.cutAfter.value_or(0)));
    say(u"lost_answer"_s, fault.isAnswerLost, true);
    say(u"hang"_s, fault.hang, true);
    say(u"koe"_s, !fault.koe.isEmpty(), QString::fromLatin1(fault.koe));
    say(u"kapi"_s, fault.kapi != 0, fault.kapi);
    say(u"message"_s, !fault.message.isEmpty(), fault.message);
    say(u"api_type"_s, !fault.apiType.isEmpty(), fault.apiType);
    say(u"required_scopes"_s, !fault.requiredScopes.isEmpty(),
        QJsonArray::fromStringList(fault.requiredScopes));
    say(u"allowed_scopes"_s, !fault.allowedScopes.isEmpty(),
        QJsonArray::fromStringList(fault.allowedScopes));
    return object;
}

} // namespace sandbox
