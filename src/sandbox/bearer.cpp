// SPDX-License-Identifier: Apache-2.0
#include "sandbox/bearer.h"

#include "sandbox/kapierrors.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr qsizetype longestToken = 200;

Bearer refused(const Answer &answer)
{
    return {.refusal = answer};
}

} // namespace

Bearer readBearer(const Context &context, const Call &call)
{
    const QByteArray scheme = call.authorization.split(' ').first().toLower();
    if (scheme == "kakaoak") // admin keys belong on a server, and no client of ours has one
        return refused(kapiError(-401, u"invalid app key."_s, "KakaoAK"));
    const QByteArray name = scheme == "bearer" ? call.authorization.mid(7).trimmed()
                                               : call.argument("access_token").toUtf8();
    if (name.isEmpty())
        return refused(kapiError(-401, u"no authentication key!"_s));
    if (name.size() > longestToken)
        return refused(kapiError(-2, u"too long for access token."_s));
    const std::optional<Token> token = context.grants.accessToken(name);
    if (!token)
        return refused(kapiError(-401, u"this access token does not exist"_s));
    if (token->expires <= context.now())
        return refused(kapiError(-401, u"this access token is already expired"_s));
    return {.token = *token, .person = context.people.byId(token->grant.personId)};
}

} // namespace sandbox
