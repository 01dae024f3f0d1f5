// SPDX-License-Identifier: Apache-2.0
#include "session/secretname_p.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace session {
namespace {

constexpr qsizetype longestName = 64;

constexpr std::array words{"code"_L1,  "authcode"_L1, "authorizationcode"_L1,
                           "state"_L1, "nonce"_L1,    "agt"_L1,
                           "token"_L1, "secret"_L1};
constexpr std::array tokens{"accesstoken"_L1,  "refreshtoken"_L1, "idtoken"_L1,
                            "idtokenhint"_L1,  "sessiontoken"_L1, "statetoken"_L1,
                            "codeverifier"_L1, "codechallenge"_L1};
constexpr std::array typed{"clientsecret"_L1, "password"_L1, "passwd"_L1, "loginhint"_L1};
constexpr std::array headers{"authorization"_L1, "cookie"_L1};

template <typename Names>
bool isOneOf(const Names &names, QStringView name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Also with something in front: DAEMUN_CLIENT_SECRET, Set-Cookie.
template <typename Names>
bool endsWithOneOf(const Names &names, QStringView name)
{
    return std::any_of(names.begin(), names.end(),
                       [&](QLatin1StringView known) { return name.endsWith(known); });
}

SecretName nameOf(QStringView plain, QStringView written)
{
    if (isOneOf(words, plain))
        return SecretName::Word;
    if (endsWithOneOf(tokens, plain))
        return SecretName::Token;
    if (endsWithOneOf(typed, plain))
        return written.startsWith("--"_L1) ? SecretName::Option : SecretName::Typed;
    if (endsWithOneOf(headers, plain))
        return SecretName::Header;
    if (plain == "kakaoak"_L1 || written == "Bearer"_L1 || written == "BEARER"_L1)
        return SecretName::Scheme;
    if (plain == "bearer"_L1 || plain == "basic"_L1)
        return SecretName::AmbiguousScheme;
    return SecretName::None;
}

} // namespace

std::pair<SecretName, qsizetype> secretNameAt(QStringView text, qsizetype at)
{
    QVarLengthArray<char16_t, longestName> written; // on the stack: this is done for every word
    QVarLengthArray<char16_t, longestName> plain;
    while (at < text.size()) {
        const LogUnit unit = unitAt(text, at);
        if (!isWord(unit.character))
            break;
        if (written.size() == longestName)
            return {SecretName::None, at};
        written.append(unit.character);
        if (isDigit(unit.character))
            plain.append(unit.character);
        else if (isAsciiAlnum(unit.character))
            plain.append(char16_t(unit.character | 0x20)); // in lower case
        at = unit.end;
    }
    return {nameOf({plain.data(), plain.size()}, {written.data(), written.size()}), at};
}

} // namespace session
