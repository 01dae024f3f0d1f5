# SPDX-License-Identifier: Apache-2.0
from social_django.middleware import SocialAuthExceptionMiddleware


class ReasonMiddleware(SocialAuthExceptionMiddleware):
    """Shows what Kakao answered; to social-core every answer with status 400 is "canceled"."""

    def get_message(self, request, exception):
        answer = getattr(exception, "response", None)
        return f"{exception}: {'' if answer is None else answer.text}"
