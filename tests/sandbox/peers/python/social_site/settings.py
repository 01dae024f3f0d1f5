# SPDX-License-Identifier: Apache-2.0
import os

from common_settings import *

ROOT_URLCONF = "social_site.urls"
INSTALLED_APPS = INSTALLED_APPS + ["social_django"]
MIDDLEWARE = MIDDLEWARE + ["social_site.middleware.ReasonMiddleware"]
AUTHENTICATION_BACKENDS = [os.environ.get("SOCIAL_BACKEND", "social_site.kakao.SandboxKakao")]
SOCIAL_AUTH_KAKAO_KEY = os.environ["KAKAO_CLIENT_ID"]
SOCIAL_AUTH_KAKAO_SECRET = os.environ["KAKAO_CLIENT_SECRET"]
SOCIAL_AUTH_LOGIN_ERROR_URL = "/login-failed"
