# SPDX-License-Identifier: Apache-2.0
"""The sites: how each is started, and what of it a person or Kakao has to know."""

import os
import sys
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Callable, Dict, List

HERE = os.path.dirname(os.path.abspath(__file__))


def exactly(kakao_id):
    return kakao_id


def as_a_double(kakao_id):
    """JSON.parse reads every number into a double, and JavaScript prints its shortest digits."""
    return str(int(Decimal(repr(float(kakao_id)))))


@dataclass
class Peer:
    command: List[str]
    start: str  # where "Log in with Kakao" leads
    callback: str  # the redirect URI's path
    start_form: str = ""  # a page of the peer's own comes first, with this form
    read_id: Callable[[str], str] = exactly
    environment: Dict[str, str] = field(default_factory=dict)
    refusal: str = ""  # said by the site when nobody can sign in
    refusal_page: str = ""  # where it says so, if one is not led there


def python_site(package):
    return [sys.executable, "-B", os.path.join(HERE, "python", "serve.py"), package]


def node_site(script):
    return [os.environ.get("DAEMUN_NODE", "node"), os.path.join(HERE, "node", script)]


SIGN_IN_WITH_KAKAO = 'form[action$="/signin/kakao"]'

ALL = {
    "django": Peer(python_site("plain_site"), "/kakao/login", "/kakao/callback"),
    "django-allauth": Peer(python_site("allauth_site"), "/accounts/kakao/login/",
                           "/accounts/kakao/login/callback/", start_form="form[method=post]"),
    "social-auth": Peer(python_site("social_site"), "/login/kakao/", "/complete/kakao/"),
    "passport-kakao": Peer(node_site("passport-site.js"), "/auth/kakao", "/auth/kakao/callback",
                           read_id=as_a_double),
    "authjs": Peer(node_site("authjs-site.mjs"), "/auth/signin", "/auth/callback/kakao",
                   start_form=SIGN_IN_WITH_KAKAO, read_id=as_a_double),
    "next-auth": Peer(node_site("nextauth-site.js"), "/api/auth/signin",
                      "/api/auth/callback/kakao",
                      start_form=SIGN_IN_WITH_KAKAO, read_id=as_a_double),
}

# What README says of these.
ALL["social-auth-untouched"] = replace(
    ALL["social-auth"], refusal="Redirect URI mismatch",
    environment={"SOCIAL_BACKEND": "social_site.kakao.MovedKakao"})
ALL["authjs-without-issuer"] = replace(
    ALL["authjs"], refusal='unexpected JWT "iss" (issuer) claim value',
    environment={"NO_ISSUER": "yes"})
ALL["next-auth-without-scope"] = replace(
    ALL["next-auth"], refusal="id_token detected in the response", refusal_page="/login-failed",
    environment={"NO_SCOPE": "yes"})
