# SPDX-License-Identifier: Apache-2.0
from django.contrib.auth import logout
from django.http import HttpResponse


def sign_out(request):
    logout(request)
    return HttpResponse("signed out")
