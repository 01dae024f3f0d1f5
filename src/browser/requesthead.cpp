// SPDX-License-Identifier: Apache-2.0
#include "browser/requesthead_p.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace browser {
namespace {

constexpr qsizetype longestMethod = 16;

bool isUpperCase(char c)
{
    return c >= 'A' && c <= 'Z';
}

/// tchar of RFC 9110 5.6.2.
bool isTokenCharacter(char c)
{
    return isUpperCase(c) || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
        || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.cbegin(), text.cend(), isTokenCharacter);
}

/// Visible characters, spaces, tabs, and what is not ASCII (RFC 9110 5.5).
bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

bool isOriginForm(QByteArrayView target)
{
    return target.startsWith('/') && !target.startsWith("//")
        && std::all_of(target.cbegin(), target.cend(),
                       [](char c) { return c > 0x20 && c < 0x7f && c != '#'; });
}

bool isMethod(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= longestMethod
        && std::all_of(text.cbegin(), text.cend(), isUpperCase);
}

bool readRequestLine(const QByteArray &line, RequestHead &head)
{
    const QByteArrayList parts = line.split(' ');
    if (parts.size() != 3 || (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0"))
        return false;
    head.method = parts[0];
    head.target = parts[1];
    return isMethod(head.method) && isOriginForm(head.target);
}

} // namespace

std::optional<RequestHead> parseRequestHead(const QByteArray &text)
{
    QByteArrayList lines;
    for (qsizetype from = 0, end = 0; end >= 0; from = end + 2) {
        end = text.indexOf("\r\n", from);
        lines.append(text.mid(from, end < 0 ? -1 : end - from));
    }
    RequestHead head;
    if (!readRequestLine(lines.takeFirst(), head))
        return std::nullopt;
    int hosts = 0;
    for (const QByteArray &line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(QByteArrayView(line).first(colon))
            || !isFieldValue(QByteArrayView(line).sliced(colon + 1)))
            return std::nullopt;
        if (line.first(colon).compare("host", Qt::CaseInsensitive) != 0)
            continue;
        head.host = line.sliced(colon + 1).trimmed();
        ++hosts;
    }
    return hosts == 1 ? std::optional(head) : std::nullopt;
}

bool beginsLikeRequest(const QByteArray &text)
{
    const qsizetype space = text.indexOf(' ');
    const qsizetype method = space < 0 ? text.size() : space;
    return text.isEmpty() || isMethod(QByteArrayView(text).first(method));
}

} // namespace browser
