// SPDX-License-Identifier: Apache-2.0
#include "session/secretstore.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace session {

QString secretKey(const QString &server, const QString &account)
{
    const auto encoded = [](const QString &part) {
        return QString::fromLatin1(QUrl::toPercentEncoding(part));
    };
    return u"daemun/%1/%2"_s.arg(encoded(server), encoded(account));
}

} // namespace session
