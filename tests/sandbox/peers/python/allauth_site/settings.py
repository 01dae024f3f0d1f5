# SPDX-License-Identifier: Apache-2.0
import os

from common_settings import *

ROOT_URLCONF = "allauth_site.urls"
INSTALLED_APPS = INSTALLED_APPS + [
    "django.contrib.sites",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.kakao",
    "allauth_site",
]
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
SITE_ID = 1
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_PROVIDERS = {
    "kakao": {
        "APP": {
            "client_id": os.environ["KAKAO_CLIENT_ID"],
            "secret": os.environ["KAKAO_CLIENT_SECRET"],
            "key": "",
        },
    },
}
