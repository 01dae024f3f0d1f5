// SPDX-License-Identifier: Apache-2.0
#include "sandbox/logout.h"

#include "sandbox/authorize.h"
#include "sandbox/pages.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

std::optional<Answer> refusal(const Context &context, const Call &call)
{
    for (const char *name : {"client_id", "logout_redirect_uri"}) {
        if (call.query.bytes(name).isEmpty())
            return errorPage(call, "KOE207", QLatin1String(name));
    }
    if (const QByteArray repeated = call.query.repeatedName(); !repeated.isEmpty())
        return errorPage(call, "KOE204", QString::fromUtf8(repeated));
    if (!context.isClient(call.query.text("client_id"))) {
        return errorPage(call, "KOE101",
                         u"Not exist client_id %1"_s.arg(call.query.text("client_id")));
    }
    const QString uri = call.query.text("logout_redirect_uri");
    if (!context.isRedirectUri(uri, context.options.logoutRedirectUris))
        return errorPage(call, "KOE007", uri);
    return std::nullopt;
}

Answer leave(const Call &call, int status)
{
    const QByteArray uri = call.query.bytes("logout_redirect_uri");
    if (!call.query.has("state"))
        return redirectAnswer(uri, status);
    Parameters parameters;
    parameters.set("state", call.query.bytes("state"));
    return redirectAnswer(withParameters(uri, parameters), status);
}

Browser &browserOf(Context &context, const Call &call)
{
    return context.browsers.find(call.cookie(cookieName(context)), context.now());
}

} // namespace

Answer accountLogout(Context &context, const Call &call)
{
    if (const std::optional<Answer> refused = refusal(context, call))
        return *refused;
    const Browser &browser = browserOf(context, call);
    if (browser.personId == 0) // what Kakao does then is not documented
        return leave(call, 302);
    Page page(call);
    page.set("action", u"/sandbox/logout?"_s + QString::fromLatin1(call.query.encoded()));
    page.set("form_token", QString::fromLatin1(browser.formToken));
    return page.answer(u"logout"_s, page.text(u"logout.title"_s));
}

Answer accountLogoutDone(Context &context, const Call &call)
{
    if (const std::optional<Answer> refused = refusal(context, call))
        return *refused;
    Browser &browser = browserOf(context, call);
    if (call.form.bytes("form_token") != browser.formToken)
        return errorPage(call, "KOE001", u"form_token"_s, 403);
    if (call.form.bytes("leave") == "account")
        Browsers::logOut(browser);
    return leave(call, 303);
}

} // namespace sandbox
