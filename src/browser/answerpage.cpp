// SPDX-License-Identifier: Apache-2.0
#include "browser/answerpage_p.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace browser {
namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(AnswerPage)
public:
    static QString title(AnswerPage page)
    {
        switch (page) {
        case AnswerPage::GoesOn:
            return tr("You can close this tab");
        case AnswerPage::Refused:
            return tr("The login was not completed");
        case AnswerPage::NotTheAnswer:
            return tr("This is not the answer to your sign-in");
        }
        Q_UNREACHABLE();
    }
    static QString text(AnswerPage page)
    {
        switch (page) {
        case AnswerPage::GoesOn:
            return tr("Kakao's answer has reached Daemun, and it goes on there.");
        case AnswerPage::Refused:
            return tr("Daemun says why. You can close this tab.");
        case AnswerPage::NotTheAnswer:
            return tr("It was not used. Go on in the tab that Daemun opened last, or start again "
                      "in Daemun.");
        }
        Q_UNREACHABLE();
    }
    //: The code of the language of these texts, for a web page's lang attribute
    static QString language() { return tr("en"); }
};

// The icon is empty, so that none is asked for.
constexpr auto pageHtml = R"(<!DOCTYPE html>
<html lang="%1">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>%2 - Daemun</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; word-break: keep-all;
       font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 28rem; padding: 2rem; text-align: center; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.3; }
p { margin: 0; }
</style>
</head>
<body><main><h1>%2</h1><p>%3</p></main></body>
</html>
)"_L1;

QByteArray httpAnswer(const QByteArray &status, const QByteArray &fields, const QByteArray &content)
{
    return "HTTP/1.1 " + status + "\r\n" + fields
        + "Cache-Control: no-store\r\n"
          "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; "
          "frame-ancestors 'none'; base-uri 'none'; form-action 'none'\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Connection: close\r\n"
          "Content-Length: "
        + QByteArray::number(content.size()) + "\r\n\r\n" + content;
}

} // namespace

QByteArray pageAnswer(AnswerPage page)
{
    const QString html =
        QString(pageHtml).arg(Texts::language().toHtmlEscaped(), Texts::title(page).toHtmlEscaped(),
                              Texts::text(page).toHtmlEscaped());
    return httpAnswer(page == AnswerPage::NotTheAnswer ? "400 Bad Request" : "200 OK",
                      "Content-Type: text/html; charset=utf-8\r\n", html.toUtf8());
}

QByteArray bareAnswer(const QByteArray &status, const QByteArray &field)
{
    return httpAnswer(status,
                      "Content-Type: text/plain; charset=utf-8\r\n"
                          + (field.isEmpty() ? QByteArray() : field + "\r\n"),
                      status + '\n');
}

} // namespace browser
