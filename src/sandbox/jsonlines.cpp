// SPDX-License-Identifier: Apache-2.0
#include "sandbox/jsonlines.h"

namespace sandbox {

namespace {

/// Behind the text that begins at `at` with its quotation mark.
qsizetype behindText(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\')
            ++at;
    }
    return at + 1;
}

bool isBetween(char letter)
{
    return letter == ',' || letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

} // namespace

qsizetype lineOf(const QByteArray &json, qsizetype offset)
{
    return 1 + json.first(qBound(qsizetype(0), offset, json.size())).count('\n');
}

QList<qsizetype> elementLines(const QByteArray &json)
{
    QList<qsizetype> lines;
    qsizetype line = 1;
    int depth = 0; // within the array: 1 between elements
    bool isBehindElement = true;
    for (qsizetype at = 0; at < json.size();) {
        const char letter = json[at];
        if (letter == '\n')
            ++line;
        if (depth == 1 && letter == ',')
            isBehindElement = true;
        if (depth == 1 && isBehindElement && !isBetween(letter) && letter != ']') {
            lines.append(line);
            isBehindElement = false;
        }
        if (letter == '"') {
            at = behindText(json, at); // no line ends within a text of JSON
            continue;
        }
        if (letter == '[' || (depth > 0 && letter == '{')) {
            ++depth;
        } else if (depth > 0 && (letter == ']' || letter == '}')) {
            --depth;
            if (depth == 0)
                return lines;
        }
        ++at;
    }
    return lines;
}

} // namespace sandbox
