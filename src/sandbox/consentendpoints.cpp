// SPDX-License-Identifier: Apache-2.0
#include "sandbox/consentendpoints.h"

#include "sandbox/bearer.h"
#include "sandbox/kapierrors.h"
#include "sandbox/loginpages.h"
#include "sandbox/pages.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

QString bracketed(const QStringList &names)
{
    return u"[%1]"_s.arg(names.join(u", "_s));
}

QJsonObject scopeObject(const QString &item, bool agreed)
{
    QJsonObject scope = {
        {u"id"_s, item},
        {u"display_name"_s, pageText(u"ko"_s, u"item."_s + item, item)}, // as in Kakao's console
        {u"type"_s, item == u"openid" ? u"SERVICE"_s : u"PRIVACY"_s},
        {u"using"_s, true},
        {u"agreed"_s, agreed}};
    if (agreed)
        scope.insert(u"revocable"_s, isOptional(item));
    return scope;
}

/// The app's consent items, or those of them that are wanted.
Answer scopesAnswer(const Context &context, const Person &person,
                    const std::optional<QStringList> &wanted = {})
{
    const QStringList agreed = context.links.scopes(person.id);
    QJsonArray scopes;
    for (const QString &item : context.options.consentItems) {
        if (!wanted || wanted->contains(item))
            scopes.append(scopeObject(item, agreed.contains(item)));
    }
    return jsonAnswer({{u"id"_s, person.id}, {u"scopes"_s, scopes}});
}

Answer noTextList()
{
    return kapiError(-2, u"scopes must be a JSON array of texts"_s);
}

QJsonObject agreementObject(const QString &tag, const Agreement &agreement)
{
    QJsonObject object = {{u"tag"_s, tag}, {u"agreed"_s, agreement.isGiven()}};
    if (agreement.isGiven()) {
        object.insert(u"agreed_at"_s, agreement.at.toUTC().toString(Qt::ISODate));
        object.insert(u"agreed_by"_s, agreement.by);
    }
    return object;
}

/// A request about service terms: who asks, and about which tags of the app, or the refusal.
struct TermsCall
{
    std::optional<Answer> refusal = {};
    const Person *person = nullptr;
    QList<ServiceTerm> terms = {}; ///< all that were named, or all of the app's
};

/// verb is what Kakao says could not be done.
Answer noTags(const QString &verb, const QStringList &tags)
{
    return kapiError(-2,
                     u"There is no tags to %1. check out to configured this tags(%2) in "
                     "app(sandbox)."_s.arg(verb, bracketed(tags)));
}

TermsCall readTermsCall(const Context &context, const Call &call, const QString &verb)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return {.refusal = bearer.refusal};
    QStringList named = call.argument("tags").split(u',', Qt::SkipEmptyParts);
    if (named.isEmpty())
        return {.person = bearer.person, .terms = context.options.serviceTerms};
    TermsCall read{.person = bearer.person};
    for (const ServiceTerm &term : context.options.serviceTerms) {
        if (named.removeAll(term.tag) > 0)
            read.terms.append(term);
    }
    if (!named.isEmpty())
        read.refusal = noTags(verb, named);
    return read;
}

QStringList tagsOf(const QList<ServiceTerm> &terms)
{
    QStringList tags;
    for (const ServiceTerm &term : terms)
        tags.append(term.tag);
    return tags;
}

} // namespace

Answer userScopes(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    const QString wanted = call.argument("scopes");
    if (wanted.isEmpty())
        return scopesAnswer(context, *bearer.person);
    const std::optional<QStringList> items = jsonTexts(wanted);
    return items ? scopesAnswer(context, *bearer.person, items) : noTextList();
}

Answer revokeScopes(Context &context, const Call &call)
{
    const Bearer bearer = readBearer(context, call);
    if (bearer.refusal)
        return *bearer.refusal;
    const std::optional<QStringList> items = jsonTexts(call.argument("scopes"));
    if (!items)
        return noTextList();

    const QStringList agreed = context.links.scopes(bearer.person->id);
    QStringList unknown; // and what is not agreed to: all of it can be revoked, or nothing is
    QStringList required;
    for (const QString &item : *items) {
        if (!agreed.contains(item))
            unknown.append(item);
        else if (!isOptional(item))
            required.append(item);
    }
    if (items->isEmpty() || !unknown.isEmpty()) {
        return kapiError(-2,
                         u"There is no scopes to revoke. check out if given scope id(%1) is "
                         "correct again."_s.arg(bracketed(unknown)));
    }
    if (!required.isEmpty()) {
        return kapiError(-3,
                         u"%1 is not revocable. check out if it's set as required on "
                         "developers.kakao.com"_s.arg(bracketed(required)));
    }
    context.links.revoke(bearer.person->id, *items);
    return scopesAnswer(context, *bearer.person);
}

Answer serviceTerms(Context &context, const Call &call)
{
    const TermsCall read = readTermsCall(context, call, u"get service terms"_s);
    if (read.refusal)
        return *read.refusal;
    const QString result = call.argument("result");
    const bool isAll = result == u"app_service_terms";
    if (!isAll && !result.isEmpty() && result != u"agreed_service_terms")
        return kapiError(-2, u"result must be agreed_service_terms or app_service_terms"_s);

    QJsonArray terms;
    for (const ServiceTerm &term : read.terms) {
        const Agreement agreement = context.links.agreement(read.person->id, term.tag);
        if (!isAll && !agreement.isGiven())
            continue;
        QJsonObject object = agreementObject(term.tag, agreement);
        object.insert(u"required"_s, term.isRequired);
        object.insert(u"revocable"_s, term.isRevocable);
        terms.append(object);
    }
    return jsonAnswer({{u"id"_s, read.person->id}, {u"service_terms"_s, terms}});
}

Answer revokeServiceTerms(Context &context, const Call &call)
{
    const TermsCall read = readTermsCall(context, call, u"revoke"_s);
    if (read.refusal)
        return *read.refusal;
    if (call.argument("tags").isEmpty())
        return noTags(u"revoke"_s, {});
    QStringList kept; // no error of its own is documented for what cannot be revoked
    QJsonArray revoked;
    for (const ServiceTerm &term : read.terms) {
        if (!term.isRevocable || !context.links.agreement(read.person->id, term.tag).isGiven())
            kept.append(term.tag);
        revoked.append(agreementObject(term.tag, {}));
    }
    if (!kept.isEmpty())
        return noTags(u"revoke"_s, kept);
    context.links.revokeTerms(read.person->id, tagsOf(read.terms));
    return jsonAnswer({{u"id"_s, read.person->id}, {u"revoked_service_terms"_s, revoked}});
}

Answer upgradeServiceTerms(Context &context, const Call &call)
{
    const TermsCall read = readTermsCall(context, call, u"upgrade"_s);
    if (read.refusal)
        return *read.refusal;
    if (call.argument("tags").isEmpty())
        return noTags(u"upgrade"_s, {});
    context.links.agreeToTerms(read.person->id, tagsOf(read.terms), {context.now(), u"KAPI"_s});
    QJsonArray agreed;
    for (const ServiceTerm &term : read.terms)
        agreed.append(
            agreementObject(term.tag, context.links.agreement(read.person->id, term.tag)));
    return jsonAnswer({{u"id"_s, read.person->id}, {u"agreed_service_terms"_s, agreed}});
}

} // namespace sandbox
