// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace sandbox {

/// Lets std::unique_ptr own what OpenSSL hands out.
template <auto release>
struct Releaser
{
    template <typename T>
    void operator()(T *object) const
    {
        release(object);
    }
};

} // namespace sandbox
