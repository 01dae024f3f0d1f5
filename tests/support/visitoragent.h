// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/useragent.h"

#include "../sandbox/visitor.h"

#include <functional>

/// Somebody who logs in to the sandbox at once and agrees to everything, without a screen: real
/// pages and forms, answered before the reply is handed out.
class VisitorAgent final : public session::UserAgent
{
public:
    [[nodiscard]] kakao::ReplyPtr<QUrl> authorize(const session::UserAgentRequest &request) override
    {
        ++asked;
        last = request;
        const QUrl server = request.authorizationUrl.adjusted(QUrl::RemovePath | QUrl::RemoveQuery
                                                              | QUrl::RemoveFragment);
        Visitor visitor(server); // another browser each time, as in the login window
        const QByteArray target =
            request.authorizationUrl.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
        const QByteArray location = visitor.signIn(target, loginId).location();
        if (!location.isEmpty()) {
            QUrl redirect = QUrl::fromEncoded(location);
            if (tamper)
                tamper(redirect);
            return kakao::makeReadyReply<QUrl>(redirect);
        }
        return kakao::makeReadyReply<QUrl>(kakao::Error{.code = kakao::ErrorCode::Cancelled,
                                                        .origin = kakao::ErrorOrigin::UserAgent});
    }

    QByteArray loginId = "ryan@sandbox.test";
    std::function<void(QUrl &redirect)> tamper; ///< as somebody in between would
    int asked = 0;
    session::UserAgentRequest last;
};
