// SPDX-License-Identifier: Apache-2.0
#include "sandbox/watchpart.h"

#include "sandbox/people.h"
#include "sandbox/routes.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// What one can let happen with a click, as POST /sandbox/faults takes it.
struct Choice
{
    const char *name; ///< its text is under `what.` and this
    const char *fault;
};

constexpr Choice choices[] = {
    {"limit", R"({"koe":"KOE237"})"},
    {"dead", R"({"koe":"KOE322"})"},
    {"expired", R"({"kapi":-401,"message":"this access token is already expired"})"},
    {"quota", R"({"kapi":-10})"},
    {"upkeep", R"({"kapi":-9798})"},
    {"down", R"({"status":503,"html":"<h1>503 Service Unavailable</h1>"})"},
    {"slow", R"({"delay_ms":3000})"},
    {"cut", R"({"cut_after":20})"},
    {"lost", R"({"lost_answer":true})"},
    {"hang", R"({"hang":true})"},
};

QByteArray option(Page &page, const QString &value, const QString &label)
{
    page.set("value", value);
    page.set("label", label);
    return page.render(u"option"_s);
}

} // namespace

QByteArray watchPart(Page page)
{
    QByteArray pictures;
    for (const QByteArray &name : pictureNames())
        pictures += option(page, QString::fromLatin1(name), QString::fromLatin1(name));
    QByteArray paths;
    for (const Route &route : routes()) {
        const QString path = QString::fromLatin1(route.path.toByteArray());
        if (route.kind == Kind::Api || route.kind == Kind::Page)
            paths += option(page, path, path);
    }
    QByteArray faults;
    for (const Choice &choice : choices) {
        faults += option(page, QString::fromLatin1(choice.fault),
                         page.text(u"what."_s + QLatin1String(choice.name)));
    }
    page.setHtml("pictures", pictures);
    page.setHtml("paths", paths);
    page.setHtml("faults", faults);
    return page.render(u"watch"_s);
}

} // namespace sandbox
