// SPDX-License-Identifier: Apache-2.0
#include "cli/plaintext.h"

namespace cli {
namespace {

bool isDirection(QChar c)
{
    return c == u'\u061c' || c == u'\u200e' || c == u'\u200f' || (c >= u'\u202a' && c <= u'\u202e')
        || (c >= u'\u2066' && c <= u'\u2069');
}

} // namespace

QString plainText(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        if (c == u'\n' || c == u'\t' || c == u'\u2028' || c == u'\u2029')
            c = u' ';
    }
    // U+0000 to U+001F, U+007F to U+009F
    plain.removeIf([](QChar c) { return c.category() == QChar::Other_Control || isDirection(c); });
    return plain;
}

} // namespace cli
