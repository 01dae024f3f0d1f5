// SPDX-License-Identifier: Apache-2.0
#include "secretsearch.h"

#include <QDirIterator>
#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace {

constexpr size_t slots = size_t(1) << 20;

size_t slotOf(quint64 beginning)
{
    return size_t((beginning * 0x9E3779B97F4A7C15ULL) >> 44); // 20 bits
}

QByteArray utf16(const QByteArray &text)
{
    QByteArray bytes;
    for (const char letter : text)
        bytes.append(letter).append('\0'); // little endian; what is looked for is ASCII
    return bytes;
}

/// By RFC 3986, or with the digits of the codes in lower case, as others write them.
QByteArray percentEncoded(const QByteArray &text, bool isLower)
{
    QByteArray encoded = text.toPercentEncoding();
    for (qsizetype at = encoded.indexOf('%'); isLower && at >= 0; at = encoded.indexOf('%', at + 1))
        encoded.replace(at + 1, 2, encoded.mid(at + 1, 2).toLower());
    return encoded;
}

/// The letters that text has in the base64 of something that it begins offset bytes after a
/// multiple of three in: those at the edges depend on its neighbours, too.
QByteArray base64Inside(const QByteArray &text, int offset, QByteArray::Base64Options alphabet)
{
    const qsizetype whole = (offset + text.size()) / 3 * 4;
    const QByteArray letters = (QByteArray(offset, '\0') + text).toBase64(alphabet);
    constexpr qsizetype spoiled[] = {0, 2, 3};
    return letters.first(whole).sliced(spoiled[offset]);
}

} // namespace

QByteArray SecretSearch::beginningOfSessionTokens()
{
    constexpr auto jws = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    // Of the claims as much as fills letters of the base64; the rest is a time.
    return QByteArray(R"({"alg":"HS256","typ":"JWT"})").toBase64(jws) + '.'
        + QByteArray(R"({"exp":)").toBase64(jws).chopped(1);
}

SecretSearch::SecretSearch(const QList<QByteArray> &secrets) : m_beginnings(slots)
{
    for (const QByteArray &secret : secrets) {
        if (secret.size() < shortest)
            continue;
        add(secret, "as it is"_L1);
        add(utf16(secret), "UTF-16"_L1);
        add(percentEncoded(secret, false), "percent-encoded"_L1);
        add(percentEncoded(secret, true), "percent-encoded"_L1);
        for (int offset = 0; offset < 3; ++offset) {
            for (const auto alphabet : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
                add(base64Inside(secret, offset, alphabet), "base64"_L1);
        }
    }
}

void SecretSearch::add(const QByteArray &bytes, QLatin1StringView writing)
{
    if (bytes.size() < shortest)
        return;
    const quint64 beginning = beginningOf(bytes.constData());
    const auto [first, last] = m_patterns.equal_range(beginning);
    for (auto known = first; known != last; ++known) {
        if (known->second.bytes == bytes)
            return;
    }
    m_beginnings[slotOf(beginning)] = true;
    m_patterns.insert({beginning, {bytes, writing}});
}

quint64 SecretSearch::beginningOf(const char *bytes)
{
    static_assert(sizeof(quint64) == shortest);
    quint64 beginning = 0;
    std::memcpy(&beginning, bytes, sizeof beginning);
    return beginning;
}

std::optional<QString> SecretSearch::find(QByteArrayView bytes) const
{
    for (qsizetype at = 0; at + shortest <= bytes.size(); ++at) {
        const quint64 beginning = beginningOf(bytes.data() + at);
        if (!m_beginnings[slotOf(beginning)])
            continue;
        const auto [first, last] = m_patterns.equal_range(beginning);
        for (auto found = first; found != last; ++found) {
            if (bytes.sliced(at).startsWith(found->second.bytes))
                return QString(found->second.writing);
        }
    }
    return std::nullopt;
}

QStringList SecretSearch::findInFile(const QString &path) const
{
    QStringList finds;
    if (const auto writing = find(path.toUtf8()))
        finds += u"the name of a file: a secret, %1"_s.arg(*writing); // the path would print it
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return finds;
    if (const auto writing = find(file.readAll()))
        finds += u"%1: a secret, %2"_s.arg(finds.isEmpty() ? path : u"the same file"_s, *writing);
    return finds;
}

QStringList SecretSearch::findInFolder(const QString &folder) const
{
    QStringList finds;
    QDirIterator entries(folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                         QDirIterator::Subdirectories);
    while (entries.hasNext())
        finds += findInFile(entries.next());
    return finds;
}
