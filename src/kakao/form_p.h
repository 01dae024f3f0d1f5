// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace kakao {

/// Names and values in the order they are sent. A value may be a secret: keep it out of a log.
using FormFields = QList<std::pair<QByteArray, QByteArray>>;

/// `application/x-www-form-urlencoded`, with every octet outside RFC 3986's unreserved set as
/// `%XX`: QUrlQuery would let a `+` through, which the reader takes for a space (RFC 6749
/// appendix B).
[[nodiscard]] inline QByteArray encodeForm(const FormFields &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty())
            form += '&';
        form += name + '=' + value.toPercentEncoding();
    }
    return form;
}

} // namespace kakao
