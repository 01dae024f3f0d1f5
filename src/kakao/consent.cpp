// SPDX-License-Identifier: Apache-2.0
#include "kakao/consent.h"

#include "kakao/json_p.h"
#include "kakao/wiretext_p.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace kakao {
namespace {

constexpr qsizetype mostConsents = 200;
constexpr qsizetype longestName = 200;

/// Draws nothing and may change how the text around it is drawn. Format characters go with the
/// bidi controls: no name of a consent item needs one.
bool isDisruptive(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString readName(const QJsonObject &entry)
{
    auto characters = json::text(entry, "display_name"_L1).toUcs4();
    characters.removeIf([](char32_t character) { return isDisruptive(character); });
    const qsizetype size = std::min(characters.size(), longestName);
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), size)
        .trimmed();
}

Consent::Kind readKind(const QJsonObject &entry)
{
    const QString type = json::text(entry, "type"_L1);
    if (type == "PRIVACY"_L1)
        return Consent::Kind::Privacy;
    return type == "SERVICE"_L1 ? Consent::Kind::Service : Consent::Kind::Other;
}

Consent readConsent(const QJsonObject &entry)
{
    return {.scope = json::text(entry, "id"_L1),
            .displayName = readName(entry),
            .kind = readKind(entry),
            .isUsed = json::flag(entry, "using"_L1).value_or(false),
            .isAgreed = json::flag(entry, "agreed"_L1).value_or(false),
            .isRevocable = json::flag(entry, "revocable"_L1)};
}

} // namespace

Result<QList<Consent>> parseConsents(const QByteArray &json)
{
    const auto root = json::parseObject(json, ErrorOrigin::Api);
    if (!root)
        return root.error();
    const QJsonValue scopes = (*root)["scopes"_L1];
    if (!scopes.isArray())
        return Error{.code = ErrorCode::InvalidAnswer, .detail = u"no list of scopes"_s};

    QList<Consent> consents;
    const QJsonArray entries = scopes.toArray();
    for (const auto &entry : entries) {
        const Consent consent = readConsent(entry.toObject());
        if (isScopeId(consent.scope) && consents.size() < mostConsents)
            consents += consent;
    }
    return consents;
}

} // namespace kakao
