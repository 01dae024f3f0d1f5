# SPDX-License-Identifier: Apache-2.0
from django.urls import path

from plain_site import views
from sign_out import sign_out

urlpatterns = [
    path("kakao/login", views.kakao_login),
    path("kakao/callback", views.kakao_callback, name="kakao-callback"),
    path("me", views.me),
    path("sign-out", sign_out),
]
