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
    /// It went well.
    Result(T value) : m_data(std::in_place_index<0>, std::move(value)) {}
    /// It did not.
    Result(Error error) : m_data(std::in_place_index<1>, std::move(error)) {}

    /// Whether there is a value.
    explicit operator bool() const noexcept { return m_data.index() == 0; }
    /// There must be a value.
    const T &operator*() const
    {
        Q_ASSERT(*this);
        return *std::get_if<0>(&m_data);
    }
    /// There must be a value.
    const T *operator->() const
    {
        Q_ASSERT(*this);
        return std::get_if<0>(&m_data);
    }
    /// There must be no value.
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!*this);
        return *std::get_if<1>(&m_data);
    }

private:
    std::variant<T, Error> m_data;
};

} // namespace kakao
