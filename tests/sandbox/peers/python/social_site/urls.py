# SPDX-License-Identifier: Apache-2.0
from django.contrib.messages import get_messages
from django.http import HttpResponse, JsonResponse
from django.urls import include, path

from sign_out import sign_out


def me(request):
    if not request.user.is_authenticated:
        return HttpResponse("nobody", status=401)
    account = request.user.social_auth.get(provider="kakao")
    return JsonResponse({
        "id": account.uid,
        "nickname": account.extra_data["properties"]["nickname"],
        "email": request.user.email,
    })


def login_failed(request):
    return HttpResponse("\n".join(str(message) for message in get_messages(request)), status=403)


urlpatterns = [
    path("", include("social_django.urls", namespace="social")),
    path("login-failed", login_failed),
    path("me", me),
    path("sign-out", sign_out),
]
