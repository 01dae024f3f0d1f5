// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QWebEngineLoadingInfo;

namespace webview {

/// Why there is a page of ours where Kakao's should be.
enum class Trouble {
    HostNotFound, ///< also what being offline looks like
    Unreachable,  ///< refused, cut, timed out
    Certificate,
    Clock, ///< a certificate that is not valid now
    Proxy,
    Server,    ///< HTTP 5xx, or an error status with an empty page
    Hung,      ///< no answer within the window's patience
    Crashed,   ///< the render process, for the second time
    KakaoPage, ///< an error page of Kakao's with a KOE code
    Other,
};

struct TroubleText
{
    QString title;
    QString explanation;
};

/// For a load that failed in any way but with an HTTP status.
[[nodiscard]] Trouble troubleOf(const QWebEngineLoadingInfo &info);

/// From Chromium's network error number.
[[nodiscard]] Trouble troubleOfCode(int netError);

/// What happened and what to do, in plain words.
[[nodiscard]] TroubleText describe(Trouble trouble, const QString &host);

/// `KOE006`, or empty when there is none in text.
[[nodiscard]] QString kakaoCodeIn(const QString &text);

} // namespace webview
