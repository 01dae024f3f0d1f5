// SPDX-License-Identifier: Apache-2.0
#include "sandbox/userendpoints.h"

#include "sandbox/bearer.h"
#include "sandbox/kapierrors.h"
#include "sandbox/userjson.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QJsonObject idObject(const Bearer &bearer)
{
    return {{u"id"_s, bearer.person->id}};
}

} // namespace

Answer userMe(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    // secure_resource asks for https pictures, which this server has none of.
    const QString secure = call.argument("secure_resource");
    if (!secure.isEmpty() && secure != u"true" && secure != u"false")
        return kapiError(-2, u"secure_resource must be true or false"_s);
    const QJsonObject user = userObject(context, *bearer.person);
    const QString wanted = call.argument("property_keys");
    if (wanted.isEmpty())
        return jsonAnswer(user);

    const std::optional<QStringList> keys = jsonTexts(wanted);
    if (!keys)
        return kapiError(-2, u"property_keys must be a JSON array of texts"_s);
    const std::optional<QJsonObject> part = filtered(user, *keys);
    if (!part) {
        return kapiError(
            -201,
            u"user property not found ([%1] for appId=%2)"_s.arg(keys->join(u", "_s)).arg(appId));
    }
    return jsonAnswer(*part);
}

Answer accessTokenInfo(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    const qint64 left = context.now().msecsTo(bearer.token.expires);
    QJsonObject info = idObject(bearer);
    info.insert(u"expires_in"_s, left / 1000);
    info.insert(u"app_id"_s, appId);
    info.insert(u"expiresInMillis"_s, left);
    info.insert(u"appId"_s, appId);
    return jsonAnswer(info);
}

Answer userLogout(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    context.grants.endGrant(bearer.token.grant);
    return jsonAnswer(idObject(bearer));
}

Answer userUnlink(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    context.links.unlink(bearer.person->id);
    context.grants.endPerson(bearer.person->id);
    return jsonAnswer(idObject(bearer));
}

} // namespace sandbox
