// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "session/session_export.h"

#include <QString>

namespace session {

/// A log line without what belongs to a person or opens a door, whoever wrote it: ours, Qt's or
/// Chromium's. In place of it stands `<secret>`, `<e-mail>` or `<phone>`:
///
/// - values of `code`, `state`, `nonce`, the tokens, the client secret, PKCE's two halves,
///   `login_hint`, passwords and `agt`, in URLs, forms, JSON, Qt's debug output and `name=value`
/// - credentials: `Authorization`, `Cookie`, `Bearer …`, `KakaoAK …`, `https://user:password@`
/// - every run of 32 or more letters of a token with a digit among them, Base64, JWTs
/// - e-mail addresses and phone numbers
///
/// Percent-encoding, also of what was encoded already, and JSON's escapes hide nothing of it.
/// Error codes, hosts, paths, dates, versions and ordinary words stay. When in doubt a text goes.
///
/// Takes a time in proportion to the length of the text, whatever is in it; text need not be valid
/// UTF-16. Redacting twice changes nothing more. May be called from every thread.
[[nodiscard]] DAEMUN_SESSION_EXPORT QString redacted(const QString &text);

} // namespace session
