// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "kakao/error.h"

#include <utility>
#include <variant>

namespace kakao {

/// What an operation answers that has nothing to tell but that it is done.
struct Done
{
};

/// A value or an Error. The std::expected subset this code needs, until C++23.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return m_data.index() == 0; }
    const T &operator*() const
    {
        Q_ASSERT(*this);
        return *std::get_if<0>(&m_data);
    }
    const T *operator->() const
    {
        Q_ASSERT(*this);
        return std::get_if<0>(&m_data);
    }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!*this);
        return *std::get_if<1>(&m_data);
    }

private:
    std::variant<T, Error> m_data;
};

} // namespace kakao
