// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/logunit_p.h"

#include <utility>

namespace session {

/// How much the name of a value says about it.
enum class SecretName {
    None,
    Word,            ///< `code`, `state`: also words of every log
    Token,           ///< a name that machines write; a sentence may follow it all the same
    Typed,           ///< what people type: any text can be one
    Option,          ///< the same on a command line, where a blank is enough: `--client-secret x`
    Header,          ///< the rest of the line belongs to it
    Scheme,          ///< `Bearer`, `KakaoAK`: a blank is enough
    AmbiguousScheme, ///< `bearer`, `Basic`: also words of a sentence
};

/// Whether the word that begins here is the name of a secret, and where it ends. Upper and lower
/// case, `access_token`, `access-token` and `accessToken` are the same.
[[nodiscard]] std::pair<SecretName, qsizetype> secretNameAt(QStringView text, qsizetype at);

} // namespace session
