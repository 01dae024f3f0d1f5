// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox/context.h"
#include "sandbox/http.h"

#include <span>

namespace sandbox {

/// What an endpoint is for.
enum class Kind {
    Page,    ///< Kakao's, for a browser
    Form,    ///< what a page of ours posts to
    Api,     ///< Kakao's; Options::delay is for these
    Control, ///< ours: no faults, and no orders from other people's pages
    Guide,
};

struct Route
{
    QByteArrayView path;
    QByteArrayView methods;
    Answer (*endpoint)(Context &, const Call &);
    Kind kind;
};

[[nodiscard]] std::span<const Route> routes();
[[nodiscard]] const Route *findRoute(const QByteArray &path);

} // namespace sandbox
