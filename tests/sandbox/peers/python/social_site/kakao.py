# SPDX-License-Identifier: Apache-2.0
import os

from social_core.backends.kakao import KakaoOAuth2

KAUTH = os.environ.get("KAUTH_URL", "https://kauth.kakao.com")
KAPI = os.environ.get("KAPI_URL", "https://kapi.kakao.com")


class MovedKakao(KakaoOAuth2):
    """The backend as it is, at other hosts. The address at kapi is in the middle of a method."""

    AUTHORIZATION_URL = f"{KAUTH}/oauth/authorize"
    ACCESS_TOKEN_URL = f"{KAUTH}/oauth/token"

    def get_json(self, url, *args, **kwargs):
        return super().get_json(url.replace("https://kapi.kakao.com", KAPI), *args, **kwargs)


class SandboxKakao(MovedKakao):
    """With the redirect_uri, which Kakao documents as required and the backend leaves out."""

    def auth_complete_params(self, state=None):
        params = super().auth_complete_params(state)
        params["redirect_uri"] = self.get_redirect_uri(state)
        return params
