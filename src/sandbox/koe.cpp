// SPDX-License-Identifier: Apache-2.0
#include "sandbox/koe.h"

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

struct KoeError
{
    QByteArrayView code;
    int status;
    QLatin1StringView error;
    QLatin1StringView description;
};

/// The codes that come as JSON. Not documented, so set here: the status of KOE114, 126, 127, 310
/// and 319, the error of KOE114, 126, 127 and 310, and the descriptions of KOE126, 127, 310, 319
/// and of all from KOE400 on. KOE101 is reported with 400, too.
constexpr KoeError errors[] = {
    {"KOE009", 400, "misconfigured"_L1,
     "invalid android_key_hash or ios_bundle_id or web_site_url"_L1},
    {"KOE010", 401, "invalid_client"_L1, "Bad client credentials"_L1},
    {"KOE101", 401, "invalid_client"_L1, "Not exist client_id [null]"_L1},
    {"KOE114", 400, "invalid_grant"_L1, "Application ID mismatch"_L1},
    {"KOE126", 400, "misconfigured"_L1, "configuration error"_L1},
    {"KOE127", 400, "invalid_client"_L1, "ip mismatched"_L1},
    {"KOE237", 400, "invalid_request"_L1, "token request rate limit exceeded"_L1},
    {"KOE303", 400, "invalid_grant"_L1, "Redirect URI mismatch."_L1},
    {"KOE310", 400, "unsupported_grant_type"_L1, "unsupported grant type"_L1},
    {"KOE319", 400, "invalid_grant"_L1, "refresh_token is missing"_L1},
    {"KOE320", 400, "invalid_grant"_L1, "authorization code not found for code=null"_L1},
    {"KOE322", 400, "invalid_grant"_L1, "expired_or_invalid_refresh_token"_L1},
    {"KOE400", 400, "invalid_token"_L1, "malformed id_token"_L1},
    {"KOE401", 400, "invalid_token"_L1, "wrong issuer"_L1},
    {"KOE402", 400, "invalid_token"_L1, "wrong signature"_L1},
    {"KOE403", 400, "invalid_token"_L1, "expired id_token"_L1},
};

KoeError find(const QByteArray &code)
{
    for (const KoeError &error : errors) {
        if (error.code == code)
            return error;
    }
    return {code, 400, "invalid_request"_L1, {}};
}

} // namespace

Answer koeError(const QByteArray &code)
{
    return koeError(code, find(code).description);
}

Answer koeError(const QByteArray &code, const QString &description)
{
    const KoeError error = find(code);
    Answer answer = jsonAnswer({{u"error"_s, error.error},
                                {u"error_description"_s, description},
                                {u"error_code"_s, QString::fromLatin1(code)}},
                               error.status);
    answer.note = code;
    return answer;
}

} // namespace sandbox
