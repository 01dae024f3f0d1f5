// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

namespace sandbox {

struct Person;

/// Who calls kapi, or the answer that turns them away.
struct Bearer
{
    std::optional<Answer> refusal = {};
    Token token = {};
    const Person *person = nullptr;
};

/// From the Authorization header, or from `access_token`, which some clients send instead.
[[nodiscard]] Bearer readBearer(const Context &context, const Call &call);

} // namespace sandbox
