// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace sandbox {

/// application/x-www-form-urlencoded pairs, decoded, in the order they came.
class Parameters
{
public:
    Parameters() = default;
    [[nodiscard]] static Parameters parse(const QByteArray &encoded);

    [[nodiscard]] bool has(const QByteArray &name) const;
    /// The first value of that name, empty without one.
    [[nodiscard]] QByteArray bytes(const QByteArray &name) const;
    [[nodiscard]] QString text(const QByteArray &name) const;
    [[nodiscard]] QStringList texts(const QByteArray &name) const; ///< every value of that name
    /// The value split at commas and spaces. Kakao documents commas and its SDKs send spaces.
    [[nodiscard]] QStringList list(const QByteArray &name) const;
    /// A name that comes twice, which RFC 6749, 3.1 forbids; empty without one.
    [[nodiscard]] QByteArray repeatedName() const;

    [[nodiscard]] const QList<std::pair<QByteArray, QByteArray>> &pairs() const { return m_pairs; }
    void set(const QByteArray &name, const QByteArray &value);
    /// Percent-encoded afresh: fit for a URL and for a header, whatever came in.
    [[nodiscard]] QByteArray encoded() const;

private:
    QList<std::pair<QByteArray, QByteArray>> m_pairs;
};

/// uri with the parameters behind `?`, or behind `&` when it has a query already.
[[nodiscard]] QByteArray withParameters(const QByteArray &uri, const Parameters &parameters);

/// RFC 6749, 3.1.2: a URI with a scheme and without a fragment. Nothing a browser would run.
[[nodiscard]] bool isAbsoluteUri(const QString &uri);

/// A JSON array of texts, as kapi takes its lists.
[[nodiscard]] std::optional<QStringList> jsonTexts(const QString &json);

} // namespace sandbox
