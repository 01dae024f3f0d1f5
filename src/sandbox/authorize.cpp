// SPDX-License-Identifier: Apache-2.0
#include "sandbox/authorize.h"

#include "sandbox/authorizequery.h"
#include "sandbox/loginpages.h"
#include "sandbox/pages.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int found = 302;
constexpr int seeOther = 303; // after a POST

Answer redirectWith(const AuthorizeQuery &query, Parameters parameters, int status)
{
    if (query.state)
        parameters.set("state", *query.state);
    return redirectAnswer(withParameters(query.redirectUri.toUtf8(), parameters), status);
}

Answer refusal(const AuthorizeQuery &query, const QByteArray &error, const QByteArray &description,
               int status)
{
    Parameters parameters;
    parameters.set("error", error);
    parameters.set("error_description", description);
    Answer answer = redirectWith(query, parameters, status);
    answer.note = error;
    return answer;
}

Answer underAge(const AuthorizeQuery &query, int status)
{
    return refusal(query, "access_denied", "Not allowed under age 14", status);
}

Answer codeAnswer(Context &context, const AuthorizeQuery &query, Browser &browser, int status)
{
    browser.promptAnswered.clear();
    const bool openId = query.scopes.contains(u"openid"_s);
    if (openId) // nobody is asked, and all the same it is an item that one has agreed to
        context.links.agree(browser.personId, {u"openid"_s}, context.now());
    Parameters parameters;
    parameters.set("code",
                   context.grants.addCode(
                       {.grant = {.personId = browser.personId,
                                  .clientId = query.clientId,
                                  .openId = openId,
                                  .nonce = query.nonce,
                                  .loggedInAt = browser.loggedInAt},
                        .redirectUri = query.redirectUri,
                        .challenge = query.challenge,
                        .expires = context.now().addSecs(context.options.codeLife.count())}));
    return redirectWith(query, parameters, status);
}

bool needsConsent(const Context &context, const AuthorizeQuery &query, qint64 personId)
{
    if (!context.links.isLinked(personId))
        return true;
    if (!consentItems(context, query, personId).isEmpty())
        return true;
    // Optional terms alone bring up no page.
    const QList<ServiceTerm> terms = wantedTerms(context, query, personId);
    return std::any_of(terms.begin(), terms.end(),
                       [](const ServiceTerm &term) { return term.isRequired; });
}

Answer withCookie(Answer answer, const Context &context, const Browser &browser)
{
    QByteArray cookie = cookieName(context) + '=' + browser.cookie
        + "; Path=/; HttpOnly; "
          "SameSite=Lax";
    if (browser.staysLoggedIn) {
        const qint64 left = context.now().secsTo(browser.loggedInUntil);
        cookie += "; Max-Age=" + QByteArray::number(left);
    }
    answer.headers.append({"Set-Cookie", cookie});
    return answer;
}

/// prompt=none: an answer without a page, whatever it is.
Answer silentAnswer(Context &context, const AuthorizeQuery &query, Browser &browser)
{
    // The text beside login_required is not documented.
    if (browser.personId == 0)
        return refusal(query, "login_required", "user authentication required.", found);
    if (needsConsent(context, query, browser.personId))
        return refusal(query, "consent_required", "user consent required.", found);
    return codeAnswer(context, query, browser, found);
}

bool wantsLoginPage(const AuthorizeQuery &query, const Browser &browser)
{
    if (browser.personId == 0)
        return true;
    const bool asked = query.asksFor(u"login") || query.asksFor(u"select_account")
        || query.asksFor(u"create") || query.asksFor(u"cert");
    return asked && browser.promptAnswered != query.encoded;
}

/// The parts every step of the pages begins with.
struct Step
{
    AuthorizeQuery query;
    Browser *browser = nullptr;
};

std::variant<Step, Answer> begin(Context &context, const Call &call, const Parameters &parameters)
{
    auto read = readAuthorizeQuery(parameters, context);
    if (const auto *error = std::get_if<RequestError>(&read))
        return errorPage(call, error->code, error->detail);
    return Step{std::get<AuthorizeQuery>(std::move(read)),
                &context.browsers.find(call.cookie(cookieName(context)), context.now())};
}

/// As begin(), for a form: it has to come from a page of ours, in the same browser.
std::variant<Step, Answer> beginForm(Context &context, const Call &call)
{
    auto begun = begin(context, call, call.query);
    const auto *step = std::get_if<Step>(&begun);
    if (step && call.form.bytes("form_token") != step->browser->formToken)
        return errorPage(call, "KOE001", u"form_token"_s, 403);
    return begun;
}

const Person *personLoggingIn(const Context &context, const Call &call)
{
    if (call.form.has("person"))
        return context.people.byLoginId(call.form.text("person"));
    const Person *person = context.people.byLoginId(call.form.text("login_id"));
    return call.form.text("password") == everybodysPassword() ? person : nullptr;
}

void agreeToTicked(Context &context, const AuthorizeQuery &query, qint64 personId,
                   const Parameters &form)
{
    const QStringList scopes = form.texts("scope");
    QStringList agreed;
    for (const QString &scope : consentItems(context, query, personId)) {
        if (!isOptional(scope) || scopes.contains(scope))
            agreed.append(scope);
    }
    const QStringList terms = form.texts("term");
    QStringList tags;
    for (const ServiceTerm &term : wantedTerms(context, query, personId)) {
        if (term.isRequired || terms.contains(term.tag))
            tags.append(term.tag);
    }
    context.links.agree(personId, agreed, context.now());
    context.links.agreeToTerms(personId, tags, {context.now(), u"KAUTH"_s});
}

} // namespace

QByteArray cookieName(const Context &context)
{
    return "sandbox_" + context.issuer.mid(context.issuer.lastIndexOf(':') + 1);
}

Answer authorize(Context &context, const Call &call)
{
    auto begun = begin(context, call, call.isPost() ? call.form : call.query);
    if (auto *answer = std::get_if<Answer>(&begun))
        return *answer;
    auto &[query, browser] = std::get<Step>(begun);

    if (query.asksFor(u"none"))
        return silentAnswer(context, query, *browser);
    if (wantsLoginPage(query, *browser))
        return withCookie(loginPage(context, call, query, *browser), context, *browser);
    if (needsConsent(context, query, browser->personId))
        return withCookie(consentPage(context, call, query, *browser), context, *browser);
    return codeAnswer(context, query, *browser, call.isPost() ? seeOther : found);
}

Answer logIn(Context &context, const Call &call)
{
    auto begun = beginForm(context, call);
    if (auto *answer = std::get_if<Answer>(&begun))
        return *answer;
    auto &[query, browser] = std::get<Step>(begun);

    const Person *person = personLoggingIn(context, call);
    if (!person) {
        const LoginFailure failure{.loginId = call.form.text("login_id")};
        return withCookie(loginPage(context, call, query, *browser, failure), context, *browser);
    }
    // Kakao's own pages keep such a person out of the app; nobody is logged in, so that the next
    // attempt in the same browser begins with the login page again.
    if (person->under14)
        return underAge(query, seeOther);

    Browser &fresh =
        context.browsers.logIn(*browser, person->id, call.form.has("stay"), context.now());
    if (!needsConsent(context, query, person->id))
        return withCookie(codeAnswer(context, query, fresh, seeOther), context, fresh);
    fresh.promptAnswered = query.encoded;
    return withCookie(redirectAnswer("/oauth/authorize?" + query.encoded, seeOther), context,
                      fresh);
}

Answer consent(Context &context, const Call &call)
{
    auto begun = beginForm(context, call);
    if (auto *answer = std::get_if<Answer>(&begun))
        return *answer;
    auto &[query, browser] = std::get<Step>(begun);

    if (browser->personId == 0) // the login ended while the page was open
        return redirectAnswer("/oauth/authorize?" + query.encoded, seeOther);
    if (call.form.bytes("decision") != "agree") {
        browser->promptAnswered.clear();
        return refusal(query, "access_denied", "User denied access", seeOther);
    }
    agreeToTicked(context, query, browser->personId, call.form);
    return codeAnswer(context, query, *browser, seeOther);
}

} // namespace sandbox
