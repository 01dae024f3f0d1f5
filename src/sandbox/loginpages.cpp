// SPDX-License-Identifier: Apache-2.0
#include "sandbox/loginpages.h"

#include "sandbox/pages.h"
#include "sandbox/peoplelist.h"

#include <ranges>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

void setPerson(Page &page, const Person &person)
{
    page.set("person_id", person.loginId);
    page.set("person_name", person.nickname);
    page.set("person_about", aboutText(page, person));
    const QByteArray picture = person.picture.isEmpty() ? "default" : person.picture;
    page.set("person_picture", u"/pictures/%1-110.png"_s.arg(QString::fromLatin1(picture)));
}

void setAction(Page &page, const QString &path, const AuthorizeQuery &query, const Browser &browser)
{
    page.set("action", path + u'?' + QString::fromLatin1(query.encoded));
    page.set("form_token", QString::fromLatin1(browser.formToken));
    page.set("client", query.clientId);
}

QByteArray peopleButtons(Page page, const Context &context, const Browser &browser)
{
    QByteArray html;
    for (const Person &person : context.people.all() | std::views::take(mostPeopleShown)) {
        setPerson(page, person);
        const bool here = person.id == browser.personId;
        page.set("person_note",
                 here                                    ? page.text(u"person.here"_s)
                     : context.links.isLinked(person.id) ? page.text(u"person.linked"_s)
                                                         : QString());
        html += page.render(u"person"_s);
    }
    return html;
}

/// A line of the consent page; field says what its box is called in the form.
QByteArray consentLine(Page &page, const QString &field, const QString &item, bool isRequired)
{
    const QString name = page.text((field == u"term" ? u"term."_s : u"item."_s) + item);
    page.set("field", field);
    page.set("item", item);
    page.set("item_name", name.isEmpty() ? item : name);
    return page.render(isRequired ? u"item-required"_s : u"item"_s);
}

QByteArray group(Page &page, const QString &legend, const QByteArray &items)
{
    page.set("legend", legend);
    page.setHtml("items", items);
    return items.isEmpty() ? QByteArray() : page.render(u"group"_s);
}

QString loginHeading(const Page &page, const AuthorizeQuery &query)
{
    if (query.asksFor(u"create"))
        return page.text(u"login.create"_s);
    if (query.asksFor(u"select_account"))
        return page.text(u"login.select"_s);
    return page.text(u"login.heading"_s);
}

} // namespace

Answer loginPage(const Context &context, const Call &call, const AuthorizeQuery &query,
                 const Browser &browser, const std::optional<LoginFailure> &failure)
{
    Page page(call);
    setAction(page, u"/sandbox/login"_s, query, browser);
    const QString loginId = failure ? failure->loginId : query.loginHint;
    page.set("login_id", loginId);
    page.set(loginId.isEmpty() ? "login_id_focus" : "password_focus", u"autofocus"_s);
    page.set("heading", loginHeading(page, query));
    if (failure)
        page.setHtml("failure", page.render(u"failure"_s));
    page.setHtml("people", peopleButtons(page, context, browser));
    page.set("more", morePeople(page, context));
    return page.answer(u"login"_s, page.text(u"login.title"_s));
}

Answer consentPage(const Context &context, const Call &call, const AuthorizeQuery &query,
                   const Browser &browser)
{
    Page page(call);
    setAction(page, u"/sandbox/consent"_s, query, browser);
    if (const Person *person = context.people.byId(browser.personId))
        setPerson(page, *person);

    Parameters other = Parameters::parse(query.encoded);
    other.set("prompt", "select_account");
    page.set("switch", u"/oauth/authorize?"_s + QString::fromLatin1(other.encoded()));

    QByteArray items;
    for (const QString &item : consentItems(context, query, browser.personId))
        items += consentLine(page, u"scope"_s, item, !isOptional(item));
    QByteArray terms;
    for (const ServiceTerm &term : wantedTerms(context, query, browser.personId))
        terms += consentLine(page, u"term"_s, term.tag, term.isRequired);
    page.setHtml("groups",
                 group(page, page.text(u"consent.items"_s), items)
                     + group(page, page.text(u"consent.terms"_s), terms));
    return page.answer(u"consent"_s, page.text(u"consent.title"_s));
}

QStringList consentItems(const Context &context, const AuthorizeQuery &query, qint64 personId)
{
    if (context.links.isLinked(personId) && !query.namesScopes)
        return {};
    const QStringList agreed = context.links.scopes(personId);
    QStringList items;
    for (const QString &scope : query.scopes) {
        if (scope != u"openid" && !agreed.contains(scope))
            items.append(scope);
    }
    return items;
}

QList<ServiceTerm> wantedTerms(const Context &context, const AuthorizeQuery &query, qint64 personId)
{
    QList<ServiceTerm> terms;
    for (const ServiceTerm &term : context.options.serviceTerms) {
        const bool isMeant = query.serviceTerms.isEmpty() ? !context.links.isLinked(personId)
                                                          : query.serviceTerms.contains(term.tag);
        if (isMeant && !context.links.agreement(personId, term.tag).isGiven())
            terms.append(term);
    }
    return terms;
}

bool isOptional(const QString &consentItem)
{
    return consentItem != u"openid" && consentItem != u"profile_nickname";
}

} // namespace sandbox
