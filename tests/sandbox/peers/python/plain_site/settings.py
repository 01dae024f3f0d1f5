# SPDX-License-Identifier: Apache-2.0
import os

from common_settings import *

ROOT_URLCONF = "plain_site.urls"

KAUTH_URL = os.environ.get("KAUTH_URL", "https://kauth.kakao.com")
KAPI_URL = os.environ.get("KAPI_URL", "https://kapi.kakao.com")
KAKAO_CLIENT_ID = os.environ["KAKAO_CLIENT_ID"]
KAKAO_CLIENT_SECRET = os.environ["KAKAO_CLIENT_SECRET"]
