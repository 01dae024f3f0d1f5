# SPDX-License-Identifier: Apache-2.0
"""Kakao login by hand: two views, and two calls to Kakao."""

import secrets
from urllib.parse import urlencode

import requests
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse


def redirect_uri(request):
    return request.build_absolute_uri(reverse("kakao-callback"))


def kakao_login(request):
    request.session["kakao_state"] = secrets.token_urlsafe()
    return redirect(f"{settings.KAUTH_URL}/oauth/authorize?" + urlencode({
        "response_type": "code",
        "client_id": settings.KAKAO_CLIENT_ID,
        "redirect_uri": redirect_uri(request),
        "state": request.session["kakao_state"],
    }))


def kakao_callback(request):
    if request.GET.get("state", "") != request.session.pop("kakao_state", None):
        return HttpResponse("This login was not begun here. Begin it again.", status=400)
    if "code" not in request.GET:
        return HttpResponse("Kakao did not log you in.", status=403)
    token = requests.post(f"{settings.KAUTH_URL}/oauth/token", data={
        "grant_type": "authorization_code",
        "client_id": settings.KAKAO_CLIENT_ID,
        "client_secret": settings.KAKAO_CLIENT_SECRET,
        "redirect_uri": redirect_uri(request),
        "code": request.GET["code"],
    }, timeout=10)
    token.raise_for_status()
    kakao_user = requests.get(f"{settings.KAPI_URL}/v2/user/me", headers={
        "Authorization": f"Bearer {token.json()['access_token']}",
    }, timeout=10)
    kakao_user.raise_for_status()

    account = kakao_user.json().get("kakao_account", {})
    user, _ = get_user_model().objects.update_or_create(
        username=f"kakao-{kakao_user.json()['id']}",
        defaults={
            "first_name": account.get("profile", {}).get("nickname", ""),
            "email": account.get("email", ""),
        })
    login(request, user)
    return redirect("/me")


def me(request):
    if not request.user.is_authenticated:
        return HttpResponse("nobody", status=401)
    return JsonResponse({
        "id": request.user.username.replace("kakao-", "", 1),
        "nickname": request.user.first_name,
        "email": request.user.email,
    })
