# SPDX-License-Identifier: Apache-2.0
import os

from django.apps import AppConfig


class AllauthSite(AppConfig):
    name = "allauth_site"

    def ready(self):
        """allauth has Kakao's addresses as constants of a class, and no setting for them."""
        from allauth.socialaccount.providers.kakao.views import KakaoOAuth2Adapter

        kauth = os.environ.get("KAUTH_URL", "https://kauth.kakao.com")
        kapi = os.environ.get("KAPI_URL", "https://kapi.kakao.com")
        KakaoOAuth2Adapter.authorize_url = f"{kauth}/oauth/authorize"
        KakaoOAuth2Adapter.access_token_url = f"{kauth}/oauth/token"
        KakaoOAuth2Adapter.profile_url = f"{kapi}/v2/user/me"
