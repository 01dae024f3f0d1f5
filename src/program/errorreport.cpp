// SPDX-License-Identifier: Apache-2.0
#include "program/errorreport.h"

#include "program/errortext.h"
#include "program/nextstep.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace program {
namespace {

QString place(kakao::ErrorOrigin origin, std::optional<session::SignInStep> after)
{
    static constexpr std::array steps{"authorization opened", "redirect caught", "tokens granted",
                                      "id_token verified",    "user fetched",    "member signed in",
                                      "session stored"};
    const QString name = ErrorTexts::place(origin);
    return after ? u"%1, after: %2"_s.arg(name, QLatin1StringView(steps.at(std::size_t(*after))))
                 : name;
}

QString codes(const kakao::Error &error)
{
    const QStringList all =
        QStringList{QLatin1StringView(codeName(error.code))} + ErrorTexts::serverCodes(error);
    return all.join(u" · "_s);
}

} // namespace

QString ErrorReport::text(const kakao::Error &error, const QDateTime &at,
                          std::optional<session::SignInStep> after)
{
    const QDateTime local = at.toLocalTime();
    QStringList lines{
        //: In a report on an error: `Rejected · KOE010 · HTTP 401`
        tr("Code: %1").arg(codes(error)),
        //: In a report on an error: `token, after: redirect caught`
        tr("Step: %1").arg(place(error.origin, after)),
        //: In a report on an error: `2026-11-30T11:54:10+09:00`
        tr("Time: %1").arg(local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate))};
    if (!error.detail.isEmpty())
        lines << tr("More: %1", "in a report on an error").arg(error.detail);
    return lines.join(u'\n');
}

} // namespace program
