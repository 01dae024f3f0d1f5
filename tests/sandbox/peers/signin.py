#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""signin.py PATH_OF_KAKAO_SANDBOX PEER: people sign in at a site that was made with PEER.

The site is a program of its own, and the people come with a browser. Every site answers /me with
who it thinks is signed in, and its callback is where its own routes have it.
"""

import os
import sys
import unittest
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

import peers
from person import Person
from servers import sandbox_and_site

SANDBOX = os.path.abspath(sys.argv[1])
PEER = peers.ALL[sys.argv[2]]


@dataclass
class Profile:
    id: str
    nickname: str
    email: str


RYAN = Profile("3141592653", "라이언", "ryan@sandbox.test")
NEO = Profile("1618033988", "네오", "")  # an account without an e-mail address
TUBE = Profile("1376016924429759228", "튜브", "tube@sandbox.test")


class Site(unittest.TestCase):
    """The site and the sandbox, both running."""

    @classmethod
    def setUpClass(cls):
        servers = sandbox_and_site(SANDBOX, PEER.command, PEER.callback, PEER.environment)
        cls.site_url = servers.__enter__()
        cls.addClassCleanup(servers.__exit__, None, None, None)

    def start(self, person):
        answer = person.open(self.site_url + PEER.start)
        if PEER.start_form:
            answer = person.press_site_button(PEER.start_form)
        return answer

    def sign_in(self, login_id, **decision):
        """To where the site leads after it."""
        person = Person(login_id)
        self.start(person)
        person.log_in()
        answer = person.decide(**{"agrees": True, **decision})
        self.assertTrue(answer.url.startswith(self.site_url), answer.url)
        return person

    def assert_signed_in(self, person, profile):
        answer = person.open(self.site_url + "/me")
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual(Profile(**answer.json()), profile)

    def assert_nobody(self, person):
        self.assertEqual(person.open(self.site_url + "/me").status_code, 401)


class SignIn(Site):
    def test_profile(self):
        self.assert_signed_in(self.sign_in("ryan@sandbox.test"), RYAN)

    def test_second_time_without_a_page(self):
        person = self.sign_in("jayg@sandbox.test")
        self.assertEqual(person.pages, ["login", "consent"])
        person.open(self.site_url + "/sign-out")
        self.assert_nobody(person)
        self.start(person)
        self.assert_signed_in(person, Profile("2236067977", "라이언", "jayg@sandbox.test"))

    def test_account_without_email(self):
        self.assert_signed_in(self.sign_in("neo@sandbox.test"), NEO)

    def test_email_kept_back(self):
        person = self.sign_in("con@sandbox.test", unticked=["account_email"])
        self.assert_signed_in(person, Profile("1732050807", "콘", ""))

    def test_id_of_19_digits(self):
        person = self.sign_in("tube@sandbox.test")
        expected = Profile(PEER.read_id(TUBE.id), TUBE.nickname, TUBE.email)
        self.assert_signed_in(person, expected)

    def test_cancelled(self):
        self.assert_nobody(self.sign_in("muzi@sandbox.test", agrees=False))

    def test_forged_code(self):
        """In a login that has begun, so that the site asks the sandbox about it."""
        person = Person("ryan@sandbox.test")
        begun = parse_qs(urlsplit(self.start(person).url).query)
        answer = {"code": "forged", "state": begun.get("state", [""])[0]}
        person.open(self.site_url + PEER.callback + "?" + urlencode(answer))
        self.assert_nobody(person)


class Refusal(Site):
    def test_reason(self):
        person = self.sign_in("ryan@sandbox.test")
        if PEER.refusal_page:
            person.open(self.site_url + PEER.refusal_page)
        self.assertIn(PEER.refusal, person.page_text())
        self.assert_nobody(person)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:],
                  defaultTest="Refusal" if PEER.refusal else "SignIn")
