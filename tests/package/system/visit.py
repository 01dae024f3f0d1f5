#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""visit.py URL LOGIN_ID: the person in the browser, at the pages of kakao-sandbox."""

import html.parser
import http.cookiejar
import sys
import urllib.parse
import urllib.request


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each goes, and what is in it as it stands."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        if tag == "form":
            self.forms.append((of["action"], {}))
        elif tag == "input" and self.forms and of.get("name"):
            if of.get("type") != "checkbox" or "checked" in of:
                self.forms[-1][1].setdefault(of["name"], []).append(of.get("value") or "")
        elif tag == "button" and self.forms and of.get("name") == "decision":
            self.forms[-1][1].setdefault("decision", [of["value"]])

    def having(self, field):
        return next((form for form in self.forms if field in form[1]), None)


def main():
    url, login_id = sys.argv[1:]
    browser = urllib.request.build_opener(
        urllib.request.ProxyHandler({}),
        urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    page = browser.open(url)
    for field, changes in (("login_id", {"login_id": [login_id], "password": ["sandbox"]}),
                           ("decision", {})):
        form = Forms(page.read().decode()).having(field)
        if not form:
            sys.exit(f"visit: {page.geturl()} has no form with {field}")
        action, fields = form
        body = urllib.parse.urlencode(fields | changes, doseq=True).encode()
        page = browser.open(urllib.parse.urljoin(page.geturl(), action), body)
    if page.status != 200:
        sys.exit(f"visit: the way ends with {page.status} at {page.geturl()}")


if __name__ == "__main__":
    main()
