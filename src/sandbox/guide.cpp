// SPDX-License-Identifier: Apache-2.0
#include "sandbox/guide.h"

#include "sandbox/faultjson.h"
#include "sandbox/pages.h"
#include "sandbox/peoplelist.h"
#include "sandbox/routes.h"
#include "sandbox/watchpart.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// A command of the page, with its text under `example.` and this name.
struct Example
{
    const char *name;
    const char *arguments; ///< of curl; %1 is our address
};

constexpr Example clockExamples[] = {
    {"clock", "%1/sandbox/clock"},
    {"advance", R"(-d '{"advance":2678400}' %1/sandbox/clock)"},
    {"offset", R"(-d '{"offset":0}' %1/sandbox/clock)"},
};

constexpr Example faultExamples[] = {
    {"koe", R"(-d '{"path":"/oauth/token","times":2,"koe":"KOE237"}' %1/sandbox/faults)"},
    {"lost", R"(-d '{"path":"/oauth/token","times":1,"lost_answer":true}' %1/sandbox/faults)"},
    {"kapi",
     R"(-d '{"path":"/v2/user/me","kapi":-401,)"
     R"("message":"this access token is already expired"}' %1/sandbox/faults)"},
    {"slow", R"(-d '{"path":"/v2/user/me","delay_ms":3000,"cut_after":20}' %1/sandbox/faults)"},
    {"sequence",
     R"(-d '[{"path":"/v2/user/me","skip":1,"times":1,"status":502,"html":"<h1>502"},)"
     R"({"path":"/v2/user/me","times":1,"hang":true}]' %1/sandbox/faults)"},
    {"list", "%1/sandbox/faults"},
    {"clear", "-X DELETE %1/sandbox/faults"},
};

QByteArray examples(Page &page, const Context &context, std::span<const Example> list)
{
    // The file is whichever --certificate was given.
    const auto curl = context.options.usesTls ? u"curl --cacert certificate.pem "_s : u"curl "_s;
    QByteArray html;
    for (const Example &example : list) {
        page.set("caption", page.text(u"example."_s + QLatin1String(example.name)));
        page.set(
            "command",
            curl + QString::fromLatin1(example.arguments).arg(QString::fromLatin1(context.issuer)));
        html += page.render(u"guide-example"_s);
    }
    return html;
}

/// A line of a table: a word, by default one for programs, and what it means.
QByteArray line(Page &page, const QString &word, const QString &meaning,
                const QString &templateName = u"guide-line"_s)
{
    page.set("word", word);
    page.set("meaning", meaning);
    return page.render(templateName);
}

QByteArray settingLines(Page &page, const Context &context)
{
    const Options &options = context.options;
    const auto listed = [&page](const QStringList &values) {
        return values.isEmpty() ? page.text(u"guide.none"_s) : values.join(u", "_s);
    };
    const auto seconds = [&page](std::chrono::seconds time) {
        return page.text(u"guide.seconds"_s).arg(time.count());
    };
    const std::pair<QString, QString> settings[] = {
        {u"address"_s, QString::fromLatin1(context.issuer)},
        {u"checks"_s, page.text(options.isLenient ? u"guide.lenient"_s : u"guide.strict"_s)},
        {u"client"_s, listed(QStringList(options.clientId) + options.otherClientIds)},
        {u"secret"_s, page.text(options.clientSecret.isEmpty() ? u"guide.off"_s : u"guide.on"_s)},
        {u"redirect"_s, listed(options.redirectUris)},
        {u"logout"_s, listed(options.logoutRedirectUris)},
        {u"items"_s, listed(options.consentItems)},
        {u"access"_s, seconds(options.accessTokenLife)},
        {u"refresh"_s, seconds(options.refreshTokenLife)},
        {u"renewal"_s, seconds(options.refreshTokenRenewal)},
        {u"limits"_s, page.text(options.tokenLimits ? u"guide.on"_s : u"guide.off"_s)},
    };
    QByteArray html;
    for (const auto &[name, value] : settings)
        html += line(page, page.text(u"guide."_s + name), value, u"guide-setting"_s);
    return html;
}

QByteArray accountLines(Page &page, const Context &context)
{
    QByteArray html;
    for (const Person &person : context.people.all() | std::views::take(mostPeopleShown)) {
        const QString about = aboutText(page, person);
        html += line(page, person.loginId, about.isEmpty() ? person.nickname : about);
    }
    return html;
}

QByteArray endpointLines(Page &page)
{
    QByteArray html;
    for (const Route &route : routes()) {
        const QString path = QString::fromLatin1(route.path.toByteArray());
        if (route.kind != Kind::Form && route.kind != Kind::Guide)
            html += line(page, path, page.text(u"endpoint."_s + path));
    }
    return html;
}

QByteArray memberLines(Page &page)
{
    QByteArray html;
    for (const QString &member : faultMembers())
        html += line(page, member, page.text(u"fault."_s + member));
    return html;
}

/// No form is ever sent: without its script the page does not put what was typed into a URL.
constexpr auto scriptPolicy = "; script-src 'self'; connect-src 'self'; form-action 'none'";

} // namespace

Answer guide(Context &context, const Call &call)
{
    Page page(call);
    page.set("now", context.now().toUTC().toString(Qt::ISODate));
    page.set("offset", page.text(u"guide.seconds"_s).arg(context.clock.offset().count()));
    page.setHtml("settings", settingLines(page, context));
    page.setHtml("accounts", accountLines(page, context));
    page.set("more", morePeople(page, context));
    page.setHtml("endpoints", endpointLines(page));
    page.setHtml("members", memberLines(page));
    page.setHtml("clock_examples", examples(page, context, clockExamples));
    page.setHtml("fault_examples", examples(page, context, faultExamples));
    page.setHtml("watch", watchPart(page));
    return page.answer(u"guide"_s, page.text(u"guide.title"_s), 200, scriptPolicy);
}

} // namespace sandbox
