// SPDX-License-Identifier: Apache-2.0
#include "sandbox/pages.h"

#include "sandbox/assets.h"

#include <functional>
#include <map>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

using Texts = QHash<QString, QString>;

/// Lines `name = text`, and `#` before a comment.
Texts readTexts(const QString &language)
{
    Texts texts;
    const QStringList lines = QString::fromUtf8(resource(language + u".txt"_s)).split(u'\n');
    for (const QString &line : lines) {
        const auto equals = line.indexOf(u" = "_s);
        if (equals > 0 && !line.startsWith(u'#'))
            texts.insert(line.left(equals).trimmed(), line.mid(equals + 3).trimmed());
    }
    return texts;
}

const Texts &textsOf(const QString &language)
{
    static const Texts korean = readTexts(u"ko"_s);
    static const Texts english = readTexts(u"en"_s);
    return language == u"ko" ? korean : english;
}

/// A part of a page goes out without the line that says its licence; the frame keeps its own.
QByteArray withoutLicense(const QByteArray &source)
{
    return source.startsWith("<!--") ? source.mid(source.indexOf('\n') + 1) : source;
}

/// The first of wanted that there is a translation for; nothing when nobody asked.
QString pick(const QStringList &wanted)
{
    for (const QString &tag : wanted) {
        const QString language = tag.section(u'-', 0, 0).toLower();
        if (language == u"ko" || language == u"en")
            return language;
    }
    return wanted.isEmpty() ? QString() : u"en"_s;
}

/// The tags of an Accept-Language header, best first (RFC 9110, 12.5.4).
QStringList acceptedLanguages(const QByteArray &header)
{
    std::multimap<double, QString, std::greater<>> tags; // equal weights keep their order
    for (const QByteArray &part : header.split(',')) {
        const QByteArrayList pieces = part.split(';');
        const QByteArray weight = pieces.value(1).trimmed();
        const double quality = weight.startsWith("q=") ? weight.mid(2).toDouble() : 1.0;
        if (!pieces.first().trimmed().isEmpty() && quality > 0)
            tags.emplace(quality, QString::fromLatin1(pieces.first().trimmed()));
    }
    QStringList languages;
    for (const auto &[quality, tag] : tags)
        languages.append(tag);
    return languages;
}

QString languageFor(const Call &call)
{
    for (const QStringList &wanted :
         {call.query.list("lang"), call.query.list("ui_locales"), call.form.list("ui_locales"),
          acceptedLanguages(call.acceptLanguage)}) {
        const QString language = pick(wanted);
        if (!language.isEmpty())
            return language;
    }
    return u"ko"_s;
}

/// No `form-action`: browsers apply it to the redirect that answers a form as well, and that one
/// leads to the app's redirect URI, on another origin.
constexpr auto contentPolicy = "default-src 'none'; style-src 'self'; img-src 'self'; "
                               "base-uri 'none'; frame-ancestors 'none'";

} // namespace

Page::Page(const Call &call) : m_language(languageFor(call)) {}

QString Page::text(const QString &name) const
{
    return textsOf(m_language).value(name);
}

void Page::set(const QByteArray &name, const QString &text)
{
    m_values.insert(name, text.toHtmlEscaped().replace(u'\'', u"&#39;"_s).toUtf8());
}

void Page::setHtml(const QByteArray &name, const QByteArray &html)
{
    m_values.insert(name, html);
}

QByteArray Page::render(const QString &templateName) const
{
    const QByteArray source = withoutLicense(resource(templateName + u".html"_s));
    QByteArray html;
    qsizetype at = 0;
    for (;;) {
        const auto open = source.indexOf("{{", at);
        const auto close = source.indexOf("}}", open);
        if (open < 0 || close < 0)
            return html + source.mid(at);
        const QByteArray name = source.mid(open + 2, close - open - 2);
        html += source.mid(at, open - at);
        html += name.startsWith("t.")
            ? text(QString::fromLatin1(name.mid(2))).toHtmlEscaped().toUtf8()
            : m_values.value(name);
        at = close + 2;
    }
}

Answer Page::answer(const QString &templateName, const QString &title, int status,
                    const QByteArray &morePolicy) const
{
    Page frame = *this;
    frame.set("lang", m_language);
    frame.set("title", title);
    frame.setHtml("body", render(templateName));
    return {.status = status,
            .body = frame.render(u"frame"_s),
            .contentType = "text/html; charset=utf-8",
            .headers = {{"Cache-Control", "no-store"},
                        {"Content-Security-Policy", contentPolicy + morePolicy},
                        {"X-Frame-Options", "DENY"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Referrer-Policy", "no-referrer"}}};
}

QString pageText(const QString &language, const QString &name, const QString &instead)
{
    return textsOf(language).value(name, instead);
}

Answer errorPage(const Call &call, const QByteArray &code, const QString &detail, int status)
{
    Page page(call);
    const QString name = QString::fromLatin1(code);
    QString heading = page.text(u"error."_s + name);
    if (heading.isEmpty())
        heading = page.text(u"error.request"_s);
    const QString title = u"%1 (%2)"_s.arg(heading, name);
    page.set("heading", title);
    page.set("explanation", page.text(u"explanation."_s + name));
    const QString sentence = page.text(u"detail."_s + name);
    page.set("detail", sentence.isEmpty() ? detail : sentence.arg(detail));
    Answer answer = page.answer(u"error"_s, title, status);
    answer.note = code;
    return answer;
}

} // namespace sandbox
