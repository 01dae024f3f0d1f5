// SPDX-License-Identifier: Apache-2.0
#include "kakao/secret.h"

#include <QDebug>
#include <QRandomGenerator>

namespace kakao {

Secret Secret::random(int bits)
{
    Q_ASSERT(bits > 0 && bits % 32 == 0);
    QByteArray octets(bits / 8, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(octets.data()), bits / 32);
    return Secret(octets.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool Secret::matches(const QByteArray &other) const noexcept
{
    if (m_text.size() != other.size())
        return false;
    unsigned char difference = 0;
    for (qsizetype i = 0; i < m_text.size(); ++i)
        difference = static_cast<unsigned char>(difference | (m_text.at(i) ^ other.at(i)));
    return difference == 0;
}

QDebug operator<<(QDebug debug, const Secret &secret)
{
    const QDebugStateSaver saver(debug);
    return debug.noquote() << (secret.isEmpty() ? "Secret()" : "Secret(***)");
}

} // namespace kakao
