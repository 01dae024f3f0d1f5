// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/http.h"

#include <QStringList>

namespace sandbox {

constexpr int insufficientScopesCode = -402;

/// `{"msg":…,"code":…}` with the status Kakao has for the code, and `WWW-Authenticate` beside a
/// status of 401. An empty message is the one Kakao has, if it is known.
[[nodiscard]] Answer kapiError(int code, const QString &message = {},
                               const QByteArray &scheme = "Bearer");
/// -402, which says more.
[[nodiscard]] Answer insufficientScopes(const QString &apiType, const QStringList &required,
                                        const QStringList &allowed, const QString &message = {});

} // namespace sandbox
