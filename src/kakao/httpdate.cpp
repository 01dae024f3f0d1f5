// SPDX-License-Identifier: Apache-2.0
#include "kakao/httpdate.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace kakao {

QDateTime parseHttpDate(const QByteArray &text)
{
    // QLocale alone would take names in any case, and numbers of one digit.
    static const QRegularExpression form(
        u"\\A[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} GMT\\z"_s);
    const QString date = QString::fromLatin1(text);
    if (!form.match(date).hasMatch())
        return {};
    QDateTime time = QLocale::c().toDateTime(date.chopped(4), u"ddd, dd MMM yyyy HH:mm:ss"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace kakao
