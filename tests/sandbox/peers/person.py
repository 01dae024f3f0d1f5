# SPDX-License-Identifier: Apache-2.0
"""A person with a browser: opens a site, fills in the sandbox's pages, ends where they lead."""

import mechanicalsoup

PASSWORD = "sandbox"
SECONDS = 20  # of patience with one page


class Person:
    def __init__(self, login_id):
        self.login_id = login_id
        self.browser = mechanicalsoup.StatefulBrowser(user_agent="person")
        self.pages = []  # the sandbox's pages that were shown

    def open(self, url):
        """The answer at the end of all redirects."""
        return self.browser.open(url, timeout=SECONDS)

    def press_site_button(self, form):
        """The site's own page before the redirect to Kakao; form is a CSS selector."""
        self.browser.select_form(form)
        return self.browser.submit_selected(timeout=SECONDS)

    def log_in(self):
        page = self.browser.get_current_page()
        if not page.select("#log-in"):
            raise AssertionError(f"no login page, but {self._where()}")
        self.pages.append("login")
        self.browser.select_form("form.fields")
        self.browser["login_id"] = self.login_id
        self.browser["password"] = PASSWORD
        return self.browser.submit_selected(timeout=SECONDS)

    def decide(self, agrees, unticked=()):
        """On the consent page; unticked names the consent items that the person keeps."""
        page = self.browser.get_current_page()
        agree = page.select_one("#agree")
        if agree is None:
            raise AssertionError(f"no consent page, but {self._where()}")
        self.pages.append("consent")
        form = self.browser.select_form("form:has(#agree)")
        for item in unticked:
            del page.select_one(f'[name=scope][value="{item}"]')["checked"]
        form.choose_submit(agree if agrees else page.select_one("#cancel"))
        return self.browser.submit_selected(timeout=SECONDS)

    def page_text(self):
        page = self.browser.get_current_page()
        return page.get_text() if page else ""

    def _where(self):
        return f"{self.browser.get_url()}:\n{self.page_text()}"
