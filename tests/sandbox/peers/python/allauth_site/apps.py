# SPDX-License-Identifier: Apache-2.0
import os

from django.apps import AppConfig


class AllauthSite(AppConfig):
    name = "allauth_site"

    def ready(self):
        """allauth has Kakao's addresses as constants of a class, and no setting for them."""
        from allauth.socialaccount.providers.kakao.views import KakaoOAuth2Adapter as adapter

        kauth, kapi = os.environ["KAUTH_URL"], os.environ["KAPI_URL"]
        adapter.authorize_url = f"{kauth}/oauth/authorize"
        adapter.access_token_url = f"{kauth}/oauth/token"
        adapter.profile_url = f"{kapi}/v2/user/me"
