// SPDX-License-Identifier: Apache-2.0
#include "sandbox/loginpages.h"

#include "sandbox/pages.h"
#include "sandbox/people.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

void setPerson(Page &page, const Person &person)
{
    page.set("person_id", person.loginId);
    page.set("person_name", person.nickname);
    page.set("person_about", page.language() == u"ko" ? person.aboutKo : person.about);
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
    for (const Person &person : people()) {
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
    return page.answer(u"login"_s, page.text(u"login.title"_s));
}

Answer consentPage(const Context &context, const Call &call, const AuthorizeQuery &query,
                   const Browser &browser)
{
    Page page(call);
    setAction(page, u"/sandbox/consent"_s, query, browser);
    if (const Person *person = personById(browser.personId))
        setPerson(page, *person);

    Parameters other = Parameters::parse(query.encoded);
    other.set("prompt", "select_account");
    page.set("switch", u"/oauth/authorize?"_s + QString::fromLatin1(other.encoded()));

    QByteArray items;
    for (const QString &item : consentItems(context, query, browser.personId)) {
        page.set("item", item);
        page.set("item_name", page.text(u"item."_s + item));
        items += page.render(isOptional(item) ? u"item"_s : u"item-required"_s);
    }
    page.setHtml("items", items);
    return page.answer(u"consent"_s, page.text(u"consent.title"_s));
}

QStringList consentItems(const Context &context, const AuthorizeQuery &query, qint64 personId)
{
    const QStringList agreed = context.links.scopes(personId);
    QStringList items;
    for (const QString &scope : query.scopes) {
        if (scope != u"openid" && !agreed.contains(scope))
            items.append(scope);
    }
    return items;
}

bool isOptional(const QString &consentItem)
{
    return consentItem != u"openid" && consentItem != u"profile_nickname";
}

} // namespace sandbox
