// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace browser {

/// What is used of the head of an HTTP/1.x request (RFC 9112).
struct RequestHead
{
    QByteArray method;
    QByteArray target; ///< in origin form: a path, perhaps with a query
    QByteArray host;   ///< of the one Host field
};

/// text is everything before the empty line. Nothing unless each line is as the RFC has it: no bare
/// line feed, no folded line, no control characters, exactly one Host. Browsers send nothing else.
[[nodiscard]] std::optional<RequestHead> parseRequestHead(const QByteArray &text);

/// False as soon as what has come can no longer become a request: TLS, another protocol, noise.
[[nodiscard]] bool beginsLikeRequest(const QByteArray &text);

} // namespace browser
