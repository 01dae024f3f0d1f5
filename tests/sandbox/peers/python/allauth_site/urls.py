# SPDX-License-Identifier: Apache-2.0
from allauth.socialaccount.models import SocialAccount
from django.http import HttpResponse, JsonResponse
from django.urls import include, path

from sign_out import sign_out


def me(request):
    if not request.user.is_authenticated:
        return HttpResponse("nobody", status=401)
    account = SocialAccount.objects.get(user=request.user, provider="kakao")
    return JsonResponse({
        "id": account.uid,
        "nickname": str(account.get_provider_account()),
        "email": request.user.email,
    })


urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("me", me),
    path("sign-out", sign_out),
]
