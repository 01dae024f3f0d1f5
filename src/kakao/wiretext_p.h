// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <algorithm>
#include <optional>

namespace kakao {

/// Tokens and codes: VSCHAR without the space (RFC 6749 appendix A), and of a length that ends.
/// Anything else would break out of a header.
[[nodiscard]] inline bool isVisibleAscii(QByteArrayView text, qsizetype limit = 16 * 1024)
{
    return text.size() <= limit
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

/// The octets of base64url as RFC 7515 2 has it: no padding, and no second way to write the same.
[[nodiscard]] inline std::optional<QByteArray> fromBase64Url(const QByteArray &text)
{
    constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const auto octets =
        QByteArray::fromBase64Encoding(text, form | QByteArray::AbortOnBase64DecodingErrors);
    const bool isExact = octets && (*octets).toBase64(form) == text;
    return isExact ? std::optional(*octets) : std::nullopt;
}

/// What may be logged of an error name that came over the network: RFC 6749's alphabet for its
/// own names, at most 40 characters of it.
[[nodiscard]] inline QString safeErrorName(const QString &name)
{
    QString safe;
    for (const QChar c : name) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_')
            safe += c;
        if (safe.size() == 40)
            break;
    }
    return safe;
}

/// What may be used as the id of a consent item (`account_email`, `friends`), and logged.
[[nodiscard]] inline bool isScopeId(QStringView text)
{
    return !text.isEmpty() && text.size() <= 64
        && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z')
                   || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.' || c == u':' || c == u'-';
           });
}

} // namespace kakao
