// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/kakao_export.h"

#include <QByteArray>

class QDebug;

namespace kakao {

/// Text that must not reach a log: streaming one prints a placeholder.
class DAEMUN_KAKAO_EXPORT Secret
{
public:
    Secret() = default; ///< empty
    /// Not converted by itself, so that a text is made a secret where one sees it.
    explicit Secret(QByteArray text) : m_text(std::move(text)) {}

    /// bits / 8 octets of the system's generator, as base64url without padding (RFC 7636 4.1).
    [[nodiscard]] static Secret random(int bits = 256);

    [[nodiscard]] bool isEmpty() const noexcept { return m_text.isEmpty(); } ///< there is no secret
    /// The text itself: the one word to look for in a review.
    [[nodiscard]] const QByteArray &reveal() const noexcept { return m_text; }
    /// Compares in a time that depends on the lengths only.
    [[nodiscard]] bool matches(const QByteArray &other) const noexcept;

    /// As matches().
    friend bool operator==(const Secret &a, const Secret &b) noexcept
    {
        return a.matches(b.m_text);
    }
    /// Prints `Secret(***)`, or `Secret()` when it is empty; never the text.
    friend DAEMUN_KAKAO_EXPORT QDebug operator<<(QDebug debug, const Secret &secret);

private:
    QByteArray m_text;
};

} // namespace kakao
