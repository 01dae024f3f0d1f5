// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/result.h"
#include "kakao/secret.h"

#include <functional>

class QObject;

namespace keychain {

/// The first part of every entry's attributes; on Windows only the key counts.
inline constexpr char16_t serviceName[] = u"daemun";

enum class JobKind { Read, Write, Remove };

/// Runs one QtKeychain job and calls done at its end, unless context is gone by then. The result
/// of a job that read nothing is empty.
///
/// A job cannot be stopped, and must not be deleted before its end: libsecret would call back
/// into it. One that hangs ends by itself, after 50 s with a stopped gnome-keyring.
void startJob(JobKind kind, const QString &key, const kakao::Secret &secret, QObject *context,
              std::function<void(const kakao::Result<kakao::Secret> &)> done);

} // namespace keychain
