// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"

#include <QJsonObject>

namespace sandbox {

struct Person;

/// The answer of /v2/user/me: what the person has agreed to share.
[[nodiscard]] QJsonObject userObject(const Context &context, const Person &person);

/// user with the parts that keys name (`property_keys`); nothing when one of them is no such part.
/// A key is a path such as `kakao_account.email`, which stands for everything about the e-mail
/// address, or with a dot at its end for everything below.
[[nodiscard]] std::optional<QJsonObject> filtered(const QJsonObject &user, const QStringList &keys);

/// 640 or 110 pixels wide.
[[nodiscard]] QString pictureUrl(const Context &context, const Person &person, int width);

} // namespace sandbox
