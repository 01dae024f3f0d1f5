// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <algorithm>

namespace kakao {

/// Tokens and codes: VSCHAR without the space (RFC 6749 appendix A), and of a length that ends.
/// Anything else would break out of a header.
[[nodiscard]] inline bool isVisibleAscii(QByteArrayView text, qsizetype limit = 16 * 1024)
{
    return text.size() <= limit
        && std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
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

} // namespace kakao
