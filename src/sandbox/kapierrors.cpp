// SPDX-License-Identifier: Apache-2.0
#include "sandbox/kapierrors.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct KapiError
{
    int code;
    int status;
    QLatin1StringView message;
};

/// The codes with another status than 400, or with a message that is documented.
constexpr KapiError errors[] = {
    {-3, 403, {}},
    {-4, 403, {}},
    {-5, 403, "permission denied"_L1},
    {-6, 403, {}},
    {-10, 400, "API limit has been exceeded."_L1}, // 429 at /v1/user/ids
    {-12, 403, {}},
    {-101, 400, "NotRegisteredUserException"_L1},
    {-102, 400, "already registered"_L1},
    {-401, 401, "this access token does not exist"_L1},
    {insufficientScopesCode, 403, "insufficient scopes."_L1},
    {-405, 400, "required age verification."_L1}, // its status is not documented
    {-406, 401, {}},
    {-9798, 503, {}},
};

KapiError find(int code)
{
    for (const KapiError &error : errors) {
        if (error.code == code)
            return error;
    }
    return {code, 400, {}};
}

QJsonObject errorObject(int code, const QString &message)
{
    return {{u"msg"_s, message.isEmpty() ? QString(find(code).message) : message},
            {u"code"_s, code}};
}

} // namespace

Answer kapiError(int code, const QString &message, const QByteArray &scheme)
{
    Answer answer = jsonAnswer(errorObject(code, message), find(code).status);
    answer.note = QByteArray::number(code);
    if (answer.status == 401)
        answer.headers.append({"WWW-Authenticate", scheme + " error=invalid_token"});
    return answer;
}

Answer insufficientScopes(const QString &apiType, const QStringList &required,
                          const QStringList &allowed, const QString &message)
{
    QJsonObject object = errorObject(insufficientScopesCode, message);
    object.insert(u"api_type"_s, apiType);
    object.insert(u"required_scopes"_s, QJsonArray::fromStringList(required));
    object.insert(u"allowed_scopes"_s, QJsonArray::fromStringList(allowed));
    Answer answer = jsonAnswer(object, 403);
    answer.note = QByteArray::number(insufficientScopesCode);
    return answer;
}

} // namespace sandbox
