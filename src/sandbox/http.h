// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/parameters.h"

#include <QJsonObject>

#include <chrono>
#include <optional>

namespace sandbox {

/// A request, as much of it as an endpoint looks at.
struct Call
{
    QByteArray method;
    QByteArray path;
    Parameters query;
    Parameters form;
    QByteArray authorization;
    QByteArray cookies;
    QByteArray acceptLanguage;
    QByteArray host;
    bool usesTls = false;
    QByteArray origin;    ///< empty when no web page asks
    QByteArray fetchSite; ///< Sec-Fetch-Site, how far the asking page is from here; may be empty
    QByteArray body;

    [[nodiscard]] bool isPost() const { return method == "POST"; }
    /// Empty without a cookie of that name.
    [[nodiscard]] QByteArray cookie(const QByteArray &name) const;
    /// kapi takes its arguments from the form and from the query; the form wins.
    [[nodiscard]] QString argument(const QByteArray &name) const;
};

/// How much of an answer the client gets to see.
enum class Delivery {
    Whole,
    Cut,   ///< as far as cutAfter goes, else half of it
    Lost,  ///< nothing: the connection ends
    Never, ///< the connection stays open and silent
};

struct Answer
{
    int status = 200;
    QByteArray body = {};
    QByteArray contentType = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Delivery delivery = Delivery::Whole;
    std::optional<qsizetype> cutAfter = {}; ///< so many bytes of body
    std::chrono::milliseconds delay{0};
    QByteArray note = {};     ///< what it comes to, for the request log: an error's code
    bool endsSilence = false; ///< hangs up on whoever got Delivery::Never
};

[[nodiscard]] Answer jsonAnswer(const QJsonObject &object, int status = 200);
/// An error of what steers the sandbox, `{"message":…}`.
[[nodiscard]] Answer controlError(const QString &message, int status);
/// status 302, or 303 after a POST (RFC 9700, 4.12: never 307, which would post the password on).
[[nodiscard]] Answer redirectAnswer(const QByteArray &location, int status);

/// 256 random bits and more, in the letters and the length of Kakao's tokens.
[[nodiscard]] QByteArray randomToken();

} // namespace sandbox
